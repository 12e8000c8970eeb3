/**
 * Reads every journal of the folders, of all devices, and what is added to them later. Owns no meaning of records; never
 * writes. Long files are read in slices, so that the thread stays free.
 */
import type { Buffer } from 'node:buffer';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { unless, type Disk, type FileState } from '../disk.ts';
import { forEachInSlices } from '../in-slices.ts';
import { decodeLines, type WholeLine } from './line.ts';
import type { OwnBytes } from './own-bytes.ts';
import { isJournal } from './segments.ts';
import { createWords } from './words.ts';

/** Bytes decoded without a pause: a few milliseconds' work. */
const SLICE = 128 * 1024;
/** Bytes compared before a file is taken for a longer version of what was read. */
const OVERLAP = 4096;
const LINE_FEED = 0x0a;

/** What a run of lines holds. */
interface Content {
  readonly lines: WholeLine[];
  newer: number;
  damaged: number;
}

interface Known {
  readonly state: FileState;
  /** Offset behind the last line feed; what follows is read again when the file grows. */
  readonly consumed: number;
  /** The last bytes before `consumed`: how many, and their checksum. */
  readonly overlap: { readonly length: number; readonly checksum: number };
  readonly whole: Content;
  readonly tail: Content;
}

export interface Journals {
  /** Reads what is new in one file; unchanged and vanished files are passed over. Throws what the system says. */
  read(file: string): Promise<void>;
  /** Every journal file of the folders. Those read before that are not among them have vanished. */
  files(): Promise<string[]>;
  /** Lines whose checksum fails, over all files. */
  damaged(): number;
  /** Sound records of a newer kind or version: left where they are. */
  newer(): number;
  /** Files that were there and could not be read when last tried, a name that leads to no file among them. */
  unreadable(): readonly string[];
  /** What stands in the files of one folder, or of all; what stands in two files comes twice. */
  lines(folder?: string): Iterable<WholeLine>;
}

export interface JournalsOptions {
  readonly folders: readonly string[];
  readonly disk: Disk;
  /** What was written here since the last look. */
  readonly own: Pick<OwnBytes, 'cut'>;
  /** Told of every record, also of those told before; false when it is not to be remembered. */
  readonly onLine: (line: WholeLine) => boolean;
  /** Told what stood in a file that vanished or is another one, before that is read. */
  readonly onUnsure: (lines: readonly WholeLine[]) => void;
}

export function createJournals({ folders, disk, own, onLine, onUnsure }: JournalsOptions): Journals {
  const known = new Map<string, Known>();
  const unread = new Set<string>();
  const words = createWords();

  const takeLine = (line: WholeLine, content: Content): void => {
    if (onLine(line)) content.lines.push(line);
    if (line.kind === 'newer') content.newer++;
  };
  const parse = async (bytes: Buffer, content: Content): Promise<void> => {
    for (let start = 0; start < bytes.length;) {
      const feed = bytes.indexOf(LINE_FEED, start + SLICE);
      const end = feed < 0 ? bytes.length : feed + 1;
      for (const line of decodeLines(bytes.subarray(start, end), words)) {
        if (line.kind === 'damaged') content.damaged++;
        else takeLine(line, content);
      }
      start = end;
      if (start < bytes.length) await setImmediate();
    }
  };
  const take = async (bytes: Buffer, content: Content): Promise<Content> => {
    for (const stretch of own.cut(bytes))
      if (stretch.lines) await forEachInSlices(stretch.lines, (line) => takeLine(line, content));
      else await parse(stretch.bytes, content);
    return content;
  };
  const forget = (file: string): void => {
    const before = known.get(file);
    if (!before) return;
    known.delete(file);
    onUnsure(before.whole.lines);
    onUnsure(before.tail.lines);
  };

  const read = async (file: string): Promise<void> => {
    const before = known.get(file) ?? null;
    // One that is only being read is not one that cannot be.
    try {
      const state = await disk.state(file);
      if (state) await readNew(file, before, state);
      else forget(file);
      if (state) unread.delete(file);
      else unread.add(file);
    } catch (error) {
      unread.add(file);
      throw error;
    }
  };

  const readNew = async (file: string, before: Known | null, state: FileState): Promise<void> => {
    if (before && isSame(state, before.state)) return;
    const grown = before && (await readGrowth(disk, file, before));
    const bytes = grown ?? (await unless(['ENOENT'], disk.read(file)));
    if (!bytes) return;
    const from = grown ? before : null;
    // The tail is read again with what grew behind it; anything else is another file.
    if (from) onUnsure(from.tail.lines);
    else forget(file);
    const cut = bytes.lastIndexOf(LINE_FEED) + 1;
    known.set(file, {
      state,
      consumed: (from?.consumed ?? 0) + cut,
      overlap: cut === 0 && from ? from.overlap : overlapOf(bytes.subarray(Math.max(0, cut - OVERLAP), cut)),
      whole: await take(bytes.subarray(0, cut), from?.whole ?? noContent()),
      tail: await take(bytes.subarray(cut), noContent()),
    });
  };

  const contents = (): Content[] => [...known.values()].flatMap(({ whole, tail }) => [whole, tail]);
  return {
    read,
    files: async () => {
      const lists = await Promise.all(
        folders.map(async (folder) =>
          ((await disk.list(folder)) ?? []).filter(isJournal).map((name) => join(folder, name)),
        ),
      );
      const files = lists.flat();
      const there = new Set(files);
      for (const file of [...known.keys()]) if (!there.has(file)) forget(file);
      for (const file of unread) if (!there.has(file)) unread.delete(file);
      return files;
    },
    damaged: () => contents().reduce((sum, { damaged }) => sum + damaged, 0),
    unreadable: () => [...unread].sort(),
    newer: () => contents().reduce((sum, { newer }) => sum + newer, 0),
    lines: function* (folder) {
      for (const [file, { whole, tail }] of known) {
        if (folder !== undefined && dirname(file) !== folder) continue;
        yield* whole.lines;
        yield* tail.lines;
      }
    },
  };
}

const noContent = (): Content => ({ lines: [], newer: 0, damaged: 0 });

const isSame = (a: FileState, b: FileState): boolean =>
  a.size === b.size && a.mtimeMs === b.mtimeMs && a.ino === b.ino;

const overlapOf = (bytes: Buffer): Known['overlap'] => ({ length: bytes.length, checksum: crc32(bytes) });

/** What stands behind the part read before; null when that part is not the same any more. */
async function readGrowth(disk: Disk, file: string, { consumed, overlap }: Known): Promise<Buffer | null> {
  const bytes = await unless(['ENOENT'], disk.read(file, consumed - overlap.length));
  if (!bytes || bytes.length < overlap.length) return null;
  return crc32(bytes.subarray(0, overlap.length)) === overlap.checksum
    ? bytes.subarray(overlap.length)
    : null;
}
