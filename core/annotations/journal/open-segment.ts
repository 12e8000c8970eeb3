/**
 * Opens the file that this device's journal goes on in. A name may be taken by what is no file, such as a folder: then
 * another segment is written. A file that is there and cannot be opened is a failure, as everywhere.
 */
import { join } from 'node:path';
import { systemCode, type AppendFile, type Disk } from '../disk.ts';
import { MAX_SEGMENTS, segmentName } from './segments.ts';

/** What the system says of a name that leads to no file and lets none be made: a folder, links in a circle, a socket. */
const TAKEN = ['EISDIR', 'ELOOP', 'ENXIO', 'ENOENT'];

export interface OpenSegment {
  readonly file: AppendFile;
  readonly segment: number;
  /** Absolute. */
  readonly path: string;
}

/** Opens the given segment, else the nearest that can be had. Throws what the system says; `ENOENT` without the folder. */
export async function openSegment(
  disk: Pick<Disk, 'openForAppend'>,
  { folder, device, segment: wanted }: { folder: string; device: string; segment: number },
): Promise<OpenSegment> {
  let refusal: unknown;
  for (const segment of inOrderFrom(wanted)) {
    const path = join(folder, segmentName(device, segment));
    try {
      return { file: await disk.openForAppend(path), segment, path };
    } catch (error) {
      if (!TAKEN.includes(systemCode(error) ?? '')) throw error;
      refusal ??= error;
    }
  }
  throw refusal;
}

/** Those after it first, then those before it, the latest first. */
function inOrderFrom(segment: number): number[] {
  const all = Array.from({ length: MAX_SEGMENTS }, (_, index) => index + 1);
  return [...all.slice(segment - 1), ...all.slice(0, segment - 1).reverse()];
}
