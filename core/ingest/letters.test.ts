/** Texts of common scripts are read by a table, others by patterns: both must say the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isCommon } from './letters.ts';
import { sketchOf } from './sketch.ts';
import { countWords } from './words.ts';

const CHARACTERS = Array.from("aZéœ09٣яΩक  \n''’’--–.,«»()<+€²½\u0301\u200d\u0e01中か");
const texts = fc.string({ unit: fc.constantFrom(...CHARACTERS.slice(0, -3)), maxLength: 60 });
/** No word, and in no table. */
const UNCOMMON = ' 😀';

it('counts the same words, and sketches the same', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(isCommon(text)).toBe(true);
      expect(isCommon(text + UNCOMMON)).toBe(false);
      expect(countWords(text)).toBe(countWords(text + UNCOMMON));
      expect(countWords(text)).toBe(text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0);
      expect(sketchOf(text)).toBe(sketchOf(text + UNCOMMON));
    }),
    { numRuns: 2_000 },
  );
});

it('leaves to the patterns what writes no spaces', () => {
  expect(CHARACTERS.slice(-3).map((character) => isCommon(`mot ${character}`))).toEqual([
    false,
    false,
    false,
  ]);
});
