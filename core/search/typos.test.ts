/** The nearest words are found, whatever is passed over to find them quickly. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearchFunctions } from './functions.ts';
import { documentOf } from './texts.testing.ts';
import { slipsBetween, TypoIndex } from './typos.ts';

/** By the definition, one letter at a time. */
function slowSlips(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return slowSlips(restA, restB);
  const ways = [slowSlips(restA, restB), slowSlips(a, restB), slowSlips(restA, b)];
  if (a[0] === b[1] && a[1] === b[0]) ways.push(slowSlips(a.slice(2), b.slice(2)));
  return 1 + Math.min(...ways);
}

const spoken = (word: string): string => word.split(/[aeiouy]/u).join('');
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', 'z'), minLength: 3, maxLength: 9 });

it.each([
  ['canicule', 'calculé'],
  ['sobriété', 'société'],
  ['ruralité', 'réalité'],
])('%s is not put right to %s: two slips make another word of a short one', (typed, known) => {
  const search = createSearchFunctions();
  search.put([documentOf('a', '', [`Un mot : ${known}.`])]);
  expect(search.find({ query: `${typed} `, limit: 1 }).corrections).toEqual([]);
});

it('two slips in the vowels of a name, or in a long word, are forgiven', () => {
  const search = createSearchFunctions();
  search.put([documentOf('a', '', ['Zelensky parle au gouvernement.'])]);
  for (const [typed, shown] of [
    ['zelinski', 'zelensky'],
    ['gouvrenemant', 'gouvernement'],
  ] as const)
    expect(search.find({ query: `${typed} `, limit: 1 }).corrections).toEqual([{ typed, shown }]);
});

describe('slips between words', () => {
  it.each([
    ['bielorusie', 'bielorussie', 1],
    ['ukriane', 'ukraine', 1],
    ['silence', 'silences', 1],
    ['traite', 'traite', 0],
    ['guerre', 'pierre', 2],
  ])('%s and %s: %i', (a, b, slips) => expect(slipsBetween(a, b, 3)).toBe(slips));

  it('are counted as defined, and no further than asked', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 3 }), (a, b, most) => {
        expect(slipsBetween(a, b, most)).toBe(Math.min(slowSlips(a, b), most + 1));
      }),
      { numRuns: 2_000 },
    );
  });

  it('find every near word of many, and forget those that are gone', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 40 }), fc.nat(), word, (words, gone, asked) => {
        const index = new TypoIndex();
        for (const each of words) index.add(each);
        const [removed] = words.slice(gone % Math.max(1, words.length));
        if (removed !== undefined) index.remove(removed);
        const near = new Map<string, number>();
        index.eachNear(asked, (known, slips) => near.set(known, slips));
        const most = asked.length < 4 ? 0 : asked.length < 8 ? 1 : 2;
        const expected = words
          .filter((each) => each !== removed && most > 0)
          .map((each) => [each, slowSlips(asked, each)] as const)
          .filter(([, slips]) => slips <= most)
          .filter(([each, slips]) => slips < 2 || asked.length > 9 || spoken(each) === spoken(asked));
        expect(near).toEqual(new Map(expected));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a mistyped word', () => {
  const search = createSearchFunctions();
  search.put([
    documentOf('a', '', ['À l’exception de la Biélorussie, les voisins se taisent.']),
    documentOf('b', '', ['Le traité lie les voisins.']),
  ]);
  const ask = (query: string) => search.find({ query, limit: 10 });

  it('is forgiven when no text holds it, and said', () => {
    const { groups, corrections } = ask('bielorusie');
    expect(groups.map(({ articleId }) => articleId)).toEqual(['a']);
    expect(corrections).toEqual([{ typed: 'bielorusie', shown: 'biélorussie' }]);
  });
  it('is taken at its word when some text holds it, or a longer word that begins so', () => {
    expect(ask('voisin').corrections).toEqual([]);
    expect(ask('bielorus').corrections).toEqual([]);
  });
  it('is not guessed at when it is short, or like nothing', () => {
    expect(ask('zzz')).toMatchObject({ articles: 0, corrections: [] });
    expect(ask('xylophone')).toMatchObject({ articles: 0, corrections: [] });
  });
  it('is no other year, flight or law', () => {
    const numbers = createSearchFunctions();
    numbers.put([documentOf('a', '', ['En 1944, la loi 2021-1109 et le vol MH17, puis 10.000 lettres.'])]);
    for (const query of ['1943', 'MH18', '2021-1108', '10000'])
      expect(numbers.find({ query, limit: 5 }).corrections, query).toEqual([]);
    expect(numbers.find({ query: '1943', limit: 5 }).articles).toBe(0);
  });
  it('is said once, wherever it is looked for', () => {
    expect(ask('traitté title:traitté note:traitté').corrections).toEqual([
      { typed: 'traitté', shown: 'traité' },
    ]);
  });
  it('stands beside words that are right', () => {
    expect(ask('voisins traitté')).toMatchObject({
      articles: 1,
      corrections: [{ typed: 'traitté', shown: 'traité' }],
    });
  });
});
