import fc from 'fast-check';
import { expect, it } from 'vitest';
import { filterOf, KeyFilter } from './key-filter.ts';

it('lets every key through that it was made of', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme' }), { maxLength: 200 }), (keys) => {
      const filter = new KeyFilter(filterOf(new Set(keys)));
      for (const key of keys) expect(filter.mayHold(key)).toBe(true);
    }),
  );
});

it('stops all but a few of the others', () => {
  const filter = new KeyFilter(
    filterOf(new Set(Array.from({ length: 5_000 }, (_, i) => `name ${String(i * 7)}`))),
  );
  const strangers = Array.from({ length: 20_000 }, (_, i) => `name ${String(i)}x`);
  expect(strangers.filter((key) => filter.mayHold(key)).length).toBeLessThan(200);
});

it('stops everything when it was made of nothing', () => {
  expect(new KeyFilter(filterOf(new Set())).mayHold('')).toBe(false);
});
