/** Small questions to the browser's geometry, and the halving that keeps them few. */

/** The last index below `count` for which a claim holds, given that it holds up to somewhere and not after. */
export function lastWhere(count: number, holds: (index: number) => boolean, none = 0): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? none : low - 1;
}

/** The first box of a range that is not empty. */
export const firstBox = (range: Range): DOMRect | undefined =>
  [...range.getClientRects()].find((box) => box.height > 0);
