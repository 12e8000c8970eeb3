/** Asks the disk about folders. */
import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { orNull } from './errors.ts';

/** The folder a path leads to, through links; the path itself while there is none. */
export const realFolder = async (dir: string): Promise<string> =>
  (await orNull(realpath(dir))) ?? resolve(dir);

/** Null when there is nothing of that name. */
export const isFolder = async (dir: string): Promise<boolean | null> =>
  (await orNull(stat(dir)))?.isDirectory() ?? null;
