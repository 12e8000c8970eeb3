/** Snapshots of a library's annotations: one a day and device, kept two weeks, and what a restore of one would change. */
import * as v from 'valibot';
import type { Annotation } from './annotation.ts';
import { annotationId, call, nothing } from './call.ts';

/** A name as `listSnapshots` gives it. */
const name = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}-[0-9a-f]{16}\.jsonl\.gz$/));

export interface SnapshotInfo {
  readonly name: string;
  /** The day it was taken, as `2027-03-01`, by the clock of the device that took it. */
  readonly day: string;
  readonly device: string;
  /** True when this device took it. */
  readonly isOwn: boolean;
  readonly bytes: number;
  /** ms since the epoch; null when the snapshot is damaged: it cannot be restored. */
  readonly takenAt: number | null;
  /** The living annotations in it; null when the snapshot is damaged. */
  readonly annotations: number | null;
}

/**
 * What a restore does with an annotation: `added-back` was there and is not today; `changed-back` is there, but not as it
 * was; `made-since` was not there then, and stays unless it is asked to go.
 */
export const SNAPSHOT_CHANGE_KINDS = ['added-back', 'changed-back', 'made-since'] as const;
export type SnapshotChangeKind = (typeof SNAPSHOT_CHANGE_KINDS)[number];

/** What of an annotation is another than it was; `place` is where the person put its passage. */
export type SnapshotField = 'colour' | 'note' | 'tags' | 'place' | 'passage' | 'article';

export interface SnapshotChange {
  readonly annotationId: string;
  readonly kind: SnapshotChangeKind;
  /** For `changed-back`, what differs; else empty. */
  readonly fields: readonly SnapshotField[];
  readonly articleId: string;
  /** The title of its article when last seen; null when it is not known. */
  readonly articleTitle: string | null;
  /** As it was in the snapshot; null for `made-since`. */
  readonly then: Annotation | null;
  /** As it is today; null for `added-back`. */
  readonly now: Annotation | null;
}

export interface SnapshotPreview {
  readonly name: string;
  readonly addedBack: number;
  readonly changedBack: number;
  readonly madeSince: number;
  /** Annotations that are today as they were. */
  readonly unchanged: number;
  /** The first of the changes, by article, then in the order of the text; at most 1,000. */
  readonly changes: readonly SnapshotChange[];
}

export interface SnapshotRestored {
  readonly addedBack: number;
  readonly changedBack: number;
  readonly removed: number;
}

export const snapshotCalls = {
  /** Newest first. */
  listSnapshots: call<readonly SnapshotInfo[]>()(nothing),
  /** What restoring it would change today. Fails with `snapshot-not-found` or `snapshot-damaged`. */
  previewSnapshot: call<SnapshotPreview>()(v.strictObject({ name })),
  /**
   * Makes the annotations of a snapshot again what they were. Nothing recorded is taken away: what was done since can be
   * done again. Fails with `snapshot-not-found`, `snapshot-damaged` or `save-failed`.
   */
  restoreSnapshot: call<SnapshotRestored>()(
    v.strictObject({
      name,
      /** Only these annotations; all when it is left out. */
      annotationIds: v.exactOptional(v.pipe(v.array(annotationId), v.maxLength(100_000))),
      /** Deletes those made since as well. */
      removeMadeSince: v.exactOptional(v.boolean()),
    }),
  ),
} as const;
