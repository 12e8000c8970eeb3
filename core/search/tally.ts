/** How often passages hold the leaf of a query that is being read, by number. Owns the sums; knows no formula. */
import type { PassageNumbers } from './postings.ts';
import { LIKENESS, type Likeness } from './vocabulary.ts';

/** Kept from query to query: filling arrays as long as a library for each key press costs more than most queries. */
export class Tally {
  /** Those that hold it: the first `count` of `current`. */
  count = 0;
  current = new Uint32Array(0);
  /** How often each of them holds it: as asked, in any form, and as a beginning of something else. */
  exact = new Float32Array(0);
  anyForm = new Float32Array(0);
  begun = new Float32Array(0);
  /** The best way in which each of them holds it. */
  likenesses = new Uint8Array(0);
  #stamp = new Uint32Array(0);
  #leaf = 1;

  /** Forgets the leaf before, and makes room for numbers below `capacity`. */
  begin(capacity: number): void {
    this.count = 0;
    this.#leaf++;
    if (this.#stamp.length >= capacity) return;
    this.current = new Uint32Array(capacity);
    this.exact = new Float32Array(capacity);
    this.anyForm = new Float32Array(capacity);
    this.begun = new Float32Array(capacity);
    this.likenesses = new Uint8Array(capacity);
    this.#stamp = new Uint32Array(capacity);
  }

  /** Notes that `base` plus each of some numbers holds the leaf. The innermost loop of a search. */
  holdAll(base: number, numbers: PassageNumbers, frequency: number, likeness: Likeness): void {
    const [leaf, stamps, likenesses, current] = [this.#leaf, this.#stamp, this.likenesses, this.current];
    const [exact, anyForm, begun] = [this.exact, this.anyForm, this.begun];
    const sums = likeness === LIKENESS.prefix ? begun : anyForm;
    const isExact = likeness === LIKENESS.exact;
    let { count } = this;
    for (let i = 0; i < numbers.length; i++) {
      const number = base + (numbers[i] ?? 0);
      if (stamps[number] !== leaf) {
        stamps[number] = leaf;
        exact[number] = 0;
        anyForm[number] = 0;
        begun[number] = 0;
        likenesses[number] = likeness;
        current[count++] = number;
      } else if (likeness < (likenesses[number] ?? 0)) likenesses[number] = likeness;
      sums[number] = (sums[number] ?? 0) + frequency;
      if (isExact) exact[number] = (exact[number] ?? 0) + frequency;
    }
    this.count = count;
  }

  /** Notes that one number holds the leaf. */
  hold(number: number, frequency: number, likeness: Likeness): void {
    this.holdAll(number, ONE, frequency, likeness);
  }

  /** Lets go of those that hold the leaf but are not to count. */
  keepOnly(isKept: (number: number) => boolean): void {
    let count = 0;
    for (let i = 0; i < this.count; i++) {
      const number = this.current[i] ?? 0;
      if (isKept(number)) this.current[count++] = number;
    }
    this.count = count;
  }
}

const ONE = [0];
