/**
 * Reads all journals at the start, then looks for what other devices (or another program of this one) add. Owns when to
 * look; what a record means is the caller's, and so is what is done when a look found something missing.
 */
import { basename } from 'node:path';
import type { Unsubscribe } from '../../../contract/events.ts';
import { ExpectedError } from '../../../contract/reply.ts';
import { systemCode, type Disk } from '../disk.ts';
import type { Journal } from './journal.ts';
import { createJournals, type Journals } from './journals.ts';
import type { Ledger } from './ledger.ts';
import type { OwnBytes } from './own-bytes.ts';
import type { JournalRecord } from './record.ts';
import { segmentOf } from './segments.ts';

export interface FollowOptions {
  readonly folders: readonly string[];
  readonly device: string;
  readonly journal: Journal;
  readonly ledger: Ledger;
  readonly own: OwnBytes;
  readonly disk: Disk;
  readonly pollMs: number;
  /** Takes a record in; answers the articles it concerns, none when it changed nothing. */
  readonly take: (record: JournalRecord) => readonly string[];
  /** Told the stamps of records that are not understood. */
  readonly observe: (stamp: JournalRecord['stamp']) => void;
  readonly onChange: (articleIds: readonly string[]) => Promise<void>;
  /** Runs after each look but the first. What the disk refuses is tried again after the next. */
  readonly afterLook: (journals: Journals) => Promise<void>;
}

export interface Following extends Pick<Journals, 'damaged' | 'newer' | 'unreadable' | 'lines'> {
  /** Looks now, behind a look that is under way; resolves when that is done. */
  look(): Promise<void>;
  /** Stops looking; resolves when no file is being read. */
  close(): Promise<void>;
}

/** Fails with `annotations-unreadable` when a journal is there but cannot be read. */
export async function followJournals(o: FollowOptions): Promise<Following> {
  let changed = new Set<string>();
  const journals = createJournals({
    folders: o.folders,
    ...{ disk: o.disk, own: o.own },
    onLine: (line) => {
      o.ledger.see(line);
      if (o.journal.wasRefused(line)) return false;
      if (line.kind === 'newer') o.observe(line.record.stamp);
      else for (const articleId of o.take(line.record)) changed.add(articleId);
      return true;
    },
    onUnsure: (lines) => o.ledger.expect(lines),
  });
  const isOwn = (file: string): boolean => segmentOf(o.device, basename(file)) !== null;
  const readAll = async (): Promise<void> => {
    const refusals: unknown[] = [];
    for (const file of await journals.files()) {
      const read = (): Promise<void> => journals.read(file);
      await (isOwn(file) ? o.journal.undisturbed(read) : read()).catch((error: unknown) => {
        refusals.push(error);
      });
    }
    // A file that cannot be read is never taken for an empty one; it keeps nothing of the others back.
    if (refusals.length > 0) throw refusals.find((error) => systemCode(error) === null) ?? refusals[0];
  };

  try {
    await readAll();
  } catch (error) {
    if (systemCode(error) === null) throw error;
    const folder = o.folders[0] ?? '';
    throw new ExpectedError('annotations-unreadable', 'A journal cannot be read.', folder, error);
  }
  changed = new Set();

  const lookOnce = async (): Promise<void> => {
    o.ledger.startLook();
    await whatCanBe(async () => {
      await readAll();
      o.own.forget();
      await o.afterLook(journals);
    });
    const told = [...changed];
    changed = new Set();
    await o.onChange(told);
  };
  let looking: Promise<void> = Promise.resolve();
  const look = (): Promise<void> => {
    looking = looking.then(lookOnce);
    return looking;
  };
  const stop = every(o.pollMs, look);
  return {
    damaged: () => journals.damaged(),
    newer: () => journals.newer(),
    unreadable: () => journals.unreadable(),
    lines: () => journals.lines(),
    look,
    close: () => {
      stop();
      return looking;
    },
  };
}

/** What was read stays; what the disk refuses just now is done after the next look. */
async function whatCanBe(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    const isExpected = error instanceof ExpectedError || systemCode(error) !== null;
    if (!isExpected) throw error;
  }
}

/** Runs an action again and again, with a pause between. */
function every(pauseMs: number, action: () => Promise<void>): Unsubscribe {
  let timer: NodeJS.Timeout;
  let isStopped = false;
  const wait = (): void => {
    if (isStopped) return;
    timer = setTimeout(() => void action().then(wait), pauseMs);
    timer.unref();
  };
  wait();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
