/**
 * A file of named sections, each under a checksum. Owns how such a file is written in one go and read again; refuses one
 * that is damaged, cut short or of another version. Knows nothing of what the sections mean.
 */
import { closeSync, openSync, readSync, writeSync, fstatSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { Scratch } from './bytes.ts';
import { packNumbers, unpackNumbers } from './packed-numbers.ts';

/** Raised whenever a section means something else than before, or texts are folded, cut into words or stemmed in another way. */
const VERSION = 12;
const NAME = 'seedleaf index ';
const MAGIC = `${NAME}${String(VERSION)}\n`;
const TAIL = 8;
/** So many bytes are read where few are asked for: twice as long a read costs hardly more, a second one all of it. */
const WINDOW = 1 << 13;
const BUFFER = 1 << 18;

/** A file of the index is not as it was written. */
export class DamagedFile extends Error {
  constructor(file: string, what: string) {
    super(`The index file ${file} is damaged: ${what}.`);
    this.name = 'DamagedFile';
  }
}

/** A file of the index was written by another version of the program: it is whole, but says other things. */
export class OtherVersion extends Error {
  constructor(file: string) {
    super(`The index file ${file} is of another version.`);
    this.name = 'OtherVersion';
  }
}

/** Bytes lie in the file as they are, numbers packed. */
export type Sectioned = Uint8Array | Uint32Array;

/** Facts of a file that are no arrays. */
export type Header = Record<string, unknown>;

interface Footer {
  readonly header: Header;
  readonly sections: Record<string, readonly [offset: number, bytes: number, checksum: number]>;
}

/** Writes the file from its beginning to its end; what is in it is whole only after `end`. */
export class SectionsWriter {
  readonly #handle: number;
  readonly #buffer = Buffer.allocUnsafe(BUFFER);
  readonly #sections: Record<string, [number, number, number]> = {};
  #buffered = 0;
  #offset = 0;

  /** Makes the file anew. Throws what the system says. */
  constructor(file: string) {
    this.#handle = openSync(file, 'w');
    this.write(Buffer.from(MAGIC));
  }

  /** Where the next byte will stand. */
  get offset(): number {
    return this.#offset;
  }

  /** Writes bytes outside of any section: who reads them must know where, and check them. */
  write(bytes: Uint8Array): void {
    this.#offset += bytes.length;
    if (this.#buffered + bytes.length > BUFFER) this.#flush();
    if (bytes.length > BUFFER) writeWhole(this.#handle, bytes);
    else {
      this.#buffer.set(bytes, this.#buffered);
      this.#buffered += bytes.length;
    }
  }

  section(name: string, content: Sectioned): void {
    const bytes = content instanceof Uint32Array ? packNumbers(content) : content;
    this.#sections[name] = [this.#offset, bytes.length, crc32(bytes)];
    this.write(bytes);
  }

  /** Ends the file; it must still be synced and closed by its handle. */
  end(header: Header): number {
    const footer = Buffer.from(JSON.stringify({ header, sections: this.#sections } satisfies Footer));
    const tail = Buffer.alloc(TAIL);
    tail.writeUInt32LE(footer.length, 0);
    tail.writeUInt32LE(crc32(footer), 4);
    this.write(footer);
    this.write(tail);
    this.#flush();
    return this.#handle;
  }

  /** Lets go of a file that is not to be. */
  abandon(): void {
    closeSync(this.#handle);
  }

  #flush(): void {
    writeWhole(this.#handle, this.#buffer.subarray(0, this.#buffered));
    this.#buffered = 0;
  }
}

function writeWhole(handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done, bytes.length - done);
}

const scratch = new Scratch();

/** Reads sections when they are asked for. */
export class SectionsFile {
  readonly header: Header;
  readonly #file: string;
  readonly #handle: number;
  readonly #footer: Footer;
  readonly #size: number;
  /** What was read last of the file, and from where. */
  #window: Buffer<ArrayBuffer> = Buffer.from(new ArrayBuffer(0));
  #windowStart = 0;

  /** Throws `DamagedFile` or `OtherVersion`, or what the system says. */
  constructor(file: string) {
    this.#file = file;
    this.#handle = openSync(file, 'r');
    try {
      this.#footer = this.#readFooter();
    } catch (error) {
      closeSync(this.#handle);
      throw error;
    }
    this.header = this.#footer.header;
    this.#size = fstatSync(this.#handle).size;
  }

  /** Bytes of the file as they stand there, unchecked. */
  read(offset: number, length: number): Buffer<ArrayBuffer> {
    // Of its own: what is kept of a shared one keeps all of it.
    const bytes = Buffer.from(new ArrayBuffer(length));
    this.#fill(bytes, offset);
    return bytes;
  }

  /**
   * Calls back with bytes as `read` answers them, which are not to be kept. A few are read with those around them: what stands
   * side by side is often asked for one after another.
   */
  readFor<Value>(offset: number, length: number, callback: (bytes: Buffer) => Value): Value {
    if (length <= WINDOW / 4) return callback(this.#windowAt(offset, length));
    return scratch.use(length, (bytes) => {
      this.#fill(bytes, offset);
      return callback(bytes);
    });
  }

  bytes(name: string): Buffer<ArrayBuffer> {
    const [offset, length, checksum] = this.#footer.sections[name] ?? [0, 0, 0];
    const bytes = this.read(offset, length);
    if (crc32(bytes) !== checksum) throw this.damaged(`its section ${name} is not as it was written`);
    return bytes;
  }

  numbers(name: string): Uint32Array<ArrayBuffer> {
    return unpackNumbers(this.bytes(name));
  }

  signedNumbers(name: string): Int32Array<ArrayBuffer> {
    return new Int32Array(this.numbers(name).buffer);
  }

  damaged(what: string): DamagedFile {
    return new DamagedFile(this.#file, what);
  }

  close(): void {
    closeSync(this.#handle);
  }

  #windowAt(offset: number, length: number): Buffer {
    const isInside =
      offset >= this.#windowStart && offset + length <= this.#windowStart + this.#window.length;
    if (!isInside) {
      const start = Math.max(0, offset - WINDOW / 4);
      const room = this.#window.buffer.byteLength === WINDOW ? this.#window.buffer : new ArrayBuffer(WINDOW);
      const window = Buffer.from(room, 0, Math.min(WINDOW, Math.max(0, this.#size - start)));
      // Nothing is in it while it is being filled: that may fail.
      this.#window = window.subarray(0, 0);
      this.#fill(window, start);
      [this.#window, this.#windowStart] = [window, start];
    }
    const at = offset - this.#windowStart;
    return this.#window.subarray(at, at + length);
  }

  #fill(bytes: Uint8Array, offset: number): void {
    for (let done = 0; done < bytes.length;) {
      const taken = readSync(this.#handle, bytes, done, bytes.length - done, offset + done);
      if (taken === 0) throw this.damaged('it is cut short');
      done += taken;
    }
  }

  #readFooter(): Footer {
    const { size } = fstatSync(this.#handle);
    if (size < MAGIC.length + TAIL) throw this.damaged('it is cut short');
    const magic = this.read(0, MAGIC.length).toString();
    if (magic !== MAGIC)
      throw magic.startsWith(NAME) ? new OtherVersion(this.#file) : this.damaged('it is no such file');
    const tail = this.read(size - TAIL, TAIL);
    const length = tail.readUInt32LE(0);
    if (length > size - MAGIC.length - TAIL) throw this.damaged('it has no end');
    const footer = this.read(size - TAIL - length, length);
    if (crc32(footer) !== tail.readUInt32LE(4)) throw this.damaged('its end is not as it was written');
    // The checksum vouches that this program's own writer made it, in this version.
    return JSON.parse(footer.toString()) as Footer;
  }
}
