/**
 * Which articles answer a query, and in what order. Owns the rule (docs/decisions/how-search-matches.md): what the query
 * asks for, or when no article holds all of it, most of its worth; by score; the first of them looked at more closely.
 */
import { answersOf, mayHoldNothing, type Answers } from './answers.ts';
import { COVERAGE_WEIGHT, QUORUM } from './bm25.ts';
import type { Collection, IndexedArticle } from './collection.ts';
import { firstInOrder } from './in-order.ts';
import { countMatching, matchingOf } from './matching.ts';
import type { IndexedPassage } from './passage-index.ts';
import type { Plan } from './plan.ts';
import { refine, type RankedArticle } from './refine.ts';
import { Scoring } from './scoring.ts';
import type { Sought } from './sought.ts';
import { LIKENESS } from './vocabulary.ts';

/** The answer to a query, before anything of it is shown. */
export interface Ranking {
  /** What was looked for in the end. */
  readonly sought: Sought;
  /** True when no article holds all words, and those that hold most of them answer instead. */
  readonly relaxed: boolean;
  /** How many articles answer, and how many of their passages match. */
  readonly articles: number;
  readonly passages: number;
  /** The best so many articles, best first. */
  first(count: number): RankedArticle[];
  /** The passages of such an article that match: those that answer alone, or if there are none, those that hold any leaf. */
  matching(article: IndexedArticle): IndexedPassage[];
  score(passage: IndexedPassage): number;
}

/** So many are looked at more closely, whatever is asked for: what comes first must not depend on how much is shown. */
const REFINED = 50;

const isAll = (wanted: number) => (held: number) => (held & wanted) === wanted;

/** What the leaves of some bits are worth. */
type Worth = (held: number) => number;

/** Of so many leaves every set has its place in a table. */
const MOST_IN_TABLE = 12;

/** What some leaves are worth, worked out once for each set of leaves. */
function worthOnce(scoring: Scoring): Worth {
  const leaves = scoring.worth.length;
  const table = new Float64Array(leaves > MOST_IN_TABLE ? 0 : 1 << leaves);
  for (let held = 1; held < table.length; held++) {
    const leaf = 31 - Math.clz32(held);
    table[held] = (scoring.worth[leaf] ?? 0) + (table[held ^ (1 << leaf)] ?? 0);
  }
  return (held) => table[held] ?? scoring.worthOf(held);
}

/** Best first; of those that rank the same the newest, and then by id, so that the order does not depend on history. */
function compareIn(collection: Collection): (a: RankedArticle, b: RankedArticle) => number {
  const addedAt = ({ slot }: RankedArticle): number => collection.factsOf(collection.idOf(slot)).addedAt;
  return (a, b) =>
    a.likeness - b.likeness ||
    b.score - a.score ||
    addedAt(b) - addedAt(a) ||
    (collection.idOf(a.slot) < collection.idOf(b.slot) ? -1 : 1);
}

/** Which articles answer, and how. */
interface Answering {
  /** Their slots. */
  readonly found: readonly number[];
  readonly answers: Answers;
  readonly relaxed: boolean;
}

/** The same test of what is held, worked out once for each set of leaves. */
function tabled(leaves: number, holds: (held: number) => boolean): (held: number) => boolean {
  if (leaves > MOST_IN_TABLE) return holds;
  const table = Uint8Array.from({ length: 1 << leaves }, (_, held) => (holds(held) ? 1 : 0));
  return (held) => table[held] === 1;
}

/** The slots that pass: what is known of an article costs far more than the bits of what it holds, and is asked last. */
function those(
  collection: Collection,
  { articles }: Scoring,
  { test }: Plan,
  holds: (held: number) => boolean,
  must: Answers | null,
): number[] {
  const found: number[] = [];
  const passes = (slot: number): boolean => {
    const held = articles.of(slot);
    return holds(held) && (must === null || must(held, collection.knownOf(slot)));
  };
  if (mayHoldNothing(test)) {
    for (const slot of collection.slots()) if (passes(slot)) found.push(slot);
    return found;
  }
  const { seen, seenCount } = articles;
  for (let i = 0; i < seenCount; i++) {
    const slot = seen[i] ?? 0;
    if (must === null ? holds(articles.of(slot)) : passes(slot)) found.push(slot);
  }
  return found;
}

