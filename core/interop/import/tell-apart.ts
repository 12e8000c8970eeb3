/**
 * Tells records of one file apart that have one id: made of a quote, it is the same for two highlights of the same words;
 * of one's own, it may stand there twice. What says something else gets an id of its own, the same whenever it is read, so
 * that nothing is lost and nothing comes twice. Pure.
 */
import type { Annotation } from '../../../contract/annotation.ts';
import type { ForeignAnnotation, ForeignRecord } from '../foreign.ts';
import { idOf } from '../stable-id.ts';
import type { FindArticle } from './find-article.ts';
import { isSameQuote, saysTheSame } from './judge.ts';
import { quoteKey } from './quote-key.ts';

/** The living annotation of an id. */
export type FindAnnotation = (annotationId: string) => Annotation | null;

/** An annotation under the id that it is to have, or why it does not count. */
type Told = ForeignAnnotation | 'repeated' | 'older';

export interface TellApartOptions {
  readonly find: FindAnnotation;
  readonly findArticle: FindArticle;
  /** Awaited after each record. */
  readonly pace: () => Promise<void>;
}

/** The records in their order, each under an id that no other one has, here or among them. */
export async function tellApart(
  read: readonly ForeignRecord[],
  { find, findArticle, pace }: TellApartOptions,
): Promise<ForeignRecord[]> {
  const records = read.map((record): ForeignRecord => {
    if (record.kind !== 'annotation') return record;
    const { annotation } = record;
    const isOfAnother = bearsIdOfAnother(annotation, find(annotation.id), findArticle);
    return isOfAnother ? { ...record, annotation: { ...annotation, id: furtherIdOf(annotation) } } : record;
  });
  const groups = new Map<string, ForeignAnnotation[]>();
  for (const record of records) {
    if (record.kind !== 'annotation') continue;
    const { annotation } = record;
    const group = groups.get(annotation.id);
    if (group) group.push(annotation);
    else groups.set(annotation.id, [annotation]);
    await pace();
  }
  const told = new Map<ForeignAnnotation, Told>();
  for (const group of groups.values()) {
    const [only] = group;
    const all = only?.isIdMade ? tellQuotesApart(group, find) : tellVersionsApart(group, find);
    for (const [annotation, each] of all) told.set(annotation, each);
    await pace();
  }
  return records.map((record) =>
    record.kind === 'annotation' ? recordOf(record.annotation, told.get(record.annotation)) : record,
  );
}

/** Of other words in another article: what is here under this id is another annotation, and nothing of it is changed. */
function bearsIdOfAnother(
  annotation: ForeignAnnotation,
  known: Annotation | null,
  findArticle: FindArticle,
): boolean {
  if (known === null || isSameQuote(annotation, known)) return false;
  const article = findArticle(annotation.article);
  return typeof article === 'object' && article.id !== known.articleId;
}

const recordOf = (annotation: ForeignAnnotation, told: Told = annotation): ForeignRecord => {
  if (typeof told === 'object') return { kind: 'annotation', annotation: told };
  const { passage, note, article } = annotation;
  return { kind: told, quote: passage.exact, note: note ?? '', title: article.title };
};

/** Records whose id is made of their words. */
function tellQuotesApart(
  group: readonly ForeignAnnotation[],
  find: FindAnnotation,
): Map<ForeignAnnotation, Told> {
  const told = new Map<ForeignAnnotation, Told>();
  const contents = new Set<string>();
  for (const each of group) {
    const content = contentOf(each);
    if (contents.has(content)) told.set(each, 'repeated');
    contents.add(content);
  }
  const distinct = group.filter((each) => !told.has(each));
  return new Map([...told, ...giveIds(distinct, ownerOf, find)]);
}

