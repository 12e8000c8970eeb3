/**
 * Reading positions, kept in the folder of the annotations so that they travel with the library. Each device writes its
 * own file alone. A position is known at once and on disk a moment later.
 */
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ExpectedError } from '../../contract/reply.ts';
import { isAbsent, fileErrorCode, orNull } from '../files/errors.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import {
  decodePositions,
  encodePositions,
  mergePositions,
  type Position,
  type Positions,
} from './reading-format.ts';

/** How long positions may wait to be written, in milliseconds. */
const WRITE_AFTER_MS = 1_000;

export interface ReadingPositions {
  get(articleId: string): Position | null;
  all(): Positions;
  /** Fails with `save-failed` when an earlier position could not be written; this one is tried again with it. */
  save(articleId: string, position: Position): void;
  /** Writes what waits. Fails with `save-failed`. */
  flush(): Promise<void>;
  /** Stops the timer and writes what waits. */
  close(): Promise<void>;
}

async function readPositions(file: string): Promise<Positions> {
  const text = await orNull(readFile(file, 'utf8'));
  return text === null ? new Map() : decodePositions(text);
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
  readonly #positions: Map<string, Position>;
  readonly #unsaved = new Map<string, Position>();
  #timer: NodeJS.Timeout | null = null;
  #last: Promise<void> = Promise.resolve();
  #failure: ExpectedError | null = null;

  constructor(folder: string, device: string, positions: Map<string, Position>) {
    this.#folder = folder;
    this.#file = join(folder, `${device}.json`);
    this.#positions = positions;
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

  close(): Promise<void> {
    return this.flush();
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
    } catch (error) {
      if (fileErrorCode(error) === null) throw error;
      throw new ExpectedError('save-failed', 'Reading positions could not be written.', this.#folder, error);
    }
    this.#failure = null;
    for (const [id, position] of unsaved) if (this.#unsaved.get(id) === position) this.#unsaved.delete(id);
  }
}

/**
 * Reads the positions of every device from `folder`, which need not exist yet, and from `others`; writes those of
 * `device` to `folder`.
 */
export async function openReading(
  folder: string,
  device: string,
  others: readonly string[] = [],
): Promise<ReadingPositions> {
  const sources: Positions[] = [];
  for (const each of [folder, ...others])
    for (const name of await listFolder(each))
      if (name.endsWith('.json') && !name.startsWith('.'))
        sources.push(await readPositions(join(each, name)));
  return new DeviceReading(folder, device, mergePositions(sources));
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    // A folder that may not be read must not keep the library closed: positions are the least of what it holds.
    if (isAbsent(error) || fileErrorCode(error) === 'EACCES') return [];
    throw error;
  }
}
