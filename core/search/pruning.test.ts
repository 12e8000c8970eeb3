/** Who is not scored could not have come first: what is pruned answers as what is not, over libraries and queries put together at random. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tried } from '../annotations/fixtures/scale.ts';
import { bestOf, type RankedArticle } from './best.ts';
import { QUORUM } from './bm25.ts';
import { Collection } from './collection.ts';
import { mostLike } from './most-like.ts';
import { foldWithMap } from './fold.ts';
import { heldSums } from './held-sums.ts';
import { PieceHolders } from './piece-holders.ts';
import { planOf } from './plan.ts';
import { boundsOf, closerBoundOf, mayBeFirst } from './score-bounds.ts';
import { Scoring } from './scoring.ts';
import { tellingTerms } from './telling-terms.ts';
import { documentOf, note } from './texts.testing.ts';

/** The first stand in most texts, the last in few. */
const WORDS =
  `ville pays guerre guerres Paris traité traités école cheval chevaux silence Ukraine légende montagne
  baleine sextant horloge pendule`.split(/\s+/u);
const word = fc.constantFrom(
  ...WORDS.flatMap((text, i) => Array<string>(Math.ceil(60 / (i + 1) ** 1.2)).fill(text)),
);
const sentence = fc.array(word, { minLength: 1, maxLength: 16 }).map((words) => words.join(' '));
const content = fc.record({
  title: fc.option(sentence, { nil: '' }),
  blocks: fc.array(sentence, { minLength: 1, maxLength: 4 }),
  language: fc.constantFrom('fr', 'fr', 'en', null),
  note: fc.option(sentence),
  isRemoved: fc.nat(5).map((chance) => chance === 0),
});
const library = fc.array(content, { minLength: 20, maxLength: 60, size: 'max' });
const asked = fc.oneof(
  { weight: 3, arbitrary: word },
  {
    weight: 1,
    arbitrary: fc.oneof(
      word.map((text) => text.slice(0, 3) + '*'),
      fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"`),
      fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"~3`),
      fc.tuple(word, word).map(([a, b]) => `(${a} OR ${b})`),
      word.map((text) => `title:${text}`),
      word.map((text) => `note:${text}`),
      word.map((text) => `-${text}`),
      word.map((text) => `${text}x`),
      fc.constantFrom('lang:fr', 'is:unread'),
    ),
  },
);
const query = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.array(asked, { minLength: 1, maxLength: 6 }), fc.constantFrom('', ' ', '?'))
      .map(([parts, end]) => parts.join(' ') + end),
  },
  // Alone, with other forms and longer words beside it.
  { weight: 1, arbitrary: fc.constantFrom('guerre', 'guerres ', 'traité ', 'cheval', 'che', 'gue') },
);
const count = fc.integer({ min: 1, max: 8 });

function collectionOf(contents: readonly (typeof content extends fc.Arbitrary<infer T> ? T : never)[]) {
  const collection = new Collection(30);
  contents.forEach(({ title, blocks, language, note: text }, i) => {
    collection.put({ ...documentOf(String(i), title, blocks), language });
    if (text !== null) collection.putNotes(String(i), [note(`note ${String(i)}`, text)]);
  });
  contents.forEach(({ isRemoved }, i) => {
    if (isRemoved) collection.remove(String(i));
  });
  return collection;
}

/** Like the weight of what a query holds of which the last word is being typed. */
const factorOf = (held: number): number => 1 + held.toString(2).replace(/0/gu, '').length;

