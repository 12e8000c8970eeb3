/** Which of many places in a book overlap one that is asked for: clippings come by the ten thousand. Pure. */

export interface Place {
  readonly start: number;
  /** The last location it holds. */
  readonly end: number;
}

/**
 * Answers the items whose place overlaps one, those that begin last first, and of those that begin together the last one;
 * items without a place never. Each costs some steps when it is taken, so that whoever needs few takes few.
 */
export function overlapsAmong<T extends { readonly place: Place | null }>(
  items: readonly T[],
): (place: Place | null) => Iterable<T> {
  const placed = items
    .flatMap((item) => (item.place ? [{ item, ...item.place }] : []))
    .sort((a, b) => a.start - b.start);
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, placed.length)));
  /** A tree of how far the places under each knot reach. Its leaves are the places in their order, from `size` on. */
  const reach = new Float64Array(2 * size).fill(-Infinity);
  placed.forEach(({ end }, index) => (reach[size + index] = end));
  const reachOf = (knot: number): number => reach[knot] ?? -Infinity;
  for (let knot = size - 1; knot > 0; knot--)
    reach[knot] = Math.max(reachOf(2 * knot), reachOf(2 * knot + 1));

  return function* (place) {
    if (!place) return;
    const waiting = [{ knot: 1, first: 0, width: size }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { knot, first, width } = next;
      const each = placed[first];
      if (!each || each.start > place.end || reachOf(knot) < place.start) continue;
      if (width === 1) yield each.item;
      else
        waiting.push(
          { knot: 2 * knot, first, width: width / 2 },
          { knot: 2 * knot + 1, first: first + width / 2, width: width / 2 },
        );
    }
  };
}
