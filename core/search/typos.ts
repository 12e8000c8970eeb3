/**
 * Words as they are mistyped: the nearest of the known ones. Owns what counts as a slip of the keys (a letter too many,
 * too few, another one, or two changed over), and finds it without comparing every word.
 */

/** Shorter words are too like one another: anything would be forgiven. */
const SHORTEST_FORGIVEN = 4;
/** No word shorter than this is what another was meant for. */
export const SHORTEST_MEANT = SHORTEST_FORGIVEN - 1;
/** Words from this length on may hold two slips. */
const LONG = 8;

/** How many slips are forgiven in a word. */
export const slipsAllowed = (word: string): number =>
  word.length < SHORTEST_FORGIVEN ? 0 : word.length < LONG ? 1 : 2;

/** From this length on they may be slips in any letters. */
const VERY_LONG = 10;
const VOWELS = /[aeiouy]/gu;

/** A folded word without its vowels. */
export const consonantsOf = (folded: string): string => folded.replace(VOWELS, '');

/**
 * Whether a word may be meant for another that is so many slips away, no more than are allowed: two in a word that is not very
 * long make *canicule* of *calcule*, where they are not in its vowels alone.
 */
export const isForgiven = (word: string, known: string, slips: number): boolean =>
  slips < 2 || word.length >= VERY_LONG || consonantsOf(word) === consonantsOf(known);

/** No word that is compared is longer: what is longer is no word. */
const LONGEST = 64;
/** Rows of the table of slips, used again for each pair of words: the one before last, the last and the present one. */
const newRow = (): Uint8Array => new Uint8Array(LONGEST + 2);
let rows: [beforeLast: Uint8Array, last: Uint8Array, row: Uint8Array] = [newRow(), newRow(), newRow()];

/**
 * How many slips part two words (optimal string alignment), in UTF-16 units; `most + 1` when there are more than `most`.
 * Stops as soon as that is certain.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || Math.max(a.length, b.length) > LONGEST) return most + 1;
  let [beforeLast, last, row] = rows;
  // Only places that are at most so far apart can lie on the way (Ukkonen, 1985): beside them stands what is too many.
  const tooMany = most + 1;
  for (let j = 0; j <= Math.min(b.length, most); j++) last[j] = j;
  last[most + 1] = tooMany;
  for (let i = 1; i <= a.length; i++) {
    const [from, to] = [Math.max(1, i - most), Math.min(b.length, i + most)];
    let least = from === 1 ? i : tooMany;
    row[from - 1] = least;
    const here = a.charCodeAt(i - 1);
    const before = i > 1 ? a.charCodeAt(i - 2) : -1;
    for (let j = from; j <= to; j++) {
      const other = b.charCodeAt(j - 1);
      let slips = Math.min(
        (last[j - 1] ?? 0) + (here === other ? 0 : 1),
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
      );
      if (j > 1 && before === other && here === b.charCodeAt(j - 2))
        slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + 1);
      row[j] = slips;
      if (slips < least) least = slips;
    }
    if (least > most) return tooMany;
    row[to + 1] = tooMany;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  rows = [beforeLast, last, row];
  return Math.min(last[b.length] ?? 0, tooMany);
}

/** The letters a word holds, as bits. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) % 31);
  return bits;
}

/** How many bits are set in 32 (Warren, Hacker's Delight, 5-1). */
function countBits(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * Whether words of these letters may be so many slips apart, the second being `longer` by so many units: each slip takes
 * one letter away at most, and brings one; those that make a word longer take none away.
 */
export const mayBeNear = (a: number, b: number, slips: number, longer: number): boolean =>
  countBits(a & ~b) <= slips - Math.max(0, longer) && countBits(b & ~a) <= slips - Math.max(0, -longer);

/** Known words by length, so that few are looked at. */
export class TypoIndex {
  readonly #byLength = new Map<number, Map<string, number>>();

  add(word: string): void {
    if (word.length < SHORTEST_MEANT) return;
    const words = this.#byLength.get(word.length) ?? new Map<string, number>();
    this.#byLength.set(word.length, words.set(word, lettersOf(word)));
  }

  remove(word: string): void {
    this.#byLength.get(word.length)?.delete(word);
  }

  /**
   * Calls back for every known word that `word` may be meant for, with the number of slips.
   */
  eachNear(word: string, visit: (known: string, slips: number) => void): void {
    const most = slipsAllowed(word);
    const letters = lettersOf(word);
    for (let length = word.length - most; most > 0 && length <= word.length + most; length++)
      for (const [known, knownLetters] of this.#byLength.get(length) ?? []) {
        if (!mayBeNear(letters, knownLetters, most, length - word.length)) continue;
        const slips = slipsBetween(word, known, most);
        if (slips <= most && isForgiven(word, known, slips)) visit(known, slips);
      }
  }
}
