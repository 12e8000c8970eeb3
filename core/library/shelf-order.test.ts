import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge, sort, type Steps } from './shelf-order.ts';

function finish<Value>(steps: Steps<Value>): { value: Value; pauses: number } {
  for (let pauses = 0; ; pauses++) {
    const step = steps.next();
    if (step.done) return { value: step.value, pauses };
  }
}
const byNumber = (a: number, b: number): number => a - b;
const sorted = (rows: readonly number[]): number[] => [...rows].sort(byNumber);

describe('sorting in steps', () => {
  it('sorts as sorting at once does, pausing on the way', () => {
    const rows = Array.from({ length: 9_001 }, (_, i) => (i * 7_919) % 4_000);
    const { value, pauses } = finish(sort(rows, byNumber));
    expect(value).toEqual(sorted(rows));
    expect(pauses).toBeGreaterThan(5);
    expect(finish(sort([], byNumber)).value).toEqual([]);
  });

  it('merges any two sorted lists', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 80 }), fc.array(fc.nat(30)), (a, b) => {
        const { value } = finish(merge(sorted(a), sorted(b), byNumber));
        expect(value).toEqual(sorted([...a, ...b]));
      }),
    );
  });

  it('puts a few rows into many with few comparisons', () => {
    const many = Array.from({ length: 50_000 }, (_, i) => i);
    let comparisons = 0;
    const counting = (a: number, b: number): number => {
      comparisons += 1;
      return a - b;
    };
    const { value } = finish(merge(many, [3.5, 49_998.5], counting));
    expect(value).toHaveLength(50_002);
    expect(comparisons).toBeLessThan(50);
  });
});
