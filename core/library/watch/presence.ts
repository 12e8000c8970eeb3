/** Whether the watched folder is there at all: a drive that went away must not look like ten thousand deletions. */
import type { Stats } from 'node:fs';
import { isMissing, type Disk } from './disk.ts';

/** Which folder stands at a path: another one under the same name has another identity. */
export const identityOf = ({ dev, ino }: Stats): string => `${dev}:${ino}`;

/**
 * The root folder, through a link if it is one; null while it is missing. `lastDevice` is the drive it was on when it
 * was last there: an empty folder on another drive is a mount point that lost its drive. An error that says more than
 * "missing" (a disk that does not answer) goes to `onTrouble`, and counts as missing.
 */
export async function findRoot(
  disk: Disk,
  dir: string,
  lastDevice: number | null,
  onTrouble: (error: unknown) => void,
): Promise<Stats | null> {
  try {
    const stat = await disk.stat(dir);
    if (!stat.isDirectory()) return null;
    const isBareMountPoint =
      lastDevice !== null && stat.dev !== lastDevice && (await disk.readdir(dir)).length === 0;
    return isBareMountPoint ? null : stat;
  } catch (error) {
    if (!isMissing(error)) onTrouble(error);
    return null;
  }
}
