/** Very many changes in one append: whole or not at all, in order with what is said meanwhile, and told of article by article. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { faultyDisk } from './fixtures/faulty-disk.ts';
import { annotate, ARTICLE, makeLibrary, TEXT, type TestLibrary } from './fixtures/library.ts';
import type { AnnotationStore } from './store.ts';

const MANY = 3_000;
const ARTICLES = 40;
const articleOf = (index: number): string => `article-${index % ARTICLES}`;

async function fill(store: AnnotationStore): Promise<string[]> {
  const { passage } = await annotate(store, '', 'the first');
  await store.delete('the first');
  const ids = Array.from({ length: MANY }, () => randomUUID());
  await store.adopt(
    ids.map((id, index) => ({
      ...{ id, passage, colour: 'sun' as const, note: TEXT.slice(0, 9), tags: [] },
      ...{ articleId: articleOf(index), createdAt: 5, updatedAt: 5 },
    })),
    [ARTICLE],
  );
  return ids;
}
const plum = (ids: readonly string[]) =>
  ids.map((annotationId) => ({ annotationId, colour: 'plum' as const }));
const coloursIn = (store: AnnotationStore): Set<string> =>
  new Set(Array.from(store.all(), ({ colour }) => colour));
const coloursAfterRestart = async (library: TestLibrary): Promise<Set<string>> => {
  const reopened = await library.open();
  const colours = coloursIn(reopened);
  await reopened.close();
  return colours;
};

describe('a change of very many', () => {
  it('is told of once for each article, when all that is said of it is in memory', async () => {
    const library = await makeLibrary();
    const store = await library.open();
    const ids = await fill(store);
    const told: string[] = [];
    store.onChange((articleIds) => {
      for (const articleId of articleIds) {
        told.push(articleId);
        expect(store.of(articleId).every(({ colour }) => colour === 'plum')).toBe(true);
      }
    });
    await store.changeAll(plum(ids));
    expect(told.sort()).toEqual(Array.from({ length: ARTICLES }, (_, index) => articleOf(index)).sort());
    await store.lookNow();
    expect(store.mended).toBeNull();
    await store.close();
    expect(await coloursAfterRestart(library)).toEqual(new Set(['plum']));
  });

  it('is in memory not at all when the disk refuses it', async () => {
    const library = await makeLibrary();
    let isFull = false;
    const store = await library.open({
      disk: faultyDisk((operation) => (isFull && operation === 'write' ? 'ENOSPC' : null)),
    });
    const ids = await fill(store);
    isFull = true;
    await expect(store.changeAll(plum(ids))).rejects.toMatchObject({ code: 'save-failed' });
    expect(coloursIn(store)).toEqual(new Set(['sun']));
    isFull = false;
    await store.changeAll(plum(ids));
    expect(coloursIn(store)).toEqual(new Set(['plum']));
    await store.close();
  });

  it('gives way to what is said of one of them while it is being written', async () => {
    const library = await makeLibrary();
    const store = await library.open();
    const ids = await fill(store);
    const last = ids.at(-1) ?? '';
    const all = store.changeAll(plum(ids));
    await Promise.all([store.change({ annotationId: last, colour: 'leaf' }), all]);
    expect(store.find(last)?.colour).toBe('leaf');
    await store.close();
    const reopened = await library.open();
    expect(reopened.find(last)?.colour).toBe('leaf');
    expect(coloursIn(reopened)).toEqual(new Set(['plum', 'leaf']));
    await reopened.close();
  });

  it('is finished before the library is closed', async () => {
    const library = await makeLibrary();
    const store = await library.open();
    const ids = await fill(store);
    let isWritten = false;
    const writing = store.changeAll(plum(ids)).then(() => {
      isWritten = true;
    });
    await store.close();
    expect(isWritten).toBe(true);
    await writing;
    expect(await coloursAfterRestart(library)).toEqual(new Set(['plum']));
  });
});
