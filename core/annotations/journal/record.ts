/**
 * What the journal says, one record a statement. Owns the shape of records and their total order; knows no bytes.
 * Within a version records only gain optional fields; anything else is a new version, which older programs keep unread.
 */
import * as v from 'valibot';
import { COLOURS } from '../../../contract/annotation.ts';
import { compareStamps, LAST_MOMENT } from './clock.ts';

/** The version of record this program writes and understands. */
export const RECORD_VERSION = 1;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
// A stamp after which there is none would be the last word for ever.
const stamp = v.object({ time: v.pipe(count, v.maxValue(LAST_MOMENT)), count });
const wallTime = v.pipe(v.number(), v.minValue(-LAST_MOMENT), v.maxValue(LAST_MOMENT));
const colour = v.picklist(COLOURS);
const tags = v.array(v.string());

const passage = v.object({
  start: count,
  end: count,
  exact: v.string(),
  prefix: v.string(),
  suffix: v.string(),
  textHash: v.string(),
});

const settlement = v.object({ textHash: v.string(), passage: v.nullable(passage) });

/** What every record of every version says: when by the merging clock, by whom, and when by the wall clock. */
const said = { stamp, device: v.string(), wallTime };
const envelope = v.looseObject({ v: count, ...said });

const understood = v.variant('kind', [
  v.object({
    v: v.literal(RECORD_VERSION),
    ...said,
    kind: v.literal('annotate'),
    id: v.string(),
    articleId: v.string(),
    passage,
    colour,
    note: v.string(),
    tags,
  }),
  v.object({
    v: v.literal(RECORD_VERSION),
    ...said,
    kind: v.literal('change'),
    id: v.string(),
    colour: v.optional(colour),
    note: v.optional(v.string()),
    tags: v.optional(tags),
  }),
  v.object({ v: v.literal(RECORD_VERSION), ...said, kind: v.literal('delete'), id: v.string() }),
  v.object({ v: v.literal(RECORD_VERSION), ...said, kind: v.literal('restore'), id: v.string() }),
  v.object({
    v: v.literal(RECORD_VERSION),
    ...said,
    kind: v.literal('settle'),
    id: v.string(),
    settlement: v.nullable(settlement),
  }),
  v.object({
    v: v.literal(RECORD_VERSION),
    ...said,
    kind: v.literal('same'),
    articleId: v.string(),
    other: v.string(),
    isSame: v.nullable(v.boolean()),
  }),
  v.object({
    v: v.literal(RECORD_VERSION),
    ...said,
    kind: v.literal('name-colour'),
    colour,
    name: v.string(),
  }),
  v.object({
    v: v.literal(RECORD_VERSION),
    ...said,
    kind: v.literal('save-search'),
    searchId: v.string(),
    name: v.string(),
    query: v.string(),
    isStanding: v.boolean(),
  }),
  v.object({ v: v.literal(RECORD_VERSION), ...said, kind: v.literal('drop-search'), searchId: v.string() }),
  v.object({
    v: v.literal(RECORD_VERSION),
    ...said,
    kind: v.literal('identify'),
    article: v.object({
      id: v.string(),
      path: v.string(),
      bytesHash: v.string(),
      textHash: v.string(),
      title: v.string(),
    }),
  }),
]);

/**
 * One statement. An annotation was made, changed in the named fields, deleted (a tombstone), restored, or put where the
 * person says (`settle`; null takes that back). An annotated article was found under this path, with these bytes and this
 * text (`identify`). What was annotated as one article until now belongs to another, or does not (`same`; null takes the
 * answer back). A colour got another name (empty: its own again).
 * A search was saved under a name, or is not wanted any more.
 */
export type JournalRecord = v.InferOutput<typeof understood>;
export type AnnotationRecord = Extract<JournalRecord, { id: string }>;

/** Which file an annotated article was when last seen: what it is recognised by after renames and edits. */
export type ArticleIdentity = Extract<JournalRecord, { kind: 'identify' }>['article'];

/** A record before it is stamped. Distributes, so that each kind keeps its own fields. */
export type Statement<R = JournalRecord> = R extends unknown
  ? Omit<R, 'v' | 'stamp' | 'device' | 'wallTime'>
  : never;

/** A record of this program, a whole one that it does not understand, or nothing of the kind. */
export type Read =
  | { readonly kind: 'record'; readonly record: JournalRecord }
  | { readonly kind: 'newer'; readonly stamp: JournalRecord['stamp'] }
  | { readonly kind: 'foreign' };

/** Judges a value of unknown origin. `newer` also holds what a version of our own number says in another way. */
export function readRecord(value: unknown): Read {
  const known = v.safeParse(understood, value);
  if (known.success) return { kind: 'record', record: known.output };
  const enveloped = v.safeParse(envelope, value);
  return enveloped.success ? { kind: 'newer', stamp: enveloped.output.stamp } : { kind: 'foreign' };
}

/**
 * The total order of records: clock, then device, then content. 0 only for duplicates, so that folding in any order,
 * with any repetition, ends the same.
 */
export function compareRecords(a: JournalRecord, b: JournalRecord): number {
  if (a === b) return 0;
  return (
    compareStamps(a.stamp, b.stamp) ||
    compareStrings(a.device, b.device) ||
    compareStrings(JSON.stringify(a), JSON.stringify(b))
  );
}

const compareStrings = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
