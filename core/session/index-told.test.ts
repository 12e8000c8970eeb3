/** Who asks again only when told that the index changed is left with no older answer. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReader } from '../reader.ts';
import { folderEngine, until, type FolderEngine } from './fixtures/folder-engine.ts';

let engine: FolderEngine;
beforeEach(async () => {
  engine = await folderEngine(openReader);
  await engine.write('first.txt', 'The Night Ferry\n\nThe ferry left the quay a little after ten.\n');
  await engine.open();
  await engine.settled();
});
afterEach(() => engine.end());

const told = (): number => engine.events().filter(({ name }) => name === 'index-changed').length;

/** Does something, and resolves when a search that is made at each telling alone finds so many passages. */
async function toFind(query: string, passages: number, change: () => Promise<unknown>): Promise<void> {
  const found = async (): Promise<number> => (await engine.call('search', { query, limit: 10 })).passages;
  expect(await found()).not.toBe(passages);
  let heard = told();
  await change();
  await until(async () => {
    if (told() === heard) return false;
    heard = told();
    return (await found()) === passages;
  });
}

it('when an article comes, changes and goes', async () => {
  const words = 'La digue tient.';
  await toFind('digue', 1, () => engine.write('digue.txt', `La mer\n\n${words}\n`));
  await toFind('digue', 2, () => engine.write('digue.txt', `La mer\n\n${words}\n\nUne digue de plus.\n`));
  await toFind('digue', 0, () => engine.remove('digue.txt'));
});

it('when a note is written', async () => {
  await toFind('lighthouse', 1, () => engine.mark('first.txt', 'the quay', 'Where the lighthouse was.'));
});

it('when what a filter asks of an article changes', async () => {
  const { id } = await engine.article('first.txt');
  await toFind('ferry is:unread', 0, () =>
    engine.call('saveReading', { articleId: id, offset: 20, progress: 0.4 }),
  );
});
