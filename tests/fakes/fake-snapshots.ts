/** The fake engine's snapshots: one, of the moment it is first asked for, compared by colour, note and tags alone. */
import type { Annotation } from '../../contract/annotation.ts';
import type { Handlers } from '../../contract/dispatch.ts';
import { ExpectedError } from '../../contract/reply.ts';
import type { SnapshotChange, SnapshotField, snapshotCalls } from '../../contract/snapshots.ts';

const DEVICE = '0f1e2d3c4b5a6978';
const FIELDS = ['colour', 'note', 'tags'] as const satisfies readonly SnapshotField[];

export interface FakeSnapshotsOptions {
  readonly all: () => readonly Annotation[];
  readonly titleOf: (articleId: string) => string | null;
  /** Makes an annotation what it was, or takes it away when it was not there. */
  readonly undo: (annotationId: string, then: Annotation | null) => void;
  readonly now: () => number;
}

/** Only what is kept of it: where its passage is today is found out anew. */
const asKept = (annotation: Annotation): Annotation => {
  const { id, articleId, colour, note, tags, passage, settlement, createdAt, updatedAt } = annotation;
  return { id, articleId, colour, note, tags, passage, settlement, createdAt, updatedAt };
};

export function createFakeSnapshots(o: FakeSnapshotsOptions): Handlers<keyof typeof snapshotCalls> {
  let taken: { name: string; day: string; takenAt: number; annotations: readonly Annotation[] } | null = null;

  const take = (): NonNullable<typeof taken> => {
    const takenAt = o.now();
    const day = new Date(takenAt).toISOString().slice(0, 10);
    taken ??= { name: `${day}-${DEVICE}.jsonl.gz`, day, takenAt, annotations: o.all().map(asKept) };
    return taken;
  };
  const compare = (name: string) => {
    if (taken?.name !== name) throw new ExpectedError('snapshot-not-found', 'There is no snapshot.', name);
    const present = new Map(o.all().map((annotation) => [annotation.id, asKept(annotation)]));
    const past = new Map(taken.annotations.map((annotation) => [annotation.id, annotation]));
    const changes: SnapshotChange[] = [];
    for (const annotationId of new Set([...past.keys(), ...present.keys()])) {
      const then = past.get(annotationId) ?? null;
      const now = present.get(annotationId) ?? null;
      const fields = FIELDS.filter((field) => then && now && String(then[field]) !== String(now[field]));
      if (then && now && fields.length === 0) continue;
      const kind = !then ? 'made-since' : now ? 'changed-back' : 'added-back';
      const articleId = (then ?? now)?.articleId ?? '';
      changes.push({ annotationId, kind, fields, articleId, articleTitle: o.titleOf(articleId), then, now });
    }
    const count = (kind: SnapshotChange['kind']): number =>
      changes.filter((change) => change.kind === kind).length;
    const [addedBack, changedBack, madeSince] = [
      count('added-back'),
      count('changed-back'),
      count('made-since'),
    ];
    const unchanged = taken.annotations.length - addedBack - changedBack;
    return { name, addedBack, changedBack, madeSince, unchanged, changes };
  };

  return {
    listSnapshots: () => {
      const { name, day, takenAt, annotations } = take();
      return [
        { name, day, takenAt, device: DEVICE, isOwn: true, bytes: 1_234, annotations: annotations.length },
      ];
    },
    previewSnapshot: ({ name }) => compare(name),
    restoreSnapshot: ({ name, annotationIds, removeMadeSince = false }) => {
      const chosen = compare(name).changes.filter(
        ({ annotationId, kind }) =>
          (!annotationIds || annotationIds.includes(annotationId)) &&
          (kind !== 'made-since' || removeMadeSince),
      );
      for (const { annotationId, then } of chosen) o.undo(annotationId, then);
      const count = (kind: SnapshotChange['kind']): number =>
        chosen.filter((change) => change.kind === kind).length;
      return {
        addedBack: count('added-back'),
        changedBack: count('changed-back'),
        removed: count('made-since'),
      };
    },
  };
}
