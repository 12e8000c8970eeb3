/**
 * Replaces a file as one step: whoever reads it sees the old content or the new, whole, whatever happens in between.
 * Owns no format.
 */
import { randomUUID } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

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
export async function replaceFile(file: string, write: (handle: FileHandle) => Promise<void>): Promise<void> {
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
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** `replaceFile` with a text. */
export const writeAtomically = (file: string, text: string): Promise<void> =>
  replaceFile(file, (handle) => handle.writeFile(text, 'utf8'));
