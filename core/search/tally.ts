/** What the leaves of one query earn each passage, or each article, by number. Owns the sums; knows no formula. */
import { LIKENESS, type Likeness } from './vocabulary.ts';

export class Tally {
  /** Those that hold the word being read. */
  current: number[] = [];
  /** Those that hold any word read so far. */
  readonly seen: number[] = [];
  readonly #frequency: Float64Array;
  readonly #likeness: Uint8Array;
  readonly #stamp: Uint16Array;
  readonly #held: Uint32Array;
  readonly #worst: Uint8Array;
  readonly #score: Float64Array;
  #word = 1;

  /** For numbers below `capacity`. */
  constructor(capacity: number) {
    this.#frequency = new Float64Array(capacity);
    this.#likeness = new Uint8Array(capacity);
    this.#stamp = new Uint16Array(capacity);
    this.#held = new Uint32Array(capacity);
    this.#worst = new Uint8Array(capacity);
    this.#score = new Float64Array(capacity);
  }

  /** Notes that `base` plus each of some numbers holds the word being read. The innermost loop of a search. */
  holdAll(base: number, numbers: readonly number[], frequency: number, likeness: Likeness): void {
    const [stamps, frequencies, likenesses, word] = [
      this.#stamp,
      this.#frequency,
      this.#likeness,
      this.#word,
    ];
    for (let i = 0; i < numbers.length; i++) {
      const number = base + (numbers[i] ?? 0);
      if (stamps[number] !== word) {
        stamps[number] = word;
        frequencies[number] = frequency;
        likenesses[number] = likeness;
        this.current.push(number);
      } else {
        frequencies[number] = (frequencies[number] ?? 0) + frequency;
        if (likeness < (likenesses[number] ?? 0)) likenesses[number] = likeness;
      }
    }
  }

  /** Notes that one number holds the word being read. */
  hold(number: number, frequency: number, likeness: Likeness): void {
    if (this.#stamp[number] !== this.#word) {
      this.#stamp[number] = this.#word;
      this.#frequency[number] = frequency;
      this.#likeness[number] = likeness;
      this.current.push(number);
    } else {
      this.#frequency[number] = (this.#frequency[number] ?? 0) + frequency;
      if (likeness < (this.#likeness[number] ?? 0)) this.#likeness[number] = likeness;
    }
  }

  /** How often the word being read is held. */
  frequency(number: number): number {
    return this.#frequency[number] ?? 0;
  }

  /** The best way in which the word being read is held. */
  likeness(number: number): Likeness {
    return toLikeness(this.#likeness[number]);
  }

  /** Ends a leaf, by its number: each that holds it gets what it earns. What is excluded makes nothing worse. */
  endWord(leaf: number, isWanted: boolean, earned: (number: number) => number): void {
    for (const number of this.current) {
      if (this.#held[number] === 0) this.seen.push(number);
      this.#held[number] = (this.#held[number] ?? 0) | (1 << leaf);
      if (isWanted) this.#worst[number] = Math.max(this.#worst[number] ?? 0, this.#likeness[number] ?? 0);
      this.#score[number] = (this.#score[number] ?? 0) + earned(number);
    }
    this.current = [];
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
