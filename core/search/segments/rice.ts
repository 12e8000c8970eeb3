/**
 * Ascending numbers as the gaps between them, in bits: of each gap the low bits as they are, before them how often the rest
 * fits, as noughts that a one ends (Rice, 1979). Owns the bits; who reads must know how many numbers and low bits there are.
 */
import type { ByteWriter } from './bytes.ts';

/** More low bits than this, and as many noughts beside them, would not fit into 32 bits. */
const MOST_LOW_BITS = 24;

/** How many low bits suit so many numbers of which the last is `last`: as many as 0.69 of the mean gap has (Kiely, 2004). */
export function lowBitsFor(count: number, last: number): number {
  const mean = (last + 1) / Math.max(1, count);
  return Math.max(0, Math.min(MOST_LOW_BITS, Math.floor(Math.log2(mean * Math.LN2))));
}

/** Writes the gaps of ascending numbers; fills the last byte up. */
export function writeGaps(bytes: ByteWriter, numbers: ArrayLike<number>, lowBits: number): void {
  let [held, bits, next] = [0, 0, 0];
  const write = (value: number, width: number): void => {
    held |= value << bits;
    bits += width;
    for (; bits >= 8; bits -= 8) {
      bytes.byte(held & 0xff);
      held >>>= 8;
    }
  };
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] ?? 0;
    const gap = number - next;
    next = number + 1;
    for (let times = gap >>> lowBits; times > 0;) {
      const noughts = Math.min(times, 8);
      write(0, noughts);
      times -= noughts;
    }
    write(1, 1);
    write(gap & ((1 << lowBits) - 1), lowBits);
  }
  if (bits > 0) bytes.byte(held & 0xff);
}

/** Reads so many numbers, from `at` on, into `numbers` from `from` on; answers where their bytes end. */
export function readGaps(
  bytes: Uint8Array,
  at: number,
  { count, lowBits, numbers, from }: { count: number; lowBits: number; numbers: Uint32Array; from: number },
): number {
  const mask = (1 << lowBits) - 1;
  let [held, bits, end, last] = [0, 0, at, -1];
  for (let i = from; i < from + count; i++) {
    let gap = 0;
    // Never more bytes than there are: what is damaged ends as well.
    for (; bits <= MOST_LOW_BITS; bits += 8) held |= (bytes[end++] ?? 0xff) << bits;
    while (held === 0) {
      gap += bits;
      for (bits = 0; bits <= MOST_LOW_BITS; bits += 8) held |= (bytes[end++] ?? 0xff) << bits;
    }
    const noughts = 31 - Math.clz32(held & -held);
    gap += noughts;
    // In two steps: a shift by 32 is none.
    held = (held >>> noughts) >>> 1;
    bits -= noughts + 1;
    if (lowBits > 0) {
      for (; bits <= MOST_LOW_BITS; bits += 8) held |= (bytes[end++] ?? 0xff) << bits;
      gap = gap * (mask + 1) + (held & mask);
      held >>>= lowBits;
      bits -= lowBits;
    }
    numbers[i] = last = last + 1 + gap;
  }
  return end - (bits >>> 3);
}
