/** The files of reading positions, one a device, read again when they change. Owns no positions; writes nothing. */
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileErrorCode, isAbsent, orNull } from '../files/errors.ts';
import { decodePositions, type Positions } from './reading-format.ts';

/** The positions in one file; none when it is not there or broken. */
export async function readPositions(file: string): Promise<Positions> {
  const text = await orNull(readFile(file, 'utf8'));
  return text === null ? new Map() : decodePositions(text);
}

export class PositionFiles {
  readonly #folders: readonly string[];
  /** Size and time of each file when it was read. */
  readonly #stamps = new Map<string, string>();

  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  /** The positions of every file that is new or has changed since the last time; at first, of all. */
  async readChanged(): Promise<Positions[]> {
    const changed: Positions[] = [];
    for (const folder of this.#folders)
      for (const name of await listFolder(folder)) {
        if (!name.endsWith('.json') || name.startsWith('.')) continue;
        const file = join(folder, name);
        if (await this.markRead(file)) changed.push(await readPositions(file));
      }
    return changed;
  }

  /** Takes a file as known the way it is now; false when it was known so already, or is not there. */
  async markRead(file: string): Promise<boolean> {
    const found = await orNull(stat(file));
    if (!found) return false;
    const stamp = `${found.size} ${found.mtimeMs}`;
    if (this.#stamps.get(file) === stamp) return false;
    this.#stamps.set(file, stamp);
    return true;
  }
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
