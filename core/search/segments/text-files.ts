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
/** Who reads on through a file reads so many bytes at a time: a read of one article costs as much as of dozens. */
const WINDOW = 1 << 16;
/** What begins so many bytes further on at most is on the way. */
const NEAR = WINDOW / 2;
/** More room than this is not kept for what is read next, in bytes. */
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
  /** What was read last for passages, of which file, from where to where. */
  readonly #window = { name: '', start: 0, end: 0, room: Buffer.alloc(0) };
  /** The article among it of which passages were asked last. */
  readonly #last: { name: string; offset: number; bytes: Buffer } = {
    name: '',
    offset: 0,
    bytes: Buffer.alloc(0),
  };

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
      // It is none while it is being read: that may fail.
      last.name = '';
      const bytes = this.#windowAt(name, place);
      this.#check(bytes, name, place);
      last.bytes = bytes.subarray(CHECKSUM);
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

  /** The bytes of an article, unchecked; with many of those behind it in its file when it is asked for after one that stands not far before it. */
  #windowAt(name: string, { offset, length }: TextPlace): Buffer {
    const window = this.#window;
    const isOnward = window.name === name && offset >= window.start && offset <= window.end + NEAR;
    if (!isOnward || offset + length > window.end) {
      const wanted = isOnward ? Math.max(length, WINDOW) : length;
      if (window.room.length < wanted || window.room.length > MOST_ROOM)
        window.room = Buffer.allocUnsafeSlow(Math.max(wanted, WINDOW));
      window.name = '';
      const done = this.#read(window.room.subarray(0, wanted), name, offset);
      [window.name, window.start, window.end] = [name, offset, offset + done];
    }
    const at = offset - window.start;
    return window.room.subarray(at, Math.min(at + length, window.end - window.start));
  }

  #readInto(bytes: Buffer, name: string, place: TextPlace): void {
    const done = this.#read(bytes, name, place.offset);
    this.#check(bytes.subarray(0, done), name, place);
  }

  /** Reads as many bytes as there is room for, or left of the file; returns how many. */
  #read(bytes: Buffer, name: string, offset: number): number {
    let done = 0;
    while (done < bytes.length) {
      const taken = readSync(this.#handleOf(name), bytes, done, bytes.length - done, offset + done);
      if (taken === 0) break;
      done += taken;
    }
    return done;
  }

  /** Throws `DamagedFile` when bytes are no whole article. */
  #check(bytes: Buffer, name: string, { offset, length }: TextPlace): void {
    const article = bytes.subarray(CHECKSUM);
    const isWhole = bytes.length === length && length > CHECKSUM;
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
