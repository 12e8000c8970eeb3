/** The day's snapshot, how long it is kept, and a restore that shows what it would change, then only appends. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../contract/annotation.ts';
import { faultyDisk } from '../fixtures/faulty-disk.ts';
import { annotate, ARTICLE, makeLibrary, type TestLibrary } from '../fixtures/library.ts';
import { pick, randomFrom } from '../fixtures/prose.ts';
import { times, tried } from '../fixtures/scale.ts';
import type { AnnotationStore } from '../store.ts';
import { dayOf } from './snapshot-name.ts';

const DAY = 86_400_000;
/** The checksum and the length that a gzip file ends with, in bytes. */
const GZIP_TAIL = 8;
const NOON = new Date(2027, 2, 1, 12).getTime();

const folderOf = (library: TestLibrary): string => join(library.dir, '.seedleaf', 'snapshots');
const daysIn = async (library: TestLibrary): Promise<string[]> =>
  (await readdir(folderOf(library))).map((name) => name.slice(0, 10)).sort();

/** A store that a test moves through time; the first look of a day may take a snapshot. */
async function openAt(library: TestLibrary, time: number, device = 'one') {
  const clock = { time };
  const store = await library.open({ device, now: () => clock.time });
  return { clock, store };
}

/** A store with a snapshot of what `fill` does, taken on the next day. */
async function withSnapshot(fill: (store: AnnotationStore) => Promise<unknown>) {
  const library = await makeLibrary();
  const opened = await openAt(library, NOON);
  await fill(opened.store);
  opened.clock.time += DAY;
  await opened.store.lookNow();
  const [info] = await opened.store.snapshots.list();
  if (!info) throw new Error('There is no snapshot.');
  opened.clock.time += DAY / 2;
  return { library, ...opened, info, name: info.name };
}

/** What a restore promises to bring back. */
const state = ({ id, articleId, colour, note, tags, passage, settlement, createdAt }: Annotation) => ({
  ...{ id, articleId, colour, note, tags, passage, settlement, createdAt },
});
const living = (store: AnnotationStore) => [...store.all()].map(state).sort((a, b) => (a.id < b.id ? -1 : 1));

/** Bytes of gzip that may say nothing: in its head a time and a system, and the bits that fill up the last of the data. */
const isIdle = (at: number, length: number): boolean => at < 10 || at === length - GZIP_TAIL - 1;

