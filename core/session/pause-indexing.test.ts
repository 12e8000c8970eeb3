/** Indexing that a person has wait: the shelf fills all the same, and what is opened can be searched at once. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReader } from '../reader.ts';
import { folderEngine, until, type FolderEngine } from './fixtures/folder-engine.ts';

let engine: FolderEngine;
beforeEach(async () => {
  engine = await folderEngine(openReader);
});
afterEach(() => engine.end());

const status = () => engine.call('libraryStatus', {});
const found = async (query: string): Promise<number> =>
  (await engine.call('search', { query, limit: 10 })).articles;

it('waits, says so, and goes on where it was', async () => {
  await engine.write('first.txt', 'The Night Ferry\n\nThe ferry left the quay a little after ten.\n');
  await engine.open();
  await until(async () => (await found('ferry')) === 1);
  await engine.call('pauseIndexing', { isPaused: true });
  await engine.write('verger.txt', 'Le verger de Martin\n\nLes pommiers sont plus vieux que la maison.\n');
  await engine.write('digue.txt', 'La digue\n\nLa mer monte, et la digue tient.\n');
  await until(async () => (await status()).articles === 3);
  expect(await status()).toMatchObject({ isIndexingPaused: true });

  const { rows } = await engine.call('shelf', {
    ...{ sort: 'title', descending: false, filter: 'all', language: null, from: 0, count: 10 },
  });
  const opened = rows.find(({ path }) => path === 'verger.txt');
  const here = await engine.call('findInArticle', { articleId: opened?.id ?? '', query: 'pommiers' });
  expect(here.spans).toHaveLength(1);
  expect(await found('pommiers')).toBe(1);

  await engine.call('pauseIndexing', { isPaused: false });
  await until(async () => (await found('digue')) === 1);
  expect(await status()).toMatchObject({ isIndexingPaused: false, indexing: null });
});
