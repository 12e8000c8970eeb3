/** Words are found where a look through the whole text finds them, however often anything repeats. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createWordFinder } from './word-finder.ts';

const everywhere = (text: string, wanted: string): number[] =>
  Array.from({ length: text.length }, (_unit, at) => at).filter((at) => text.startsWith(wanted, at));

/** Few letters, so that words meet again and again, and signs of two units. */
const anyText = fc
  .array(fc.constantFrom('a', 'b', 'ab', ' ', 'été', '🌱', 'the sea '), { maxLength: 120 })
  .map((parts) => parts.join(''));

it('finds every place of any stretch of a text, and nothing else', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(40), fc.string({ maxLength: 9 }), (text, from, length, other) => {
      const start = from % (text.length + 1);
      const find = createWordFinder(text);
      for (const wanted of [text.slice(start, start + length), other, `${text}x`]) {
        if (wanted === '') continue;
        expect(find(wanted, Infinity, () => true)).toEqual(everywhere(text, wanted));
      }
    }),
    { numRuns: 2_000 },
  );
});

it('counts only the places that are wanted, and no more than are asked for', () => {
  const find = createWordFinder('the sea, the sea, the sea, the seaweed');
  const isWord = (at: number): boolean => at !== 27;
  expect(find('the sea', 9, isWord)).toEqual([0, 9, 18]);
  expect(find('the sea', 2, isWord)).toEqual([0, 9]);
  expect(find('sea', 1, (at) => at > 4)).toEqual([13]);
});
