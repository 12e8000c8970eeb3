/** The slow net: finds the folders of which a notice may have been lost, by their own times. */
import type { Stats } from 'node:fs';
import type { DirtyFolders } from './dirty.ts';
import type { Notices } from './notices.ts';
import { identityOf } from './presence.ts';
import { inSlices } from './slices.ts';
import { walk, type Folder } from './tree.ts';

const FOLDERS_AT_ONCE = 32;

/** Marks every folder that changed since it was listed, could not be looked at, or is not listened to. */
export async function markSuspects(
  root: Folder,
  dirty: DirtyFolders,
  notices: Notices,
  statOf: (folder: Folder) => Promise<Stats>,
): Promise<void> {
  const present = [...walk(root)].filter((folder) => folder.identity !== null);
  await inSlices(present, FOLDERS_AT_ONCE, async (folder) => {
    // What is written into a file does not show in its folder's time.
    if (folder.isBlind || !notices.cover(folder)) {
      dirty.markAll(folder);
      return;
    }
    try {
      const stat = await statOf(folder);
      if (stat.mtimeMs !== folder.listedMtimeMs || identityOf(stat) !== folder.identity)
        dirty.markAll(folder);
    } catch {
      // Missing or out of reach; the look finds out which, and says it.
      dirty.markAll(folder);
    }
  });
}
