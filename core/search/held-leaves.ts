/** Which leaves of a query are held, as bits by number: by passages, or by articles. */

import { MOST_IN_TABLE } from './held-sums.ts';

/** So many leaves take a byte. */
const IN_A_BYTE = 8;
/** Where more than this share of the numbers hold a leaf, all are cleared in one go. */
const MANY = 1 / 32;

/** Kept from query to query, as holders are. */
export class HeldLeaves {
  /** Those that hold any leaf: the first `seenCount` of `seen`. */
  seenCount = 0;
  seen = new Uint32Array(0);
  /**
   * By number. Few queries have more leaves than there are bits in a byte, and a quarter of the memory is far oftener at hand.
   * Whoever notes very many sets them here as `add` does: at a start, when nothing is compiled, a call costs more than all of it.
   */
  bits: Uint8Array | Uint32Array = new Uint8Array(0);

  /** Forgets the query before, and makes room for numbers below `capacity` that hold leaves below `leaves`. */
  begin(capacity: number, leaves: number): void {
    if (this.seenCount > this.bits.length * MANY) this.bits.fill(0);
    else for (let i = 0; i < this.seenCount; i++) this.bits[this.seen[i] ?? 0] = 0;
    this.seenCount = 0;
    const isNarrow = this.bits instanceof Uint8Array;
    if (this.seen.length < capacity) this.seen = new Uint32Array(capacity);
    if (this.bits.length >= capacity && isNarrow === leaves <= IN_A_BYTE) return;
    this.bits = leaves <= IN_A_BYTE ? new Uint8Array(capacity) : new Uint32Array(capacity);
  }

  /** Notes that a number holds the leaf of a bit. */
  add(number: number, bit: number): void {
    const before = this.bits[number] ?? 0;
    if (before === 0) this.seen[this.seenCount++] = number;
    this.bits[number] = before | bit;
  }

  /** Which leaves are held, as bits. */
  of(number: number): number {
    return this.bits[number] ?? 0;
  }

  /** The different sets of so many leaves that some numbers hold. */
  setsOf(numbers: ArrayLike<number>, leaves: number): number[] {
    if (leaves > MOST_IN_TABLE) {
      const sets = new Set<number>();
      for (let i = 0; i < numbers.length; i++) sets.add(this.of(numbers[i] ?? 0));
      return [...sets];
    }
    const isHeld = new Uint8Array(1 << leaves);
    for (let i = 0; i < numbers.length; i++) isHeld[this.of(numbers[i] ?? 0)] = 1;
    return Array.from(isHeld.keys()).filter((held) => isHeld[held] === 1);
  }
}
