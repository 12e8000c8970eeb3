/** Saves bytes where the person says, as one step: what stood there is whole until the new file is. */
import { BrowserWindow, dialog } from 'electron';
import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { InputOf } from '../contract/calls.ts';
import { ExpectedError } from '../contract/reply.ts';

/** The path that was chosen; null when the person changed their mind. Fails with `file-not-saved`. */
export async function saveFile({ name, base64 }: InputOf<'saveFile'>): Promise<string | null> {
  // The name comes from the page: it may say how the file is called, never where it goes.
  const options = { defaultPath: basename(name) };
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const { filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  if (!filePath) return null;
  await replace(filePath, Buffer.from(base64, 'base64'));
  return filePath;
}

async function replace(file: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(dirname(file), `.${randomUUID()}.part`);
  try {
    await writeFile(temporary, bytes, { flag: 'wx', flush: true });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new ExpectedError('file-not-saved', 'The file cannot be written.', file, error);
  }
}
