import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointsOf } from './code-points.ts';

describe('offsets in code points', () => {
  it('count a character outside the basic plane once', () => {
    const points = codePointsOf('a👩b');
    expect([0, 1, 3, 4].map((units) => points.fromUnits(units))).toEqual([0, 1, 2, 3]);
    expect([0, 1, 2, 3].map((count) => points.toUnits(count))).toEqual([0, 1, 3, 4]);
  });

  it('put an offset inside a character before it', () => {
    expect(codePointsOf('a👩b').fromUnits(2)).toBe(1);
  });

  it('agree with JavaScript’s own iteration over any text, lone halves included', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'é', '👩', '\ud83d', '\udc69', '\u{301}')), (letters) => {
        const text = letters.join('');
        const points = codePointsOf(text);
        let units = 0;
        Array.from(text).forEach((character, index) => {
          expect(points.fromUnits(units)).toBe(index);
          expect(points.toUnits(index)).toBe(units);
          units += character.length;
        });
        expect(points.toUnits(Array.from(text).length)).toBe(text.length);
      }),
    );
  });
});
