/**
 * Unsigned 32-bit numbers as few bytes: each as it is or as its step from the one before, seven bits a byte, or all in four
 * bytes where that takes less. Owns the format, in which the first byte says which; knows nothing of what they mean.
 */
import { ByteWriter } from './bytes.ts';

const PACKING = { fixed: 0, plain: 1, steps: 2 } as const;
type Packing = (typeof PACKING)[keyof typeof PACKING];

const FIXED_BYTES = 4;

const bytesFor = (number: number): number =>
  number < 0x80 ? 1 : number < 0x4000 ? 2 : number < 0x200000 ? 3 : number < 0x10000000 ? 4 : 5;

/** What takes the fewest bytes. Steps go round at 2^32, so that they need no sign. */
function packingOf(numbers: Uint32Array): Packing {
  let [plain, steps, last] = [0, 0, 0];
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] ?? 0;
    plain += bytesFor(number);
    steps += bytesFor((number - last) >>> 0);
    last = number;
  }
  if (Math.min(plain, steps) >= numbers.length * FIXED_BYTES) return PACKING.fixed;
  return plain <= steps ? PACKING.plain : PACKING.steps;
}

/** The numbers as bytes. */
export function packNumbers(numbers: Uint32Array): Buffer {
  const writer = new ByteWriter();
  const packing = packingOf(numbers);
  writer.byte(packing);
  writer.number(numbers.length);
  let last = 0;
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] ?? 0;
    if (packing === PACKING.fixed)
      for (let shift = 0; shift < 8 * FIXED_BYTES; shift += 8) writer.byte((number >>> shift) & 0xff);
    else writer.number(packing === PACKING.plain ? number : (number - last) >>> 0);
    last = number;
  }
  return writer.written;
}

/** The numbers that were packed into some bytes, which are whole. */
export function unpackNumbers(bytes: Uint8Array): Uint32Array<ArrayBuffer> {
  const [packing] = bytes;
  if (packing === undefined) return new Uint32Array(0);
  const header = new Uint32Array(1);
  const start = readInto(header, bytes, 1, false);
  const numbers = new Uint32Array(header[0] ?? 0);
  if (packing !== PACKING.fixed) readInto(numbers, bytes, start, packing === PACKING.steps);
  else {
    const own = new DataView(bytes.buffer, bytes.byteOffset + start);
    for (let i = 0; i < numbers.length; i++) numbers[i] = own.getUint32(i * FIXED_BYTES, true);
  }
  return numbers;
}

/** Reads as many numbers as there is room for; answers where their bytes end. */
function readInto(numbers: Uint32Array, bytes: Uint8Array, start: number, areSteps: boolean): number {
  let [at, last] = [start, 0];
  for (let i = 0; i < numbers.length; i++) {
    let byte = bytes[at++] ?? 0;
    let value = byte;
    if (byte >= 0x80) {
      value &= 0x7f;
      for (let shift = 7; byte >= 0x80; shift += 7) {
        byte = bytes[at++] ?? 0;
        value |= (byte & 0x7f) << shift;
      }
    }
    last = areSteps ? (last + value) | 0 : value;
    numbers[i] = last;
  }
  return at;
}
