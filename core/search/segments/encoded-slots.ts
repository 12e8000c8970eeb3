/**
 * Where a form stands, as bytes: which frequencies there are, then for each how many passages, and which: few as they are,
 * many by the gaps between them. A checksum stands before it, since the whole of them is never read.
 */
import { crc32 } from 'node:zlib';
import { HIGHEST_FREQUENCY, type Slots } from '../postings.ts';
import { withRoom } from '../growing.ts';
import type { ByteWriter } from './bytes.ts';
import { lowBitsFor, readGaps, writeGaps } from './rice.ts';

const CHECKSUM = 4;
/** Fewer passages than this are written as they are. */
const FEW = 4;

/** Writes it at the end of `bytes`. */
export function encodeSlots(bytes: ByteWriter, slots: Slots): void {
  const start = bytes.length;
  for (let i = 0; i < CHECKSUM; i++) bytes.byte(0);
  let present = 0;
  for (let slot = 0; slot < HIGHEST_FREQUENCY; slot++)
    if ((slots[slot]?.length ?? 0) > 0) present |= 1 << slot;
  bytes.byte(present);
  for (const passages of slots) {
    if (!passages || passages.length === 0) continue;
    bytes.number(passages.length);
    if (passages.length < FEW) for (let i = 0; i < passages.length; i++) bytes.number(passages[i] ?? 0);
    else {
      const lowBits = lowBitsFor(passages.length, passages[passages.length - 1] ?? 0);
      bytes.byte(lowBits);
      writeGaps(bytes, passages, lowBits);
    }
  }
  const { written } = bytes;
  written.writeUInt32LE(crc32(written.subarray(start + CHECKSUM)), start);
}

/** Where numbers are decoded, which nobody keeps. */
let scratch = new Uint32Array(1 << 12);

/** Whether the bytes of one form, from its checksum to its end, are as they were written. */
export const isWhole = (bytes: Buffer): boolean =>
  bytes.length > CHECKSUM && crc32(bytes.subarray(CHECKSUM)) === bytes.readUInt32LE(0);

/** Decodes the bytes of one form into `scratch`; answers how many numbers each frequency has. */
function decode(bytes: Buffer): number[] {
  const present = bytes[CHECKSUM] ?? 0;
  const counts: number[] = [];
  let [at, end] = [CHECKSUM + 1, 0];
  const next = (): number => {
    let byte = bytes[at++] ?? 0;
    let value = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = bytes[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
    }
    return value >>> 0;
  };
  for (let slot = 0; slot < HIGHEST_FREQUENCY; slot++) {
    const count = (present & (1 << slot)) === 0 ? 0 : next();
    counts.push(count);
    scratch = withRoom(scratch, end + count);
    if (count < FEW) for (let i = end; i < end + count; i++) scratch[i] = next();
    else at = readGaps(bytes, at + 1, { count, lowBits: bytes[at] ?? 0, numbers: scratch, from: end });
    end += count;
  }
  return counts;
}

/** Visits parts of `numbers`, one after another, each of so many as `counts` says for a frequency. */
function eachPart(
  numbers: Uint32Array,
  counts: readonly number[],
  visit: (passages: Uint32Array, frequency: number) => void,
): void {
  let from = 0;
  counts.forEach((count, slot) => {
    if (count > 0) visit(numbers.subarray(from, from + count), slot + 1);
    from += count;
  });
}

/**
 * Reads the bytes of one form, which are whole, and visits its passages by frequency. They are good until the next one
 * is read.
 */
export function decodeSlots(bytes: Buffer, visit: (passages: Uint32Array, frequency: number) => void): void {
  const counts = decode(bytes);
  eachPart(scratch, counts, visit);
}

/** Reads the bytes of one form, which are whole, to be kept: in one array, since many small ones cost more than they hold. */
export function slotsFrom(bytes: Buffer): Slots {
  const counts = decode(bytes);
  const slots: (Uint32Array | undefined)[] = [];
  const numbers = scratch.slice(
    0,
    counts.reduce((sum, count) => sum + count, 0),
  );
  eachPart(numbers, counts, (passages, frequency) => (slots[frequency - 1] = passages));
  return slots;
}
