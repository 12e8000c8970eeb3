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
import { decodeArticle, encodeArticle, isArticle, passageIn } from './stored-article.ts';

const CHECKSUM = 4;
/** More room than this is not kept for the next article, in bytes. */
const MOST_ROOM = 4 << 20;

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
    const article = encodeArticle(document);
    const checksum = Buffer.allocUnsafe(CHECKSUM);
    checksum.writeUInt32LE(crc32(article), 0);
    return this.addBytes(Buffer.concat([checksum, article]));
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
  /** The article of which passages were read last. */
  readonly #last = { name: '', offset: 0, room: Buffer.alloc(0), bytes: Buffer.alloc(0) };

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
    return this.#scratch.use(place.length, (bytes) => {
      this.#readInto(bytes, name, place);
      return decodeArticle(bytes.subarray(CHECKSUM));
    });
  }

  /**
   * The UTF-8 of a passage of an article by its number there, good until the next one is asked for; null when it has none.
   * Passages of one article are asked for one after another, thousands of articles at a time. Throws `DamagedFile`.
   */
  passageAt(name: string, place: TextPlace, number: number): Buffer | null {
    const last = this.#last;
    if (last.name !== name || last.offset !== place.offset) {
      if (last.room.length < place.length || last.room.length > MOST_ROOM)
        last.room = Buffer.allocUnsafeSlow(place.length * 2);
      last.bytes = last.room.subarray(CHECKSUM, place.length);
      // Nothing is in it while it is being read: that may fail.
      last.name = '';
      this.#readInto(last.room.subarray(0, place.length), name, place);
      [last.name, last.offset] = [name, place.offset];
    }
    return passageIn(last.bytes, number);
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
    const article = bytes.subarray(CHECKSUM);
    if (!isWhole || crc32(article) !== bytes.readUInt32LE(0) || !isArticle(article))
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
