/** Keeps what a person has set, in `settings.json`. What is broken in it falls back value by value. */
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ExpectedError } from '../../contract/reply.ts';
import { readSettings, type Settings, type SettingsChange } from '../../contract/settings.ts';
import { fileErrorCode, orNull } from '../files/errors.ts';
import { writeAtomically } from '../files/write-atomically.ts';

export interface SettingsStore {
  current(): Settings;
  /** Answers when the change is on disk. Fails with `settings-not-saved`; the settings are then as before. */
  change(change: SettingsChange): Promise<Settings>;
}

/** The object in a JSON text; null when it is none. */
export function parseObject(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Writes an object as a file of the data folder. Fails with `settings-not-saved`, naming the folder. */
export async function writeObject(dataDir: string, name: string, value: object): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await writeAtomically(join(dataDir, name), `${JSON.stringify(value, null, 2)}\n`);
  } catch (error) {
    if (fileErrorCode(error) === null) throw error;
    throw new ExpectedError('settings-not-saved', `${name} could not be written.`, dataDir, error);
  }
}

/** A file that is no settings at all is kept aside as `settings.broken.json`: a person may want to look at it. */
async function readStored(dataDir: string): Promise<Record<string, unknown>> {
  const file = join(dataDir, 'settings.json');
  const text = await orNull(readFile(file, 'utf8'));
  if (text === null) return {};
  const stored = parseObject(text);
  if (stored === null) await rename(file, join(dataDir, 'settings.broken.json'));
  return stored ?? {};
}

/** A field that is undefined, as a structured clone may carry it, is one that is not named. */
const namedIn = (change: SettingsChange): Record<string, unknown> =>
  Object.fromEntries(Object.entries(change).filter(([, value]: [string, unknown]) => value !== undefined));

/** Opens the settings of a data folder; standard ones where there are none. */
export async function openSettings(dataDir: string): Promise<SettingsStore> {
  let current = readSettings(await readStored(dataDir));
  let last: Promise<unknown> = Promise.resolve();
  const write = async (change: SettingsChange): Promise<Settings> => {
    const changed = readSettings({ ...current, ...namedIn(change) });
    await writeObject(dataDir, 'settings.json', changed);
    current = changed;
    return changed;
  };
  return {
    current: () => current,
    change: (change) => {
      const turn = last.then(() => write(change));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
