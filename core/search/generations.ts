/** Keeps what was needed lately within a budget, and forgets the rest by halves. Owns no way to make it anew. */

/**
 * Two generations: the old one goes as a whole when the young one has half of the budget. No list to keep in order, and
 * what is in use is always kept.
 */
export class Generations<Key, Value> {
  readonly #budget: number;
  readonly #sizeOf: (value: Value) => number;
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();
  #youngSize = 0;

  /** `budget` is in the unit of `sizeOf`. */
  constructor(budget: number, sizeOf: (value: Value) => number) {
    this.#budget = budget;
    this.#sizeOf = sizeOf;
  }

  /** What is kept under a key, or what `make` makes. */
  get(key: Key, make: () => Value): Value {
    const known = this.#young.get(key);
    if (known !== undefined) return known;
    const value = this.#old.get(key) ?? make();
    this.#young.set(key, value);
    this.#youngSize += this.#sizeOf(value);
    if (this.#youngSize > this.#budget / 2) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#youngSize = 0;
    }
    return value;
  }

  forget(key: Key): void {
    const value = this.#young.get(key);
    if (value !== undefined) this.#youngSize -= this.#sizeOf(value);
    this.#young.delete(key);
    this.#old.delete(key);
  }

  clear(): void {
    this.#young = new Map();
    this.#old = new Map();
    this.#youngSize = 0;
  }
}
