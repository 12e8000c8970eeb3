/**
 * Unsigned 32-bit numbers side by side, each in as many bits as the largest takes, so that one is read where it lies and
 * opening a file makes nothing of the rest. Owns the format: the width, how many there are, the bits.
 */

const HEADER = 5;
/** So that the last number can be read as the others are. */
const PADDING = 4;

/** The numbers as bytes. */
export function packFixed(numbers: Uint32Array): Buffer {
  const width = 32 - Math.clz32(numbers.reduce((most, number) => (number > most ? number : most), 0));
  const bytes = Buffer.alloc(HEADER + Math.ceil((numbers.length * width) / 8) + PADDING);
  bytes[0] = width;
  bytes.writeUInt32LE(numbers.length, 1);
  for (let i = 0; i < numbers.length; i++) {
    const bit = i * width;
    let at = HEADER + Math.floor(bit / 8);
    // The first bits go into what is left of a byte.
    let taken = 8 - (bit % 8);
    const number = numbers[i] ?? 0;
    bytes[at] = (bytes[at] ?? 0) | ((number << (bit % 8)) & 0xff);
    for (; taken < width; taken += 8) bytes[++at] = (number >>> taken) & 0xff;
  }
  return bytes;
}

/** Numbers that were packed, read as they lie there. */
export class FixedWidth {
  readonly length: number;
  readonly #bytes: Uint8Array;
  readonly #width: number;
  readonly #mask: number;

  /** `bytes` are whole; none at all are no numbers. */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#width = bytes[0] ?? 0;
    this.#mask = this.#width === 32 ? 0xffffffff : (1 << this.#width) - 1;
    this.length = bytes.length < HEADER ? 0 : bytes.readUInt32LE(1);
  }

  /** The number at a place below `length`. */
  at(place: number): number {
    const bytes = this.#bytes;
    const bit = place * this.#width;
    const at = HEADER + Math.floor(bit / 8);
    const into = bit % 8;
    const low =
      (bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24);
    // A shift by 32 is none.
    const high = into === 0 ? 0 : (bytes[at + 4] ?? 0) << (32 - into);
    return (((low >>> into) | high) & this.#mask) >>> 0;
  }
}
