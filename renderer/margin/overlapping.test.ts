import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MarkedAnnotation } from '../state/annotations.svelte.ts';
import { overlapping } from './overlapping.ts';

/** What is looked at of an annotation. */
const at = (id: string, start: number, end: number) =>
  ({ id, anchor: { state: 'exact', start, end } }) as MarkedAnnotation;

const span = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 15 }))
  .map(([start, length]) => ({ start, end: start + length }));

it('names every mark that shares words with another, and no other', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 14 }), (spans) => {
      const marks = spans.map(({ start, end }, index) => at(String(index), start, end));
      const shares = spans.flatMap((one, index) =>
        spans.some((other, place) => place !== index && one.start < other.end && other.start < one.end)
          ? [String(index)]
          : [],
      );
      expect([...overlapping(marks)].sort()).toEqual(shares.sort());
    }),
    { numRuns: 1_000 },
  );
});

it('leaves out what is not in the text', () => {
  const lost = { id: 'lost', anchor: { state: 'orphaned' } } as MarkedAnnotation;
  expect(overlapping([lost, at('there', 0, 5)]).size).toBe(0);
});
