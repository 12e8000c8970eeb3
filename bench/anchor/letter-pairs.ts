/**
 * Which letter of a paragraph is which of its revised version: the alignment that a table over all pairs of letters says is
 * best, where letters in a row count more than scattered ones. Knows nothing of words, so that it can judge what does.
 */

/** Larger tables than this are not worth their memory. */
export const MAX_CELLS = 4_000_000;

/** For each letter of `before` the place in `after`, or -1. */
export function pairLetters(before: string, after: string): Int32Array {
  const width = after.length + 1;
  // The best of all, and the best whose last two letters are a pair.
  const best = new Int32Array((before.length + 1) * width);
  const paired = new Int32Array((before.length + 1) * width).fill(-1);
  for (let i = 1; i <= before.length; i++)
    for (let j = 1; j <= after.length; j++) {
      const at = i * width + j;
      const diagonal = at - width - 1;
      if (before[i - 1] === after[j - 1]) {
        const inRow = (paired[diagonal] ?? -1) >= 0 ? (paired[diagonal] ?? 0) + 3 : 0;
        paired[at] = Math.max(inRow, (best[diagonal] ?? 0) + 1);
      }
      best[at] = Math.max(paired[at] ?? 0, best[at - 1] ?? 0, best[at - width] ?? 0);
    }
  const pairs = new Int32Array(before.length).fill(-1);
  let [i, j, mustPair] = [before.length, after.length, false];
  while (i > 0 && j > 0) {
    const at = i * width + j;
    if (mustPair || best[at] === paired[at]) {
      pairs[i - 1] = j - 1;
      const diagonal = at - width - 1;
      mustPair = (paired[diagonal] ?? -1) >= 0 && paired[at] === (paired[diagonal] ?? 0) + 3;
      i--;
      j--;
    } else if (best[at] === best[at - width]) i--;
    else j--;
  }
  return pairs;
}
