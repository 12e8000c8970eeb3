/** Which of many places in a book overlap one that is asked for: clippings come by the ten thousand. Pure. */

export interface Place {
  readonly start: number;
  /** The last location it holds. */
  readonly end: number;
}

/** Answers the items whose place overlaps one, in the order in which they were given; those without a place never. */
export function overlapsAmong<T extends { readonly place: Place | null }>(
  items: readonly T[],
): (place: Place | null) => T[] {
  const placed = items
    .flatMap((item, order) => (item.place ? [{ item, order, ...item.place }] : []))
    .sort((a, b) => a.start - b.start);
  /** How far the places up to each reach: before one that does not reach the place asked for, none does. */
  const reach: number[] = [];
  for (const { end } of placed) reach.push(Math.max(end, reach.at(-1) ?? 0));
  const countBeginningBy = (location: number): number => {
    let [low, high] = [0, placed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((placed[middle]?.start ?? Infinity) <= location) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (place) => {
    if (!place) return [];
    const found: (typeof placed)[number][] = [];
    for (let at = countBeginningBy(place.end) - 1; (reach[at] ?? -1) >= place.start; at--) {
      const each = placed[at];
      if (each && each.end >= place.start) found.push(each);
    }
    return found.sort((a, b) => a.order - b.order).map(({ item }) => item);
  };
}
