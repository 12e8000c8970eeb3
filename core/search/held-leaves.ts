/** Which leaves of a query are held, as bits by number: by passages, or by articles. */

/** Kept from query to query, as a tally is. */
export class HeldLeaves {
  /** Those that hold any leaf: the first `seenCount` of `seen`. */
  seenCount = 0;
  seen = new Uint32Array(0);
  #bits = new Uint32Array(0);

  /** Forgets the query before, and makes room for numbers below `capacity`. */
  begin(capacity: number): void {
    for (let i = 0; i < this.seenCount; i++) this.#bits[this.seen[i] ?? 0] = 0;
    this.seenCount = 0;
    if (this.#bits.length >= capacity) return;
    this.seen = new Uint32Array(capacity);
    this.#bits = new Uint32Array(capacity);
  }

  /** Notes that a number holds the leaf of a bit; true when that is new. */
  add(number: number, bit: number): boolean {
    const before = this.#bits[number] ?? 0;
    if (before === 0) this.seen[this.seenCount++] = number;
    this.#bits[number] = before | bit;
    return (before & bit) === 0;
  }

  /** Which leaves are held, as bits. */
  of(number: number): number {
    return this.#bits[number] ?? 0;
  }
}
