import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleSummary } from '../../contract/article.ts';
import { FILTERS, SORTS, type ShelfQuery } from '../../contract/library.ts';
import { Shelf } from './shelf.ts';

const QUERY: ShelfQuery = {
  ...{ sort: 'title', descending: false, filter: 'all', language: null },
  ...{ from: 0, count: 500 },
};
const row = (id: string, over: Partial<ArticleSummary> = {}): ArticleSummary => ({
  ...{ id, path: `${id}.txt`, title: id, excerpt: '', language: 'fr', author: null, date: null },
  ...{ tags: [], words: 100, minutes: 1, addedAt: 1, changedAt: 1, annotations: 0 },
  reading: { offset: 0, progress: 0, at: null },
  ...over,
});
const ids = async (shelf: Shelf, query: Partial<ShelfQuery>): Promise<string[]> =>
  (await shelf.window({ ...QUERY, ...query })).rows.map(({ id }) => id);

describe('the shelf', () => {
  it('sorts titles as a reader would: accents beside their letters, numbers by value', async () => {
    const shelf = new Shelf();
    for (const title of ['Zola', 'Été', 'Chapitre 10', 'Chapitre 9', 'Essai'])
      shelf.put(row(title, { title }));
    expect(await ids(shelf, {})).toEqual(['Chapitre 9', 'Chapitre 10', 'Essai', 'Été', 'Zola']);
    expect(await ids(shelf, { descending: true, count: 2 })).toEqual(['Zola', 'Été']);
  });

  it('tells unread, begun, read and annotated articles apart, and which was read last', async () => {
    const shelf = new Shelf();
    shelf.put(row('new'));
    shelf.put(row('begun', { reading: { offset: 5, progress: 0.5, at: 3 }, annotations: 2 }));
    shelf.put(row('done', { reading: { offset: 9, progress: 1, at: 4 } }));
    expect(await ids(shelf, { sort: 'opened', descending: true })).toEqual(['done', 'begun', 'new']);
    expect(await ids(shelf, { filter: 'unread' })).toEqual(['new']);
    expect(await ids(shelf, { filter: 'reading' })).toEqual(['begun']);
    expect(await ids(shelf, { filter: 'read' })).toEqual(['done']);
    expect(await ids(shelf, { filter: 'annotated' })).toEqual(['begun']);
  });

  it('counts languages, most frequent first, whatever the filter', async () => {
    const shelf = new Shelf();
    shelf.put(row('a', { language: 'en' }));
    shelf.put(row('b'));
    shelf.put(row('c'));
    shelf.put(row('d', { language: null }));
    const { languages, total } = await shelf.window({ ...QUERY, language: 'en' });
    expect(languages).toEqual([
      { code: 'fr', articles: 2 },
      { code: 'en', articles: 1 },
    ]);
    expect(total).toBe(1);
  });

  it('counts languages anew when an article changes its language or goes', async () => {
    const shelf = new Shelf();
    for (const id of ['a', 'b', 'c']) shelf.put(row(id));
    shelf.put(row('a', { language: 'en' }));
    shelf.put(row('a', { language: 'it' }));
    shelf.put(row('b', { language: null }));
    shelf.remove('b');
    shelf.remove('nobody');
    expect((await shelf.window(QUERY)).languages).toEqual([
      { code: 'fr', articles: 1 },
      { code: 'it', articles: 1 },
    ]);
    shelf.remove('c');
    expect((await shelf.window(QUERY)).languages).toEqual([{ code: 'it', articles: 1 }]);
  });

  it('answers an empty window past the end', async () => {
    const shelf = new Shelf();
    shelf.put(row('a'));
    for (const descending of [true, false])
      expect(await shelf.window({ ...QUERY, descending, from: 5, count: 3 })).toMatchObject({
        total: 1,
        rows: [],
      });
  });

  const change = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    title: fc.constantFrom('Avril', 'avril', 'Mai', 'École', 'ecole', ''),
    words: fc.nat(3),
    progress: fc.constantFrom(0, 0.5, 1),
    language: fc.constantFrom('fr', 'en', null),
    isRemoved: fc.boolean(),
    sort: fc.constantFrom(...SORTS),
    filter: fc.constantFrom(...FILTERS),
    from: fc.nat(6),
    descending: fc.boolean(),
  });
  it('gives after any history what a new shelf of the same articles gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 25 }), async (changes) => {
        const shelf = new Shelf();
        const held = new Map<string, ArticleSummary>();
        for (const { id, title, words, progress, language, isRemoved, ...asked } of changes) {
          const at = progress === 0 ? null : 1;
          const next = row(id, { title, words, language, reading: { offset: 0, progress, at } });
          if (isRemoved) {
            held.delete(id);
            shelf.remove(id);
          } else {
            held.set(id, next);
            shelf.put(next);
          }
          const query = { ...QUERY, ...asked, count: 4 };
          const fresh = new Shelf();
          for (const each of held.values()) fresh.put(each);
          expect(await shelf.window(query)).toEqual(await fresh.window(query));
        }
      }),
    );
  });
});
