/** Phrases: what is counted for ranking is what is shown, and pairs of common words are known without reading a text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { FormIndex } from './form-index.ts';
import { createSearchFunctions } from './functions.ts';
import { eachPair, isOfSeveral, pairOf } from './pairs.ts';
import { timesInBytes } from './phrase-in-bytes.ts';
import { placesOf, timesIn, type Phrase } from './phrases.ts';
import { documentOf } from './texts.testing.ts';
import { atomsOf } from './words.ts';

const phraseOf = (written: string, isOpen = false): Phrase => ({
  kind: 'phrase',
  scope: null,
  atoms: [...atomsOf(fold(written))],
  near: null,
  isOpen,
});

/** Letters, signs and scripts among which phrases may begin and end in many ways. */
const piece = fc.constantFrom(
  ...[
    'de',
    'la',
    'De',
    'œuvre',
    'oe',
    "l'",
    ' ',
    ' ',
    ', ',
    '-',
    '\u00ad',
    'é',
    'e\u0301',
    '的',
    'ที่',
    '😀',
    '𝒜',
    '1',
    '²',
    '½',
    '…',
    '№',
    '\uFEFF',
    '\uFE0F',
    '\u{E0100}',
    'ﬁ',
    'œ',
    '’',
  ],
);

describe('a phrase', () => {
  it('is counted as often as it is shown, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.array(fc.constantFrom('de', 'la', 'oe', 'fi', 'e', 'l', 'd', '1', '2', '的'), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.boolean(),
        (pieces, atoms, isOpen) => {
          const text = pieces.join('');
          const phrase = { ...phraseOf(atoms.join(' ')), isOpen };
          const places = placesOf(phrase, fold(text)).length;
          expect(timesIn(phrase, text)).toBe(places);
          expect(timesIn(phrase, Buffer.from(text))).toBe(places);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['de la', 3],
    ['la la', 1],
    ['de la mer', 1],
    ['la me', 0],
  ])('“%s” stands %i times', (written, times) =>
    expect(timesIn(phraseOf(written), 'De la mer, de — la\nterre ; la, la de la.')).toBe(times),
  );
});

it('is found in the bytes of what most texts are written in', () => {
  const bytes = (text: string): Uint8Array => Buffer.from(text);
  const text = 'L’œuvre : « le Cœur ouvert », la cœur-ouverture ; crème, crème.';
  for (const [written, times] of [
    ['coeur ouvert', 1],
    ['oeuvre le', 1],
    ['creme', 2],
    ['uvre', 0],
  ] as const)
    expect(timesInBytes(phraseOf(written), bytes(text)), written).toBe(times);
  expect(timesInBytes({ ...phraseOf('coeur ouvert'), isOpen: true }, bytes(text))).toBe(2);
  expect(timesInBytes(phraseOf('2'), bytes('½ tour'))).toBeNull();
  expect(timesInBytes(phraseOf('carte de credit'), bytes('La carte de cre\uFEFFdit.'))).toBe(1);
  // Three points are one character, and part words as signs do.
  expect(timesInBytes(phraseOf('mais la mer'), bytes('Mais… la mer…'))).toBe(1);
});

/** Letters that are two units (mathematical ones, emoji), that are two with their accent, and that are two in one. */
const WRITTEN = [
  ['"coeur ouvert"', '🌱🌱 Le [cœur ouvert] bat 👩‍🌾.'],
  ['"creme brulee"', '😀 La [cre\u0300me bru\u0302le\u0301e]\u00a0: deux.'],
  ['"fin filet"', 'Un 𝒜, un [ﬁn ﬁlet] d’eau.'],
  ['"paix froide"', '🌱 La [𝐩𝐚𝐢𝐱 𝐟𝐫𝐨𝐢𝐝𝐞] 😀 dure, [pai\u00adx — froide] encore.'],
  ['"strasse und fluss"', '👩‍🌾 Die [Straße\u00a0und  Fluß] 🌱.'],
  ['"un o', '🌱 Voici [un œ]uf, et [un ô]tage.'],
  ['"un f', 'Un 𝒜, puis [un ﬁ]l.'],
  ['"oeuvre prete"~2', '𝒜 L’[œuvre], dit-il 😀, [pre\u0302te\u0301].'],
  ['"fin coeur"~3', 'e\u0301 🌱 [Cœur] 🌱 à la [ﬁn] 🌱, loin du tout dernier cœur.'],
] as const;

