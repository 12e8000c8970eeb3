import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Match } from './occurrences.ts';
import { snippetOf } from './snippet.ts';

/** The places of words in a text, each word asked for as it is written. */
const matchesIn = (text: string, ...words: string[]): Match[] =>
  words
    .flatMap((word) =>
      Array.from(text.matchAll(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'gu')), ({ index }) => ({
        ...{ start: index, end: index + word.length },
        ...{ found: word, asked: word },
      })),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end);

const shown = (text: string, words: string[], literal = ''): string[] =>
  snippetOf(text, matchesIn(text, ...words), literal).map(({ start, end }) => text.slice(start, end));

const FAR = 'rien de plus '.repeat(30);

describe('a snippet', () => {
  it('is one piece where all that was found fits in one', () => {
    expect(shown(`${FAR}le loup et l’agneau ${FAR}`, ['loup', 'agneau'])).toHaveLength(1);
  });

  it('is two pieces, in order, where words stand far apart', () => {
    const pieces = shown(`${FAR}le loup ${FAR}l’agneau ${FAR}`, ['agneau', 'loup']);
    expect(pieces.map((piece) => /loup|agneau/u.exec(piece)?.[0])).toEqual(['loup', 'agneau']);
  });

  it('is one piece where another would only say the same again', () => {
    expect(shown(`le loup ${FAR}le loup ${FAR}`, ['loup', 'agneau'])).toHaveLength(1);
    const forms = matchesIn(`le loup ${FAR}les loups`, 'loup', 'loups').map((match) => ({
      ...match,
      asked: 'loup',
    }));
    expect(snippetOf(`le loup ${FAR}les loups`, forms, '')).toHaveLength(1);
  });

  it('is one piece around the whole query, wherever its words stand besides', () => {
    const text = `loup ${FAR}loup agneau ${FAR}agneau`;
    const pieces = shown(text, ['loup agneau', 'loup', 'agneau'], 'loup agneau');
    expect(pieces).toHaveLength(1);
    expect(pieces[0]).toContain('loup agneau');
  });

  it('is one piece where two would touch', () => {
    const text = `loup ${'il va '.repeat(25)}agneau`;
    const [only, ...more] = shown(text, ['loup', 'agneau']);
    expect(more).toEqual([]);
    expect(only).toBe(text);
  });

  const WORDS = ['loup', 'agneau', 'onde', 'courroux', 'très', 'désaltérait', 'a', 'encore'] as const;
  const library = fc.record({
    words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 120 }),
    gap: fc.constantFrom(' ', ', ', '  ', '. ', ' 🌱 ', '\n'),
    asked: fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }),
    literal: fc.constantFrom('', 'loup', 'loup agneau'),
  });

  it('cuts no word and no mark, stays short and shows as many words as two pieces can', () => {
    fc.assert(
      fc.property(library, ({ words, gap, asked, literal }) => {
        const text = words.join(gap);
        const sought = literal === '' ? asked : [literal, ...asked];
        const matches = matchesIn(text, ...new Set(sought));
        fc.pre(matches.length > 0);
        const pieces = snippetOf(text, matches, literal);
        expect([1, 2]).toContain(pieces.length);
        let before = -1;
        for (const { start, end, marks } of pieces) {
          expect(start).toBeGreaterThan(before);
          before = end;
          const isCut = (at: number): boolean =>
            /\p{L}$/u.test(text.slice(0, at)) && /^\p{L}/u.test(text.slice(at));
          expect([isCut(start), isCut(end)]).toEqual([false, false]);
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          // Every match in the piece is under a mark, and every mark is of matches.
          const inside = matches.filter((match) => match.start >= start && match.end <= end);
          for (const match of inside)
            expect(marks.some((mark) => mark.start <= match.start && mark.end >= match.end)).toBe(true);
          for (const mark of marks) expect(inside.some((match) => match.start === mark.start)).toBe(true);
        }
        const length = pieces.reduce((sum, { start, end }) => sum + end - start, 0);
        expect(length).toBeLessThanOrEqual(200);
        const isWholeShown = pieces.some(({ start, end }) =>
          matches.some((match) => match.asked === literal && match.start >= start && match.end <= end),
        );
        if (matches.some((match) => match.asked === literal)) expect(isWholeShown).toBe(true);
        else if (asked.length === 2) {
          // Two words are both shown, wherever they stand.
          const all = new Set(matches.map((match) => match.asked));
          const seen = matches.filter((match) =>
            pieces.some(({ start, end }) => match.start >= start && match.end <= end),
          );
          expect(new Set(seen.map((match) => match.asked))).toEqual(all);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
