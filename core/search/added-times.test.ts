import { expect, it } from 'vitest';
import { Collection } from './collection.ts';
import { NO_FACTS } from './facts.ts';
import { find } from './find.ts';
import { documentOf } from './texts.testing.ts';

const inOrder = (collection: Collection, query: string): string[] =>
  find(collection, query, 10).groups.map(({ articleId }) => articleId);

it('what a filter alone finds is told newest first, by when articles were added as far as is known now', () => {
  const collection = new Collection(2);
  const put = (id: string): void => collection.put(documentOf(id, '', ['la guerre']));
  const added = (id: string, addedAt: number): void => collection.putFacts(id, { ...NO_FACTS, addedAt });
  for (const [i, id] of ['a', 'b', 'c'].entries()) {
    put(id);
    added(id, 10 * i);
  }
  expect(inOrder(collection, 'is:unread')).toEqual(['c', 'b', 'a']);

  added('a', 25);
  expect(inOrder(collection, 'is:unread')).toEqual(['a', 'c', 'b']);

  collection.remove('c');
  put('d');
  added('d', 5);
  expect(inOrder(collection, 'is:unread')).toEqual(['a', 'b', 'd']);
  expect(inOrder(collection, '-paix')).toEqual(['a', 'b', 'd']);

  // An article that comes back is as old as it was.
  put('c');
  expect(inOrder(collection, 'is:unread')).toEqual(['a', 'c', 'b', 'd']);
});
