/** The store of annotations on a real disk: what is kept, where, and what devices tell one another through the folder. */
import { appendFile, copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { faultyDisk } from './fixtures/faulty-disk.ts';
import { annotate, ARTICLE, hashOf, makeLibrary, TEXT } from './fixtures/library.ts';
import { tried } from './fixtures/scale.ts';
import { encodeLine } from './journal/line.ts';
import type { JournalRecord } from './journal/record.ts';

const HOUR = 3_600_000;

describe('what is kept', () => {
  it('comes back as it was after a restart', async () => {
    const library = await makeLibrary();
    const store = await library.open();
    const made = await annotate(store, 'Les « haricots » 🌱');
    await store.change({ annotationId: made.id, colour: 'plum', tags: ['potager'] });
    const changed = store.find(made.id);
    expect(changed).toMatchObject({ colour: 'plum', note: 'Les « haricots » 🌱', tags: ['potager'] });
    expect(changed?.passage).toMatchObject({ exact: TEXT.slice(20, 26), textHash: ARTICLE.textHash });
    await store.close();
    const reopened = await library.open();
    expect(reopened.of(ARTICLE.id)).toEqual([changed]);
    expect(reopened.identities()).toEqual([ARTICLE]);
    expect(await reopened.keptText(ARTICLE.textHash)).toBe(TEXT);
    expect(reopened.damagedRecords).toBe(0);
    await reopened.close();
  });

  it('can be deleted and restored, across restarts', async () => {
    const library = await makeLibrary();
    const store = await library.open();
    const { id } = await annotate(store, 'twice');
    await store.delete(id);
    expect([store.find(id), store.count(ARTICLE.id)]).toEqual([null, 0]);
    await store.close();
    const reopened = await library.open();
    expect(reopened.of(ARTICLE.id)).toEqual([]);
    expect((await reopened.restore(id)).note).toBe('twice');
    expect(reopened.count(ARTICLE.id)).toBe(1);
    await reopened.close();
  });

  it('is only what exists', async () => {
    const store = await (await makeLibrary()).open();
    await expect(store.change({ annotationId: 'none', note: '' })).rejects.toMatchObject({
      code: 'annotation-not-found',
    });
    await expect(store.delete('none')).rejects.toMatchObject({ code: 'annotation-not-found' });
    await expect(store.restore('none')).rejects.toMatchObject({ code: 'annotation-not-found' });
    await expect(
      store.annotate(
        {
          annotationId: 'x',
          articleId: ARTICLE.id,
          start: 5,
          end: TEXT.length + 1,
          colour: 'sun',
          note: '',
          tags: [],
        },
        ARTICLE,
        TEXT,
      ),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    await store.close();
  });

  it('follows an annotated article to its new path, and records nothing of others', async () => {
    const library = await makeLibrary();
    const store = await library.open();
    await store.recordIdentity(ARTICLE);
    expect(store.identities()).toEqual([]);
    await annotate(store);
    const moved = { ...ARTICLE, path: 'archive/ledger.txt' };
    await store.recordIdentity(moved);
    await store.recordIdentity(moved);
    await store.close();
    const reopened = await library.open();
    expect(reopened.identities()).toEqual([moved]);
    const [journal = ''] = await readdir(library.journalDir);
    expect((await readFile(join(library.journalDir, journal), 'utf8')).trimEnd().split('\n')).toHaveLength(3);
    await reopened.close();
  });

  it('goes on behind a torn tail without cutting it', async () => {
    const library = await makeLibrary();
    const store = await library.open();
    const first = await annotate(store, 'first');
    await store.close();
    const [name = ''] = await readdir(library.journalDir);
    await appendFile(join(library.journalDir, name), '0badc0de {"v":1,"stamp":{"ti');
    const torn = await library.open();
    expect(torn.damagedRecords).toBe(1);
    const second = await annotate(torn, 'second');
    await torn.close();
    const reopened = await library.open();
    expect(
      reopened
        .of(ARTICLE.id)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([first.id, second.id].sort());
    expect(await readFile(join(library.journalDir, name), 'utf8')).toContain('{"ti\n');
    await reopened.close();
  });

  it('of a newer version stays as it is, and is counted', async () => {
    const library = await makeLibrary();
    await mkdir(library.journalDir, { recursive: true });
    const newer = {
      v: 2,
      stamp: { time: 1, count: 0 },
      device: 'next',
      wallTime: 1,
      kind: 'draw',
      id: 'x',
      ink: [1],
    };
    const unknown = { ...newer, v: 1, kind: 'sketch' };
    // Only the program of the future has a type for these.
    const bytes = Buffer.concat(
      [newer, unknown].map((record) => encodeLine(record as unknown as JournalRecord)),
    );
    const file = join(library.journalDir, 'next.jsonl');
    await writeFile(file, bytes);
    const store = await library.open();
    await annotate(store);
    expect([store.newerRecords, store.damagedRecords]).toEqual([2, 0]);
    await store.close();
    expect((await readFile(file)).equals(bytes)).toBe(true);
  });
});

describe('the texts of annotated versions', () => {
  it('are kept again with the next annotation when they were taken away meanwhile', async () => {
    const library = await makeLibrary();
    const store = await library.open();
    await annotate(store, 'before');
    await rm(join(library.dir, '.seedleaf'), { recursive: true });
    await annotate(store, 'after');
    expect(await readdir(library.textsDir)).toEqual([`${ARTICLE.textHash}.gz`]);
    await store.close();
  });

  it('are refused when damaged, and written again when at hand', async () => {
    const library = await makeLibrary();
    const store = await library.open();
    await annotate(store);
    await store.close();
    const file = join(library.textsDir, `${ARTICLE.textHash}.gz`);
    for (const damage of [
      gzipSync('Another text.'),
      Buffer.from('no gzip'),
      (await readFile(file)).subarray(0, 30),
    ]) {
      await writeFile(file, damage);
      const damaged = await library.open();
      expect(await damaged.keptText(ARTICLE.textHash)).toBeNull();
      await annotate(damaged);
      expect(await damaged.keptText(ARTICLE.textHash)).toBe(TEXT);
      await damaged.close();
    }
  });

  it('are asked for by hash alone', async () => {
    const library = await makeLibrary();
    const store = await library.open();
    expect(await store.keptText('../journal/one')).toBeNull();
    expect(await store.keptText(hashOf('never kept'))).toBeNull();
    await store.close();
  });
});

describe('a library that cannot be written', () => {
  it.each(['EROFS', 'EACCES', 'EPERM'])('has its annotations in the data folder (%s)', async (code) => {
    const library = await makeLibrary();
    const writable = await library.open({ device: 'elsewhere' });
    const { id } = await annotate(writable, 'made before');
    await writable.close();
    const disk = faultyDisk((operation, path) =>
      ['open', 'makeFolder', 'makeFile'].includes(operation) && path.startsWith(library.dir) ? code : null,
    );
    const store = await library.open({ disk });
    expect([store.keptIn, store.dir]).toEqual(['data-folder', library.fallbackDir]);
    expect(store.find(id)?.note).toBe('made before');
    const here = await annotate(store, 'made here');
    expect(await store.keptText(ARTICLE.textHash)).toBe(TEXT);
    await store.close();
    const again = await library.open();
    expect(again.keptIn).toBe('library');
    expect(again.find(here.id)?.note).toBe('made here');
    await again.close();
  });

  it('is not made anew when it is gone', async () => {
    const library = await makeLibrary();
    await rm(library.dir, { recursive: true });
    await expect(library.open()).rejects.toMatchObject({ code: 'library-missing' });
  });

  it('refuses to save while it is gone, and saves again when it is back', async () => {
    const library = await makeLibrary();
    const store = await library.open();
    await annotate(store, 'before');
    await rename(library.dir, `${library.dir}-away`);
    await expect(annotate(store)).rejects.toMatchObject({ code: 'save-failed' });
    await rename(`${library.dir}-away`, library.dir);
    await annotate(store, 'after');
    expect(store.count(ARTICLE.id)).toBe(2);
    await store.close();
  });
});

describe('devices on one library', () => {
  it('see what the others write while both run, and write only their own file', async () => {
    const library = await makeLibrary();
    const one = await library.open({ device: 'one', pollMs: 10 });
    const two = await library.open({ device: 'two', pollMs: 10 });
    const heard: string[] = [];
    two.onChange((articleIds) => heard.push(...articleIds));
    const made = await Promise.all([
      ...Array.from({ length: 20 }, (_, index) => annotate(one, `one ${index}`)),
      ...Array.from({ length: 20 }, (_, index) => annotate(two, `two ${index}`)),
    ]);
    await vi.waitFor(() => {
      expect(one.of(ARTICLE.id)).toHaveLength(40);
      expect(two.of(ARTICLE.id)).toEqual(one.of(ARTICLE.id));
    }, 5_000);
    await two.delete(made[0]?.id ?? '');
    await vi.waitFor(() => expect(one.count(ARTICLE.id)).toBe(39), 5_000);
    expect(heard).toContain(ARTICLE.id);
    expect(await readdir(library.journalDir)).toHaveLength(2);
    await Promise.all([one.close(), two.close()]);
  });

  it('agree although their clocks are hours apart', async () => {
    const library = await makeLibrary();
    const ahead = await library.open({ device: 'ahead', now: () => 1_800_000_000_000 + 5 * HOUR });
    const { id } = await annotate(ahead, 'written in the future');
    await ahead.close();
    const behind = await library.open({ device: 'behind', now: () => 1_800_000_000_000 - 5 * HOUR });
    await behind.change({ annotationId: id, note: 'written after it, by the older clock' });
    await behind.close();
    const again = await library.open({ device: 'ahead', now: () => 1_800_000_000_000 + 5 * HOUR });
    expect(again.find(id)).toMatchObject({
      note: 'written after it, by the older clock',
      createdAt: 1_800_000_000_000 + 5 * HOUR,
      updatedAt: 1_800_000_000_000 - 5 * HOUR,
    });
    await again.close();
  });

  it('take a word that counts as said earlier, as one that takes another back, for the later one it is', async () => {
    const library = await makeLibrary();
    const now = 1_800_000_000_000;
    const one = await library.open({ device: 'one', now: () => now });
    const { id } = await annotate(one, 'unchanged');
    await one.close();
    const two = await library.open({ device: 'two', now: () => now + HOUR });
    await two.change({ annotationId: id, tags: ['wrong'] });
    await two.changeAll([{ annotationId: id, tags: [], updatedAt: now }]);
    await two.close();
    const again = await library.open({ device: 'one', now: () => now + 2 * HOUR });
    expect(again.find(id)).toMatchObject({ tags: [], updatedAt: now });
    await again.close();
  });

  it('read the conflict copies that sync programs leave', async () => {
    const library = await makeLibrary();
    const store = await library.open();
    const { id } = await annotate(store, 'only in the copies');
    await store.close();
    const [name = ''] = await readdir(library.journalDir);
    const base = join(library.journalDir, name.replace('.jsonl', ''));
    await copyFile(`${base}.jsonl`, `${base}.sync-conflict-20270301-101500-ABCDEFG.jsonl`);
    await rename(`${base}.jsonl`, `${base} (conflicted copy 2027-03-01).jsonl`);
    const reopened = await library.open();
    expect(reopened.find(id)?.note).toBe('only in the copies');
    expect(reopened.count(ARTICLE.id)).toBe(1);
    await reopened.close();
  });

  it('get a new name when theirs is lost, and keep what they wrote', async () => {
    const library = await makeLibrary();
    const store = await library.open();
    await annotate(store);
    await store.close();
    await writeFile(join(library.dir, '..', 'one', 'device.json'), '{"id":"../../etc"}');
    const reopened = await library.open();
    await annotate(reopened);
    expect(reopened.count(ARTICLE.id)).toBe(2);
    expect(await readdir(library.journalDir)).toHaveLength(2);
    await reopened.close();
  });

  it('read a journal again that a sync program replaced by a longer one', async () => {
    const library = await makeLibrary();
    const other = await library.open({ device: 'other' });
    await annotate(other, 'first');
    const [name = ''] = await readdir(library.journalDir);
    const carried = await makeLibrary();
    await mkdir(carried.journalDir, { recursive: true });
    const arrive = async (): Promise<void> => {
      await copyFile(join(library.journalDir, name), join(carried.journalDir, 'incoming.tmp'));
      await rename(join(carried.journalDir, 'incoming.tmp'), join(carried.journalDir, name));
    };
    await arrive();
    const here = await carried.open({ device: 'here', pollMs: 10 });
    expect(here.count(ARTICLE.id)).toBe(1);
    await annotate(other, 'second');
    await arrive();
    await vi.waitFor(() => expect(here.count(ARTICLE.id)).toBe(2), 5_000);
    await Promise.all([here.close(), other.close()]);
  });
});

it('opens a library of 20,000 annotations', async () => {
  const library = await makeLibrary();
  await mkdir(library.journalDir, { recursive: true });
  const passage = {
    start: 20,
    end: 26,
    exact: 'ledger',
    prefix: TEXT.slice(0, 20),
    suffix: TEXT.slice(26, 58),
    textHash: ARTICLE.textHash,
  };
  const record = (index: number): JournalRecord => ({
    v: 1,
    stamp: { time: 1_800_000_000_000 + index, count: 0 },
    device: 'archive',
    wallTime: 1_800_000_000_000 + index,
    kind: 'annotate',
    id: `annotation-${index}`,
    articleId: `article-${index % 200}`,
    passage,
    colour: 'sky',
    note: `A note of the usual length, the ${index}th of its kind.`,
    tags: ['archive'],
  });
  const lines = Array.from({ length: 20_000 }, (_, index) => encodeLine(record(index)));
  await writeFile(join(library.journalDir, 'archive.jsonl'), Buffer.concat(lines));
  const started = performance.now();
  const store = await library.open();
  const tookMs = performance.now() - started;
  expect(store.of('article-7')).toHaveLength(100);
  await store.close();
  tried(`20,000 annotations opened in ${tookMs.toFixed(0)} ms`);
});