/** Records that have one id of their own: of the same words the latest counts, other words are another annotation. */
function tellVersionsApart(
  group: readonly ForeignAnnotation[],
  find: FindAnnotation,
): Map<ForeignAnnotation, Told> {
  if (group.length === 1) return new Map();
  const told = new Map<ForeignAnnotation, Told>();
  const latestOf = new Map<string, ForeignAnnotation>();
  for (const each of group) {
    const latest = latestOf.get(quoteKey(each.passage.exact));
    if (!latest || (each.updatedAt ?? -Infinity) > (latest.updatedAt ?? -Infinity))
      latestOf.set(quoteKey(each.passage.exact), each);
  }
  const contents = new Set([...latestOf.values()].map(contentOf));
  const left = group.filter((each) => {
    const latest = latestOf.get(quoteKey(each.passage.exact));
    if (each === latest) return true;
    const isOlder =
      each.updatedAt !== null && latest !== undefined && each.updatedAt < (latest.updatedAt ?? 0);
    if (contents.has(contentOf(each))) told.set(each, 'repeated');
    else if (isOlder) told.set(each, 'older');
    contents.add(contentOf(each));
    return !told.has(each);
  });
  const owner = (
    untold: readonly ForeignAnnotation[],
    known: Annotation | null,
  ): ForeignAnnotation | undefined => {
    const latest = untold.filter((each) => latestOf.get(quoteKey(each.passage.exact)) === each);
    return latest.find((each) => known && isSameQuote(each, known)) ?? latest[0];
  };
  return new Map([...told, ...giveIds(left, owner, find)]);
}

type OwnerAmong = (
  untold: readonly ForeignAnnotation[],
  known: Annotation | null,
) => ForeignAnnotation | undefined;

/** What came before keeps the id that it came under; of the others one has the id that all have, as `ownerAmong` says. */
function giveIds(
  group: readonly ForeignAnnotation[],
  ownerAmong: OwnerAmong,
  find: FindAnnotation,
): Map<ForeignAnnotation, ForeignAnnotation> {
  const given = new Map<ForeignAnnotation, ForeignAnnotation>();
  const used = new Set<string>();
  const give = (each: ForeignAnnotation, id: string): void => {
    given.set(each, { ...each, id });
    used.add(id);
  };
  const further = (each: ForeignAnnotation): string[] =>
    group.length > 1 ? [exactId(each), furtherIdOf(each)] : [furtherIdOf(each)];
  const claim = (
    each: ForeignAnnotation,
    ids: readonly string[],
    counts: (known: Annotation) => boolean,
  ): void => {
    const isIts = (id: string): boolean => {
      const known = used.has(id) ? null : find(id);
      return known !== null && counts(known);
    };
    const id = given.has(each) ? undefined : ids.find(isIts);
    if (id !== undefined) give(each, id);
  };
  for (const each of group) claim(each, [...further(each), each.id], (known) => saysTheSame(each, known));
  // The first of them had the id that all have, and those behind it the others.
  for (const each of group.toReversed()) claim(each, further(each), () => true);
  const untold = group.filter((each) => !given.has(each));
  const common = group[0]?.id ?? '';
  const owner = used.has(common) ? undefined : ownerAmong(untold, find(common));
  for (const each of untold) {
    const id = each === owner ? common : furtherIdOf(each);
    give(each, used.has(id) ? exactId(each) : id);
  }
  return given;
}

/** Which of some records of the same words an annotation that is here was made of; the first when there is none. */
const ownerOf = (
  records: readonly ForeignAnnotation[],
  known: Annotation | null,
): ForeignAnnotation | undefined =>
  known === null
    ? records[0]
    : (records.find(({ createdAt }) => isSameMoment(createdAt, known.createdAt)) ??
      records.find((record) => !isAnother(record, known)));

/** Another note, made at another time, is another highlight of the same words. */
const isAnother = ({ createdAt, note }: ForeignAnnotation, known: Annotation): boolean =>
  createdAt !== null &&
  !isSameMoment(createdAt, known.createdAt) &&
  (note ?? '') !== '' &&
  known.note !== '' &&
  note !== known.note;

const QUARTER = 15 * 60_000;
/** The clocks of two places on earth are at most so far apart. */
const FARTHEST = 26 * 60 * 60_000;

/** Times without a zone are read in that of this computer, which may have travelled since. */
const isSameMoment = (a: number | null, b: number): boolean =>
  a !== null && Math.abs(a - b) <= FARTHEST && (a - b) % QUARTER === 0;

/** The id of a record whose own is another's. */
const furtherIdOf = ({ id, passage, apart }: ForeignAnnotation): string =>
  idOf('apart', id, passage.exact, apart);

/** The id of one that nothing but its content tells from another. */
const exactId = (foreign: ForeignAnnotation): string =>
  idOf('apart', foreign.id, foreign.apart, contentOf(foreign));

/** Everything that somebody said, and of what. */
const contentOf = ({ passage, colour, note, tags }: ForeignAnnotation): string =>
  JSON.stringify([passage.exact, passage.prefix, passage.suffix, passage.position, colour, note, tags]);
