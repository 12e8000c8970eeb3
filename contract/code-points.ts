/** Offsets at the border: other programs count a text in code points, this one in UTF-16 units. Pure. */

export interface CodePoints {
  /** How many code points stand before this offset; one inside a character counts as the character's start. */
  fromUnits(units: number): number;
  /** The offset in UTF-16 units after this many code points. */
  toUnits(points: number): number;
}

/** Reads the text once; every question after that takes the logarithm of its number of rare characters. */
export function codePointsOf(text: string): CodePoints {
  /** Where the second half of each character of two units stands. */
  const seconds: number[] = [];
  for (const { index } of text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)) seconds.push(index + 1);
  /** How many of them, from the first on, satisfy `isBefore`; it holds for the first ones only. */
  const count = (isBefore: (unit: number, at: number) => boolean): number => {
    let low = 0;
    let high = seconds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(seconds[middle] ?? 0, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    fromUnits: (units) => units - count((second) => second <= units),
    toUnits: (points) => points + count((second, at) => second - at <= points),
  };
}
