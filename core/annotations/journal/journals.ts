/**
 * Reads every journal of the folders, of all devices, and what is added to them later. Owns no meaning of records; never
 * writes. Long files are read in slices, so that the thread stays free.
 */
import type { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { unless, type Disk, type FileState } from '../disk.ts';
import { decodeLines } from './line.ts';
import type { JournalRecord } from './record.ts';
import { isJournal } from './segments.ts';

/** Bytes decoded without a pause: a few milliseconds' work. */
const SLICE = 128 * 1024;
/** Bytes compared before a file is taken for a longer version of what was read. */
const OVERLAP = 4096;
const LINE_FEED = 0x0a;

interface Counts {
  damaged: number;
  newer: number;
}

interface Known {
  readonly state: FileState;
  /** Offset behind the last line feed; what follows is read again when the file grows. */
  readonly consumed: number;
  /** The last bytes before `consumed`: how many, and their checksum. */
  readonly overlap: { readonly length: number; readonly checksum: number };
  readonly lines: Counts;
  readonly tail: Counts;
}

export interface Journals {
  /** Reads what is new in one file; unchanged and vanished files are passed over. Throws what the system says. */
  read(file: string): Promise<void>;
  /** Every journal file of the folders. */
  files(): Promise<string[]>;
  /** Lines whose checksum fails, over all files. */
  damaged(): number;
  /** Sound records of a newer kind or version: left where they are. */
  newer(): number;
}

export interface JournalsOptions {
  readonly folders: readonly string[];
  readonly disk: Disk;
  /** Told of every record, also of those told before. */
  readonly onRecord: (record: JournalRecord) => void;
  /** Told the stamps of records that this version does not understand. */
  readonly onNewer: (stamp: JournalRecord['stamp']) => void;
}

export function createJournals({ folders, disk, onRecord, onNewer }: JournalsOptions): Journals {
  const known = new Map<string, Known>();

  const take = async (bytes: Buffer): Promise<Counts> => {
    const counts = { damaged: 0, newer: 0 };
    for (let start = 0; start < bytes.length;) {
      const feed = bytes.indexOf(LINE_FEED, start + SLICE);
      const end = feed < 0 ? bytes.length : feed + 1;
      for (const line of decodeLines(bytes.subarray(start, end))) {
        if (line.kind === 'record') onRecord(line.record);
        else counts[line.kind]++;
        if (line.kind === 'newer') onNewer(line.stamp);
      }
      start = end;
      if (start < bytes.length) await setImmediate();
    }
    return counts;
  };

  const read = async (file: string): Promise<void> => {
    const before = known.get(file) ?? null;
    const state = await disk.state(file);
    if (!state) known.delete(file);
    if (!state || (before && isSame(state, before.state))) return;
    const grown = before && (await readGrowth(disk, file, before));
    const bytes = grown ?? (await unless(['ENOENT'], disk.read(file)));
    if (!bytes) return;
    const cut = bytes.lastIndexOf(LINE_FEED) + 1;
    const lines = await take(bytes.subarray(0, cut));
    const tail = await take(bytes.subarray(cut));
    const from = grown ? before : null;
    known.set(file, {
      state,
      consumed: (from?.consumed ?? 0) + cut,
      overlap: cut === 0 && from ? from.overlap : overlapOf(bytes.subarray(Math.max(0, cut - OVERLAP), cut)),
      lines: {
        damaged: (from?.lines.damaged ?? 0) + lines.damaged,
        newer: (from?.lines.newer ?? 0) + lines.newer,
      },
      tail,
    });
  };

  const sum = (name: keyof Counts): number =>
    [...known.values()].reduce((total, { lines, tail }) => total + lines[name] + tail[name], 0);

  return {
    read,
    files: async () => {
      const lists = await Promise.all(
        folders.map(async (folder) =>
          ((await disk.list(folder)) ?? []).filter(isJournal).map((name) => join(folder, name)),
        ),
      );
      return lists.flat();
    },
    damaged: () => sum('damaged'),
    newer: () => sum('newer'),
  };
}

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
