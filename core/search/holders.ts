/** The passages that hold one leaf of a query, and how: gathered once, then read as often as is needed. */
import type { PassageNumbers } from './postings.ts';
import { LIKENESS, type Likeness } from './vocabulary.ts';

/** Where more than this share of the passages hold a leaf, all are cleared in one go. */
const MANY = 1 / 32;

/** Kept from query to query: filling arrays as long as a library for each key press costs more than most queries. */
export class Holders {
  /** The passages that hold the leaf: the first `count` of `entries`. */
  count = 0;
  entries = new Uint32Array(0);
  /**
   * By entry, how often each holds the leaf: in any form, as asked, and as a beginning of something else. More than 255 times
   * tells no more.
   */
  anyForm = new Uint8ClampedArray(0);
  exact = new Uint8ClampedArray(0);
  begun = new Uint8ClampedArray(0);
  /** By entry, the best way in which each holds it; of no meaning for those that do not. */
  likeness = new Uint8Array(0);

  /** Forgets all, for entries below `capacity`. */
  begin(capacity: number): void {
    if (this.anyForm.length < capacity) this.#makeRoom(Math.ceil(capacity * 1.25));
    else if (this.count > capacity * MANY) {
      for (const times of [this.anyForm, this.exact, this.begun]) times.fill(0);
    } else for (let i = 0; i < this.count; i++) this.#forget(this.entries[i] ?? 0);
    this.count = 0;
  }

  /** Notes that `base` plus each of some numbers holds the leaf. The innermost loop of a search. */
  holdAll(base: number, numbers: PassageNumbers, frequency: number, likeness: Likeness): void {
    const { length } = numbers;
    if (this.entries.length < this.count + length) this.#growList(this.count + length);
    const { entries, exact, anyForm, begun, likeness: likenesses } = this;
    const isBegun = likeness === LIKENESS.prefix;
    const [own, other] = isBegun ? [begun, anyForm] : [anyForm, begun];
    const isExact = likeness === LIKENESS.exact;
    let { count } = this;
    for (let i = 0; i < length; i++) {
      const entry = base + (numbers[i] ?? 0);
      const before = own[entry] ?? 0;
      own[entry] = before + frequency;
      if (before === 0 && other[entry] === 0) {
        entries[count++] = entry;
        likenesses[entry] = likeness;
      } else if (likeness < (likenesses[entry] ?? 0)) likenesses[entry] = likeness;
      if (isExact) exact[entry] = (exact[entry] ?? 0) + frequency;
    }
    this.count = count;
  }

  /** Notes that one entry holds the leaf. */
  hold(entry: number, frequency: number, likeness: Likeness): void {
    this.holdAll(entry, ONE, frequency, likeness);
  }

  /** Lets go of those that are not to count. */
  keepOnly(isKept: (entry: number) => boolean): void {
    let count = 0;
    for (let i = 0; i < this.count; i++) {
      const entry = this.entries[i] ?? 0;
      if (isKept(entry)) this.entries[count++] = entry;
      else this.#forget(entry);
    }
    this.count = count;
  }

  #forget(entry: number): void {
    this.anyForm[entry] = 0;
    this.exact[entry] = 0;
    this.begun[entry] = 0;
  }

  #growList(count: number): void {
    const entries = new Uint32Array(Math.ceil(count * 1.5));
    entries.set(this.entries);
    this.entries = entries;
  }

  #makeRoom(capacity: number): void {
    this.anyForm = new Uint8ClampedArray(capacity);
    this.exact = new Uint8ClampedArray(capacity);
    this.begun = new Uint8ClampedArray(capacity);
    this.likeness = new Uint8Array(capacity);
  }
}

const ONE = [0];
