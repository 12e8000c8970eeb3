/** Which places of a book overlap: as many and in the order that a look at all of them finds. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlapsAmong, type Place } from './overlaps.ts';

const anyPlace = fc
  .tuple(fc.nat(60), fc.oneof(fc.nat(4), fc.nat(60)))
  .map(([start, length]): Place => ({ start, end: start + length }));

it('answers every place that overlaps, long or short, and none without a place', () => {
  fc.assert(
    fc.property(fc.array(fc.option(anyPlace)), fc.option(anyPlace), (places, asked) => {
      const items = places.map((place) => ({ place }));
      const overlaps = ({ place }: { place: Place | null }): boolean =>
        place !== null && asked !== null && place.start <= asked.end && asked.start <= place.end;
      expect(overlapsAmong(items)(asked)).toEqual(items.filter(overlaps));
    }),
    { numRuns: 2_000 },
  );
});
