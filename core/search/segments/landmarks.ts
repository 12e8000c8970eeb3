/**
 * Every so many-th of many strings in order, kept once they are first asked for, so that few of the others must be read to
 * find one. Owns the search; what the strings are and where they lie is for who gives them.
 */

/** Read for one search: seven of the others. */
const EVERY = 128;

export class Landmarks {
  readonly #from: number;
  readonly #to: number;
  readonly #at: (number: number) => string;
  #strings: readonly string[] | null = null;

  /** `at` answers the strings of the numbers `from` up to `to`, which are in order. */
  constructor(from: number, to: number, at: (number: number) => string) {
    this.#from = from;
    this.#to = to;
    this.#at = at;
  }

  /** The number of the first string that is not before `text`; the end when there is none. */
  firstFrom(text: string): number {
    const strings = (this.#strings ??= this.#read());
    const place = firstFrom(0, strings.length, (each) => (strings[each] ?? '') < text);
    // What is looked for stands behind the landmark before, and not behind this one.
    const low = place === 0 ? this.#from : this.#from + (place - 1) * EVERY + 1;
    const high = Math.min(this.#to, this.#from + place * EVERY);
    return firstFrom(low, high, (number) => this.#at(number) < text);
  }

  #read(): string[] {
    const strings: string[] = [];
    for (let number = this.#from; number < this.#to; number += EVERY) strings.push(this.#at(number));
    return strings;
  }
}

/** The first number from `low` up to `high` that is not before what is looked for; `high` when all are. */
function firstFrom(low: number, high: number, isBefore: (number: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (isBefore(middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}
