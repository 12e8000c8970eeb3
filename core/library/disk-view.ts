/** What the disk holds at a path this moment, for those who decide who is who. Reads sources; owns no decision. */
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ingested } from '../ingest/ingest.ts';
import { orNull } from '../files/errors.ts';
import type { SourceStamp } from './entries.ts';
import { decodeSketch, type Sketch } from './likeness.ts';

/** The content of a source, as far as articles are known by it. */
export interface Found {
  readonly bytesHash: string;
  readonly textHash: string;
  readonly sketch: Sketch;
}

export interface DiskView {
  /** Null when there is nothing at this path. */
  look(path: string): Promise<SourceStamp | null>;
  /** `absent`: there is no article at this path. `unclear`: it changes just now, or cannot be read. */
  peek(path: string): Promise<Found | 'absent' | 'unclear'>;
}

export type Look = DiskView['look'];

/** The machine's own disk; no link is followed. */
export const lookIn =
  (dir: string): Look =>
  async (path) => {
    const found = await orNull(lstat(join(dir, path)));
    return found && { path, size: found.size, mtimeMs: found.mtimeMs, ino: found.ino };
  };

/** What was peeked at is asked for again while sources that changed places are read one after another. */
const REMEMBERED = 64;

export interface DiskViewOptions {
  /** Absolute path of the library. */
  readonly dir: string;
  readonly look: Look;
  readonly ingestFile: (input: { file: string }) => Promise<Ingested>;
}

export function createDiskView({ dir, look, ingestFile }: DiskViewOptions): DiskView {
  const remembered = new Map<string, Found>();

  const read = async (path: string, key: string): Promise<Found | 'absent' | 'unclear'> => {
    const ingested = await ingestFile({ file: join(dir, path) });
    if (ingested.kind === 'unsettled') return 'unclear';
    if (ingested.kind !== 'article') return 'absent';
    const { bytesHash, textHash, sketch } = ingested.article;
    const found = { bytesHash, textHash, sketch: decodeSketch(sketch) };
    remembered.set(key, found);
    for (const oldest of [...remembered.keys()].slice(0, -REMEMBERED)) remembered.delete(oldest);
    return found;
  };

  return {
    look,
    peek: async (path) => {
      const stamp = await look(path);
      if (!stamp) return 'absent';
      const key = JSON.stringify(stamp);
      return remembered.get(key) ?? read(path, key);
    },
  };
}
