/** A set of small numbers, a bit each: it stays near at hand where an array as long as a library does not. */
export class NumberSet {
  /** Of 32 numbers each, for who adds very many at a start. */
  bits = new Uint32Array(0);

  /** Forgets all, and makes room for numbers below `capacity`. */
  makeRoom(capacity: number): void {
    const words = Math.ceil(capacity / 32);
    if (this.bits.length < words) this.bits = new Uint32Array(words);
    else this.clear();
  }

  clear(): void {
    this.bits.fill(0);
  }

  has(number: number): boolean {
    return ((this.bits[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }

  /** True when the number was not there. */
  add(number: number): boolean {
    const word = this.bits[number >>> 5] ?? 0;
    const bit = 1 << (number & 31);
    if ((word & bit) !== 0) return false;
    this.bits[number >>> 5] = word | bit;
    return true;
  }
}
