/**
 * The few operations of a disk that keeping annotations takes. Owns no policy: errors pass through as the system says
 * them. Tests put faulty disks in its place.
 */
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { constants } from 'node:fs';
import { platform } from 'node:process';
import { Buffer } from 'node:buffer';
import { dirname } from 'node:path';

export interface FileState {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ino: number;
}

/** A file open for appending; every write goes to its end, also when another program appends to it. */
export interface AppendFile {
  /** True when opening made the file. */
  readonly isNew: boolean;
  state(): Promise<FileState>;
  /** The last byte; null in an empty file. */
  lastByte(size: number): Promise<number | null>;
  /** Writes once; answers how many bytes went through, which can be fewer than given. */
  write(bytes: Uint8Array): Promise<number>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface Disk {
  openForAppend(file: string): Promise<AppendFile>;
  /** Makes a file that is not there yet. */
  makeFile(file: string): Promise<AppendFile>;
  /** The bytes from an offset to the end. */
  read(file: string, from?: number): Promise<Buffer>;
  /** Null when there is no such file, or it is none. */
  state(file: string): Promise<FileState | null>;
  /** The names in a folder; null when there is no such folder. */
  list(folder: string): Promise<string[] | null>;
  /** Makes one folder and makes it last; false when it is there already. */
  makeFolder(folder: string): Promise<boolean>;
  /** Makes new names in a folder survive a loss of power. */
  syncFolder(folder: string): Promise<void>;
  /** Puts a file under another name, in the place of what has that name. */
  rename(from: string, to: string): Promise<void>;
  /** Takes a file away; one that is not there is no failure. */
  remove(file: string): Promise<void>;
}

/** The system's code of an error, such as `ENOENT`; null for errors that are not the system's. */
export const systemCode = (error: unknown): string | null =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^E[A-Z0-9]+$/.test(error.code)
    ? error.code
    : null;

/** What `action` answers, or null when the system says one of these codes. */
export async function unless<T>(codes: readonly string[], action: Promise<T>): Promise<T | null> {
  try {
    return await action;
  } catch (error) {
    if (codes.includes(systemCode(error) ?? '')) return null;
    throw error;
  }
}

/** Links that lead in a circle lead to nothing. */
const ABSENT = ['ENOENT', 'ENOTDIR', 'ELOOP'];
const { O_APPEND, O_CREAT, O_EXCL, O_RDWR } = constants;

async function syncFolder(folder: string): Promise<void> {
  const syncing = async (): Promise<void> => {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  };
  // Windows opens no folders and keeps names in its own journal; everywhere else a failure is a failure.
  await unless(platform === 'win32' ? ['EPERM', 'EINVAL', 'EISDIR', 'EACCES'] : [], syncing());
}

const appendFile = (handle: FileHandle, isNew: boolean): AppendFile => ({
  isNew,
  state: () => handle.stat(),
  lastByte: async (size) => {
    if (size === 0) return null;
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] ?? null;
  },
  write: async (bytes) => (await handle.write(bytes)).bytesWritten,
  sync: () => handle.sync(),
  close: () => handle.close(),
});

const makeFile = async (file: string): Promise<AppendFile> =>
  appendFile(await open(file, O_RDWR | O_APPEND | O_CREAT | O_EXCL, 0o644), true);

const openForAppend = async (file: string): Promise<AppendFile> =>
  (await unless(['EEXIST'], makeFile(file))) ??
  appendFile(await open(file, O_RDWR | O_APPEND | O_CREAT, 0o644), false);

async function read(file: string, from = 0): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const bytes = Buffer.alloc(Math.max(0, (await handle.stat()).size - from));
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, from + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

/** The computer's disk. */
export const realDisk: Disk = {
  openForAppend,
  makeFile,
  read,
  state: async (file) => {
    const found = await unless(ABSENT, stat(file));
    return found?.isFile() ? found : null;
  },
  list: (folder) => unless(ABSENT, readdir(folder)),
  makeFolder: async (folder) => {
    const made = await unless(
      ['EEXIST'],
      mkdir(folder).then(() => true),
    );
    if (made) await syncFolder(dirname(folder));
    return made ?? false;
  },
  syncFolder,
  rename,
  remove: (file) => rm(file, { force: true }),
};
