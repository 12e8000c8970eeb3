/**
 * Unsigned 32-bit numbers as few bytes: each as it is or as its step from the one before, all in as many bytes; or where they
 * differ much, seven bits a byte. Owns the format, in which the first byte says which; knows nothing of what they mean.
 *
 * Numbers of one width are read by the engine's own loops: at a start no others are compiled yet.
 */
import { ByteWriter } from './bytes.ts';

/** How numbers lie there; `wide` in four bytes each. */
const PACKING = { wide: 0, plain: 1, steps: 2, bytes: 3, byteSteps: 4, pairs: 5, pairSteps: 6 } as const;
type Packing = (typeof PACKING)[keyof typeof PACKING];

const STEPS: ReadonlySet<Packing> = new Set([PACKING.steps, PACKING.byteSteps, PACKING.pairSteps]);
/** In how many bytes each number lies; in as many as it takes where that is not said. */
const WIDTHS: ReadonlyMap<Packing, 1 | 2 | 4> = new Map([
  [PACKING.wide, 4],
  [PACKING.bytes, 1],
  [PACKING.byteSteps, 1],
  [PACKING.pairs, 2],
  [PACKING.pairSteps, 2],
]);
/** What is read at once may take so many times as much. */
const MOST_MORE = 2;

const bytesFor = (number: number): number =>
  number < 0x80 ? 1 : number < 0x4000 ? 2 : number < 0x200000 ? 3 : number < 0x10000000 ? 4 : 5;

/** In how many bytes numbers up to one can lie each. */
const widthFor = (most: number): 1 | 2 | 4 => (most < 0x100 ? 1 : most < 0x10000 ? 2 : 4);

/** What takes few bytes, and little time to be read. Steps go round at 2^32, so that they need no sign. */
function packingOf(numbers: Uint32Array): Packing {
  let [plain, steps, last, most, mostStep] = [0, 0, 0, 0, 0];
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] ?? 0;
    const step = (number - last) >>> 0;
    plain += bytesFor(number);
    steps += bytesFor(step);
    if (number > most) most = number;
    if (step > mostStep) mostStep = step;
    last = number;
  }
  const room = MOST_MORE * Math.min(plain, steps);
  const [width, stepWidth] = [widthFor(most), widthFor(mostStep)];
  const isPlain = width <= stepWidth;
  if (numbers.length * Math.min(width, stepWidth) > room)
    return plain <= steps ? PACKING.plain : PACKING.steps;
  if (isPlain) return width === 1 ? PACKING.bytes : width === 2 ? PACKING.pairs : PACKING.wide;
  return stepWidth === 1 ? PACKING.byteSteps : PACKING.pairSteps;
}

/** The numbers as bytes. */
export function packNumbers(numbers: Uint32Array): Buffer {
  const writer = new ByteWriter();
  const packing = packingOf(numbers);
  const width = WIDTHS.get(packing);
  writer.byte(packing);
  writer.number(numbers.length);
  let last = 0;
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] ?? 0;
    const written = STEPS.has(packing) ? (number - last) >>> 0 : number;
    if (width === undefined) writer.number(written);
    else for (let shift = 0; shift < 8 * width; shift += 8) writer.byte((written >>> shift) & 0xff);
    last = number;
  }
  return writer.written;
}

/** The numbers that were packed into some bytes, which are whole. */
export function unpackNumbers(bytes: Uint8Array): Uint32Array<ArrayBuffer> {
  const packing = bytes[0] as Packing | undefined;
  if (packing === undefined) return new Uint32Array(0);
  const header = new Uint32Array(1);
  const start = readInto(header, bytes, 1);
  const [length = 0] = header;
  const width = WIDTHS.get(packing);
  const numbers = width === undefined ? new Uint32Array(length) : numbersOf(bytes, start, length, width);
  if (width === undefined) readInto(numbers, bytes, start);
  if (STEPS.has(packing)) addUp(numbers);
  return numbers;
}

/** So many numbers of one width, the first byte of each its lowest as on all machines that the program runs on. */
function numbersOf(
  bytes: Uint8Array,
  start: number,
  length: number,
  width: 1 | 2 | 4,
): Uint32Array<ArrayBuffer> {
  const own = bytes.subarray(start, start + length * width);
  if (width === 1) return new Uint32Array(own);
  // Copied, since numbers of several bytes lie at even places.
  const { buffer } = new Uint8Array(own);
  return width === 2 ? new Uint32Array(new Uint16Array(buffer)) : new Uint32Array(buffer);
}

function addUp(numbers: Uint32Array): void {
  let last = 0;
  for (let i = 0; i < numbers.length; i++) numbers[i] = last = (last + (numbers[i] ?? 0)) | 0;
}

/** Reads as many numbers as there is room for; answers where their bytes end. */
function readInto(numbers: Uint32Array, bytes: Uint8Array, start: number): number {
  let at = start;
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
    numbers[i] = value;
  }
  return at;
}
