import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleIdFor } from './article-id.ts';
import { Catalog } from './catalog.ts';
import type { ArticleEntry, SourceStamp } from './entries.ts';
import { identify, recognise } from './identity.ts';

interface File {
  readonly ino: number;
  readonly content: number;
}
const contentHash = (content: number): string => String(content).padStart(64, '0');
const entryFor = (id: string, path: string, { ino, content }: File): ArticleEntry => ({
  ...{ id, path, ino, size: 10, mtimeMs: 1, bytesHash: contentHash(content), textHash: contentHash(content) },
  ...{ sketch: '', title: path, excerpt: '', language: null, author: null, date: null, tags: [], words: 1 },
  ...{ addedAt: 1, changedAt: 1, goneAt: null },
});

/** A folder and a catalog that is brought up to date with it, as the library does, in any order of arrival. */
class Bench {
  readonly files = new Map<string, File>();
  catalog = new Catalog();
  annotated = new Set<string>();
  #clock = 10;
  #next = 1;

  write(path: string): void {
    this.files.set(path, { ino: this.files.get(path)?.ino ?? this.#next++, content: this.#next++ });
  }

  /** Replaces the file as editors do: another inode under the same name. */
  replace(path: string): void {
    this.files.set(path, { ino: this.#next++, content: this.#next++ });
  }

  rename(from: string, to: string): void {
    const file = this.files.get(from);
    if (!file) return;
    this.files.delete(from);
    this.files.set(to, file);
  }

  copy(from: string, to: string): void {
    const file = this.files.get(from);
    if (file) this.files.set(to, { ...file, ino: this.#next++ });
  }

  catchUp(isReversed: boolean): void {
    const removed = [...this.catalog.articles()].filter(({ path }) => !this.files.has(path));
    const depart = (): void => {
      for (const entry of removed)
        if (this.catalog.at(entry.path)?.id === entry.id)
          this.catalog.put({ ...entry, goneAt: this.#clock++ });
    };
    if (!isReversed) depart();
    const arrivals = [...this.files].filter(
      ([path, { content }]) => this.catalog.at(path)?.bytesHash !== contentHash(content),
    );
    for (const [path, file] of isReversed ? arrivals.reverse() : arrivals) this.#arrive(path, file);
    if (isReversed) depart();
  }

  /** As if the cache were deleted: only annotations remember. */
  loseCatalog(): void {
    const remembered = [...this.annotated]
      .map((id) => this.catalog.known(id))
      .filter((known) => known !== null);
    this.catalog = new Catalog();
    for (const { id, path, bytesHash, textHash } of remembered)
      this.catalog.remember({ id, path, bytesHash, textHash });
  }

  #arrive(path: string, { ino, content }: File): void {
    const hash = contentHash(content);
    const atPath = this.catalog.known(this.catalog.at(path)?.id ?? '');
    const id =
      identify({
        source: { path, ino, bytesHash: hash, textHash: hash },
        atPath: atPath && { article: atPath, verdict: 'stays' },
        alike: this.catalog.alike(hash, hash, path),
        hasVanished: (known) =>
          known.path === path ||
          !this.files.has(known.path) ||
          (!known.isHere && this.catalog.at(known.path) !== null),
        mayHaveVanished: () => false,
        wasHere: (known) => known.isHere,
        isAnnotated: (each) => this.annotated.has(each),
      }) ?? articleIdFor(path, (taken) => this.catalog.hasId(taken));
    this.catalog.put(entryFor(id, path, { ino, content }));
  }
}

const PATHS = ['a.txt', 'b.txt', 'c.txt', 'sub/d.txt', 'sub/e.md'];
const path = fc.constantFrom(...PATHS);
const step = fc.record({
  act: fc.constantFrom('write', 'replace', 'rename', 'copy', 'delete', 'annotate', 'lose catalog'),
  from: path,
  to: path,
  isReversed: fc.boolean(),
});

describe('who an article is', () => {
  it('stays the same for an annotated one, whatever happens to its source step by step, and in any order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const bench = new Bench();
        /** Where each annotated article must be; null while its source is away. */
        const expected = new Map<string, string | null>();
        const idAt = (at: string): string | undefined => bench.catalog.at(at)?.id;
        for (const { act, from, to, isReversed } of steps) {
          const isFree = !bench.files.has(to);
          const id = idAt(from);
          if (act === 'write' && bench.files.has(from)) bench.write(from);
          else if (act === 'write' && ![...expected.values()].includes(from)) bench.write(from);
          else if (act === 'replace' && bench.files.has(from)) bench.replace(from);
          else if (act === 'rename' && isFree && id) {
            bench.rename(from, to);
            if (expected.has(id)) expected.set(id, to);
          } else if (act === 'copy' && isFree && id) bench.copy(from, to);
          else if (act === 'delete' && id) {
            bench.files.delete(from);
            // Gone on purpose; what comes to this name later may be it again, so it is expected no more.
            expected.delete(id);
            bench.annotated.delete(id);
          } else if (act === 'annotate' && id) {
            bench.annotated.add(id);
            expected.set(id, from);
          } else if (act === 'lose catalog') bench.loseCatalog();
          bench.catchUp(isReversed);
          for (const [each, at] of expected) expect(at && idAt(at)).toBe(each);
          const ids = [...bench.catalog.articles()].map((entry) => entry.id);
          expect(new Set(ids).size).toBe(bench.files.size);
        }
      }),
      { numRuns: 300 },
    );
  });

  const source = { path: 'new.txt', ino: 5, bytesHash: contentHash(1), textHash: contentHash(2) };
  const question = {
    source,
    atPath: null,
    hasVanished: () => true,
    mayHaveVanished: () => false,
    wasHere: () => true,
    isAnnotated: () => false,
  };
  const known = (id: string, over: Partial<ReturnType<typeof bare>>) => ({ ...bare(id), ...over });
  const bare = (id: string) => ({
    ...{ id, path: `${id}.txt`, ino: 1 as number | null, isHere: false, lastSeen: 1 },
    ...{ bytesHash: contentHash(8), textHash: contentHash(9) as string | null },
    ...{ size: 10, mtimeMs: 1, sketch: null, hasLostPath: false },
  });

  it('follows the inode before the same bytes, the bytes before the same text', () => {
    const byText = known('text', { textHash: source.textHash });
    const byBytes = known('bytes', { bytesHash: source.bytesHash });
    const byInode = known('inode', { bytesHash: source.bytesHash, ino: 5 });
    expect(identify({ ...question, alike: [byText, byBytes, byInode] })).toBe('inode');
    expect(identify({ ...question, alike: [byText, byBytes] })).toBe('bytes');
    expect(identify({ ...question, alike: [byText] })).toBe('text');
    expect(identify({ ...question, alike: [] })).toBeNull();
  });

  it('is another one for a copy: the source that has the bytes is still there', () => {
    const alike = [known('original', { bytesHash: source.bytesHash, isHere: true })];
    expect(identify({ ...question, alike, hasVanished: () => false })).toBeNull();
  });

  it('goes to the annotated one of two that are equally alike', () => {
    const alike = [
      known('a', { bytesHash: source.bytesHash, lastSeen: 9 }),
      known('b', { bytesHash: source.bytesHash }),
    ];
    expect(identify({ ...question, alike })).toBe('a');
    expect(identify({ ...question, alike, isAnnotated: (id) => id === 'b' })).toBe('b');
  });

  it('is the annotated one that was at this very path, though a copy of it without marks was moved there', () => {
    const { bytesHash, path } = source;
    const alike = [known('copy', { bytesHash, ino: 5 }), known('original', { bytesHash, path })];
    expect(identify({ ...question, alike })).toBe('copy');
    expect(identify({ ...question, alike, isAnnotated: (id) => id === 'original' })).toBe('original');
    expect(identify({ ...question, alike, isAnnotated: () => true })).toBe('copy');
  });

  it('is the same in whatever order the candidates are told, where each goes before one of the others', () => {
    const { bytesHash, textHash, path } = source;
    const copy = known('copy', { bytesHash, ino: 5 });
    const moved = known('moved', { bytesHash });
    const original = known('original', { textHash, path });
    const isAnnotated = (id: string): boolean => id !== 'copy';
    for (const alike of [
      [copy, moved, original],
      [original, moved, copy],
      [moved, original, copy],
      [copy, original, moved],
    ])
      expect(identify({ ...question, alike, isAnnotated })).toBe('moved');
  });

  it('is no copy without marks while an annotated one of the same text may have come here, edited as its place looks', () => {
    const alike = [known('a', { bytesHash: source.bytesHash }), known('b', { bytesHash: source.bytesHash })];
    const doubtful = {
      ...{ ...question, alike },
      hasVanished: ({ id }: { id: string }) => id === 'a',
      mayHaveVanished: ({ id }: { id: string }) => id === 'b',
    };
    expect(identify(doubtful)).toBe('a');
    expect(identify({ ...doubtful, isAnnotated: (id) => id === 'b' })).toBeNull();
    expect(identify({ ...doubtful, isAnnotated: (id) => id === 'a' })).toBe('a');
  });

  it('goes to the one that was here until now, before one that went since that was last changed', () => {
    const alike = [
      known('gone', { bytesHash: source.bytesHash, lastSeen: 9 }),
      known('here', { bytesHash: source.bytesHash, isHere: true }),
    ];
    expect(identify({ ...question, alike, wasHere: ({ isHere }) => isHere })).toBe('here');
  });

  it('is what it was where it was, be the article there now ever so like it', () => {
    const atPath = {
      article: known('there', { path: 'new.txt', isHere: true }),
      verdict: 'changed' as const,
    };
    const back = { path: 'new.txt', bytesHash: source.bytesHash };
    const ask = { ...question, atPath, wasHere: () => false };
    expect(identify({ ...ask, alike: [known('back', back)] })).toBe('back');
    expect(identify({ ...ask, alike: [known('copy', { bytesHash: source.bytesHash })] })).toBe('there');
    // Of two that may both have had this text, the one that is marked there stays, unless it took the path of the other.
    const isAnnotated = (): boolean => true;
    expect(identify({ ...ask, isAnnotated, alike: [known('back', back)] })).toBe('there');
    expect(identify({ ...ask, isAnnotated, alike: [known('back', { ...back, hasLostPath: true })] })).toBe(
      'back',
    );
  });

  it('is found for an article that another device remembers, by its bytes before its path', () => {
    const remembered = { id: 'x', path: 'old.txt', bytesHash: contentHash(1), textHash: contentHash(2) };
    const samePath = known('path', { path: 'old.txt' });
    const sameBytes = known('bytes', { bytesHash: contentHash(1) });
    expect(recognise(remembered, [samePath, sameBytes])?.id).toBe('bytes');
    expect(recognise(remembered, [samePath])?.id).toBe('path');
    expect(recognise(remembered, [known('other', {})])).toBeNull();
  });
});

describe('an article id', () => {
  it('is sixteen letters of base32, the same for the same path in either Unicode form', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const id = articleIdFor(name, () => false);
        expect(id).toMatch(/^[a-z2-7]{16}$/);
        expect(articleIdFor(name.normalize('NFD'), () => false)).toBe(id);
      }),
    );
  });

  it('is another one when the first is taken', () => {
    const first = articleIdFor('a.txt', () => false);
    expect(articleIdFor('a.txt', (id) => id === first)).not.toBe(first);
  });

  const stamp: SourceStamp = { path: 'essais/été.txt', size: 1, mtimeMs: 1, ino: 1 };
  it('never changes from one version of the program to the next', () => {
    expect(articleIdFor(stamp.path, () => false)).toMatchInlineSnapshot(`"eztmhtddbyb2hykt"`);
  });
});
