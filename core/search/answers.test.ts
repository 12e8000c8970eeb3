import { describe, expect, it } from 'vitest';
import { createSearchFunctions } from './functions.ts';
import { MOST_IN_TABLE } from './held-sums.ts';
import { documentOf } from './texts.testing.ts';

const FRUIT =
  'pomme poire prune cerise fraise melon figue datte noix amande citron orange mangue raisin'.split(' ');

/** Of a library that holds the fruit three times: the articles that answer, and how many passages match. */
function answersTo(query: string) {
  const search = createSearchFunctions();
  const fruit = FRUIT.join(', ');
  const put = (id: string, ...blocks: string[]): boolean =>
    search.put([{ ...documentOf(id, '', blocks), language: 'fr' }]);
  put('phrase', `${fruit} dans un bol vert.`, 'Un bol vert.');
  put('apart', `${fruit} dans un vert et un bol.`);
  put('both', `${fruit} dans un bol vert et un seau.`);
  const { groups, passages } = search.find({ query, limit: 9 });
  return { ids: groups.map(({ articleId }) => articleId).sort(), passages };
}

describe.each([
  { much: 'that fits in a table', words: FRUIT.slice(0, 3).join(' ') },
  { much: 'of more words than do', words: FRUIT.join(' ') },
])('a query $much', ({ words }) => {
  it.each([
    { asked: '"bol vert"', ids: ['both', 'phrase'], passages: 2 },
    { asked: '"bol vert" -seau', ids: ['phrase'], passages: 1 },
    { asked: '("bol vert" OR seau)', ids: ['both', 'phrase'], passages: 2 },
    { asked: 'lang:fr "bol vert" -seau', ids: ['phrase'], passages: 1 },
    { asked: 'lang:de "bol vert"', ids: [], passages: 0 },
    { asked: '-seau', ids: ['apart', 'phrase'], passages: 2 },
  ])('$asked', ({ asked, ids, passages }) => {
    expect(answersTo(`${words} ${asked}`)).toEqual({ ids, passages });
  });
});

it('has more words than fit in a table', () => expect(FRUIT.length).toBeGreaterThan(MOST_IN_TABLE));
