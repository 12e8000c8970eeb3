/** What the leaves of one query earn each passage, or each article, by number. Owns the sums; knows no formula. */
import type { PassageNumbers } from './postings.ts';
import { LIKENESS, type Likeness } from './vocabulary.ts';

/** Kept from query to query: filling arrays as long as a library for each key press costs more than most queries. */
export class Tally {
  /** Those that hold the word being read: the first `count` of `current`. */
  count = 0;
  current = new Uint32Array(0);
  /** Those that hold any word read so far: the first `seenCount` of `seen`. */
  seenCount = 0;
  seen = new Uint32Array(0);
  /** How often the word being read is held: as asked, in any form, and as a beginning of something else. */
  exact = new Float32Array(0);
  anyForm = new Float32Array(0);
  begun = new Float32Array(0);
  #likeness = new Uint8Array(0);
  #stamp = new Uint32Array(0);
  #held = new Uint32Array(0);
  #worst = new Uint8Array(0);
  #score = new Float64Array(0);
  #word = 1;

  /** Forgets the query before, and makes room for numbers below `capacity`. */
  begin(capacity: number): void {
    for (let i = 0; i < this.seenCount; i++) {
      const number = this.seen[i] ?? 0;
      this.#held[number] = 0;
      this.#worst[number] = 0;
      this.#score[number] = 0;
    }
    this.seenCount = 0;
    this.count = 0;
    this.#word++;
    if (this.#stamp.length >= capacity) return;
    this.current = new Uint32Array(capacity);
    this.seen = new Uint32Array(capacity);
    this.exact = new Float32Array(capacity);
    this.anyForm = new Float32Array(capacity);
    this.begun = new Float32Array(capacity);
    this.#likeness = new Uint8Array(capacity);
    this.#stamp = new Uint32Array(capacity);
    this.#held = new Uint32Array(capacity);
    this.#worst = new Uint8Array(capacity);
    this.#score = new Float64Array(capacity);
  }

  /** Notes that `base` plus each of some numbers holds the word being read. The innermost loop of a search. */
  holdAll(base: number, numbers: PassageNumbers, frequency: number, likeness: Likeness): void {
    const [word, stamps, likenesses, current] = [this.#word, this.#stamp, this.#likeness, this.current];
    const [exact, anyForm, begun] = [this.exact, this.anyForm, this.begun];
    const sums = likeness === LIKENESS.prefix ? begun : anyForm;
    const isExact = likeness === LIKENESS.exact;
    let { count } = this;
    for (let i = 0; i < numbers.length; i++) {
      const number = base + (numbers[i] ?? 0);
      if (stamps[number] !== word) {
        stamps[number] = word;
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

  /** Notes that one number holds the word being read. */
  hold(number: number, frequency: number, likeness: Likeness): void {
    if (this.#stamp[number] !== this.#word) {
      this.#stamp[number] = this.#word;
      this.exact[number] = 0;
      this.anyForm[number] = 0;
      this.begun[number] = 0;
      this.#likeness[number] = likeness;
      this.current[this.count++] = number;
    } else if (likeness < (this.#likeness[number] ?? 0)) this.#likeness[number] = likeness;
    if (likeness === LIKENESS.prefix) this.begun[number] = (this.begun[number] ?? 0) + frequency;
    else this.anyForm[number] = (this.anyForm[number] ?? 0) + frequency;
    if (likeness === LIKENESS.exact) this.exact[number] = (this.exact[number] ?? 0) + frequency;
  }

  /** Lets go of those that hold the word being read but are not to count. */
  keepOnly(isKept: (number: number) => boolean): void {
    let count = 0;
    for (let i = 0; i < this.count; i++) {
      const number = this.current[i] ?? 0;
      if (isKept(number)) this.current[count++] = number;
    }
    this.count = count;
  }

  /** The best way in which the word being read is held. */
  likeness(number: number): Likeness {
    return toLikeness(this.#likeness[number]);
  }

  /** Ends a leaf, by its number: each that holds it gets what it earns. What is excluded makes nothing worse. */
  endWord(leaf: number, isWanted: boolean, earned: (number: number) => number): void {
    const bit = 1 << leaf;
    for (let i = 0; i < this.count; i++) {
      const number = this.current[i] ?? 0;
      if (this.#held[number] === 0) this.seen[this.seenCount++] = number;
      this.#held[number] = (this.#held[number] ?? 0) | bit;
      const likeness = this.#likeness[number] ?? 0;
      if (isWanted && likeness > (this.#worst[number] ?? 0)) this.#worst[number] = likeness;
      this.#score[number] = (this.#score[number] ?? 0) + earned(number);
    }
    this.dropWord();
  }

  /** Forgets the word being read. */
  dropWord(): void {
    this.count = 0;
    this.#word++;
  }

  /** Which leaves are held, as bits. */
  held(number: number): number {
    return this.#held[number] ?? 0;
  }

  /** How the word that is held worst is held. */
  worst(number: number): Likeness {
    return toLikeness(this.#worst[number]);
  }

  score(number: number): number {
    return this.#score[number] ?? 0;
  }
}

const LIKENESSES: readonly Likeness[] = Object.values(LIKENESS);
const toLikeness = (value: number | undefined): Likeness => LIKENESSES[value ?? 0] ?? LIKENESS.inside;
