/** Remembers which folder a person chose as their library, in `library.json` of the data folder. */
import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { orNull } from '../files/errors.ts';
import { parseObject, writeObject } from './settings-store.ts';

const FILE = 'library.json';

/** Absolute path of the chosen folder; null when none was chosen or the file cannot be understood. */
export async function rememberedLibrary(dataDir: string): Promise<string | null> {
  const text = await orNull(readFile(join(dataDir, FILE), 'utf8'));
  const dir = text === null ? null : parseObject(text)?.['dir'];
  return typeof dir === 'string' && isAbsolute(dir) ? dir : null;
}

/** Fails with `settings-not-saved`. */
export const rememberLibrary = (dataDir: string, dir: string): Promise<void> =>
  writeObject(dataDir, FILE, { dir });
