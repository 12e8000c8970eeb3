/**
 * Which articles answer a query, and in what order. Owns the rule (docs/decisions/how-search-matches.md): what the query
 * asks for, or when no article holds all of it, most of its worth; by score; the first of them looked at more closely.
 */
import { answersOf, asksOfArticles, mayHoldNothing, type Answers } from './answers.ts';
import { COVERAGE_WEIGHT, QUORUM } from './bm25.ts';
import type { Collection, IndexedArticle } from './collection.ts';
import { bestOf, type RankedArticle } from './best.ts';
import { heldFlags, heldSums } from './held-sums.ts';
import { countMatching, matchingOf } from './matching.ts';
import type { IndexedPassage } from './passage-index.ts';
import type { Plan } from './plan.ts';
import type { Filter, Test } from './asked.ts';
import { refine } from './refine.ts';
import { Scoring } from './scoring.ts';
import type { Sought } from './sought.ts';

/** The answer to a query, before anything of it is shown. */
export interface Ranking {
  /** What was looked for in the end. */
  readonly sought: Sought;
  /** True when no article holds all words, and those that hold most of them answer instead. */
  readonly relaxed: boolean;
  /** How many articles answer, and how many of their passages match. */
  readonly articles: number;
  readonly passages: number;
  /** The best so many articles, best first. Only those it answered have scores, until it is asked again. */
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

/** Best first; of those that rank the same the newest, and then by id, so that the order does not depend on history. */
function compareIn(collection: Collection): (a: RankedArticle, b: RankedArticle) => number {
  return (a, b) =>
    a.likeness - b.likeness ||
    b.score - a.score ||
    collection.addedAt(b.slot) - collection.addedAt(a.slot) ||
    (collection.idOf(a.slot) < collection.idOf(b.slot) ? -1 : 1);
}

/** What articles must hold and be. */
interface Rule {
  readonly answers: Answers;
  /** Whether what is held tells all of it, whatever article holds it. */
  readonly isByHeld: boolean;
}

/** Which articles answer, and how. */
interface Answering extends Rule {
  /** Their slots. */
  readonly found: Uint32Array;
  readonly relaxed: boolean;
}

const ruleOf = (test: Test, passing: (filter: Filter) => (slot: number) => boolean): Rule => ({
  answers: answersOf(test, passing),
  isByHeld: !asksOfArticles(test),
});

const NONE = new Uint32Array(0);
/** In place of a slot, where none is asked about. */
const NO_SLOT = -1;

/** Those of some slots that hold what passes: filters cost more than the bits of what an article holds, and are asked last. */
function those(
  scoring: Scoring,
  slots: ArrayLike<number>,
  holds: (held: number) => boolean,
  must: Rule | null,
): Uint32Array {
  const { bits } = scoring.articles;
  const ofHeld = must?.isByHeld ? must.answers : () => true;
  const ofSlot = must && !must.isByHeld ? must.answers : null;
  const test = (held: number): boolean => holds(held) && ofHeld(held, NO_SLOT);
  const flags = heldFlags(scoring.worth.length, test);
  const found = scoring.list(slots.length);
  let count = 0;
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] ?? 0;
    const held = bits[slot] ?? 0;
    const passes = flags ? flags[held] === 1 : test(held);
    if (passes && (ofSlot === null || ofSlot(held, slot))) found[count++] = slot;
  }
  return found.subarray(0, count);
}

/** The articles that hold all that is asked for; for a question, or when there is none, those that hold most of its words. */
function answering(collection: Collection, scoring: Scoring, plan: Plan, worthOf: Worth): Answering {
  const { literal, wanted, test, loose, required, leaves } = plan;
  const { articles } = scoring;
  const isPlain = literal !== null;
  const passing = (filter: Filter): ((slot: number) => boolean) => collection.passing(filter);
  const whole = isAll(wanted);
  const strict: Rule = isPlain ? { answers: whole, isByHeld: true } : ruleOf(test, passing);
  // What else must be held than words that may lack.
  const hasMore = (wanted & ~loose) !== 0;
  // Of one thing that is asked for, nothing may lack.
  const mayLack = loose !== 0 && (hasMore || (loose & (loose - 1)) !== 0);
  const touched = mayHoldNothing(test)
    ? Uint32Array.from(collection.slots())
    : articles.seen.subarray(0, articles.seenCount);
  const isStrict = !mayLack || !plan.isQuestion;
  const all = isStrict ? those(scoring, touched, () => true, strict) : NONE;
  // What answers a question seldom repeats all of it: what does may be about something else.
  if (isStrict && (!mayLack || all.length > 0)) return { found: all, ...strict, relaxed: false };
  const mustHold = isPlain ? null : ruleOf(required, passing);
  const worthOfSome = (held: number): number => worthOf(held & loose);
  // What holds nothing that is asked for is no answer, whatever else it is.
  const holdsSome = (held: number): boolean => (hasMore ? (held & wanted) !== 0 : worthOfSome(held) > 0);
  const allowed = mustHold ? those(scoring, touched, holdsSome, mustHold) : touched;
  const sets = articles.setsOf(allowed, leaves.length);
  const fullest = sets.reduce((most, held) => Math.max(most, worthOfSome(held)), 0);
  const isFullEnough = (held: number): boolean => holdsSome(held) && worthOfSome(held) >= QUORUM * fullest;
  const holdsAll = isPlain
    ? sets.some(whole)
    : !isStrict && those(scoring, touched, () => true, strict).length > 0;
  return {
    found: those(scoring, allowed, isFullEnough, null),
    answers: mustHold ? (held, slot) => isFullEnough(held) && mustHold.answers(held, slot) : isFullEnough,
    isByHeld: mustHold?.isByHeld ?? true,
    relaxed: (mustHold ? allowed.length : fullest) > 0 && !holdsAll,
  };
}

/** Finds and ranks the articles that answer a query; with `isForgiving` also by what its unknown words may be meant for. */
export function rank(collection: Collection, plan: Plan, isForgiving = true): Ranking {
  const { literal, wanted } = plan;
  const scoring = new Scoring(collection, plan, isForgiving);
  const worthOf = heldSums(scoring.worth);
  const { found, answers, isByHeld, relaxed } = answering(collection, scoring, plan, worthOf);
  const sought = {
    literal,
    leaves: scoring.sought.filter((_leaf, number) => (wanted & (1 << number)) !== 0),
  };
  const compare = compareIn(collection);
  const matching = { answers, wanted, isByHeld };
  const factorOf = coverage(worthOf, wanted, scoring.isGrowing);
  return {
    sought,
    relaxed,
    articles: found.length,
    passages: countMatching(collection, scoring, found, matching),
    first: (count) => {
      const first = bestOf(scoring, plan, {
        slots: found,
        count: Math.max(count, REFINED),
        factorOf,
        compare,
      });
      const near = first.slice(0, REFINED);
      const refined = refine(collection, scoring, { ranked: near, sought, wanted }).sort(compare);
      return [...refined, ...first.slice(REFINED)].slice(0, count);
    },
    matching: (article) => matchingOf(scoring, article, matching),
    score: ({ entry }) => scoring.scoreOf(entry),
  };
}

/** While a word is being typed, articles that hold more of the others come first. */
function coverage(worthOf: Worth, wanted: number, isGrowing: boolean): (held: number) => number {
  if (!isGrowing) return () => 1;
  const all = worthOf(wanted) || 1;
  return (held) => 1 + (COVERAGE_WEIGHT * worthOf(held & wanted)) / all;
}
