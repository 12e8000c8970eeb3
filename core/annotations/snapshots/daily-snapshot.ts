/**
 * Takes this device's snapshot of the day, once a day while the library is open, and keeps the last fourteen. Removes only
 * its own: what other devices took is theirs.
 */
import { join } from 'node:path';
import { ExpectedError } from '../../../contract/reply.ts';
import { systemCode, type Disk } from '../disk.ts';
import type { Fold } from '../fold.ts';
import { forEachInSlices } from '../in-slices.ts';
import type { WholeLine } from '../journal/line.ts';
import { replaceFile } from '../replace-file.ts';
import { createGist } from './gist.ts';
import { encodeSnapshot } from './snapshot-file.ts';
import { dayOf, readSnapshotName, snapshotName } from './snapshot-name.ts';

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
}

/** An action that takes the day's snapshot when it is missing. What fails is tried again some minutes later. */
export function createDailySnapshot(o: DailySnapshotOptions): () => Promise<void> {
  let failedAt: number | null = null;

  return async () => {
    const time = o.now();
    // The wall clock may be set back: then the pause must not become a long one.
    const isPause = failedAt !== null && Math.abs(time - failedAt) < RETRY_MS;
    if (isPause || o.isClosed()) return;
    try {
      if (await take(o, dayOf(time))) await removeOld(o);
      failedAt = null;
    } catch (error) {
      if (systemCode(error) === null) throw error;
      failedAt = time;
      throw new ExpectedError('save-failed', 'The snapshot cannot be written.', o.folder(), error);
    }
  };
}

/** False when it is there already, or there is nothing to keep. */
async function take(o: DailySnapshotOptions, day: string): Promise<boolean> {
  const folder = o.folder();
  const file = join(folder, snapshotName(day, o.device));
  if ((await o.disk.state(file)) !== null) return false;
  const gist = createGist();
  await forEachInSlices(o.lines(), (line) => gist.add(line));
  const lines = gist.lines();
  if (lines.length === 0) return false;
  let annotations = 0;
  await forEachInSlices(o.fold.all(), () => annotations++);
  const bytes = await encodeSnapshot(lines, { takenAt: o.now(), annotations });
  if (o.isClosed()) return false;
  await o.disk.makeFolder(folder);
  await replaceFile(o.disk, file, bytes);
  return true;
}

async function removeOld({ folder, device, disk }: DailySnapshotOptions): Promise<void> {
  const names = ((await disk.list(folder())) ?? []).filter(
    (name) => readSnapshotName(name)?.device === device,
  );
  for (const name of names.sort().slice(0, -KEPT)) await disk.remove(join(folder(), name));
}
