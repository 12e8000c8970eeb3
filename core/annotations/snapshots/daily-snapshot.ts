/**
 * Takes this device's snapshot of the day: the state before the first change of it, if that is not what the last one holds.
 * Keeps the last fourteen; removes only its own: what other devices took is theirs.
 */
import { join } from 'node:path';
import { ExpectedError } from '../../../contract/reply.ts';
import { systemCode, unless, type Disk } from '../disk.ts';
import type { Fold } from '../fold.ts';
import { forEachInSlices } from '../in-slices.ts';
import type { WholeLine } from '../journal/line.ts';
import { replaceFile } from '../replace-file.ts';
import { createGist } from './gist.ts';
import { decodeSnapshot, encodeSnapshot } from './snapshot-file.ts';
import { dayOf, readSnapshotName, snapshotName } from './snapshot-name.ts';
import { unknownLines } from './unknown-lines.ts';

/** Counted in snapshots: a clock that runs ahead for a day takes no older ones with it. */
const KEPT = 14;
/** How long after a failure it is tried again, in milliseconds. */
const RETRY_MS = 600_000;

export interface DailySnapshotOptions {
  readonly folder: () => string;
  readonly device: string;
  readonly disk: Disk;
  readonly now: () => number;
  readonly fold: Fold;
  /** Everything recorded, as far as is known; some of it twice. */
  readonly lines: () => Iterable<WholeLine>;
  /** True when the library is being closed: then nothing is begun any more. */
  readonly isClosed: () => boolean;
  readonly onTaken: () => void;
}

/**
 * An action that takes the day's snapshot when it is asked for the first time on a day: what comes later is no first state.
 * What fails is tried again some minutes later.
 */
export function createDailySnapshot(o: DailySnapshotOptions): () => Promise<void> {
  let failedAt: number | null = null;
  /** The day whose first state is kept, as far as it needs to be. */
  let keptDay: string | null = null;
  let underWay: Promise<void> | null = null;

  const takeIfDue = async (): Promise<void> => {
    const time = o.now();
    const day = dayOf(time);
    // The wall clock may be set back: then the pause must not become a long one.
    const isPause = failedAt !== null && Math.abs(time - failedAt) < RETRY_MS;
    if (isPause || day === keptDay || o.isClosed()) return;
    try {
      if (await take(o, day)) {
        await removeOld(o);
        o.onTaken();
      }
      keptDay = day;
      failedAt = null;
    } catch (error) {
      if (systemCode(error) === null) throw error;
      failedAt = time;
      throw new ExpectedError('save-failed', 'The snapshot cannot be written.', o.folder(), error);
    }
  };
  return () => {
    underWay ??= takeIfDue().finally(() => (underWay = null));
    return underWay;
  };
}

/** False when it is there already, or there is nothing to keep that the last one has not. */
async function take(o: DailySnapshotOptions, day: string): Promise<boolean> {
  const folder = o.folder();
  const file = join(folder, snapshotName(day, o.device));
  if ((await o.disk.state(file)) !== null) return false;
  const gist = createGist();
  await forEachInSlices(o.lines(), (line) => gist.add(line));
  const lines = gist.lines();
  if (lines.length === 0 || (await unknownLines(lines, await lastTaken(o))).length === 0) return false;
  let annotations = 0;
  await forEachInSlices(o.fold.all(), () => annotations++);
  const bytes = await encodeSnapshot(lines, { takenAt: o.now(), annotations });
  if (o.isClosed()) return false;
  await o.disk.makeFolder(folder);
  await replaceFile(o.disk, file, bytes);
  return true;
}

/** The lines of the last of its own; none when there is no sound one. */
async function lastTaken(o: DailySnapshotOptions): Promise<readonly WholeLine[]> {
  const last = (await ownNames(o)).at(-1);
  const bytes = last === undefined ? null : await unless(['ENOENT'], o.disk.read(join(o.folder(), last)));
  return (bytes && (await decodeSnapshot(bytes))) ?? [];
}

async function removeOld(o: DailySnapshotOptions): Promise<void> {
  for (const name of (await ownNames(o)).slice(0, -KEPT)) await o.disk.remove(join(o.folder(), name));
}

/** The oldest first. */
const ownNames = async ({ folder, device, disk }: DailySnapshotOptions): Promise<readonly string[]> =>
  ((await disk.list(folder())) ?? []).filter((name) => readSnapshotName(name)?.device === device).sort();
