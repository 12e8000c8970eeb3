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

/** A look that fails is an error first, so that it is tried again later; what fails again and again is `unclear`. */
export interface DiskView {
  /** Null when there is nothing at this path. */
  look(path: string): Promise<SourceStamp | null | 'unclear'>;
  /** `absent`: there is no article at this path. `unclear`: it changes just now, or cannot be read. */
  peek(path: string): Promise<Found | 'absent' | 'unclear'>;
}

export type Look = (path: string) => Promise<SourceStamp | null>;

/** The machine's own disk; no link is followed. */
export const lookIn =
  (dir: string): Look =>
  async (path) => {
    const found = await orNull(lstat(join(dir, path)));
    return found && { path, size: found.size, mtimeMs: found.mtimeMs, ino: found.ino };
  };

/** So many looks at a path fail one after another before it is found unclear. */
const MOST_FAILURES = 3;

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

  const peek = async (path: string): Promise<Found | 'absent' | 'unclear'> => {
    const stamp = await look(path);
    if (!stamp) return 'absent';
    const key = JSON.stringify(stamp);
    return remembered.get(key) ?? read(path, key);
  };

  return {
    look: patient(look),
    peek: patient(peek),
  };
}

/** Asks, and answers `unclear` where that failed again and again. */
function patient<T>(ask: (path: string) => Promise<T>): (path: string) => Promise<T | 'unclear'> {
  /** By path: how often it failed since it last did not. */
  const failures = new Map<string, number>();
  return async (path) => {
    try {
      const answer = await ask(path);
      failures.delete(path);
      return answer;
    } catch (error) {
      const failed = (failures.get(path) ?? 0) + 1;
      failures.set(path, failed);
      if (failed < MOST_FAILURES) throw error;
      return 'unclear';
    }
  };
}
