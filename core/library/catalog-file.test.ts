import { mkdtemp, readFile, rm, writeFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCatalog } from './catalog-file.ts';
import type { ArticleEntry } from './entries.ts';

let dir: string;
let file: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'seedleaf-catalog-'));
  file = join(dir, 'cache', 'catalog.jsonl');
});
afterEach(() => rm(dir, { recursive: true }));

const article = (n: number, over: Partial<ArticleEntry> = {}): ArticleEntry => ({
  ...{ id: `id${n}`, path: `essay ${n}.txt`, size: n, mtimeMs: n + 0.25, ino: n },
  ...{
    bytesHash: `bytes${n}`,
    textHash: `text${n}`,
    sketch: '',
    title: `L’été nº ${n}`,
    excerpt: 'Il fait chaud.',
  },
  ...{ language: 'fr', author: null, date: null, tags: ['saisons'], words: 3, addedAt: 1, changedAt: 2 },
  goneAt: null,
  ...over,
});

async function keep(entries: readonly ArticleEntry[]): Promise<void> {
  const { catalog, kept } = await openCatalog(file);
  for (const entry of entries) {
    catalog.put(entry);
    kept.articleChanged(entry.id);
  }
  await kept.flush();
}
const readBack = async (): Promise<ArticleEntry[]> => [...(await openCatalog(file)).catalog.all()];

describe('the catalog on disk', () => {
  it('gives back every article and refusal, the newest word of each', async () => {
    const { catalog, kept } = await openCatalog(file);
    catalog.put(article(1));
    kept.articleChanged('id1');
    await kept.flush();
    catalog.put(article(1, { path: 'renamed.txt' }));
    kept.articleChanged('id1');
    catalog.put(article(2, { goneAt: 99 }));
    kept.articleChanged('id2');
    catalog.refuse({ path: 'noise.txt', size: 5, mtimeMs: 1, ino: 9, reason: 'binary', bytes: 5 });
    kept.pathChanged('noise.txt');
    await kept.flush();
    const again = (await openCatalog(file)).catalog;
    expect([...again.all()]).toEqual([article(1, { path: 'renamed.txt' }), article(2, { goneAt: 99 })]);
    expect([...again.refusals()]).toEqual([
      { path: 'noise.txt', size: 5, mtimeMs: 1, ino: 9, reason: 'binary', bytes: 5 },
    ]);
    expect(again.at('essay 1.txt')).toBeNull();
    expect(again.at('renamed.txt')?.id).toBe('id1');
    expect(again.size).toBe(1);
    // What is written of one that is gone says nothing of what is at its old path now.
    again.put(article(2, { path: 'noise.txt', goneAt: 100 }));
    expect(again.refusalAt('noise.txt')).not.toBeNull();
  });

  it('appends what changed and leaves the rest of the file alone', async () => {
    await keep([article(1), article(2)]);
    const before = await readFile(file, 'utf8');
    await keep([article(3)]);
    const after = await readFile(file, 'utf8');
    expect(after.startsWith(before)).toBe(true);
    expect(after.length).toBeGreaterThan(before.length);
  });

  it('cut at any byte, gives whole entries that once were true, and can be written on', async () => {
    const entries = [article(1), article(2), article(1, { title: 'Another title', size: 77 })];
    await keep(entries.slice(0, 2));
    await keep(entries.slice(2));
    const whole = await readFile(file);
    for (let end = 0; end < whole.length; end += 3) {
      await writeFile(file, whole.subarray(0, end));
      for (const entry of await readBack()) expect(entries).toContainEqual(entry);
      await keep([article(4)]);
      expect(await readBack()).toContainEqual(article(4));
    }
  });

  it('with any byte damaged, never gives an entry that was not written', async () => {
    const entries = [article(1), article(2), article(3)];
    await keep(entries);
    const whole = await readFile(file);
    for (let at = 0; at < whole.length; at += 2) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0x15;
      await writeFile(file, damaged);
      for (const entry of await readBack()) expect(entries).toContainEqual(entry);
    }
  });

  it('ignores a file of another version, and replaces it', async () => {
    await keep([article(1)]);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/"version":\d+/, '"version":0'));
    expect(await readBack()).toEqual([]);
    await keep([article(2)]);
    expect(await readBack()).toEqual([article(2)]);
  });

  it('is written anew when most of it is out of date, leaving nothing beside it', async () => {
    const { catalog, kept } = await openCatalog(file);
    for (let round = 0; round < 15; round++) {
      for (let n = 0; n < 500; n++) {
        catalog.put(article(n, { size: round }));
        kept.articleChanged(`id${n}`);
      }
      await kept.flush();
    }
    expect((await readFile(file, 'utf8')).split('\n').length).toBeLessThan(1_502);
    expect(await readBack()).toHaveLength(500);
    expect(await readdir(join(dir, 'cache'))).toEqual(['catalog.jsonl']);
  });
});
