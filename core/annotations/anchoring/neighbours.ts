/** What the aligned neighbours of a passage say of it when few or none of its own words are left. */
import { togetherIn, type Link } from './links.ts';
import type { AlignedTexts } from './align.ts';
import type { Run } from './tokens.ts';

/** How many tokens away a neighbour is looked for. */
const REACH = 8;

/** The nearest aligned token outside the passage, going one way from `start`. */
export function neighbour(
  { alignment: { toToday } }: Pick<AlignedTexts, 'alignment'>,
  start: number,
  step: 1 | -1,
): Link | null {
  for (let k = 0, from = start; k < REACH; k++, from += step) {
    const to = toToday[from] ?? -1;
    if (to >= 0) return { from, to };
  }
  return null;
}

/** No token of the passage is left: what stands between its neighbours now, if they still face each other. */
export function bridge(texts: AlignedTexts, passage: Run): Run | 'gone' | null {
  const left = neighbour(texts, passage.first - 1, -1);
  const right = neighbour(texts, passage.end, 1);
  if (!left || !right || !togetherIn(texts)(left, right)) return null;
  const [old, today] = [right.from - left.from - 1, right.to - left.to - 1];
  const length = passage.end - passage.first;
  const outsideBefore = Math.round((today * (passage.first - left.from - 1)) / Math.max(1, old));
  const outsideAfter = Math.round((today * (right.from - passage.end)) / Math.max(1, old));
  const inside = today - outsideBefore - outsideAfter;
  if (inside <= 0) return 'gone';
  if (inside > 3 * length + 3) return null;
  return { first: left.to + 1 + outsideBefore, end: right.to - outsideAfter };
}

/**
 * True when all that is left of a passage may as well be its neighbour's: in "a b a" made "a", the first a or the last. A
 * passage that ends in the word before it, and was deleted, is not that word.
 */
export function hasSlidIn(
  { alignment: { toToday }, old }: AlignedTexts,
  passage: Run,
  links: readonly Link[],
): boolean {
  const [first, last] = [links[0], links.at(-1)];
  const length = links.length;
  if (!first || !last || length >= passage.end - passage.first || last.from - first.from !== length - 1)
    return false;
  const isFreeDouble = (start: number): boolean =>
    links.every(({ from }, k) => toToday[start + k] === -1 && old.ids[start + k] === old.ids[from]);
  const atEnd = last.from === passage.end - 1 && isFreeDouble(passage.first - length);
  const atStart = first.from === passage.first && isFreeDouble(passage.end);
  return (
    (atEnd && toToday[passage.first - length - 1] === first.to - 1) ||
    (atStart && toToday[passage.end + length] === last.to + 1)
  );
}