describe('the snapshot of the day', () => {
  it('is the state before the first change of it, taken once a day and device, and stays as it is', async () => {
    const library = await makeLibrary();
    const { clock, store } = await openAt(library, NOON);
    await store.lookNow();
    await annotate(store, 'first');
    await annotate(store, 'second');
    await store.lookNow();
    expect(await readdir(join(library.dir, '.seedleaf')), 'the day began empty').not.toContain('snapshots');
    clock.time += DAY;
    await store.lookNow();
    const [name = ''] = await readdir(folderOf(library));
    const bytes = await readFile(join(folderOf(library), name));
    await annotate(store, 'third');
    await store.lookNow();
    expect(await readFile(join(folderOf(library), name))).toEqual(bytes);
    expect(await store.snapshots.list()).toMatchObject([
      { day: '2027-03-02', isOwn: true, annotations: 2, takenAt: NOON + DAY },
    ]);
    const { store: other } = await openAt(library, NOON, 'two');
    await other.lookNow();
    await other.close();
    expect((await store.snapshots.list()).map(({ day, isOwn }) => [day, isOwn])).toEqual([
      ['2027-03-02', true],
      ['2027-03-01', false],
    ]);
    await store.close();
  });

  it('is taken as soon as the library is opened, and told of', async () => {
    const library = await makeLibrary();
    const { store: before } = await openAt(library, NOON);
    await annotate(before, 'yesterday');
    await before.close();
    const { store } = await openAt(library, NOON + DAY);
    const told = await new Promise((resolve) => store.onSnapshot(() => resolve('told')));
    expect(told).toBe('told');
    await annotate(store, 'today');
    await store.lookNow();
    expect(await store.snapshots.list()).toMatchObject([{ day: '2027-03-02', annotations: 1 }]);
    await store.close();
  });

  it('is not taken while nothing has changed since the last one, which then reaches further back', async () => {
    const library = await makeLibrary();
    const { clock, store } = await openAt(library, NOON);
    await annotate(store, 'kept');
    for (let day = 0; day < 5; day++, clock.time += DAY) await store.lookNow();
    expect(await daysIn(library)).toEqual(['2027-03-02']);
    await annotate(store, 'another');
    clock.time += DAY;
    await store.lookNow();
    expect(await daysIn(library)).toEqual(['2027-03-02', '2027-03-07']);
    await store.close();
  });

  it('is kept while there are not fourteen newer ones of the same device', async () => {
    const library = await makeLibrary();
    const { clock, store } = await openAt(library, NOON);
    await annotate(store);
    const { store: other } = await openAt(library, NOON - 40 * DAY, 'two');
    await other.lookNow();
    await other.close();
    for (let day = 0; day < 20; day++, clock.time += DAY) {
      await store.lookNow();
      await annotate(store, `of day ${day}`);
    }
    const days = await daysIn(library);
    expect(days).toHaveLength(15);
    expect(days[0], 'of another device').toBe(dayOf(NOON - 40 * DAY));
    expect(days[1]).toBe(dayOf(NOON + 6 * DAY));
    await store.close();
  });

  it('is tried again later when the disk is full, and nothing else suffers', async () => {
    const library = await makeLibrary();
    let full = true;
    const clock = { time: NOON };
    const disk = faultyDisk((operation, path) =>
      full && operation === 'write' && path.includes('snapshots') ? 'ENOSPC' : null,
    );
    const store = await library.open({ disk, now: () => clock.time });
    await annotate(store, 'saved all the same');
    clock.time += DAY;
    await store.lookNow();
    expect(await readdir(folderOf(library))).toEqual([]);
    full = false;
    clock.time += 3_600_000;
    await store.lookNow();
    expect(await readdir(folderOf(library))).toHaveLength(1);
    await store.close();
  });

  it(
    'that is damaged anywhere is refused by name, and listed as damaged when its head is',
    { timeout: 120_000 },
    async () => {
      const { library, store, name } = await withSnapshot((store) => annotate(store, 'sound'));
      const file = join(folderOf(library), name);
      const bytes = await readFile(file);
      const outcomeOf = async (content: Uint8Array): Promise<string> => {
        await writeFile(file, content);
        return store.snapshots.preview(name).then(
          ({ unchanged, changes }) => `unchanged ${unchanged}, ${changes.length} changes`,
          (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'a bug'),
        );
      };
      for (let at = 0; at < bytes.length; at++) {
        expect(await outcomeOf(bytes.subarray(0, at)), `cut at ${at}`).toBe('snapshot-damaged');
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
        const outcome = await outcomeOf(damaged);
        // What gzip leaves without a meaning changes nothing; all else is refused.
        const harmless = isIdle(at, bytes.length) ? ['unchanged 1, 0 changes'] : [];
        expect(['snapshot-damaged', ...harmless], `damaged at ${at}`).toContain(outcome);
      }
      await writeFile(file, 'no snapshot');
      expect(await store.snapshots.list()).toMatchObject([{ name, takenAt: null, annotations: null }]);
      const missing = store.snapshots.preview(name.replace('2027', '1999'));
      await expect(missing).rejects.toMatchObject({ code: 'snapshot-not-found' });
      tried(`${bytes.length} damaged bytes and cuts of a snapshot`);
      await store.close();
    },
  );
});

