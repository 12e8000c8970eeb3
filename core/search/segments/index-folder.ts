/**
 * The folder in which an index lies between two starts. Owns its names: a segment says whose turns it stands for, so that
 * after any interruption those that count are told from those that were replaced. It is a cache: what is damaged, or of
 * another version, is thrown away whole.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fsync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { syncFolder } from '../../files/write-atomically.ts';
import { SectionsFile } from './sections.ts';
import type { StoredPlace } from './segment-list.ts';
import { storeSegment, type StoredAnew, type StoreInput } from './store-segment.ts';
import { StoredSegment } from './stored-segment.ts';
import { TextFiles } from './text-files.ts';

const SEGMENT = /^(\d+)-(\d+)-(\d+)\.segment$/u;
const TEXTS = '.texts';
const PART = '.part';

/** A text file of fewer bytes than this is copied into a larger one when its segment is stored anew. */
const SMALL_TEXTS = 4 << 20;

interface SegmentName {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Raised each time the same turns are stored anew. */
  readonly version: number;
}

const nameOf = ({ from, to, version }: Omit<SegmentName, 'name'>): string =>
  `${String(from)}-${String(to)}-${String(version)}.segment`;

function parseName(name: string): SegmentName | null {
  const [, from, to, version] = SEGMENT.exec(name) ?? [];
  return version === undefined
    ? null
    : { name, from: Number(from), to: Number(to), version: Number(version) };
}

/** Of all segments in a folder those that no other one stands for, in their order. */
export function inForce(names: readonly string[]): SegmentName[] {
  const widestFirst = names
    .map(parseName)
    .filter((name) => name !== null)
    .sort((a, b) => a.from - b.from || b.to - a.to || b.version - a.version);
  const taken: SegmentName[] = [];
  for (const name of widestFirst) if (name.from > (taken.at(-1)?.to ?? 0)) taken.push(name);
  return taken;
}

const sync = promisify(fsync);

/** What is to be stored as one. */
export interface StoreRequest {
  readonly inputs: readonly StoreInput[];
  readonly from: number;
  readonly to: number;
  readonly isRemovalKept: boolean;
}

export class IndexFolder {
  readonly #folder: string;
  readonly #texts: TextFiles;
  #segments: (StoredPlace & { readonly name: string })[] = [];

  /** Makes the folder when it is not there. Throws what the system says. */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    this.#texts = new TextFiles(folder);
  }

  /** Opens what is stored. Throws `DamagedFile` or `OtherVersion`, or what the system says; `clear` helps against all. */
  open(): readonly StoredPlace[] {
    this.#segments = inForce(readdirSync(this.#folder)).map(({ name, from, to }) => ({
      ...{ name, from, to },
      segment: new StoredSegment(new SectionsFile(join(this.#folder, name)), this.#texts),
    }));
    this.#tidy();
    return this.#segments;
  }

  /** Forgets everything. Nothing that was opened may be asked any more. */
  clear(): void {
    for (const { segment } of this.#segments) segment.close();
    this.#segments = [];
    this.#texts.closeOthers(new Set());
    for (const name of readdirSync(this.#folder)) rmSync(join(this.#folder, name), { force: true });
  }

  /**
   * Stores segments as one, in pieces: `pause` is waited for between them. Until it is whole and on the disk nothing that
   * stands in the folder changes; `take` is told then, before what was replaced goes.
   */
  async store(
    { inputs, from, to, isRemovalKept }: StoreRequest,
    pause: () => Promise<void>,
    take: (segment: StoredSegment, numbers: readonly Int32Array[]) => void,
  ): Promise<void> {
    const before = this.#segments.find((segment) => segment.from === from && segment.to === to);
    const version = (parseName(before?.name ?? '')?.version ?? 0) + 1;
    const [name, textName] = [nameOf({ from, to, version }), `${randomBytes(8).toString('hex')}${TEXTS}`];
    const [file, textFile] = [join(this.#folder, name), join(this.#folder, textName)];
    const work = storeSegment({
      ...{ inputs, isRemovalKept, texts: this.#texts },
      file: file + PART,
      textFile: { name: textName, file: textFile },
      isCopied: this.#isCopied(),
    });
    const numbers = await this.#write(work, pause, textFile).catch((error: unknown) => {
      // Where the disk is full, it must not be full of what is good for nothing.
      for (const begun of [file + PART, textFile]) rmSync(begun, { force: true });
      throw error;
    });
    renameSync(file + PART, file);
    await syncFolder(this.#folder);
    const segment = new StoredSegment(new SectionsFile(file), this.#texts);
    take(segment, numbers);
    const isReplaced = (other: StoredPlace): boolean => other.from >= from && other.to <= to;
    for (const other of this.#segments.filter(isReplaced)) other.segment.close();
    this.#segments = [...this.#segments.filter((other) => !isReplaced(other)), { name, from, to, segment }];
    this.#tidy();
  }

  /** Ends when both files are whole and on the disk; one without texts is taken away. */
  async #write(
    work: Generator<void, StoredAnew>,
    pause: () => Promise<void>,
    textFile: string,
  ): Promise<StoredAnew['numbers']> {
    const { numbers, handles, hasTexts } = await inPieces(work, pause);
    try {
      for (const handle of handles) await sync(handle);
    } finally {
      for (const handle of handles) closeSync(handle);
    }
    if (!hasTexts) rmSync(textFile);
    return numbers;
  }

  /** Text files that are small, or of which less than half is in use, are copied. */
  #isCopied(): (textFile: string) => boolean {
    // Asked only where stored segments are put together: what came in memory has no text file yet.
    let used: ReadonlyMap<string, number> | null = null;
    return (name) => {
      const { size } = statSync(join(this.#folder, name));
      return size < SMALL_TEXTS || ((used ??= this.#textsInUse()).get(name) ?? 0) < size / 2;
    };
  }

  /** How many bytes of each text file are in use. */
  #textsInUse(): ReadonlyMap<string, number> {
    const used = new Map<string, number>();
    for (const { segment } of this.#segments)
      for (let article = 0; article < segment.articles; article++) {
        const { name, place } = segment.textPlaceOf(article);
        used.set(name, (used.get(name) ?? 0) + place.length);
      }
    return used;
  }

  /** Takes away what nothing in force needs. */
  #tidy(): void {
    const textFiles = new Set(this.#segments.flatMap(({ segment }) => segment.textFiles));
    this.#texts.closeOthers(textFiles);
    const needed = new Set([...this.#segments.map(({ name }) => name), ...textFiles]);
    for (const name of readdirSync(this.#folder))
      if (!needed.has(name)) rmSync(join(this.#folder, name), { force: true, recursive: true });
  }
}

async function inPieces(work: Generator<void, StoredAnew>, pause: () => Promise<void>): Promise<StoredAnew> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await pause();
  }
}
