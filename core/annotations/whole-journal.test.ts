/** The store over journals that were cut, that a newer version wrote, and on a disk that is full and then is not. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ExpectedError } from '../../contract/reply.ts';
import { faultyDisk } from './fixtures/faulty-disk.ts';
import { annotate, ARTICLE, makeLibrary } from './fixtures/library.ts';
import { randomFrom } from './fixtures/prose.ts';
import { times, tried } from './fixtures/scale.ts';
import { encodeLine } from './journal/line.ts';

it(
  'goes on behind a journal cut at any offset, and loses only what was cut',
  { timeout: 300_000 },
  async () => {
    const library = await makeLibrary();
    const first = await library.open();
    for (let index = 0; index < 4; index++) await annotate(first, `note ${index}`, `id-${index}`);
    await first.close();
    const [name = ''] = await readdir(library.journalDir);
    const file = join(library.journalDir, name);
    const whole = await readFile(file);
    const ends = [...whole.keys()].filter((at) => whole[at] === 0x0a);
    const step = times(13, 1);
    let cuts = 0;
    for (let cut = 0; cut <= whole.length; cut += step, cuts++) {
      await writeFile(file, whole.subarray(0, cut));
      const store = await library.open();
      // The first line says which article it is.
      const kept = Math.max(0, ends.filter((end) => end <= cut).length - 1);
      expect(store.count(ARTICLE.id), `cut at ${cut}`).toBe(kept);
      await annotate(store, 'after the cut', 'after');
      await store.close();
      expect((await readFile(file)).subarray(0, cut).equals(whole.subarray(0, cut))).toBe(true);
      const reopened = await library.open();
      expect(reopened.find('after')?.note).toBe('after the cut');
      expect(reopened.count(ARTICLE.id), `cut at ${cut}`).toBe(kept + 1);
      await reopened.close();
    }
    tried(`a journal cut at ${cuts} of ${whole.length + 1} offsets, written on and opened again`);
  },
);

it('never rewrites what a newer version wrote, in its own journal and in others', async () => {
  const library = await makeLibrary();
  const before = await library.open();
  await annotate(before, 'by this version', 'ours');
  await before.close();
  const [name = ''] = await readdir(library.journalDir);
  const own = join(library.journalDir, name);
  const other = join(library.journalDir, 'ffffffffffffffff.jsonl');
  const newer = (index: number) => ({
    ...{ v: index % 2 === 0 ? 2 : 1, stamp: { time: 1_900_000_000_000 + index, count: 0 } },
    ...{ device: 'ffffffffffffffff', wallTime: 1, kind: 'draw', id: 'ours', ink: [index, 'œ'] },
  });
  const lines = Buffer.concat(Array.from({ length: 50 }, (_, index) => encodeLine(newer(index))));
  const ownBytes = Buffer.concat([await readFile(own), lines]);
  await writeFile(own, ownBytes);
  await writeFile(other, lines);
  let now = Date.now();
  const store = await library.open({ now: () => now });
  expect(store.newerRecords).toBe(100);
  // What is said here is later than all that the newer version said, understood or not.
  await annotate(store, 'a session of writes', 'more');
  await store.change({ annotationId: 'ours', note: 'changed' });
  await store.delete('more');
  await store.restore('more');
  now += 86_400_000;
  for (let look = 0; look < 3; look++) await store.lookNow();
  const [snapshot] = await store.snapshots.list();
  await store.delete('ours');
  await store.snapshots.restore(snapshot?.name ?? '', { removeMadeSince: true });
  expect(store.find('ours')?.note).toBe('changed');
  await store.close();
  expect((await readFile(other)).equals(lines)).toBe(true);
  expect((await readFile(own)).subarray(0, ownBytes.length).equals(ownBytes)).toBe(true);
  expect((await readdir(library.journalDir)).length).toBe(2);
  tried('50 records of a newer version in its own journal and 50 in another: the same bytes after a session');
});

it('keeps in the record what a later program added to it', async () => {
  const library = await makeLibrary();
  await mkdir(library.journalDir, { recursive: true });
  const passage = {
    start: 0,
    end: 3,
    exact: 'The',
    prefix: '',
    suffix: '',
    textHash: 'a'.repeat(64),
    page: 7,
  };
  const line = encodeLine({
    ...{ v: 1, stamp: { time: 5, count: 0 }, device: 'next', wallTime: 5, kind: 'annotate', id: 'x' },
    ...{ articleId: ARTICLE.id, passage, colour: 'sun', note: '', tags: [], mood: 'glad' },
  });
  await writeFile(join(library.journalDir, 'next.jsonl'), line);
  const store = await library.open();
  expect(store.find('x')).not.toBeNull();
  await store.lookNow();
  await rm(library.journalDir, { recursive: true });
  for (let look = 0; look < 2; look++) await store.lookNow();
  await store.close();
  const [name = ''] = await readdir(library.journalDir);
  expect((await readFile(join(library.journalDir, name))).equals(line)).toBe(true);
});

it(
  'refuses while the disk is full, and saves at once when it was freed, again and again',
  { timeout: 120_000 },
  async () => {
    const random = randomFrom(88);
    const library = await makeLibrary();
    let isFull = false;
    let halves = 0;
    const disk = faultyDisk((operation) => {
      if (!isFull) return null;
      // The last free bytes take a part of a write.
      if (operation === 'write') return halves++ % 3 === 0 ? 'short' : 'ENOSPC';
      return ['open', 'makeFile', 'makeFolder'].includes(operation) && random() < 0.5 ? 'ENOSPC' : null;
    });
    const store = await library.open({ disk });
    const saved: string[] = [];
    let refused = 0;
    const rounds = times(60);
    const attempt = async (id: string): Promise<boolean> => {
      try {
        await annotate(store, id, id);
        saved.push(id);
        return true;
      } catch (error) {
        if (!(error instanceof ExpectedError) || error.code !== 'save-failed') throw error;
        refused++;
        return false;
      }
    };
    for (let round = 0; round < rounds; round++) {
      isFull = true;
      for (let step = 0; step < 4; step++) {
        const id = `${round}-full-${step}`;
        if (!(await attempt(id))) expect(store.find(id)).toBeNull();
      }
      await store.lookNow();
      isFull = false;
      expect(await attempt(`${round}-freed`)).toBe(true);
    }
    await store.close();
    const reopened = await library.open();
    for (const id of saved) expect(reopened.find(id)?.note).toBe(id);
    await reopened.close();
    expect(refused).toBeGreaterThan(rounds);
    tried(
      `a disk full and freed ${rounds} times: ${refused} refused, ${saved.length} saved and kept, no restart`,
    );
  },
);
