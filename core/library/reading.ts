/**
 * Reading positions, kept in the folder of the annotations so that they travel with the library. Each device writes its
 * own file alone, and takes in what others write. A position is known at once and on disk a moment later.
 */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ExpectedError } from '../../contract/reply.ts';
import type { Unsubscribe } from '../../contract/events.ts';
import { fileErrorCode } from '../files/errors.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { PositionFiles, readPositions } from './position-files.ts';
import { encodePositions, mergePositions, type Position, type Positions } from './reading-format.ts';

/** How long positions may wait to be written, in milliseconds. */
const WRITE_AFTER_MS = 1_000;
/** How often the files of other devices are looked at, in milliseconds. */
const LOOK_EVERY_MS = 2_000;

export interface ReadingPositions {
  get(articleId: string): Position | null;
  all(): Positions;
  /** Fails with `save-failed` when an earlier position could not be written; this one is tried again with it. */
  save(articleId: string, position: Position): void;
  /** Told the articles whose positions another device, or another window, has moved. */
  onChange(listener: (articleIds: readonly string[]) => void): Unsubscribe;
  /** Writes what waits. Fails with `save-failed`. */
  flush(): Promise<void>;
  /** Stops the timers and writes what waits. */
  close(): Promise<void>;
}

/** Folders are made one by one, never the library itself: that it is missing must stay visible. */
async function makeFolder(folder: string): Promise<void> {
  for (const each of [dirname(folder), folder])
    try {
      await mkdir(each);
    } catch (error) {
      if (fileErrorCode(error) !== 'EEXIST') throw error;
    }
}

class DeviceReading implements ReadingPositions {
  readonly #folder: string;
  readonly #file: string;
  readonly #files: PositionFiles;
  readonly #lookEveryMs: number;
  readonly #listeners = new Set<(articleIds: readonly string[]) => void>();
  #positions: Map<string, Position>;
  readonly #unsaved = new Map<string, Position>();
  #timer: NodeJS.Timeout | null = null;
  #last: Promise<void> = Promise.resolve();
  #failure: ExpectedError | null = null;

  #nextLook: NodeJS.Timeout | null = null;
  #looking: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(
    { folder, device, lookEveryMs = LOOK_EVERY_MS }: ReadingOptions,
    files: PositionFiles,
    positions: Map<string, Position>,
  ) {
    this.#folder = folder;
    this.#file = join(folder, `${device}.json`);
    this.#files = files;
    this.#lookEveryMs = lookEveryMs;
    this.#positions = positions;
    this.#lookLater();
  }

  get(articleId: string): Position | null {
    return this.#positions.get(articleId) ?? null;
  }

  all(): Positions {
    return this.#positions;
  }

  save(articleId: string, position: Position): void {
    this.#positions.set(articleId, position);
    this.#unsaved.set(articleId, position);
    this.#timer ??= setTimeout(() => void this.#writeInTime(), WRITE_AFTER_MS);
    if (this.#failure) throw this.#failure;
  }

  flush(): Promise<void> {
    this.#stopTimer();
    const turn = this.#last.then(() => this.#write());
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  onChange(listener: (articleIds: readonly string[]) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#nextLook !== null) clearTimeout(this.#nextLook);
    await this.#looking;
    await this.flush();
  }

  #lookLater(): void {
    if (this.#isClosed) return;
    this.#nextLook = setTimeout(() => {
      this.#looking = this.#look();
      void this.#looking.then(() => this.#lookLater());
    }, this.#lookEveryMs);
    this.#nextLook.unref();
  }

  async #look(): Promise<void> {
    try {
      const changed = await this.#files.readChanged();
      if (changed.length === 0) return;
      const before = this.#positions;
      this.#positions = mergePositions([before, ...changed]);
      const moved = [...this.#positions].filter(([id, position]) => before.get(id) !== position);
      if (moved.length > 0 && !this.#isClosed)
        for (const listener of this.#listeners) listener(moved.map(([id]) => id));
    } catch (error) {
      // A folder that cannot be read just now is looked at again next time.
      if (fileErrorCode(error) === null) throw error;
    }
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #writeInTime(): Promise<void> {
    try {
      await this.flush();
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      this.#failure = error;
    }
  }

  async #write(): Promise<void> {
    if (this.#unsaved.size === 0) return;
    const unsaved = new Map(this.#unsaved);
    try {
      await makeFolder(this.#folder);
      // Another window of this device may have written since: what it knows newer stays.
      const merged = mergePositions([await readPositions(this.#file), unsaved]);
      await writeAtomically(this.#file, encodePositions(merged));
      await this.#files.markRead(this.#file);
    } catch (error) {
      if (fileErrorCode(error) === null) throw error;
      throw new ExpectedError('save-failed', 'Reading positions could not be written.', this.#folder, error);
    }
    this.#failure = null;
    for (const [id, position] of unsaved) if (this.#unsaved.get(id) === position) this.#unsaved.delete(id);
  }
}

interface ReadingOptions {
  /** Where this device writes its positions; it need not exist yet. */
  readonly folder: string;
  readonly device: string;
  /** Where positions are read from, too. */
  readonly others?: readonly string[];
  readonly lookEveryMs?: number;
}

/** Reads the positions of every device, and goes on taking in what they write. */
export async function openReading(options: ReadingOptions): Promise<ReadingPositions> {
  const files = new PositionFiles([options.folder, ...(options.others ?? [])]);
  const positions = mergePositions(await files.readChanged());
  return new DeviceReading(options, files, positions);
}
