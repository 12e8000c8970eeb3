/**
 * What a restore would change: the annotations of a snapshot against those of today, one by one. Pure.
 */
import type { Annotation, Settlement } from '../../../contract/annotation.ts';
import type { SnapshotChangeKind, SnapshotField } from '../../../contract/snapshots.ts';
import type { Fold } from '../fold.ts';
import { adopting, changing, type TimedStatement } from '../statements.ts';

/** One annotation that is not as it was. */
export interface Difference {
  readonly annotationId: string;
  readonly kind: SnapshotChangeKind;
  /** What is another than it was, when it is there now as it was then. */
  readonly fields: readonly SnapshotField[];
  /** As it was; null when it was not there. */
  readonly then: Annotation | null;
  /** As it is; null when it is not there. */
  readonly now: Annotation | null;
}

export type Past = Pick<Fold, 'all' | 'find'>;
export type Present = Pick<Fold, 'all' | 'find' | 'findEver'>;

/** What differs between a snapshot and today; null for each annotation that is as it was. */
export function* compareSnapshot(past: Past, present: Present): Generator<Difference | null> {
  for (const then of past.all()) yield compare(then, present.find(then.id));
  for (const now of present.all())
    if (!past.find(now.id)) yield { annotationId: now.id, kind: 'made-since', fields: [], then: null, now };
}

function compare(then: Annotation, now: Annotation | null): Difference | null {
  if (!now) return { annotationId: then.id, kind: 'added-back', fields: [], then, now };
  const fields = differingFields(then, now);
  return fields.length === 0 ? null : { annotationId: then.id, kind: 'changed-back', fields, then, now };
}

function differingFields(a: Annotation, b: Annotation): SnapshotField[] {
  const same: Record<SnapshotField, boolean> = {
    colour: a.colour === b.colour,
    note: a.note === b.note,
    tags: isSame(a.tags, b.tags),
    place: isSame(placeOf(a.settlement), placeOf(b.settlement)),
    // When it was made belongs to it as well: an annotation made anew under its id is another one.
    passage: isSame([a.passage, a.createdAt], [b.passage, b.createdAt]),
    article: a.articleId === b.articleId,
  };
  return FIELDS.filter((field) => !same[field]);
}

const FIELDS = ['colour', 'note', 'tags', 'place', 'passage', 'article'] as const;

const placeOf = (settlement: Settlement | null): unknown =>
  settlement && [settlement.textHash, settlement.passage];

/** Both are values of JSON; the order of fields is that of the records they come from. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * The statements that undo a difference: said today, so that every device agrees, and nothing that was said is taken
 * away. `ever` is the annotation as it is known, deleted or not. `now` in ms since the epoch.
 */
export function undoing(
  { annotationId: id, then }: Difference,
  ever: Annotation | null,
  isDeleted: boolean,
  now: number,
): TimedStatement[] {
  if (!then) return [{ kind: 'delete', id }];
  const fields = ever ? differingFields(then, ever) : FIELDS;
  const settling: TimedStatement[] = fields.includes('place')
    ? [{ kind: 'settle', id, settlement: then.settlement }]
    : [];
  if (!ever || fields.includes('passage') || fields.includes('article'))
    return [...adopting({ ...then, updatedAt: now }, null), ...settling];
  const change = changing({
    annotationId: id,
    ...(fields.includes('colour') ? { colour: then.colour } : {}),
    ...(fields.includes('note') ? { note: then.note } : {}),
    ...(fields.includes('tags') ? { tags: then.tags } : {}),
  });
  return [...(isDeleted ? [{ kind: 'restore' as const, id }] : []), ...(change ? [change] : []), ...settling];
}
