/**
 * Whole files, written entirely or not at all: beside the place first, synced, then renamed, and the folder synced. What
 * a program that was killed left behind half written is taken away later.
 */
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { systemCode, type AppendFile, type Disk } from './disk.ts';

/** What files that are not whole yet end in. */
export const ENDING = '.tmp';
/** No file takes this long to be written, in milliseconds. */
const ABANDONED_MS = 3_600_000;
/** Writes that bring nothing forward, before it is an error. */
const MAX_IDLE = 3;

/** Writes a whole file or nothing; throws what the system says. */
export async function replaceFile(disk: Disk, file: string, bytes: Uint8Array): Promise<void> {
  // A name that no killed program can have left: a number of the process comes again.
  const temporary = `${file}.${randomBytes(6).toString('hex')}${ENDING}`;
  try {
    await makeWhole(disk, temporary, bytes);
    await disk.rename(temporary, file);
  } catch (error) {
    await removeIfPossible(disk, temporary);
    throw error;
  }
  await disk.syncFolder(dirname(file));
}

/** Makes a file that is not there yet, with these bytes, and makes them last. */
export async function makeWhole(disk: Disk, file: string, bytes: Uint8Array): Promise<void> {
  const made = await disk.makeFile(file);
  try {
    await writeWhole(made, bytes);
    await made.sync();
  } finally {
    await made.close();
  }
}

/** Takes away what was half written in a folder by programs that ended long ago. `now` in ms since the epoch. */
export async function removeAbandoned(disk: Disk, folder: string, now: number): Promise<void> {
  const names = (await disk.list(folder)) ?? [];
  for (const name of names.filter((each) => each.endsWith(ENDING))) {
    const state = await disk.state(join(folder, name));
    if (state && now - state.mtimeMs > ABANDONED_MS) await removeIfPossible(disk, join(folder, name));
  }
}

async function writeWhole(file: AppendFile, bytes: Uint8Array): Promise<void> {
  let idle = 0;
  for (let done = 0; done < bytes.length;) {
    const written = await file.write(bytes.subarray(done));
    done += written;
    idle = written === 0 ? idle + 1 : 0;
    if (idle === MAX_IDLE)
      throw Object.assign(new Error('The file takes only parts of what is written.'), { code: 'EIO' });
  }
}

/** What cannot be taken away now stays, and harms nothing. */
export async function removeIfPossible(disk: Disk, file: string): Promise<void> {
  try {
    await disk.remove(file);
  } catch (error) {
    if (systemCode(error) === null) throw error;
  }
}
