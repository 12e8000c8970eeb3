/**
 * Reads all journals at the start, then looks for what other devices (or another program of this one) add. Owns when to
 * look; what a record means is the caller's.
 */
import { basename } from 'node:path';
import type { Unsubscribe } from '../../../contract/events.ts';
import { ExpectedError } from '../../../contract/reply.ts';
import { systemCode, type Disk } from '../disk.ts';
import type { Journal } from './journal.ts';
import { createJournals, type Journals } from './journals.ts';
import type { JournalRecord } from './record.ts';
import { segmentOf } from './segments.ts';

export interface FollowOptions {
  readonly folders: readonly string[];
  readonly device: string;
  readonly journal: Journal;
  readonly disk: Disk;
  readonly pollMs: number;
  /** Takes a record in; answers the articles it concerns, none when it changed nothing. */
  readonly take: (record: JournalRecord) => readonly string[];
  /** Told the stamps of records that are not understood. */
  readonly observe: (stamp: JournalRecord['stamp']) => void;
  readonly onChange: (articleIds: readonly string[]) => void;
}

export interface Following extends Pick<Journals, 'damaged' | 'newer'> {
  /** Stops looking; resolves when no file is being read. */
  close(): Promise<void>;
}

/** Fails with `annotations-unreadable` when a journal is there but cannot be read. */
export async function followJournals(o: FollowOptions): Promise<Following> {
  let changed = new Set<string>();
  const journals = createJournals({
    folders: o.folders,
    disk: o.disk,
    onRecord: (record) => {
      if (o.journal.wasRefused(record)) return;
      for (const articleId of o.take(record)) changed.add(articleId);
    },
    onNewer: o.observe,
  });
  const isOwn = (file: string): boolean => segmentOf(o.device, basename(file)) !== null;
  const readAll = async (): Promise<void> => {
    for (const file of await journals.files()) {
      const read = (): Promise<void> => journals.read(file);
      await (isOwn(file) ? o.journal.undisturbed(read) : read());
    }
  };

  try {
    await readAll();
  } catch (error) {
    if (systemCode(error) === null) throw error;
    const folder = o.folders[0] ?? '';
    throw new ExpectedError('annotations-unreadable', 'A journal cannot be read.', folder, error);
  }
  changed = new Set();

  const stop = every(o.pollMs, async () => {
    try {
      await readAll();
    } catch (error) {
      // What was read stays; a file that cannot be read just now is looked at again next time.
      if (systemCode(error) === null) throw error;
    }
    const told = [...changed];
    changed = new Set();
    o.onChange(told);
  });
  return { close: stop, damaged: () => journals.damaged(), newer: () => journals.newer() };
}

/** Runs an action again and again, with a pause between; the undo resolves when it does not run any more. */
function every(pauseMs: number, action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  let isStopped = false;
  const wait = (): void => {
    if (isStopped) return;
    timer = setTimeout(() => {
      running = action();
      void running.then(wait);
    }, pauseMs);
    timer.unref();
  };
  const stop: Unsubscribe = () => {
    isStopped = true;
    clearTimeout(timer);
  };
  wait();
  return async () => {
    stop();
    await running;
  };
}
