/** The library of a person who has chosen none: the checkout's samples, or a folder among their documents. */
import { app } from 'electron';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ExpectedError } from '../contract/reply.ts';

/** Absolute path of the folder, whether it is there or not. */
export const defaultLibrary = (): string =>
  join(app.isPackaged ? app.getPath('documents') : app.getAppPath(), 'seeds');

/** Makes the folder if it is missing and answers its path. Fails with `not-a-folder` when that cannot be. */
export function makeDefaultLibrary(): string {
  const dir = defaultLibrary();
  try {
    mkdirSync(dir, { recursive: true });
  } catch (error) {
    throw new ExpectedError('not-a-folder', 'The default library cannot be made.', dir, error);
  }
  return dir;
}
