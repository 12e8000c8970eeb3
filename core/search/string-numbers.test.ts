/** Strings by number, found by where they stand. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { StringNumbers } from './string-numbers.ts';

it('numbers different strings as they come, and finds them again inside any text', () => {
  const strings = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀'), maxLength: 6 }), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(strings, fc.string(), (all, around) => {
      const numbers = new StringNumbers();
      const different = [...new Set(all)];
      for (const each of all) {
        const text = around + each + around;
        const number = numbers.add(text, around.length, around.length + each.length);
        expect(number).toBe(different.indexOf(each));
        expect(numbers.at(number)).toBe(each);
      }
      expect(numbers.size).toBe(different.length);
      expect(different.map((each) => numbers.find(each))).toEqual(different.map((_each, i) => i));
      expect(numbers.find('never')).toBe(-1);
      expect(numbers.size).toBe(different.length);
    }),
  );
});

it('grows past a hundred thousand', () => {
  const numbers = new StringNumbers();
  const all = Array.from({ length: 100_000 }, (_, i) => i);
  expect(all.every((i) => numbers.add(String(i)) === i)).toBe(true);
  expect(all.every((i) => numbers.find(`<${String(i)}>`, 1, String(i).length + 1) === i)).toBe(true);
});
