/** Words that apostrophes hold together: found as the texts say it, and without one being read where they are short. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Collection } from './collection.ts';
import { fold } from './fold.ts';
import { FormIndex } from './form-index.ts';
import { anyForm, asAsked, begunIn, Holders } from './holders.ts';
import { createSearchFunctions } from './functions.ts';
import { joinedFormOf } from './joined-words.ts';
import { readLeaf } from './leaves.ts';
import { likenessAt, offsetsOf } from './occurrences.ts';
import type { SoughtWord } from './sought.ts';
import { documentOf } from './texts.testing.ts';
import { LIKENESS } from './vocabulary.ts';
import { atomsOf, wordsOf } from './words.ts';

const libraryOf = (texts: readonly string[]): Collection => {
  const collection = new Collection(100);
  texts.forEach((text, i) => collection.put(documentOf(String(i), '', [text])));
  return collection;
};

const wordOf = (text: string, reach: 'whole' | 'beginning'): SoughtWord => ({
  ...{ text, written: text, reach, atom: atomsOf(text)[0] ?? '', typed: null, parted: null },
  ...{ isLast: reach === 'beginning', isName: false, isPrefix: false, forms: new Map() },
});

type Times = readonly [any: number, asAsked: number, begun: number];

/** How often each article whose text holds a word does, in any way but as a beginning, as it was asked for, and as a beginning. */
function timesOf(collection: Collection, word: SoughtWord): Record<string, Times> {
  const holders = new Holders();
  holders.begin(collection.index.capacity);
  readLeaf(collection, { kind: 'word', scope: null, word }, holders);
  const entries = [...holders.entries.slice(0, holders.count)];
  return Object.fromEntries(
    entries.map((entry) => {
      const held = holders.held[entry] ?? 0;
      const id = collection.idOf(collection.index.articleOf(entry));
      return [id, [anyForm(held), asAsked(held), begunIn(held)]];
    }),
  );
}

/** The same by a walk through the texts. */
function walkedFor(texts: readonly string[], { text, reach }: SoughtWord): Record<string, Times> {
  const walked = texts.map(fold).map((folded) => {
    const ways = offsetsOf(folded, text).map((at) => likenessAt(folded, at, text));
    const exact = ways.filter((way) => way === LIKENESS.exact).length;
    const begun = reach === 'whole' ? 0 : ways.filter((way) => way === LIKENESS.prefix).length;
    return [exact, exact, begun] as const;
  });
  return Object.fromEntries(
    walked.map((times, i) => [String(i), times] as const).filter(([, [exact, , begun]]) => exact + begun > 0),
  );
}

const piece = fc.constantFrom(
  ...['aujourd’hui', "rock'n", "n'roll", "roll'n", "d'l'n", "o'roll"],
  ...['aujourd', 'hui', 'rock', 'roll', 'rolls', 'n', 'l', 'd', 's', 'qu', 'été', '大', '😀'],
  ...["'", "'", "'", '’', '’', ' ', ' ', '-', "''", '\u00ad'],
);
const asked = [
  "aujourd'hui",
  "rock'n",
  "rock'n'roll",
  "n'roll",
  "o'roll",
  "roll'n",
  "rock'n'roll'n",
  "d'l'n",
  "rock's",
];

describe('a word that apostrophes hold together', () => {
  it('is held by those who say it, however often and whatever stands around it', () => {
    let held = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.array(piece, { maxLength: 24, size: 'max' }).map((pieces) => pieces.join('')),
          { minLength: 1, maxLength: 4 },
        ),
        fc.constantFrom(...asked),
        fc.constantFrom('whole' as const, 'beginning' as const),
        (texts, text, reach) => {
          const word = wordOf(text, reach);
          const times = timesOf(libraryOf(texts), word);
          held += Object.keys(times).length;
          expect(times).toEqual(walkedFor(texts, word));
        },
      ),
      { numRuns: 3_000 },
    );
    expect(held).toBeGreaterThan(500);
  });

  it('is known without a text being read, whole and as it is typed', () => {
    const collection = libraryOf([
      'Il pleut aujourd’hui.',
      'Aujourd, hui : rien.',
      'D’aujourd’hui, aujourd’huiste.',
    ]);
    const read = vi.spyOn(collection, 'passageAt');
    expect(timesOf(collection, wordOf("aujourd'hui", 'whole'))).toEqual({ 0: [1, 1, 0], 2: [1, 1, 0] });
    expect(timesOf(collection, wordOf("aujourd'hui", 'beginning'))).toEqual({ 0: [1, 1, 0], 2: [1, 1, 1] });
    expect(read).not.toHaveBeenCalled();
  });

  it('is found however it is typed', () => {
    const functions = createSearchFunctions({ indexFolder: null });
    functions.put([
      documentOf('1', '', ['Il pleut aujourd’hui.']),
      documentOf('2', '', ['Aujourd, hui : rien.']),
    ]);
    for (const query of [
      "aujourd'hui pleut",
      'AUJOURD’HUI',
      "aujourd'h",
      "aujourd'h* pleut",
      'd’aujourd’hui il',
    ])
      expect(functions.find({ query, limit: 0 }).articles, query).toBe(1);
  });

  it('is no piece of a word: who looks for one does not meet it twice', () => {
    const index = new FormIndex();
    index.add(fold('aujourd’hui'));
    const met: string[] = [];
    index.eachHolding('jour', (_passages, _frequency, _likeness, form) => met.push(form()));
    expect(met).toEqual(['aujourd']);
  });

  it('is known to the index up to four parts, bare', () => {
    expect(joinedFormOf("rock'n'roll")).toBe(" rock'n'roll");
    expect(["l'école", "a'b'c'd'e", 'hui', "dog's"].map(joinedFormOf)).toEqual([null, null, null, null]);
    expect(wordsOf("d'aujourd'hui").map(({ text }) => joinedFormOf(text))).toEqual([" aujourd'hui"]);
  });

  it('of many parts does not swell the index', () => {
    const index = new FormIndex();
    index.add(Array.from({ length: 2_000 }, (_, i) => `a${String(i)}`).join("'"));
    expect([...index.inOrder()].length).toBeLessThan(2_000 * 4 + 1);
  });
});
