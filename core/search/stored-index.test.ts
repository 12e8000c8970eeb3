/** Putting segments together and people's questions take turns: who asks waits for one piece of it at most. */
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FoundInArticle } from '../../contract/search.ts';
import { prose, randomFrom } from '../annotations/fixtures/prose.ts';
import { askOver, remoteOf, serve } from '../threads/threads.ts';
import { createSearchFunctions, type SearchDocument, type SearchFunctions } from './functions.ts';
import { StoredIndex } from './stored-index.ts';
import { documentOf } from './texts.testing.ts';

/** As long as a piece of work may take. */
const PIECE_MS = 4;
/** So many people ask, each again once they are answered: some always wait. */
const ASKING = 32;
const QUESTION = { articleId: '2 7', query: 'keeper' };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedleaf-merge-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const random = randomFrom(77);
const someDocuments = (segment: number): SearchDocument[] =>
  Array.from({ length: 40 }, (_, number) =>
    documentOf(`${String(segment)} ${String(number)}`, 'A lighthouse', [
      'The keeper lit the lamp.',
      prose(random, 2),
    ]),
  );

/** Segments of one size: the next one has all of them put together. */
async function storeThree(): Promise<void> {
  const index = new StoredIndex(folder);
  for (let segment = 1; segment <= 3; segment++) {
    for (const document of someDocuments(segment)) index.collection.put(document);
    await index.rest();
  }
}

const isMerging = (): boolean => readdirSync(folder).includes('1-4-1.segment.part');
const isMerged = (): boolean =>
  readdirSync(folder)
    .filter((name) => name.includes('.segment'))
    .join() === '1-4-1.segment';

it('puts segments together one piece at a time, and answers between two pieces whoever waits', async () => {
  await storeThree();
  const { port1, port2 } = new MessageChannel();
  const functions = createSearchFunctions({ indexFolder: folder });
  // Every look at the clock finds that a piece's time is over.
  let clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += PIECE_MS));
  const answeredAt: number[] = [];
  const findInArticle = (question: { articleId: string; query: string }): FoundInArticle => {
    if (isMerging()) answeredAt.push(clock);
    return functions.findInArticle(question);
  };
  serve(port1, { ...functions, findInArticle });
  const search = remoteOf<SearchFunctions>(askOver(port2));
  await search.put(someDocuments(4));
  const kept = search.keep(null);
  const askOn = async (): Promise<void> => {
    while (!isMerged()) expect((await search.findInArticle(QUESTION)).spans).toHaveLength(1);
  };
  await Promise.all(Array.from({ length: ASKING }, askOn));
  await kept;
  port1.close();

  const moved = answeredAt.slice(1).map((at, number) => at - (answeredAt[number] ?? 0));
  const pieces = moved.filter((by) => by > 0);
  expect(pieces.length).toBeGreaterThan(50);
  // The clock is looked at as a piece ends, and again when the next one may begin.
  expect(Math.max(...pieces)).toBe(2 * PIECE_MS);
});
