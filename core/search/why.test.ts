/** Why an article answers: the words it writes, and what was asked. */
import { describe, expect, it } from 'vitest';
import { ENGLISH_ARTICLES } from './cases/english.testing.ts';
import { FRENCH_ARTICLES } from './cases/french.testing.ts';
import { libraryOf } from './cases/library.testing.ts';
import { UNSPACED_ARTICLES } from './cases/unspaced.testing.ts';

const search = libraryOf([
  ...FRENCH_ARTICLES,
  ...ENGLISH_ARTICLES,
  ...UNSPACED_ARTICLES,
  { id: 'table', language: 'fr', title: 'À table', text: ['Qui mangera verra.'] },
  {
    id: 'otsc',
    language: 'fr',
    title: 'Une organisation muette',
    text: ['L’Organisation du traité de sécurité collective (OTSC) se tait.'],
  },
]);
const why = (articleId: string, query: string): string[] =>
  search
    .whyMatched({ articleId, query })
    .map(({ how, written, asked, places }) => `${written} | ${how} ${asked} | ${places.join(' ')}`);

describe('an article answers', () => {
  it.each([
    ['juge', 'législatif ', ['législatif | as-typed législatif | text']],
    ['assemblee', 'législatif ', ['législatives | form législatif | text']],
    ['allies', 'bielorussie', ['Biélorussie | spelling bielorussie | text']],
    ['allies', 'biélorusie', ['Biélorussie | meant biélorusie | text']],
    ['allies', 'biélo', ['Biélorussie | beginning biélo | text']],
    ['table', '"à t', ['À table | phrase  | title']],
    ['paix', 'paix froide', ['paix | as-typed paix | title text', 'froide | as-typed froide | title text']],
    ['paix', '"paix froide"', ['paix froide | phrase  | title text']],
    [
      'juge',
      'portalis étiquette:droit',
      ['Portalis | as-typed portalis | note', 'étiquette:droit | filter  | '],
    ],
    [
      'otsc',
      'OTSC',
      ['OTSC | as-typed otsc | text', 'Organisation du traité de sécurité collective | acronym OTSC | text'],
    ],
    ['paix', 'titre:paix', ['paix | as-typed paix | title']],
    ['paix', 'titre:"paix froide"', ['paix froide | phrase  | title']],
    ['paix', 'titre:paix froide', ['paix | as-typed paix | title', 'froide | as-typed froide | title text']],
    ['cortege', 'note:fanfare', ['fanfare | as-typed fanfare | note']],
    ['cortege', 'note:fanfares', ['fanfare | form fanfares | note']],
    ['cortege', 'fanfare', ['fanfare | as-typed fanfare | text note']],
    ['cortege', 'dans:texte fanfare', ['fanfare | as-typed fanfare | text']],
    [
      'cortege',
      'titre:pluie note:lycee',
      ['pluie | as-typed pluie | title', 'lycée | spelling lycee | note'],
    ],
    // Begins with what is being typed, and is a form of it.
    ['table', 'manger', ['mangera | form manger | text']],
    ['table', 'manger -absent', ['mangera | form manger | text']],
    ['universe', 'universities', ['university | form universities | text']],
    ['chenmo', '盟友沉默', ['盟友 | as-typed 盟友 | title text', '沉默 | as-typed 沉默 | title text']],
  ])('%s to %s', (articleId, query, reasons) => expect(why(articleId, query)).toEqual(reasons));
});

it('is explained by nothing where nothing is asked, or the article is gone', () => {
  expect(why('juge', '  ')).toEqual([]);
  expect(why('unknown', 'juge')).toEqual([]);
});
