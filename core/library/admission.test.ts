import { describe, expect, it } from 'vitest';
import { prose, randomFrom } from '../annotations/fixtures/prose.ts';
import { ingestBytes } from '../ingest/ingest.ts';
import { Admission } from './admission.ts';
import { entryOf } from './article-entry.ts';
import { Catalog } from './catalog.ts';
import { createDiskView, type Found } from './disk-view.ts';
import type { SourceStamp } from './entries.ts';
import { IngestQueue } from './ingest-queue.ts';
import { decodeSketch } from './likeness.ts';
import { PathClaims } from './path-claims.ts';

interface File {
  readonly text: string;
  readonly ino: number;
}
const fail = (error: unknown): never => {
  throw error;
};
const NOW = 1_000_000;
const RIVER = prose(randomFrom(1), 6);
const MOON = prose(randomFrom(2), 6);
const [, ...later] = RIVER.split('\n\n');
/** The river, with another beginning. */
const RIVER_EDITED = [prose(randomFrom(3), 1), ...later].join('\n\n');

const ingested = ({ text }: File) => {
  const answer = ingestBytes('a.txt', new TextEncoder().encode(text));
  if (answer.kind !== 'article') throw new Error('That is no article.');
  return answer.article;
};
const foundIn = (file: File): Found => {
  const { bytesHash, textHash, sketch } = ingested(file);
  return { bytesHash, textHash, sketch: decodeSketch(sketch) };
};

/** A folder that was `before` when the catalog last saw it, and is `now`; all that changed waits to be read. */
class Desk {
  readonly #catalog = new Catalog();
  readonly #queue = new IngestQueue();
  readonly #now: ReadonlyMap<string, File>;
  readonly #admission: Admission;
  readonly #claims: PathClaims;

  constructor(before: Record<string, File>, now: Record<string, File>, annotated: readonly string[] = []) {
    this.#now = new Map(Object.entries(now));
    for (const [path, file] of Object.entries(before)) {
      const known = { id: path.replace('.txt', ''), stamp: stampOf(path, file), article: ingested(file) };
      this.#catalog.put(entryOf({ ...known, previous: null, addedAt: 1, isAnnotated: true, coming: {} }));
    }
    for (const [path, file] of this.#now)
      if (before[path] !== file) this.#queue.add(stampOf(path, file), 'arrived');
    const look = (path: string): Promise<SourceStamp | null> => {
      const file = this.#now.get(path);
      return Promise.resolve(file ? stampOf(path, file) : null);
    };
    const ingestFile = ({ file }: { file: string }): Promise<ReturnType<typeof ingestBytes>> => {
      const found = this.#now.get(file.replace('/library/', ''));
      return Promise.resolve(found ? { kind: 'article', article: ingested(found) } : { kind: 'vanished' });
    };
    const disk = createDiskView({ dir: '/library', look, ingestFile });
    const during = { catalog: this.#catalog, since: () => NOW };
    this.#claims = new PathClaims({
      ...during,
      whenCame: { cameAt: () => null },
      isAwaited: () => true,
      peek: (path) => disk.peek(path),
      report: fail,
    });
    this.#admission = new Admission({
      ...during,
      disk,
      awaited: this.#queue,
      isAnnotated: (id) => annotated.includes(id),
      sketchOf: ({ sketch }) => Promise.resolve(decodeSketch(sketch ?? '')),
      nowCalled: (id) => id,
      claims: this.#claims,
    });
  }

  /** Reads all that changed in this order, and again what must wait; answers the article at each path. */
  async read(...order: readonly string[]): Promise<Record<string, string>> {
    const ids: Record<string, string> = {};
    const held: string[] = [];
    for (const path of order) {
      const file = this.#now.get(path);
      if (!file) throw new Error('There is no such file.');
      const stamp = stampOf(path, file);
      const id = await this.#admission.idOf(stamp, foundIn(file));
      if (id === null) {
        held.push(path);
        continue;
      }
      const displaced = this.#catalog.at(path);
      if (displaced && displaced.id !== id) this.#catalog.put({ ...displaced, goneAt: NOW });
      const previous = this.#catalog.article(id);
      this.#catalog.put(
        entryOf({
          id,
          stamp,
          article: ingested(file),
          previous,
          addedAt: NOW,
          isAnnotated: true,
          coming: {},
        }),
      );
      ids[path] = id;
    }
    if (held.length === 0) return ids;
    this.#claims.pass(await this.#claims.judge());
    return { ...ids, ...(await this.read(...held)) };
  }
}