describe('a restore', () => {
  it('says what it would change, changes nothing by saying it, and then does just that', async () => {
    const { library, store, name } = await withSnapshot(async (store) => {
      for (const id of ['deleted', 'changed', 'same']) await annotate(store, `note of ${id}`, id);
    });
    const then = living(store);
    await store.delete('deleted');
    await store.change({ annotationId: 'changed', colour: 'rose', note: '', tags: ['gone'] });
    await annotate(store, 'new', 'since');
    const [journal = ''] = await readdir(library.journalDir);
    const before = await readFile(join(library.journalDir, journal));
    const preview = await store.snapshots.preview(name);
    expect(await readFile(join(library.journalDir, journal))).toEqual(before);
    expect(preview).toMatchObject({ addedBack: 1, changedBack: 1, madeSince: 1, unchanged: 1 });
    const [deleted, changed, since] = preview.changes;
    expect(deleted).toMatchObject({ annotationId: 'deleted', kind: 'added-back', now: null });
    expect(deleted?.articleTitle).toBe('The ledger');
    expect(changed).toMatchObject({ annotationId: 'changed', fields: ['colour', 'note', 'tags'] });
    expect([changed?.then?.note, changed?.now?.note]).toEqual(['note of changed', '']);
    expect(since).toMatchObject({ annotationId: 'since', kind: 'made-since', then: null });
    expect(await store.snapshots.restore(name, {})).toEqual({ addedBack: 1, changedBack: 1, removed: 0 });
    expect(living(store).filter(({ id }) => id !== 'since')).toEqual(then);
    expect(store.find('since')).not.toBeNull();
    expect((await readFile(join(library.journalDir, journal))).subarray(0, before.length)).toEqual(before);
    expect(await store.snapshots.preview(name)).toMatchObject({ addedBack: 0, changedBack: 0, unchanged: 3 });
    await store.snapshots.restore(name, { removeMadeSince: true });
    expect(living(store)).toEqual(then);
    await store.restore('since');
    await store.close();
  });

  it('touches only the chosen annotations', async () => {
    const { store, name } = await withSnapshot(async (store) => {
      for (const id of ['a', 'b']) await annotate(store, id, id);
    });
    await store.deleteAll(['a', 'b']);
    await store.snapshots.restore(name, { annotationIds: ['b', 'unknown'], removeMadeSince: true });
    expect(living(store).map(({ id }) => id)).toEqual(['b']);
    await store.close();
  });

  it('brings back what no journal holds any more, as it was first written', async () => {
    const { library, store, name } = await withSnapshot((store) =>
      annotate(store, 'of a lost journal', 'lost'),
    );
    const then = living(store);
    await store.close();
    await rm(library.journalDir, { recursive: true });
    const { store: again } = await openAt(library, NOON + DAY);
    expect(again.find('lost')).toBeNull();
    expect(await again.snapshots.preview(name)).toMatchObject({ addedBack: 1 });
    expect(await again.snapshots.restore(name, {})).toMatchObject({ addedBack: 1 });
    expect(living(again)).toEqual(then);
    expect(again.identities()).toEqual([ARTICLE]);
    await again.close();
    const { store: third } = await openAt(library, NOON + DAY);
    expect(living(third)).toEqual(then);
    await third.close();
  });

  it('equals the snapshot, whatever was done since', { timeout: 120_000 }, async () => {
    const random = randomFrom(77);
    const runs = times(25, 200);
    for (let run = 0; run < runs; run++) {
      const { store, name } = await withSnapshot((store) => live(store, random, 'old', 12));
      const then = living(store);
      await live(store, random, 'new', 15);
      const since = living(store).filter(({ id }) => !then.some((each) => each.id === id));
      await store.snapshots.restore(name, {});
      const expected = [...then, ...since].sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(living(store), `run ${run}`).toEqual(expected);
      await store.snapshots.restore(name, { removeMadeSince: true });
      expect(living(store), `run ${run}`).toEqual(then);
      await store.close();
    }
    tried(`${runs} libraries with lives of their own restored to their snapshots`);
  });
});

/** Some annotations come and go, change, are settled, and their articles are said to be others. */
async function live(store: AnnotationStore, random: () => number, run: string, steps: number): Promise<void> {
  await annotate(store, 'seed', `${run}-seed`);
  for (let step = 0; step < steps; step++) {
    const ids = [...store.allEver()].map(({ annotation }) => annotation.id);
    const id = pick(random, ids);
    const annotation = store.find(id);
    const passage = annotation?.passage ?? null;
    const does = random();
    if (does < 0.25) await annotate(store, `${run} ${step}`, `${run}-${step}`);
    else if (!annotation || !passage) await store.restore(id);
    else if (does < 0.4) await store.delete(id);
    else if (does < 0.65)
      await store.change({ annotationId: id, note: `${run} ${step}`, colour: pick(random, ['sky', 'plum']) });
    else if (does < 0.8) {
      const settlement = { textHash: ARTICLE.textHash, passage: random() < 0.5 ? passage : null };
      await store.settleAll([{ annotationId: id, settlement: random() < 0.3 ? null : settlement }]);
    } else if (does < 0.9)
      await store.saySame({ articleId: ARTICLE.id, other: 'other', isSame: pick(random, [true, false]) });
    else await store.adopt([{ ...annotation, note: 'adopted', createdAt: annotation.createdAt + 5 }], []);
  }
}

it('makes no folder of its own where none is needed', async () => {
  const library = await makeLibrary();
  await mkdir(folderOf(library), { recursive: true });
  await writeFile(join(folderOf(library), 'notes.txt'), 'not a snapshot');
  const store = await library.open();
  expect(await store.snapshots.list()).toEqual([]);
  await store.close();
});
