import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { innermostFirst } from './interval-index.ts';
import { showInnermost } from './layers.ts';

const mark = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]) => ({ start, end: start + length }));

describe('marks that lie over one another', () => {
  it('show at every character the shortest of those that hold it', () => {
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 25 }), (marks) => {
        const shown = showInnermost(marks);
        for (let offset = 0; offset < 62; offset++) {
          const holding = marks.filter(({ start, end }) => start <= offset && offset < end);
          const here = shown.filter(({ start, end }) => start <= offset && offset < end);
          expect(here.map((run) => run.mark)).toEqual(holding.sort(innermostFirst).slice(0, 1));
          expect(here.every(({ isShared }) => isShared === holding.length > 1)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('come in the order of the text, each run as long as it can be', () => {
    const around = { start: 0, end: 30 };
    const inside = { start: 10, end: 14 };
    const apart = { start: 40, end: 44 };
    expect(showInnermost([apart, around, inside])).toEqual([
      { start: 0, end: 10, mark: around, isShared: false },
      { start: 10, end: 14, mark: inside, isShared: true },
      { start: 14, end: 30, mark: around, isShared: false },
      { start: 40, end: 44, mark: apart, isShared: false },
    ]);
  });
});