/** The articles that hold all that is asked for; for a question, or when there is none, those that hold most of its words. */
function answering(collection: Collection, scoring: Scoring, plan: Plan, worthOf: Worth): Answering {
  const { literal, wanted, test, loose, required } = plan;
  const { articles } = scoring;
  const isPlain = literal !== null;
  const strict = answersOf(test);
  const all = isPlain
    ? those(collection, scoring, plan, isAll(wanted), null)
    : those(collection, scoring, plan, () => true, strict);
  // What else must be held than words that may lack.
  const hasMore = (wanted & ~loose) !== 0;
  const isOneWord = (loose & (loose - 1)) === 0 && !hasMore;
  // What answers a question seldom repeats all of it: what does may be about something else.
  if (isOneWord || (all.length > 0 && !plan.isQuestion))
    return { found: all, answers: isPlain ? isAll(wanted) : strict, relaxed: false };
  const mustHold = isPlain ? null : answersOf(required);
  const worthOfSome = (held: number): number => worthOf(held & loose);
  const allowed = mustHold
    ? those(collection, scoring, plan, (held) => hasMore || worthOfSome(held) > 0, mustHold)
    : null;
  let fullest = 0;
  const candidates = allowed ?? articles.seen.subarray(0, articles.seenCount);
  for (let i = 0; i < candidates.length; i++)
    fullest = Math.max(fullest, worthOfSome(articles.of(candidates[i] ?? 0)));
  const isFullEnough = tabled(plan.leaves.length, (held) => {
    const worth = worthOfSome(held);
    return (hasMore || worth > 0) && worth >= QUORUM * fullest;
  });
  return {
    found: allowed
      ? allowed.filter((slot) => isFullEnough(articles.of(slot)))
      : those(collection, scoring, plan, isFullEnough, null),
    answers: (held, article) => isFullEnough(held) && (mustHold === null || mustHold(held, article)),
    relaxed: (allowed ? allowed.length : fullest) > 0 && all.length === 0,
  };
}

/** Finds and ranks the articles that answer a query. */
export function rank(collection: Collection, plan: Plan): Ranking {
  const { literal, leaves, wanted } = plan;
  const scoring = new Scoring(collection, plan);
  const { articles } = scoring;
  const worthOf = worthOnce(scoring);
  const { found, answers, relaxed } = answering(collection, scoring, plan, worthOf);
  scoring.score(found);
  const matching = countMatching(collection, scoring, { found, answers, isPlain: literal !== null });
  // How a lone word stands in an article goes before all else.
  const likenesses = leaves.length === 1 && wanted !== 0 ? scoring.likenesses(0, found.length) : null;
  const scores = new Float64Array(found.length);
  const covered = coverage(worthOf, wanted, scoring.isGrowing);
  for (let place = 0; place < scores.length; place++)
    scores[place] = scoring.totalAt(place) * covered(articles.of(found[place] ?? 0));
  const rankedAt = (place: number): RankedArticle => ({
    slot: found[place] ?? -1,
    likeness: likenesses?.(place) ?? LIKENESS.exact,
    score: scores[place] ?? 0,
    matching: matching[place] ?? 0,
  });
  const sought = {
    literal,
    leaves: scoring.sought.filter((_leaf, number) => (wanted & (1 << number)) !== 0),
  };
  const compare = compareIn(collection);
  const comparePlaces = (a: number, b: number): number =>
    (likenesses ? likenesses(a) - likenesses(b) : 0) ||
    (scores[b] ?? 0) - (scores[a] ?? 0) ||
    compare(rankedAt(a), rankedAt(b));
  return {
    sought,
    relaxed,
    articles: found.length,
    passages: matching.reduce((sum, count) => sum + count, 0),
    first: (count) => {
      const first = firstInOrder(found.length, Math.max(count, REFINED), comparePlaces).map(rankedAt);
      const near = first.slice(0, REFINED);
      const refined = refine(collection, scoring, { ranked: near, sought, wanted }).sort(compare);
      return [...refined, ...first.slice(REFINED)].slice(0, count);
    },
    matching: (article) => matchingOf(collection, scoring, article, { answers, wanted }),
    score: ({ entry }) => scoring.scoreOf(entry),
  };
}

/** While a word is being typed, articles that hold more of the others come first. */
function coverage(worthOf: Worth, wanted: number, isGrowing: boolean): (held: number) => number {
  if (!isGrowing) return () => 1;
  const all = worthOf(wanted) || 1;
  return (held) => 1 + (COVERAGE_WEIGHT * worthOf(held & wanted)) / all;
}
