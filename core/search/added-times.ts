/**
 * When articles were added, by slot: by it those that earn the same are put in order, which of a filter alone are all there
 * are. Owns what it keeps; whoever changes an article says so.
 */

/** In place of a time that is not known yet. */
const NOT_KNOWN = NaN;

export class AddedTimes {
  readonly #addedAt: (slot: number) => number;
  #times = new Float64Array(0);

  constructor(addedAt: (slot: number) => number) {
    this.#addedAt = addedAt;
  }

  /** In milliseconds since the epoch; nought where nobody knows. */
  of(slot: number): number {
    const known = this.#times[slot] ?? NOT_KNOWN;
    if (!Number.isNaN(known)) return known;
    const own = this.#addedAt(slot);
    if (slot >= this.#times.length) this.#grow(slot);
    this.#times[slot] = own;
    return own;
  }

  /** Whether nothing is kept. */
  get isEmpty(): boolean {
    return this.#times.length === 0;
  }

  /** The article at a slot is another now. */
  forget(slot: number): void {
    if (slot >= 0 && slot < this.#times.length) this.#times[slot] = NOT_KNOWN;
  }

  /** All slots are others now. */
  clear(): void {
    this.#times = new Float64Array(0);
  }

  #grow(slot: number): void {
    const times = new Float64Array(Math.ceil((slot + 1) * 1.5)).fill(NOT_KNOWN);
    times.set(this.#times);
    this.#times = times;
  }
}
