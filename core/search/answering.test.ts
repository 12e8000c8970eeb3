/** What standing searches point out: the articles that the same search, asked now, finds by its own words. */
import { expect, it } from 'vitest';
import { createSearchFunctions } from './functions.ts';
import { documentOf } from './texts.testing.ts';

const search = createSearchFunctions();
const texts = {
  war: 'La guerre est longue.',
  both: 'La guerre et la paix.',
  drain: 'La plaine d’Ukraine sous le drain.',
  rain: 'Singing in the rain, again.',
  allies: 'L’Organisation du traité de sécurité collective se tait.',
  defining: 'L’Organisation du traité de sécurité collective (OTSC) date de 1992.',
};
search.put(Object.entries(texts).map(([id, text]) => documentOf(id, '', [text])));

const pointedOut = (query: string): string[] => {
  const articleIds = Object.keys(texts);
  const answers = search.answering({ articleIds, queries: [query] });
  return articleIds.filter((_id, index) => answers[index]?.[0] ?? false);
};

it.each([
  ['guerre ', ['war', 'both']],
  ['guerre paix', ['both']],
  // Alone, an article that holds most of the words, or a word inside of another, would seem to answer.
  ['guerre neige', []],
  ['rain ', ['rain']],
  ['guere ', []],
  // A word that stands nowhere takes nothing away from the other.
  ['guere OR rain ', ['rain']],
  ['OTSC', ['allies', 'defining']],
  ['guerre -paix', ['war']],
  ['  ', []],
])('%s points out %j', (query, ids) => expect(pointedOut(query)).toEqual(ids));

it('says nothing yet of an article that is not there', () => {
  expect(search.answering({ articleIds: ['later'], queries: ['guerre'] })).toEqual([null]);
});

it('is shown before all others that the search finds, however they rank', () => {
  const first = (ids: readonly string[]): (string | undefined)[] =>
    search.find({ query: 'guerre', limit: 1, first: ids }).groups.map(({ articleId }) => articleId);
  const [best] = first([]);
  const other = best === 'war' ? 'both' : 'war';
  expect([first([other]), first(['drain', 'later'])]).toEqual([[other], [best]]);
  expect(search.find({ query: 'guerre', limit: 9, first: [other] })).toMatchObject({
    articles: 2,
    passages: 2,
  });
});
