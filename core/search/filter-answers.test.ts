import { expect, it } from 'vitest';
import { Collection } from './collection.ts';
import { NO_FACTS } from './facts.ts';
import { find } from './find.ts';
import { documentOf, note } from './texts.testing.ts';

const idsOf = (collection: Collection, query: string): string[] =>
  find(collection, query, 10)
    .groups.map(({ articleId }) => articleId)
    .sort();

it('answers of a filter that was asked before are those of articles as they are now', () => {
  const collection = new Collection(2);
  const put = (id: string, language: string): void =>
    collection.put({ ...documentOf(id, '', ['la guerre']), language });
  put('a', 'fr');
  put('b', 'en');
  expect(idsOf(collection, 'guerre lang:fr')).toEqual(['a']);
  expect(idsOf(collection, 'guerre is:unread')).toEqual(['a', 'b']);
  expect(idsOf(collection, 'guerre has:note')).toEqual([]);

  collection.putFacts('b', { ...NO_FACTS, reading: { offset: 1, progress: 0.1, at: 1 } });
  expect(idsOf(collection, 'guerre is:unread')).toEqual(['a']);

  const marks = { marks: 1, notes: 1, colours: [], tags: [] };
  collection.putNotes('a', [note('n', 'la paix')], marks);
  expect(idsOf(collection, 'guerre has:note')).toEqual(['a']);
  collection.putNotes('a', []);
  expect(idsOf(collection, 'guerre has:note')).toEqual([]);

  put('b', 'fr');
  expect(idsOf(collection, 'guerre lang:fr')).toEqual(['a', 'b']);
  collection.remove('a');
  put('c', 'fr');
  expect(idsOf(collection, 'guerre lang:fr')).toEqual(['b', 'c']);
});

it('more filters than are kept are answered as well', () => {
  const collection = new Collection();
  collection.put({ ...documentOf('a', '', ['la guerre']), language: 'fr', tags: ['t3'] });
  for (let round = 0; round < 2; round++)
    for (let tag = 0; tag < 12; tag++)
      expect(idsOf(collection, `guerre tag:t${String(tag)}`)).toEqual(tag === 3 ? ['a'] : []);
});
