/**
 * The articles of stored segments as they were given, one after another, each under a checksum. Files are written once;
 * several segments may point into one. Owns reading and writing; which files are still needed others know.
 */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { SearchDocument } from '../passage.ts';
import { Scratch } from './bytes.ts';
import { DamagedFile } from './sections.ts';

const CHECKSUM = 4;

/** Where an article stands in a file; its checksum among its bytes. */
export interface TextPlace {
  readonly offset: number;
  readonly length: number;
}

export class TextWriter {
  readonly #handle: number;
  #offset = 0;

  /** Makes the file anew. */
  constructor(file: string) {
    this.#handle = openSync(file, 'w');
  }

  get length(): number {
    return this.#offset;
  }

  add(document: SearchDocument): TextPlace {
    const json = Buffer.from(JSON.stringify(document));
    const bytes = Buffer.allocUnsafe(CHECKSUM + json.length);
    bytes.writeUInt32LE(crc32(json), 0);
    json.copy(bytes, CHECKSUM);
    return this.addBytes(bytes);
  }

  /** Adds an article as it stands in another file. */
  addBytes(bytes: Uint8Array): TextPlace {
    const offset = this.#offset;
    for (let done = 0; done < bytes.length;) done += writeSync(this.#handle, bytes, done);
    this.#offset += bytes.length;
    return { offset, length: bytes.length };
  }

  /** The handle of the file, to be synced and closed. */
  end(): number {
    return this.#handle;
  }
}

export class TextFiles {
  readonly #folder: string;
  readonly #handles = new Map<string, number>();
  readonly #scratch = new Scratch();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Holds on to files, so that what is taken away meanwhile can still be read. Throws what the system says. */
  hold(names: readonly string[]): void {
    for (const name of names) this.#handleOf(name);
  }

  /** The bytes of an article, checked. Throws `DamagedFile`. */
  bytesAt(name: string, place: TextPlace): Buffer {
    const bytes = Buffer.allocUnsafe(place.length);
    this.#readInto(bytes, name, place);
    return bytes;
  }

  documentAt(name: string, place: TextPlace): SearchDocument {
    const json = this.#scratch.use(place.length, (bytes) => {
      this.#readInto(bytes, name, place);
      return bytes.toString('utf8', CHECKSUM);
    });
    // The checksum vouches that this program's own writer made it.
    return JSON.parse(json) as SearchDocument;
  }

  /** Lets go of files that are not among those in use. */
  closeOthers(used: ReadonlySet<string>): void {
    for (const [name, handle] of this.#handles) {
      if (used.has(name)) continue;
      closeSync(handle);
      this.#handles.delete(name);
    }
  }

  #readInto(bytes: Buffer, name: string, { offset, length }: TextPlace): void {
    let done = 0;
    while (done < length) {
      const taken = readSync(this.#handleOf(name), bytes, done, length - done, offset + done);
      if (taken === 0) break;
      done += taken;
    }
    const isWhole = done === length && length > CHECKSUM;
    if (!isWhole || crc32(bytes.subarray(CHECKSUM)) !== bytes.readUInt32LE(0))
      throw new DamagedFile(
        join(this.#folder, name),
        `the article at ${String(offset)} is not as it was written`,
      );
  }

  #handleOf(name: string): number {
    const known = this.#handles.get(name);
    if (known !== undefined) return known;
    const handle = openSync(join(this.#folder, name), 'r');
    this.#handles.set(name, handle);
    return handle;
  }
}
