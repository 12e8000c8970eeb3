/**
 * Replaces a file as one step: whoever reads it sees the old content or the new, whole, whatever happens in between.
 * Owns no format.
 */
import { randomUUID } from 'node:crypto';
import { constants, copyFile, link, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileErrorCode } from './errors.ts';

/** Makes a rename or a new file in `folder` survive a power cut. Does nothing where a folder cannot be opened (Windows). */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes `file` by way of a hidden neighbour, fsync and rename; `write` fills the neighbour. When anything fails (the
 * folder is missing, the disk is full), the old file stands as it was and the error is thrown on.
 */
export const replaceFile = (file: string, write: (handle: FileHandle) => Promise<void>): Promise<void> =>
  byNeighbour(file, write, rename);

/** Writes a file as `replaceFile` does, where there is none: fails with `EEXIST` where there is one, whoever made it. */
export const createAtomically = (file: string, text: string): Promise<void> =>
  byNeighbour(
    file,
    (handle) => handle.writeFile(text, 'utf8'),
    async (temporary) => {
      await create(temporary, file);
      await rm(temporary, { force: true });
    },
  );

/** A second name for the file, which no system gives over another; where a disk knows none, a copy. */
async function create(temporary: string, file: string): Promise<void> {
  try {
    await link(temporary, file);
  } catch (error) {
    if (fileErrorCode(error) === 'EEXIST') throw error;
    await copyFile(temporary, file, constants.COPYFILE_EXCL);
  }
}

async function byNeighbour(
  file: string,
  write: (handle: FileHandle) => Promise<void>,
  take: (temporary: string, file: string) => Promise<void>,
): Promise<void> {
  const folder = dirname(file);
  const temporary = join(folder, `.${randomUUID()}.part`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await take(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** `replaceFile` with a text. */
export const writeAtomically = (file: string, text: string): Promise<void> =>
  replaceFile(file, (handle) => handle.writeFile(text, 'utf8'));
