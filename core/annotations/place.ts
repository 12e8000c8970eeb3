/**
 * Where annotations are kept: in the library itself, so that they move with it, or in the user's data folder when the
 * library cannot be written. Owns the folders' names.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ExpectedError } from '../../contract/reply.ts';
import { systemCode, type Disk } from './disk.ts';
import { openSegment } from './journal/open-segment.ts';
import { lastSegment } from './journal/segments.ts';

export interface Place {
  /** The folder that holds the journal and the texts. */
  readonly dir: string;
  readonly keptIn: 'library' | 'data-folder';
  /** The segment of this device's journal to go on in. */
  readonly segment: number;
  /** Makes the folders that are missing; throws what the system says. */
  readonly prepare: () => Promise<void>;
}

/** Both places annotations of a library may be in, the library's own first. */
export const placesOf = (libraryDir: string, fallbackDir: string): readonly [string, string] => [
  join(libraryDir, '.seedleaf'),
  fallbackDir,
];

/** The folders within a place. */
export const journalFolder = (dir: string): string => join(dir, 'journal');
export const textsFolder = (dir: string): string => join(dir, 'texts');
export const snapshotsFolder = (dir: string): string => join(dir, 'snapshots');

/** What the system says of a place that may be read but not written. */
const READ_ONLY = ['EROFS', 'EACCES', 'EPERM'];

/**
 * Tries the library, then `fallbackDir` when the library is read-only. Fails with `library-missing` when there is no
 * library, and with `save-failed` when neither place can be written.
 */
export async function choosePlace(
  o: { libraryDir: string; fallbackDir: string; device: string },
  disk: Disk,
): Promise<Place> {
  const [inLibrary, inData] = placesOf(o.libraryDir, o.fallbackDir);
  try {
    return await tryPlace({ dir: inLibrary, keptIn: 'library', device: o.device }, disk);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new ExpectedError('library-missing', 'The library is not there.', o.libraryDir, error);
    if (code === null) throw error;
    if (!READ_ONLY.includes(code))
      throw new ExpectedError('save-failed', 'The library cannot be written.', inLibrary, error);
  }
  try {
    await mkdir(inData, { recursive: true });
    return await tryPlace({ dir: inData, keptIn: 'data-folder', device: o.device }, disk);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    throw new ExpectedError('save-failed', 'The data folder cannot be written.', inData, error);
  }
}

/** The library as a place to keep annotations; null while it cannot be written, or is not there. */
export async function libraryIfWritable(
  o: { libraryDir: string; fallbackDir: string; device: string },
  disk: Disk,
): Promise<Place | null> {
  const [dir] = placesOf(o.libraryDir, o.fallbackDir);
  try {
    return await tryPlace({ dir, keptIn: 'library', device: o.device }, disk);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return null;
  }
}

/** Proves that the device's journal can be appended to, by opening it. */
async function tryPlace(
  { dir, keptIn, device }: { dir: string; keptIn: Place['keptIn']; device: string },
  disk: Disk,
): Promise<Place> {
  const journal = journalFolder(dir);
  // Each folder alone: a library that vanished is not to be made anew as an empty one.
  const prepare = async (): Promise<void> => {
    for (const folder of [dir, journal, textsFolder(dir)]) await disk.makeFolder(folder);
  };
  await prepare();
  const last = lastSegment(device, (await disk.list(journal)) ?? []);
  const { file, segment } = await openSegment(disk, { folder: journal, device, segment: last });
  await file.close();
  return { dir, keptIn, segment, prepare };
}
