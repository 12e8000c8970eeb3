/** Which places of a book overlap: as many as a look at all of them finds, those that begin last first. */
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
      const order = new Map(items.map((item, index) => [item, index]));
      const wanted = items
        .filter(overlaps)
        .sort(
          (a, b) =>
            (b.place?.start ?? 0) - (a.place?.start ?? 0) || (order.get(b) ?? 0) - (order.get(a) ?? 0),
        );
      expect([...overlapsAmong(items)(asked)]).toEqual(wanted);
    }),
    { numRuns: 2_000 },
  );
});
