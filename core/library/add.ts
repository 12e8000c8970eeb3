/**
 * Copies files and pasted text into the library. Never overwrites, and never lets half a file be seen: bytes go to
 * `.seedleaf/incoming` first, which nobody watches, and take their name as one step.
 */
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_SOURCE_BYTES } from '../../contract/calls.ts';
import { ExpectedError } from '../../contract/reply.ts';
import { fileErrorCode, orNull } from '../files/errors.ts';
import { syncFolder } from '../files/write-atomically.ts';
import { isReadable } from '../ingest/readable.ts';
import { nameForText, numberedName, safeFileName } from './file-name.ts';

const UNNAMED = 'article';
/** File systems without hard links (FAT, some network shares) say one of these. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK'];
/** What stays in the incoming folder longer than this, in milliseconds, was left by a program that was killed. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

const incomingFolder = (libraryDir: string): string => join(libraryDir, '.seedleaf', 'incoming');

/** Looks for what does not belong, as a pattern of the whole would be too much for 85 million letters. */
function isBase64(text: string): boolean {
  const padding = text.indexOf('=');
  const isPaddedRight = padding === -1 || text.slice(padding) === '='.repeat(text.length - padding);
  return (
    text.length % 4 === 0 &&
    isPaddedRight &&
    (padding === -1 || text.length - padding <= 2) &&
    !/[^A-Za-z0-9+/=]/.test(text)
  );
}

async function makeIncomingFolder(libraryDir: string): Promise<string> {
  const found = await orNull(stat(libraryDir));
  if (!found?.isDirectory())
    throw new ExpectedError('library-missing', 'The library is not there.', libraryDir);
  const folder = incomingFolder(libraryDir);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Gives `temporary` the name `target`; false when that name is taken. */
async function claimName(temporary: string, target: string): Promise<boolean> {
  try {
    await link(temporary, target);
  } catch (error) {
    const code = fileErrorCode(error) ?? '';
    if (code === 'EEXIST') return false;
    if (!NO_LINKS.includes(code)) throw error;
    return claimByRename(temporary, target);
  }
  await rm(temporary);
  return true;
}

/** Without links: the name is reserved by an empty file that only this call can have made, then replaced as one step. */
async function claimByRename(temporary: string, target: string): Promise<boolean> {
  try {
    await (await open(target, 'wx')).close();
  } catch (error) {
    if (fileErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
  await rename(temporary, target);
  return true;
}

async function writeNew(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function copyIn(libraryDir: string, name: string, bytes: Uint8Array): Promise<string> {
  const temporary = join(await makeIncomingFolder(libraryDir), `${randomUUID()}.part`);
  try {
    await writeNew(temporary, bytes);
    let turn = 1;
    while (!(await claimName(temporary, join(libraryDir, numberedName(name, turn))))) turn += 1;
    await syncFolder(libraryDir);
    return numberedName(name, turn);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function add(libraryDir: string, name: string, bytes: Uint8Array): Promise<string> {
  if (!isReadable(name))
    throw new ExpectedError('file-kind-unsupported', 'Files of this kind cannot be read.', name);
  if (bytes.byteLength > MAX_SOURCE_BYTES)
    throw new ExpectedError('file-too-large', 'The file is over 64 MB.', name);
  try {
    return await copyIn(libraryDir, name, bytes);
  } catch (error) {
    if (fileErrorCode(error) === null || error instanceof ExpectedError) throw error;
    throw new ExpectedError('copy-failed', 'The file could not be copied into the library.', name, error);
  }
}

/**
 * Copies a file given in base64; answers the name it got. Fails with `file-kind-unsupported`, `file-too-large`,
 * `library-missing`, `copy-failed`, or `invalid-input` when it is not base64.
 */
export function addFile(libraryDir: string, file: { name: string; base64: string }): Promise<string> {
  const name = safeFileName(file.name, UNNAMED);
  if (!isBase64(file.base64))
    return Promise.reject(new ExpectedError('invalid-input', 'The bytes are not base64.', name));
  return add(libraryDir, name, Buffer.from(file.base64, 'base64'));
}

/** Makes a text file named after its first words; answers the name. Fails as `addFile` does. */
export const addText = (libraryDir: string, text: string): Promise<string> =>
  add(libraryDir, nameForText(text, UNNAMED), Buffer.from(text, 'utf8'));

/** Clears away what a killed program left half copied. */
export async function clearIncoming(libraryDir: string, now: number): Promise<void> {
  const folder = incomingFolder(libraryDir);
  for (const name of (await orNull(readdir(folder))) ?? []) {
    const found = await orNull(stat(join(folder, name)));
    if (found && now - found.mtimeMs > ABANDONED_AFTER_MS) await rm(join(folder, name), { force: true });
  }
}
