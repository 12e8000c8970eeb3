/** Counts how often passages hold the leaf of a query that is being read. Owns where each stands among its holders. */
import { Holders } from './holders.ts';
import type { PassageNumbers } from './postings.ts';
import { LIKENESS, type Likeness } from './vocabulary.ts';

/** Kept from query to query: filling arrays as long as a library for each key press costs more than most queries. */
export class Tally {
  /** Of the leaf that is being read. */
  holders = new Holders();
  /** By entry: the number of the leaf it was last held by, and its place among the holders of that. */
  #leaves = new Uint32Array(0);
  #places = new Uint32Array(0);
  #leaf = 0;

  /** Begins a leaf, of which `holders` are to be filled, with entries below `capacity`. */
  begin(capacity: number, holders: Holders): void {
    holders.count = 0;
    this.holders = holders;
    this.#leaf++;
    if (this.#leaves.length >= capacity) return;
    this.#leaves = new Uint32Array(Math.ceil(capacity * 1.25));
    this.#places = new Uint32Array(this.#leaves.length);
  }

  /** Notes that `base` plus each of some numbers holds the leaf. The innermost loop of a search. */
  holdAll(base: number, numbers: PassageNumbers, frequency: number, likeness: Likeness): void {
    const { holders } = this;
    holders.makeRoom(holders.count + numbers.length);
    const [leaf, leaves, places] = [this.#leaf, this.#leaves, this.#places];
    const { exact, anyForm, begun, likeness: likenesses } = holders;
    const sums = likeness === LIKENESS.prefix ? begun : anyForm;
    const isExact = likeness === LIKENESS.exact;
    for (let i = 0; i < numbers.length; i++) {
      const entry = base + (numbers[i] ?? 0);
      let place = places[entry] ?? 0;
      if (leaves[entry] !== leaf) {
        leaves[entry] = leaf;
        places[entry] = place = holders.add(entry, likeness);
      } else if (likeness < (likenesses[place] ?? 0)) likenesses[place] = likeness;
      sums[place] = (sums[place] ?? 0) + frequency;
      if (isExact) exact[place] = (exact[place] ?? 0) + frequency;
    }
  }

  /** Notes that one entry holds the leaf. */
  hold(entry: number, frequency: number, likeness: Likeness): void {
    this.holdAll(entry, ONE, frequency, likeness);
  }
}

const ONE = [0];
