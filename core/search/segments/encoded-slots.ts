/**
 * Where a form stands, as bytes: which frequencies there are, then for each how many passages, and how far each is from
 * the one before. A checksum stands before it, since the whole of them is never read.
 */
import { crc32 } from 'node:zlib';
import { HIGHEST_FREQUENCY, type Slots } from '../postings.ts';
import type { ByteWriter } from './bytes.ts';

const CHECKSUM = 4;

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
    let last = 0;
    for (let i = 0; i < passages.length; i++) {
      const passage = passages[i] ?? 0;
      bytes.number(passage - last);
      last = passage;
    }
  }
  const { written } = bytes;
  written.writeUInt32LE(crc32(written.subarray(start + CHECKSUM)), start);
}

/** Where decoded numbers are put when nobody keeps them. */
let scratch = new Uint32Array(1 << 12);

/** Whether the bytes of one form, from its checksum to its end, are as they were written. */
export const isWhole = (bytes: Buffer): boolean =>
  bytes.length > CHECKSUM && crc32(bytes.subarray(CHECKSUM)) === bytes.readUInt32LE(0);

/**
 * Reads the bytes of one form, which are whole, and visits its passages by frequency. They are good until the next one
 * is read, unless `isKept`.
 */
export function decodeSlots(
  bytes: Buffer,
  isKept: boolean,
  visit: (passages: Uint32Array, frequency: number) => void,
): void {
  const present = bytes[CHECKSUM] ?? 0;
  let at = CHECKSUM + 1;
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
    if ((present & (1 << slot)) === 0) continue;
    const count = next();
    if (!isKept && count > scratch.length) scratch = new Uint32Array(count * 2);
    const passages = isKept ? new Uint32Array(count) : scratch.subarray(0, count);
    let last = 0;
    for (let i = 0; i < count; i++) passages[i] = last += next();
    visit(passages, slot + 1);
  }
}
