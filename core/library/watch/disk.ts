/** The few functions of the file system that the watch uses, so that a test can put a failing one in their place. */
import { watch, type Dirent, type Stats } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';

/** An open stream of notices; closing it twice does nothing. */
export interface Notifier {
  close(): void;
}

export interface Disk {
  /** Whether one notifier also tells of everything below its folder; else every folder needs its own. */
  readonly notifiesBelow: boolean;
  stat(path: string): Promise<Stats>;
  lstat(path: string): Promise<Stats>;
  readdir(path: string): Promise<readonly Dirent[]>;
  /**
   * Tells of names in a folder to which something may have happened; null when the name is not known. Throws when no
   * notifier is to be had. After `onError` no more notices come.
   */
  watch(folder: string, onNotice: (name: string | null) => void, onError: (error: unknown) => void): Notifier;
}

const notifiesBelow = process.platform === 'darwin' || process.platform === 'win32';

/** The disk of this machine. One recursive watch serves macOS and Windows; that way is untested on the real systems. */
export const localDisk: Disk = {
  notifiesBelow,
  stat: (path) => stat(path),
  lstat: (path) => lstat(path),
  readdir: (path) => readdir(path, { withFileTypes: true }),
  watch: (folder, onNotice, onError) =>
    watch(folder, { recursive: notifiesBelow }, (_event, name) => onNotice(name)).on('error', onError),
};

/** The system's name of an error, such as `ENOENT`; an empty string where it has none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Whether an error says that nothing stands at a path. */
export const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
