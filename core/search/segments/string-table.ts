/** Strings by number, and numbers by string, read as they lie in an index file: nothing is made of them before it is asked. */
import { ByteWriter, NumberList } from './bytes.ts';
import { FixedWidth, packFixed } from './fixed-width.ts';
import { Landmarks } from './landmarks.ts';

/** A string table as it lies in a file. */
export interface StringTableParts {
  /** Each string in UTF-8 with a line feed behind it; no string holds one. */
  readonly bytes: Uint8Array;
  /** Where each begins, and where the last one ends. */
  readonly starts: Uint32Array;
  /** A hash table with open addressing: a string's number and one, or nought. None where none is looked up. */
  readonly slots: FixedWidth | null;
}

const BREAK = 0x0a;
const MOST_ASCII = 0x7f;

/** FNV-1a over UTF-16 units, its high bits folded into the low ones. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

export class StringTableWriter {
  readonly #bytes = new ByteWriter();
  readonly #starts = new NumberList();
  readonly #hashes = new NumberList();

  get size(): number {
    return this.#hashes.length;
  }

  /** Returns the string's number: they are given in order. */
  add(text: string): number {
    this.#starts.push(this.#bytes.length);
    this.#hashes.push(hashOf(text));
    this.#bytes.text(text);
    this.#bytes.byte(BREAK);
    return this.size - 1;
  }

  /** Ends the table. */
  parts(): Pick<StringTableParts, 'bytes' | 'starts'> {
    this.#starts.push(this.#bytes.length);
    return { bytes: this.#bytes.written, starts: this.#starts.numbers };
  }

  /** The hash table, as it is to lie in the file. */
  slots(): Buffer {
    return packFixed(slotsOf(this.#hashes.numbers));
  }
}

function slotsOf(hashes: Uint32Array): Uint32Array {
  let room = 1;
  while (room < hashes.length * 1.5 + 1) room *= 2;
  const slots = new Uint32Array(room);
  hashes.forEach((hash, number) => {
    let slot = hash & (room - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (room - 1);
    slots[slot] = number + 1;
  });
  return slots;
}

export class StringTable {
  readonly size: number;
  readonly #bytes: Buffer;
  readonly #starts: Uint32Array;
  readonly #slots: FixedWidth | null;
  readonly #inOrder: Landmarks;

  constructor({ bytes, starts, slots }: StringTableParts) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#starts = starts;
    this.#slots = slots;
    this.size = Math.max(0, starts.length - 1);
    this.#inOrder = new Landmarks(0, this.size, (number) => this.at(number));
  }

  /** The string of a number; empty when there is none. */
  at(number: number): string {
    const end = this.#starts[number + 1];
    return end === undefined ? '' : this.#bytes.toString('utf8', this.#starts[number], end - 1);
  }

  /** The number of a string; null when it is not there, or none can be looked up. */
  numberOf(text: string): number | null {
    if (!this.#slots) return null;
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(text) & mask; ; slot = (slot + 1) & mask) {
      const number = this.#slots.at(slot) - 1;
      if (number < 0) return null;
      if (this.#isAt(number, text)) return number;
    }
  }

  /** Whether a number is a string's. No string is made of the bytes unless they may be the same and are not ASCII alone. */
  #isAt(number: number, text: string): boolean {
    const start = this.#starts[number] ?? 0;
    const length = (this.#starts[number + 1] ?? 0) - 1 - start;
    if (length < text.length) return false;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > MOST_ASCII) return this.at(number) === text;
      if (this.#bytes[start + i] !== unit) return false;
    }
    return length === text.length;
  }

  /** Where strings are in order: the number of the first that is not before `text`. */
  firstFrom(text: string): number {
    return this.#inOrder.firstFrom(text);
  }

  /** Visits once, in order, each string that holds `piece`, which is not empty and holds no line feed. */
  eachHolding(piece: string, visit: (number: number, text: string) => void): void {
    const needle = Buffer.from(piece);
    for (let at = this.#bytes.indexOf(needle); at >= 0;) {
      const number = this.#numberAt(at);
      visit(number, this.at(number));
      at = this.#bytes.indexOf(needle, this.#starts[number + 1] ?? this.#bytes.length);
    }
  }

  /** The number of the string in whose bytes an offset stands. */
  #numberAt(offset: number): number {
    let low = 0;
    for (let high = this.size; high - low > 1;) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }
}
