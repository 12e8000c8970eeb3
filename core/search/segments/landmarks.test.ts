/** Landmarks: the search by them finds what a look at all strings finds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Landmarks } from './landmarks.ts';

describe('a search by landmarks', () => {
  it('finds the first string that is not before another, as a look at all of them does', () => {
    const strings = fc.array(fc.string({ maxLength: 3 }), { maxLength: 600 });
    fc.assert(
      fc.property(strings, fc.string({ maxLength: 3 }), fc.nat(400), fc.nat(400), (all, other, a, b) => {
        const sorted = [...all].sort((x, y) => (x < y ? -1 : x > y ? 1 : 0));
        const [from = 0, to = 0] = [Math.min(a, sorted.length), Math.min(b, sorted.length)].sort(
          (x, y) => x - y,
        );
        const landmarks = new Landmarks(from, to, (number) => sorted[number] ?? '');
        for (const text of [other, '', ...sorted.slice(from, to)]) {
          const first = sorted.slice(from, to).findIndex((each) => each >= text);
          expect(landmarks.firstFrom(text)).toBe(first < 0 ? to : from + first);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads few strings', () => {
    let read = 0;
    const at = (number: number): string => (read++, String(number).padStart(6, '0'));
    const landmarks = new Landmarks(0, 60_000, at);
    landmarks.firstFrom('012345');
    read = 0;
    expect(landmarks.firstFrom('054321')).toBe(54_321);
    expect(read).toBeLessThan(9);
  });
});