const stampOf = (path: string, { text, ino }: File): SourceStamp => ({
  path,
  ino,
  size: text.length,
  mtimeMs: text.length,
});
const file = (text: string, ino: number): File => ({ text, ino });
const isNew = (id: string | undefined): boolean => /^[a-z2-7]{16}$/.test(id ?? '');

describe('a source that was read', () => {
  const orders = [
    ['a.txt', 'b.txt'],
    ['b.txt', 'a.txt'],
  ] as const;

  it.each(orders)('is followed when two files swap names, be it by renaming (%s first)', async (...order) => {
    const before = { 'a.txt': file(RIVER, 1), 'b.txt': file(MOON, 2) };
    const desk = new Desk(before, { 'a.txt': file(MOON, 2), 'b.txt': file(RIVER, 1) });
    expect(await desk.read(...order)).toEqual({ 'a.txt': 'b', 'b.txt': 'a' });
  });

  it.each(orders)(
    'is followed when two drafts of one piece change places in their files (%s first)',
    async (...order) => {
      const before = { 'a.txt': file(RIVER, 1), 'b.txt': file(RIVER_EDITED, 2) };
      const desk = new Desk(before, { 'a.txt': file(RIVER_EDITED, 1), 'b.txt': file(RIVER, 2) });
      expect(await desk.read(...order)).toEqual({ 'a.txt': 'b', 'b.txt': 'a' });
    },
  );

  it.each(orders)(
    'keeps its path when a copy of the old version appears beside it (%s first)',
    async (...order) => {
      const desk = new Desk(
        { 'a.txt': file(RIVER, 1) },
        { 'a.txt': file(RIVER_EDITED, 2), 'b.txt': file(RIVER, 1) },
        ['a'],
      );
      const read = await desk.read(...order);
      expect(read['a.txt']).toBe('a');
      expect(isNew(read['b.txt'])).toBe(true);
    },
  );

  it.each(orders)(
    'gives up its path when it moved and another text came there (%s first)',
    async (...order) => {
      const desk = new Desk(
        { 'a.txt': file(RIVER, 1) },
        { 'a.txt': file(MOON, 2), 'b.txt': file(RIVER, 1) },
        ['a'],
      );
      const read = await desk.read(...order);
      expect(read['b.txt']).toBe('a');
      expect(isNew(read['a.txt'])).toBe(true);
    },
  );

  it('is another article than the one whose path it took, if their texts have nothing in common', async () => {
    const desk = new Desk({ 'a.txt': file(RIVER, 1) }, { 'a.txt': file(MOON, 1) }, ['a']);
    expect(isNew((await desk.read('a.txt'))['a.txt'])).toBe(true);
  });

  it('stays the one at its path when a short text was changed altogether', async () => {
    const desk = new Desk(
      { 'a.txt': file('Bread and milk.', 1) },
      { 'a.txt': file('Eggs, said the note.', 1) },
      ['a'],
    );
    expect(await desk.read('a.txt')).toEqual({ 'a.txt': 'a' });
  });

  it.each([
    ['b.txt', 'c.txt'],
    ['c.txt', 'b.txt'],
  ])(
    'is left to the file that kept the inode, when a copy of it is read first (%s first)',
    async (...order) => {
      const desk = new Desk(
        { 'a.txt': file(RIVER, 1) },
        { 'b.txt': file(RIVER, 7), 'c.txt': file(RIVER, 1) },
      );
      const read = await desk.read(...order);
      expect(read['c.txt']).toBe('a');
      expect(isNew(read['b.txt'])).toBe(true);
    },
  );

  it('stays what it was when an old version of it is restored that a copy, gone since, had too', async () => {
    const desk = new Desk(
      { 'a.txt': file(RIVER_EDITED, 1), 'b.txt': file(RIVER, 2) },
      { 'a.txt': file(RIVER, 1), 'b.txt': file(RIVER, 2) },
    );
    expect(await desk.read('a.txt')).toEqual({ 'a.txt': 'a' });
  });
});
