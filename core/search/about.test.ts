/** What is said about an article, which plain words find as they find its text: its author, its publication, its tags. */
import { describe, expect, it } from 'vitest';
import { aboutOf } from './about.ts';
import { createSearchFunctions } from './functions.ts';
import type { SearchDocument } from './passage.ts';
import { documentOf, markedIn } from './texts.testing.ts';

const READING: SearchDocument = {
  ...documentOf('a', 'Relire en hiver', ['La neige tient depuis trois jours.', 'On lit près du poêle.']),
  ...{ language: 'fr', author: 'Claire Dumas', publication: 'Le Monde', tags: ['lecture', 'roman'] },
};
const text = (blocks: readonly string[]) => documentOf('a', 'Relire en hiver', blocks);

describe('what is said about an article', () => {
  it('is one line: who wrote it, what it was published in, its tags', () => {
    expect(aboutOf(READING)).toBe('Claire Dumas · Le Monde · #lecture #roman');
    expect(aboutOf({ ...READING, author: null, tags: [] })).toBe('Le Monde');
    expect(aboutOf({ ...READING, publication: 'Claire Dumas', tags: [] })).toBe('Claire Dumas');
    expect(aboutOf({ ...READING, author: null, publication: null, tags: [] })).toBeNull();
  });

  it('leaves out what the title or the beginning of the text says, in whatever letters', () => {
    const bylined = { ...READING, ...text(['Par CLAIRE DUMAS', 'La neige tient.']), author: 'Claire Dumas' };
    expect(aboutOf({ ...bylined, tags: ['roman'] })).toBe('#roman');
    expect(aboutOf({ ...bylined, tags: ['Relire', 'neige'] })).toBeNull();
  });

  it.each([
    ['only as a part of a longer word', ['La romancière lit.']],
    ['far into the text', [`${'La neige tient. '.repeat(30)}Un roman.`]],
    ['cut in half where its beginning ends', [`${'x'.repeat(394)} romanesque`]],
  ])('keeps what stands there %s', (_where, blocks) => {
    expect(aboutOf({ ...text(blocks), tags: ['roman'] })).toBe('#roman');
  });

  it('keeps no name without words', () => {
    expect(aboutOf({ ...READING, author: ' ', publication: '—', tags: [''] })).toBeNull();
  });
});

describe('by plain words', () => {
  const search = createSearchFunctions();
  search.put([READING, documentOf('b', 'Le verger', ['Les pommiers de Martin.'])]);
  const found = (query: string) => search.find({ query, limit: 5 }).groups.map(({ articleId }) => articleId);

  it.each([
    'Claire Dumas',
    'dumas',
    'duma',
    'dumsa',
    '"claire dumas"',
    'le monde',
    'roman',
    'romans',
    '#roman',
  ])('%s finds the article', (query) => {
    expect(found(query)).toEqual(['a']);
  });

  it('finds it beside words of its title and its text', () => {
    expect(found('dumas hiver poêle')).toEqual(['a']);
    expect(search.find({ query: 'dumas neige', limit: 5 }).relaxed).toBe(false);
  });

  it.each(['in:text', 'in:titles', 'in:notes', 'title:', 'note:'])(
    'finds nothing in another place: %s roman',
    (place) => {
      expect(found(`${place}${place.startsWith('in:') ? ' ' : ''}roman`)).toEqual([]);
    },
  );

  it('shows the line behind the passages of the text, as what stands nowhere in it', () => {
    const { groups, passages } = search.find({ query: 'dumas OR neige', limit: 5 });
    expect(passages).toBe(2);
    const [inText, about] = groups[0]?.hits ?? [];
    expect(inText?.kind).toBe('text');
    expect(about).toMatchObject({ kind: 'about', annotationId: null, target: null });
    expect(about && markedIn(about)).toEqual(['Dumas']);
  });

  it('says where it stands, when asked why', () => {
    expect(search.whyMatched({ articleId: 'a', query: 'roman' })).toEqual([
      { how: 'as-typed', written: 'roman', asked: 'roman', places: ['about'] },
    ]);
  });

  it('finds nothing on the page', () => {
    expect(search.findInArticle({ articleId: 'a', query: 'dumas' }).spans).toEqual([]);
  });
});

it('what was said about an article is found no more once it is said otherwise', () => {
  const search = createSearchFunctions();
  const counts = (...queries: string[]) => queries.map((query) => search.find({ query, limit: 5 }).articles);
  search.put([READING]);
  search.put([{ ...READING, author: 'Ada Lovelace' }]);
  expect(counts('dumas', 'lovelace', 'monde', 'roman')).toEqual([0, 1, 1, 1]);
  search.put([{ ...READING, publication: null, tags: ['essai'] }]);
  expect(counts('dumas', 'lovelace', 'monde', 'roman', 'essai')).toEqual([1, 0, 0, 0, 1]);
  search.remove(['a']);
  expect(counts('dumas', 'essai')).toEqual([0, 0]);
});

it('articles are not related by what is said about them', () => {
  const search = createSearchFunctions();
  const line = 'Claire Dumas écrit dans Le Monde une lecture de ce roman.';
  search.put([READING, documentOf('b', 'Un portrait', [line]), documentOf('c', 'Un autre portrait', [line])]);
  const related = search.related({ articleId: 'b', span: null, limit: 5 });
  expect(related.map(({ articleId }) => articleId)).toEqual(['c']);
});
