/** Library health: what the library holds, how its annotations stand, and what a thorough check finds. */
import * as v from 'valibot';
import type { Colour } from './annotation.ts';
import { call, nothing } from './call.ts';
import type { Progress, RefusalReason } from './library.ts';
import type { AnchorCounts } from './review.ts';

/** A computer that writes to the journal. Times are milliseconds since the epoch. */
export interface Device {
  readonly id: string;
  readonly isThisOne: boolean;
  /** When it last wrote, by its own clock. */
  readonly lastSeenAt: number;
  readonly records: number;
}

/** What a thorough check can find wrong. */
export const FINDINGS = [
  'journal-damaged',
  'journal-newer',
  'journal-unreadable',
  'text-missing',
  'text-damaged',
  'snapshot-damaged',
  'source-unreadable',
  'anchors-do-not-add-up',
] as const;

/** What a thorough check found wrong; each names what it is about. */
export interface Finding {
  readonly kind: (typeof FINDINGS)[number];
  /** The file (its path) it is about. */
  readonly subject: string;
  /** How many lines, annotations or files are concerned. */
  readonly count: number;
}

export interface CheckResult {
  readonly at: number;
  readonly tookMs: number;
  readonly journalFiles: number;
  readonly records: number;
  readonly keptTexts: number;
  readonly anchors: number;
  readonly sources: number;
  readonly findings: readonly Finding[];
}

export interface LibraryHealth {
  readonly files: {
    /** Everything in the folder that the program looks at. */
    readonly seen: number;
    readonly read: number;
    readonly refused: Readonly<Partial<Record<RefusalReason, number>>>;
    readonly indexed: number;
  };
  readonly annotations: {
    readonly total: number;
    readonly counts: AnchorCounts;
    /** True while the states sum up to the total; checked whenever this is asked. */
    readonly addsUp: boolean;
    readonly deleted: number;
    /** Annotated articles whose source is gone. */
    readonly articlesGone: number;
  };
  readonly journal: {
    /** Absolute path of its folder. */
    readonly dir: string;
    readonly bytes: number;
    readonly records: number;
    readonly damaged: number;
    readonly newer: number;
    /** Journal files (absolute paths) that could not be read when they were last looked at. */
    readonly unreadable: readonly string[];
    /** Records that vanished from the files since the program was started, and were written again; null while none did. */
    readonly mended: { readonly records: number; readonly at: number } | null;
    /** When this device last wrote; null when it never did. */
    readonly lastWriteAt: number | null;
  };
  /** When the last snapshot was made; null when there is none. */
  readonly lastSnapshotAt: number | null;
  readonly devices: readonly Device[];
  /** The check under way; null when none is. */
  readonly checking: Progress | null;
  /** What the last check of this run found; null when there was none. */
  readonly lastCheck: CheckResult | null;
}

/** An annotation that was deleted; what is kept of it in the journal brings it back. */
export interface DeletedAnnotation {
  readonly annotationId: string;
  /** Milliseconds since the epoch, by the clock of the device that deleted it. */
  readonly deletedAt: number;
  readonly colour: Colour;
  /** As much of it as one knows it by. */
  readonly quote: string;
  readonly note: string;
  /** The title of its article when last seen; null when it is not known. */
  readonly articleTitle: string | null;
}

export interface DeletedAnnotations {
  readonly total: number;
  /** The last deleted first. */
  readonly rows: readonly DeletedAnnotation[];
}

export const healthCalls = {
  libraryHealth: call<LibraryHealth>()(nothing),
  deletedAnnotations: call<DeletedAnnotations>()(
    v.strictObject({ count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)) }),
  ),
  /** Reads every journal, kept text, snapshot and source again, and finds every passage anew. One at a time. */
  checkEverything: call<CheckResult>()(nothing),
} as const;
