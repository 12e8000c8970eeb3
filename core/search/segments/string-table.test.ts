/** Strings are found by their number, and numbers by their string, and nothing else is. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FixedWidth } from './fixed-width.ts';
import { StringTable, StringTableWriter } from './string-table.ts';

function tableOf(texts: readonly string[]): StringTable {
  const writer = new StringTableWriter();
  for (const text of texts) writer.add(text);
  return new StringTable({ ...writer.parts(), slots: new FixedWidth(writer.slots()) });
}

/** Few letters, so that many are beginnings of others; some take several bytes. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'е', '語', '𝒂'), maxLength: 5 });

it('finds the number of each of its strings, and none of another', () => {
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 40 }), fc.array(text), (texts, others) => {
      const table = tableOf(texts);
      texts.forEach((each, number) => {
        expect(table.numberOf(each)).toBe(number);
        expect(table.at(number)).toBe(each);
      });
      for (const other of others)
        expect(table.numberOf(other)).toBe(texts.includes(other) ? texts.indexOf(other) : null);
    }),
  );
});

it('tells a beginning from the whole, and letters that fold alike from one another', () => {
  const table = tableOf(['guerre', 'guerres', 'ete', 'été']);
  expect(['guerre', 'guer', 'guerres', 'ete', 'été', 'eté', ''].map((each) => table.numberOf(each))).toEqual([
    0,
    null,
    1,
    2,
    3,
    null,
    null,
  ]);
});
