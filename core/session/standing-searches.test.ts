/** Which articles are asked for standing searches at all: those alone that one of them may mean. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SavedSearches } from './saved-searches.ts';

const SAVED_AT = 1_000;
const search = { id: 'harbours', name: 'Harbours', query: 'harbour', isStanding: true, savedAt: SAVED_AT };
const addedAt: Readonly<Record<string, number>> = {
  before: SAVED_AT - 1,
  then: SAVED_AT,
  later: SAVED_AT + 1,
};

it('are those that arrived when it was saved or later', async () => {
  const asked: string[] = [];
  const searches = new SavedSearches({
    store: {
      savedSearches: () => [search],
      saveSearch: () => Promise.resolve(),
      dropSearch: () => Promise.resolve(),
      onSavedSearches: () => () => undefined,
    },
    library: { entry: (id) => ({ title: id, addedAt: addedAt[id] ?? 0 }) },
    answering: ({ articleIds }) => {
      asked.push(...articleIds);
      return Promise.resolve(articleIds.map(() => [true]));
    },
    file: join(await mkdtemp(join(tmpdir(), 'seedleaf-searches-')), 'arrivals.json'),
    ...{ emit: () => undefined, now: () => SAVED_AT + 2 },
    report: (error) => {
      throw error;
    },
  });
  for (const [id, at] of Object.entries(addedAt)) searches.articleRead({ id, addedAt: at });
  await expect
    .poll(async () => (await searches.list())[0]?.arrivals.map(({ articleId }) => articleId))
    .toEqual(['then', 'later']);
  expect(asked).toEqual(['then', 'later']);
  await searches.close();
});
