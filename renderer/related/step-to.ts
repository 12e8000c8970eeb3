/** From one passage in common to the next, in the order of the text that is being read. Pure. */
import type { Link, Side } from '../state/comparison.svelte.ts';

/** The number of the next link (1) or the former one (-1), the first when none is stood at; null at the edge. */
export function stepTo(
  links: readonly Link[],
  side: Side,
  current: number | null,
  by: 1 | -1,
): number | null {
  const order = links
    .map((link, number) => ({ number, at: link[side].start }))
    .sort((a, b) => a.at - b.at || a.number - b.number);
  if (current === null) return order[0]?.number ?? null;
  const place = order.findIndex(({ number }) => number === current);
  return order[place + by]?.number ?? null;
}