describe('words together are marked at their own offsets', () => {
  it.each(WRITTEN)('%s in %s', (query, written) => {
    const text = written.replace(/[[\]]/gu, '');
    const expected = Array.from(written.matchAll(/\[([^\]]*)\]/gu), ({ 1: found = '', index }, before) => {
      const start = index - 2 * before;
      return { start, end: start + found.length };
    });
    const search = createSearchFunctions();
    search.put([documentOf('a', '', [text])]);
    expect(search.findInArticle({ articleId: 'a', query }).spans).toEqual(expected);
    const [hit] = search.find({ query, limit: 1 }).groups.flatMap(({ hits }) => hits);
    expect(hit?.target).toEqual(expected[0]);
    expect(hit?.pieces).toEqual([{ text, marks: expected }]);
  });
});

const pairsOf = (atoms: readonly string[]): string[] => {
  const pairs: string[] = [];
  eachPair(
    atoms.length,
    (place) => pairOf(atoms[place - 1] ?? '', atoms[place] ?? ''),
    (pair) => pairs.push(pair),
  );
  return pairs;
};

describe('pairs of common words', () => {
  it('are made of such words alone, in the order in which they stand', () => {
    expect(pairsOf(['la', 'fin', 'de', 'la', 'mer'])).toEqual([pairOf('de', 'la')]);
    expect(pairOf('la', 'mer')).toBeNull();
    expect(pairsOf(['2', '000', '000', 'euros', '12', '345', '6', '1990', '000'])).toEqual([
      ' 2 000',
      ' 000 000',
      ' 12 345',
    ]);
    expect([pairOf('de', 'la'), 'de', 'la'].map((form) => isOfSeveral(form ?? ''))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('of one word that is repeated hold each of it once', () => {
    expect(pairsOf(['nous', 'nous', 'nous', 'nous'])).toHaveLength(2);
    expect(pairsOf(['nous', 'nous', 'de', 'nous', 'nous'])).toHaveLength(4);
  });

  it('are counted as they stand in the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('de', 'la', 'nous', 'mer'), { maxLength: 20 }), (atoms) => {
        const pairs = pairsOf(atoms);
        for (const [first, second] of [
          ['de', 'la'],
          ['nous', 'nous'],
          ['la', 'de'],
        ] as const)
          expect(pairs.filter((pair) => pair === pairOf(first, second))).toHaveLength(
            timesIn(phraseOf(`${first} ${second}`), atoms.join(' ')),
          );
      }),
    );
  });

  it('are found as phrases', () => {
    const search = createSearchFunctions();
    search.put([
      documentOf('a', 'Titre', ['Le bruit de la mer.', 'Au bord de l’eau.']),
      documentOf('b', 'Autre', ['La mer, de loin.']),
    ]);
    const found = (query: string): string[] =>
      search.find({ query, limit: 9 }).groups.map(({ articleId }) => articleId);
    expect(found('"de la"')).toEqual(['a']);
    expect(found('"de l')).toEqual(['a', 'b']);
    expect(found('"de la mer"')).toEqual(['a']);
  });

  it('and of the letters behind them are found as phrases are in texts', () => {
    const word = fc.constantFrom(
      'de',
      'la',
      'des',
      'lac',
      'guerre',
      'gare',
      'mer',
      'desert',
      'x',
      '𝒜𝒜',
      '的',
      'e',
      '2',
      '000',
      '12',
    );
    const asked = fc.record({
      atoms: fc.array(
        fc.constantFrom(
          'de',
          'la',
          'l',
          'g',
          'gu',
          'des',
          'd',
          'guerre',
          'mer',
          'x',
          'a',
          '的',
          '2',
          '000',
          '12',
        ),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      isOpen: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 12 }),
        fc.array(asked, { minLength: 1, maxLength: 8 }),
        (texts, phrases) => {
          const search = createSearchFunctions();
          search.put(texts.map((words, at) => documentOf(String(at), '', [words.join(' ')])));
          for (const { atoms, isOpen } of phrases) {
            const phrase = { ...phraseOf(atoms.join(' ')), isOpen };
            const query = `"${atoms.join(' ')}${isOpen ? '' : '"'}`;
            const found = search.find({ query, limit: 99 }).groups.map(({ articleId }) => articleId);
            const expected = texts.flatMap((words, at) =>
              placesOf(phrase, fold(words.join(' '))).length > 0 ? [String(at)] : [],
            );
            expect([...found].sort(), query).toEqual(expected.sort());
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are no words: who looks for a piece of a word does not meet them', () => {
    const index = new FormIndex();
    index.add('de la');
    const met = (how: 'eachHolding' | 'eachBeginning', piece: string): string[] => {
      const forms: string[] = [];
      index[how](piece, (_passages, _frequency, _likeness, form) => forms.push(form()));
      return forms;
    };
    expect(met('eachHolding', 'd')).toEqual(['de']);
    expect(met('eachHolding', 'a')).toEqual(['la']);
    expect(met('eachBeginning', 'd')).toEqual(['de']);
  });
});
