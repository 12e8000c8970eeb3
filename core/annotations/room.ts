/**
 * Makes sure that a disk has room before several records are written that only make sense together: what does not fit is
 * refused while nothing of it stands in a journal, which is never cut.
 */
import { randomBytes } from 'node:crypto';
import { systemCode, type Disk } from './disk.ts';
import { ENDING, makeWhole, removeIfPossible } from './replace-file.ts';

const LACKS_ROOM = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** Writes the bytes beside `file` and takes them away again; throws what the system says when there is no room for them. */
export async function ensureRoom(disk: Disk, file: string, bytes: Uint8Array): Promise<void> {
  const trial = `${file}.${randomBytes(6).toString('hex')}${ENDING}`;
  try {
    await makeWhole(disk, trial, bytes);
  } catch (error) {
    // Whatever else is wrong with the disk, the writing itself will say.
    const code = systemCode(error);
    if (code === null || LACKS_ROOM.includes(code)) throw error;
  } finally {
    await removeIfPossible(disk, trial);
  }
}
