/**
 * Numbers and bytes as the index reads and writes them: variable-length integers (LEB128), arrays that grow, and room that
 * is used again. Owns no format.
 */

/** Bytes that are added at the end. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(1 << 12);
  length = 0;

  /** What was written; a view, which writing after `clear` changes. */
  get written(): Buffer {
    return this.#bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  byte(value: number): void {
    this.#makeRoom(1);
    this.#bytes[this.length++] = value;
  }

  /** An unsigned integer below 2^32, in one to five bytes. */
  number(value: number): void {
    this.#makeRoom(5);
    let rest = value;
    for (; rest >= 0x80; rest >>>= 7) this.#bytes[this.length++] = (rest & 0x7f) | 0x80;
    this.#bytes[this.length++] = rest;
  }

  /** In UTF-8. */
  text(text: string): void {
    this.#makeRoom(text.length * 3);
    this.length += this.#bytes.write(text, this.length, 'utf8');
  }

  #makeRoom(more: number): void {
    if (this.length + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.length + more));
    this.#bytes.copy(larger, 0, 0, this.length);
    this.#bytes = larger;
  }
}

/** Unsigned 32-bit numbers that are added at the end. */
export class NumberList {
  #numbers = new Uint32Array(1 << 10);
  length = 0;

  push(value: number): void {
    if (this.length === this.#numbers.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.length++] = value;
  }

  /** The numbers so far; a view, from which further ones may be missing. */
  get numbers(): Uint32Array {
    return this.#numbers.subarray(0, this.length);
  }
}

/** More room than this is let go of after it was used. */
const MOST_KEPT = 4 << 20;

/** Room for bytes that are read and soon forgotten: thousands of buffers a second would stay until they are collected. */
export class Scratch {
  #bytes = Buffer.alloc(0);
  #isInUse = false;

  /** Calls back with room for so many bytes, which are not to be kept. */
  use<Value>(length: number, callback: (bytes: Buffer) => Value): Value {
    if (this.#isInUse || length > MOST_KEPT) return callback(Buffer.allocUnsafe(length));
    if (this.#bytes.length < length) this.#bytes = Buffer.allocUnsafeSlow(Math.min(MOST_KEPT, length * 2));
    this.#isInUse = true;
    try {
      return callback(this.#bytes.subarray(0, length));
    } finally {
      this.#isInUse = false;
    }
  }
}
