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

/**
 * How many slips part two words (optimal string alignment), in UTF-16 units; `most + 1` when there are more than `most`.
 * Stops as soon as that is certain.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let slips = Math.min((last[j - 1] ?? 0) + (isSame ? 0 : 1), (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + 1);
      row.push(slips);
      if (slips < least) least = slips;
    }
    if (least > most) return most + 1;
    [beforeLast, last] = [last, row];
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

/** The letters a word holds, as bits; words that differ in more bits than slips can change are passed over unread. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) % 31);
  return bits;
}

export function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

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
   * Calls back for every known word that `word` may be meant for, with the number of slips. A slip changes at most two
   * of the letters that words are told apart by.
   */
  eachNear(word: string, visit: (known: string, slips: number) => void): void {
    const most = slipsAllowed(word);
    const letters = lettersOf(word);
    for (let length = word.length - most; most > 0 && length <= word.length + most; length++)
      for (const [known, knownLetters] of this.#byLength.get(length) ?? []) {
        if (countBits(letters ^ knownLetters) > 2 * most) continue;
        const slips = slipsBetween(word, known, most);
        if (slips <= most) visit(known, slips);
      }
  }
}
