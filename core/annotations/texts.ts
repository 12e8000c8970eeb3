/**
 * The text of every annotated version of an article, kept beside the journal: content-addressed and compressed. Owns the
 * promise that what it gives back is, to the bit, what the address says.
 */
import { Buffer } from 'node:buffer';
import { webcrypto } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { ExpectedError } from '../../contract/reply.ts';
import { systemCode, type Disk } from './disk.ts';
import { replaceFile } from './replace-file.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);
/** No readable source makes a longer text; a file that claims to is not ours. */
const MAX_BYTES = 256 * 1024 * 1024;
/** Re-anchoring asks for the same few versions again and again. */
const REMEMBERED = 4;

export interface KeptTexts {
  /** Resolves when the text is safe on disk; fails with `save-failed`. `textHash` is its SHA-256 in hex. */
  keep(textHash: string, text: string): Promise<void>;
  /** A kept text; null when it was never kept, or what is there is damaged. */
  read(textHash: string): Promise<string | null>;
}

export interface KeptTextsOptions {
  /** Where texts are kept. */
  readonly folder: string;
  /** Where texts may have been kept too. */
  readonly others: readonly string[];
  readonly disk: Disk;
  /** Makes the folder again when it vanished. */
  readonly prepare: () => Promise<void>;
}

export function createKeptTexts({ folder, others, disk, prepare }: KeptTextsOptions): KeptTexts {
  const keeping = new Map<string, Promise<void>>();
  const remembered = new Map<string, Promise<string | null>>();

  const readFirst = async (textHash: string): Promise<string | null> => {
    for (const place of [folder, ...others]) {
      const text = await readSound(disk, join(place, fileName(textHash)), textHash);
      if (text !== null) return text;
    }
    return null;
  };
  const read = (textHash: string): Promise<string | null> => {
    if (!/^[0-9a-f]{64}$/.test(textHash)) return Promise.resolve(null);
    const reading = remembered.get(textHash) ?? readFirst(textHash);
    remembered.delete(textHash);
    remembered.set(textHash, reading);
    for (const oldest of [...remembered.keys()].slice(0, -REMEMBERED)) remembered.delete(oldest);
    // What is not there may yet come, by a sync program.
    const forget = (): void => {
      if (remembered.get(textHash) === reading) remembered.delete(textHash);
    };
    reading.then((text) => {
      if (text === null) forget();
    }, forget);
    return reading;
  };
  const write = async (textHash: string, text: string): Promise<void> => {
    const bytes = Buffer.from(text);
    if ((await hashOf(bytes)) !== textHash)
      throw new Error('A text was to be kept under the hash of another.');
    const file = join(folder, fileName(textHash));
    if ((await readSound(disk, file, textHash)) !== null) return;
    const compressed = await compress(bytes);
    try {
      await prepare();
      await replaceFile(disk, file, compressed);
    } catch (error) {
      if (systemCode(error) === null) throw error;
      throw new ExpectedError('save-failed', 'The text of the article cannot be kept.', folder, error);
    }
    remembered.delete(textHash);
  };

  const start = (textHash: string, text: string): Promise<void> => {
    const kept = write(textHash, text).catch((error: unknown) => {
      keeping.delete(textHash);
      throw error;
    });
    keeping.set(textHash, kept);
    return kept;
  };

  return {
    keep: async (textHash, text) => {
      await (keeping.get(textHash) ?? start(textHash, text));
      // What was kept may have been taken away since, by a sync program or by hand.
      if (!(await isThere(disk, join(folder, fileName(textHash))))) await start(textHash, text);
    },
    read,
  };
}

/** Keeps in `home` what is kept in another folder. Texts that are damaged stay where they are. */
export async function bringTextsHome(
  texts: KeptTexts,
  from: string,
  home: string,
  disk: Disk,
): Promise<void> {
  const there = new Set(await disk.list(home));
  for (const name of (await disk.list(from)) ?? []) {
    const textHash = name.endsWith(ENDING) && !there.has(name) ? name.slice(0, -ENDING.length) : '';
    const text = await texts.read(textHash);
    if (text !== null) await texts.keep(textHash, text);
  }
}

const ENDING = '.gz';
const fileName = (textHash: string): string => `${textHash}${ENDING}`;

/** The hash that a file of the texts' folder is named by; null for a file of another kind. */
export const textHashOf = (name: string): string | null =>
  /^[0-9a-f]{64}\.gz$/.test(name) ? name.slice(0, -ENDING.length) : null;

/** Whether a file holds, to the bit, the text of this hash. */
export const holdsText = async (disk: Disk, file: string, textHash: string): Promise<boolean> =>
  (await readSound(disk, file, textHash)) !== null;

/** What cannot be looked at is kept again, and if that fails too, the failure is told. */
async function isThere(disk: Disk, file: string): Promise<boolean> {
  try {
    return (await disk.state(file)) !== null;
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return false;
  }
}

/** Hashes outside this thread: a long text takes long. */
const hashOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');

/** What a file holds, if it is the text of this hash. A file that cannot be read or unpacked holds no text. */
async function readSound(disk: Disk, file: string, textHash: string): Promise<string | null> {
  try {
    const bytes = await decompress(await disk.read(file), { maxOutputLength: MAX_BYTES });
    return (await hashOf(new Uint8Array(bytes))) === textHash ? bytes.toString('utf8') : null;
  } catch (error) {
    const isDamage =
      error instanceof Error && 'code' in error && /^(Z_|ERR_BUFFER_TOO_LARGE)/.test(String(error.code));
    if (isDamage || systemCode(error) !== null) return null;
    throw error;
  }
}
