import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { innermostFirst, IntervalIndex } from './interval-index.ts';

const span = fc
  .tuple(fc.nat(60), fc.nat(30), fc.nat())
  .map(([start, length, id]) => ({ start, end: start + length, id }));

describe('the index of spans', () => {
  it('answers what looking at every span would answer, the shortest first', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 80 }), fc.integer({ min: -2, max: 95 }), (spans, offset) => {
        const looked = spans
          .toSorted((a, b) => a.start - b.start)
          .filter(({ start, end }) => start <= offset && offset < end)
          .sort(innermostFirst);
        expect(new IntervalIndex(spans).at(offset)).toEqual(looked);
      }),
      { numRuns: 2_000 },
    );
  });

  it('holds nothing at the end of a span, where the next one may begin', () => {
    const index = new IntervalIndex([
      { start: 0, end: 4 },
      { start: 4, end: 9 },
    ]);
    expect(index.at(4)).toEqual([{ start: 4, end: 9 }]);
    expect(index.at(9)).toEqual([]);
  });

  it('puts a word before the sentence and the paragraph that it stands in', () => {
    const paragraph = { start: 0, end: 400 };
    const sentence = { start: 20, end: 90 };
    const word = { start: 31, end: 38 };
    expect(new IntervalIndex([paragraph, sentence, word]).at(33)).toEqual([word, sentence, paragraph]);
  });

  it('is not slowed by what never answers: ten thousand spans are asked by following a few', () => {
    const asked = new Set<number>();
    const spans = Array.from({ length: 10_000 }, (_, at) => ({
      get start() {
        asked.add(at);
        return at * 10;
      },
      end: at * 10 + 5,
    }));
    const index = new IntervalIndex(spans);
    asked.clear();
    index.at(50_002);
    expect(asked.size).toBeLessThan(40);
  });
});
