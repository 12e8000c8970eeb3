/** For tests: a library in a fresh temporary folder, the watch on it, and what it told, folded. */
import { mkdir, mkdtemp, readdir, rename, rm, stat, statfs, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { test } from 'vitest';
import type { SourceChange, SourceStat } from './source.ts';
import { watchFolder, type FolderWatch, type WatchOptions } from './watch-folder.ts';

export const isText = (path: string): boolean => /\.(txt|md)$/i.test(path);

/** What a watch told, in order, and what that adds up to. */
export class Told {
  readonly batches: (readonly SourceChange[])[] = [];
  readonly presence: boolean[] = [];
  readonly troubles: unknown[] = [];
  /** Every source that is there according to what was told, beginning with what the catalog knew. */
  readonly sources: Map<string, SourceStat>;

  constructor(known: Iterable<SourceStat> = []) {
    this.sources = new Map([...known].map((source) => [source.path, source]));
  }

  get changes(): readonly SourceChange[] {
    return this.batches.flat();
  }

  /** Such as `['added a.txt', 'removed b.txt']`, in the order they were told. */
  get words(): readonly string[] {
    return this.changes.map(({ kind, path }) => `${kind} ${path}`);
  }

  get paths(): readonly string[] {
    return [...this.sources.keys()].sort();
  }

  add(batch: readonly SourceChange[]): void {
    this.batches.push(batch);
    for (const change of batch)
      if (change.kind === 'removed') this.sources.delete(change.path);
      else {
        const { path, size, mtimeMs, ino } = change;
        this.sources.set(path, { path, size, mtimeMs, ino });
      }
  }

  /** Forgets what was told so far, but not what it adds up to. */
  clear(): void {
    this.batches.length = 0;
    this.presence.length = 0;
    this.troubles.length = 0;
  }
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until a claim holds; fails with `what` when it does not within `withinMs`. Answers how long it took. */
export async function until(what: string, claim: () => boolean, withinMs = 5_000): Promise<number> {
  const start = performance.now();
  while (!claim()) {
    if (performance.now() - start > withinMs) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await sleep(5);
  }
  return performance.now() - start;
}

/** In memory where Linux offers enough of it: ten thousand files on a busy disk would measure the disk. */
async function roomiestTemporaryFolder(): Promise<string> {
  const inMemory = await statfs('/dev/shm').catch(() => null);
  return inMemory && inMemory.bavail * inMemory.bsize > 1e9 ? '/dev/shm' : tmpdir();
}

export class TemporaryLibrary {
  /** A folder beside the library, on the same drive. */
  readonly outside: string;
  readonly dir: string;
  readonly #base: string;
  readonly #watches: FolderWatch[] = [];

  private constructor(base: string) {
    this.#base = base;
    this.outside = join(base, 'outside');
    this.dir = join(base, 'library');
  }

  static async create(): Promise<TemporaryLibrary> {
    const library = new TemporaryLibrary(await mkdtemp(join(await roomiestTemporaryFolder(), 'watch-')));
    await mkdir(library.dir);
    await mkdir(library.outside);
    return library;
  }

  at(path: string): string {
    return join(this.dir, path);
  }

  /** Writes a source, and makes the folders above it. */
  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(this.at(path)), { recursive: true });
    await writeFile(this.at(path), text);
  }

  remove(path: string): Promise<void> {
    return unlink(this.at(path));
  }

  rename(from: string, to: string): Promise<void> {
    return rename(this.at(from), this.at(to));
  }

  async list(): Promise<SourceStat[]> {
    const entries = await readdir(this.dir, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && isText(entry.name));
    return Promise.all(
      files.map(async (entry) => {
        const file = join(entry.parentPath, entry.name);
        const { size, mtimeMs, ino } = await stat(file);
        return { path: relative(this.dir, file).split(sep).join('/'), size, mtimeMs, ino };
      }),
    );
  }

  /** A watch that is ready; what was told until then stands in `told`. */
  async watch(options: Partial<WatchOptions> = {}): Promise<{ told: Told; watch: FolderWatch }> {
    const told = new Told(options.known);
    const watch = watchFolder(this.dir, {
      accepts: isText,
      onChanges: (batch) => told.add(batch),
      onPresence: (present) => told.presence.push(present),
      onTrouble: (error) => told.troubles.push(error),
      ...options,
    });
    this.#watches.push(watch);
    await watch.ready;
    return { told, watch };
  }

  /** Ends the watches and removes every file. */
  async dispose(): Promise<void> {
    for (const watch of this.#watches) await watch.close();
    await rm(this.#base, { recursive: true, force: true });
  }
}

/** A test with a library of its own. */
export const it = test.extend<{ library: TemporaryLibrary }>({
  library: async ({}, use) => {
    const library = await TemporaryLibrary.create();
    await use(library);
    await library.dispose();
  },
});
