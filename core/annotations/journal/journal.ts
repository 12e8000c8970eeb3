/**
 * Writes this device's journal: append, fsync, then acknowledge. Owns durability and nothing else: never truncates,
 * never rewrites, never touches another device's file.
 */
import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { ExpectedError } from '../../../contract/reply.ts';
import { systemCode, type AppendFile, type Disk } from '../disk.ts';
import { forEachInSlices } from '../in-slices.ts';
import { ensureRoom } from '../room.ts';
import { encodeLine, type WholeLine } from './line.ts';
import type { JournalRecord } from './record.ts';
import { openSegment, type OpenSegment } from './open-segment.ts';
import { MAX_SEGMENTS } from './segments.ts';

const LINE_FEED = Buffer.from('\n');
const MAX_TRIES = 3;

export interface Journal {
  /** Resolves when the records are safe on disk, all or none; fails with `save-failed`. */
  append(records: readonly JournalRecord[]): Promise<void>;
  /** Writes what is known already, as it is, whoever wrote it first. Resolves and fails as `append` does. */
  writeAgain(lines: readonly WholeLine[]): Promise<void>;
  /** Runs an action while no append is under way, so that it sees no record before it is acknowledged. */
  undisturbed<T>(action: () => Promise<T>): Promise<T>;
  /** True for a record whose append was refused: some of its bytes may be in the file all the same. */
  wasRefused(line: WholeLine): boolean;
  /** From now on writes elsewhere. */
  moveTo(place: JournalPlace): Promise<void>;
}

interface Waiting {
  readonly lines: readonly WholeLine[];
  readonly isNew: boolean;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Where a device's journal is. */
export interface JournalPlace {
  readonly folder: string;
  /** The segment to go on in. */
  readonly segment: number;
  /** Makes the folder again when it vanished. */
  readonly prepare: () => Promise<void>;
}

export interface JournalOptions extends JournalPlace {
  readonly device: string;
  readonly disk: Disk;
  /** Told what is safe on disk and as which bytes, before those who wait for it; nothing is written until it is done. */
  readonly onSaved: (lines: readonly WholeLine[], bytes: Buffer) => Promise<void>;
}

export function createJournal(options: JournalOptions): Journal {
  const { device, disk, onSaved } = options;
  let { folder } = options;
  let writer = createWriter(options);
  const refused = new Set<string>();
  const keyOf = ({ record: { stamp } }: WholeLine): string => `${stamp.time}.${stamp.count}`;
  let waiting: Waiting[] = [];
  let last: Promise<unknown> = Promise.resolve();

  const undisturbed = <T>(action: () => Promise<T>): Promise<T> => {
    const run = last.then(action);
    last = run.catch(() => undefined);
    return run;
  };
  // Everything that waits when the disk is free goes out together and shares one fsync.
  const commitWaiting = async (): Promise<void> => {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    const [first] = group;
    const lines = first && group.length === 1 ? first.lines : group.flatMap((each) => each.lines);
    try {
      const bytes = await encodeLines(lines);
      // Several records that were said at once are all kept or none: a disk that fills up meanwhile would keep some.
      const isSeveral = group.some((each) => each.lines.length > 1);
      await writer.write(bytes, isSeveral);
      await onSaved(lines, bytes);
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { lines: own, isNew, reject } of group) {
        for (const line of isNew ? own : []) refused.add(keyOf(line));
        reject(systemCode(error) === null ? error : saveFailed(folder, error));
      }
    }
  };
  const enqueue = (lines: readonly WholeLine[], isNew: boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ lines, isNew, resolve, reject });
      void undisturbed(commitWaiting);
    });

  return {
    append: (records) =>
      enqueue(
        records.map((record) => ({ kind: 'record', record })),
        true,
      ),
    writeAgain: (lines) => enqueue(lines, false),
    undisturbed,
    wasRefused: (line) => refused.size > 0 && line.record.device === device && refused.has(keyOf(line)),
    moveTo: (place) =>
      undisturbed(() => {
        ({ folder } = place);
        writer = createWriter({ ...place, device, disk });
        return Promise.resolve();
      }),
  };
}

async function encodeLines(lines: readonly WholeLine[]): Promise<Buffer> {
  const encoded: Buffer[] = [];
  await forEachInSlices(lines, ({ record }) => encoded.push(encodeLine(record)));
  return Buffer.concat(encoded);
}

const saveFailed = (folder: string, cause: unknown): ExpectedError =>
  new ExpectedError('save-failed', 'The journal cannot be written.', folder, cause);

/** Puts whole groups of lines on disk, one call after another; throws what the system says. */
function createWriter({ folder, device, segment, disk, prepare }: Omit<JournalOptions, 'onSaved'>): {
  /** With `isSeveral` nothing is written that the disk has no room for. */
  write(lines: Buffer, isSeveral: boolean): Promise<void>;
} {
  let current = segment;
  /** Acknowledged records stand in this segment, so that after a fault it is left alone. */
  let holdsRecords = true;
  let nameIsSafe = false;

  const open = async (): Promise<OpenSegment> => {
    const wanted = { folder, device, segment: current };
    try {
      return await openSegment(disk, wanted);
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
      await prepare();
      return await openSegment(disk, wanted);
    }
  };
  const goOnIn = (segment: number): void => {
    if (segment === current) return;
    current = segment;
    holdsRecords = false;
    nameIsSafe = false;
  };
  const leaveSegment = (): void => {
    if (holdsRecords && current < MAX_SEGMENTS) goOnIn(current + 1);
  };
  const commit = async (lines: Buffer): Promise<boolean> => {
    const { file, segment: opened, path } = await open();
    goOnIn(opened);
    try {
      await appendWhole(file, lines);
      await file.sync();
      if (file.isNew || !nameIsSafe) await disk.syncFolder(folder);
      // A sync program may have put another file under this name meanwhile: then these bytes stand in no folder.
      if ((await file.state()).ino !== (await disk.state(path))?.ino) return false;
      nameIsSafe = true;
      holdsRecords = true;
      return true;
    } catch (error) {
      // What a file holds after a failed write or fsync is unknown, and a second fsync would not tell.
      leaveSegment();
      throw error;
    } finally {
      await file.close();
    }
  };

  return {
    write: async (lines, isSeveral) => {
      if (isSeveral) await ensureRoom(disk, join(folder, device), lines);
      for (let tries = 0; tries < MAX_TRIES; tries++) if (await commit(lines)) return;
      throw new ExpectedError('save-failed', 'The journal is replaced again and again.', folder);
    },
  };
}

/** Appends lines after whatever stands at the end; what went through only in part is written again, whole. */
async function appendWhole(file: AppendFile, lines: Buffer): Promise<void> {
  const { size } = await file.state();
  const end = await file.lastByte(size);
  let bytes = end === null || end === LINE_FEED[0] ? lines : Buffer.concat([LINE_FEED, lines]);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    if ((await file.write(bytes)) === bytes.length) return;
    bytes = Buffer.concat([LINE_FEED, lines]);
  }
  throw Object.assign(new Error('The journal takes only parts of what is written.'), { code: 'EIO' });
}