describe('articles', () => {
  it('never earn more than their bound, and the first of them are the first of all', () => {
    let [scored, found] = [0, 0];
    fc.assert(
      fc.property(library, query, count, (contents, typed, wanted) => {
        const collection = collectionOf(contents);
        const plan = planOf(typed);
        if (!plan) return;
        const scoring = new Scoring(collection, plan);
        const slots = Array.from(scoring.articles.seen.subarray(0, scoring.articles.seenCount));
        const scores = slots.map((slot) => scoring.totalOf(slot) * factorOf(scoring.articles.of(slot)));
        const bounds = boundsOf(scoring, slots, factorOf);
        const closer = closerBoundOf(scoring, factorOf);
        scores.forEach((score, place) => {
          expect(score).toBeLessThanOrEqual((bounds[place] ?? 0) * (1 + 1e-12));
          expect(score).toBeLessThanOrEqual(closer(slots[place] ?? -1) * (1 + 1e-12));
        });
        const all = slots
          .map((slot, place) => ({ slot, score: scores[place] ?? 0 }))
          .sort((a, b) => b.score - a.score || a.slot - b.slot);
        const scoreOf = (slot: number): number => {
          scored++;
          return scores[slots.indexOf(slot)] ?? 0;
        };
        const first = mayBeFirst(slots, bounds, wanted, scoreOf, closer);
        found += slots.length;
        const best = Array.from(first.slots, (slot, place) => ({
          slot,
          score: first.scores[place] ?? 0,
        })).sort((a, b) => b.score - a.score || a.slot - b.slot);
        expect(best.slice(0, wanted)).toEqual(all.slice(0, wanted));
        const compare = (a: RankedArticle, b: RankedArticle): number =>
          a.likeness - b.likeness || b.score - a.score || a.slot - b.slot;
        const ranked = (most: number): RankedArticle[] =>
          bestOf(scoring, plan, { slots, count: most, factorOf, compare });
        expect(ranked(wanted)).toEqual(ranked(slots.length).slice(0, wanted));
        const inOrder = ranked(slots.length);
        expect(inOrder.length).toBe(slots.length);
        expect(inOrder).toEqual([...inOrder].sort(compare));
      }),
      { numRuns: 120 },
    );
    expect(scored).toBeLessThan(found);
    tried(`${String(scored)} of ${String(found)} articles that hold a word were scored`);
  }, 60_000);
});

describe('articles that hold nothing but common words', () => {
  it('are let go of only where they cannot answer, and change what no other earns', () => {
    let [noted, letGo] = [0, 0];
    const words = fc.array(word, { minLength: 2, maxLength: 6 }).map((parts) => `${parts.join(' ')} `);
    fc.assert(
      fc.property(library, words, (contents, typed) => {
        const collection = collectionOf(contents);
        const plan = planOf(typed);
        if (!plan) return;
        // A query that is not words alone is noted whole.
        const whole = new Scoring(collection, { ...plan, literal: null });
        const slots = Array.from(whole.articles.seen.subarray(0, whole.articles.seenCount));
        const worthOf = heldSums(whole.worth);
        const all = slots.map((slot) => ({
          slot,
          worth: worthOf(whole.articles.of(slot)),
          earned: whole.totalOf(slot),
        }));
        const fullest = Math.max(0, ...all.map(({ worth }) => worth));
        const scoring = new Scoring(collection, plan);
        for (const { slot, worth, earned } of all) {
          if (scoring.articles.of(slot) === 0) {
            expect(worth).toBeLessThan(QUORUM * fullest);
            letGo++;
          } else expect(scoring.totalOf(slot)).toBeCloseTo(earned, 9);
        }
        noted += scoring.articles.seenCount;
      }),
      { numRuns: 200 },
    );
    expect(letGo).toBeGreaterThan(0);
    tried(`${String(letGo)} articles were let go of, ${String(noted)} noted`);
  }, 60_000);
});

/** Words that tell all but the same, so that the last of them still matter. */
const SUBJECTS = Array.from({ length: 26 }, (_, i) => `sujet${String.fromCharCode(97 + i)}`);
/** Passages that say few words of a stretch of them, some again and again. */
const saying = fc
  .tuple(
    fc.nat(SUBJECTS.length - 1),
    fc.array(fc.tuple(fc.nat(7), fc.constantFrom(1, 1, 8)), { minLength: 3, maxLength: 8 }),
  )
  .map(([from, said]) =>
    said.flatMap(([at, times]) => Array<string>(times).fill(SUBJECTS[from + at] ?? 'autre')).join(' '),
  );

describe('passages that are like a text', () => {
  it('are the first of all that are like it', () => {
    fc.assert(
      fc.property(
        fc.array(saying, { minLength: 20, maxLength: 60, size: 'max' }),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        (texts, wanted, isFiltered) => {
          const collection = new Collection(30);
          texts.forEach((text, i) => collection.put(documentOf(String(i), '', [text])));
          collection.remove('3');
          const text = SUBJECTS.join(' ');
          const told = {
            text,
            folded: foldWithMap(text),
            segments: new Map<string, number>(),
            language: null,
          };
          const { terms } = tellingTerms(collection, told, new PieceHolders(collection));
          const least = { least: 0, leastShared: 3 };
          const isWanted = (entry: number): boolean => !isFiltered || entry % 3 > 0;
          const inOrder = (some: ReturnType<typeof mostLike>) =>
            some.sort((a, b) => b.score - a.score || a.entry - b.entry);
          const all = inOrder(mostLike(collection, terms, { ...least, count: Infinity, isWanted }));
          const first = inOrder(mostLike(collection, terms, { ...least, count: wanted, isWanted }));
          expect(first.slice(0, wanted)).toEqual(all.slice(0, wanted));
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);
});
