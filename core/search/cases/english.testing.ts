/** Articles in English, and what is asked of them. */
import type { Case } from './case.testing.ts';
import type { CaseArticle } from './library.testing.ts';

export const ENGLISH_ARTICLES: readonly CaseArticle[] = [
  {
    id: 'treaty',
    language: 'en',
    title: 'A treaty nobody read',
    text: ['The treaties were signed at dawn. No one’s pen ran dry, and the lawyers’ faces said nothing.'],
    notes: [{ note: 'Compare with the naïve account in chapter two', tags: ['law'] }],
  },
  {
    id: 'harvest',
    language: 'en',
    title: 'Ukraine’s harvest',
    text: ['Walking through the wheat, she talked of state-of-the-art silos that don’t leak.'],
  },
  {
    id: 'organ',
    language: 'en',
    title: 'The organ of St Anne',
    text: ['An organ is a patient animal. It breathes when the bellows are walked.'],
  },
  {
    id: 'union',
    language: 'en',
    title: 'An organization of bakers',
    text: ['The bakers’ organizations met twice. Their café was closed, so they talked in the street.'],
  },
  {
    id: 'universe',
    language: 'en',
    title: 'A small universe',
    text: ['Every universe has its dust. The university swept it up on Fridays.'],
  },
];

export const ENGLISH_CASES: Readonly<Record<string, readonly Case[]>> = {
  'forms of a word': [
    ['treaty', 'treaty'],
    ['treaties', 'treaty'],
    ['walked', 'organ harvest'],
    ['walking', 'harvest organ'],
    ['talks', 'union harvest'],
    ['organization', 'union'],
    ['organs', 'organ'],
    ['universities', 'universe'],
    ['bakers', 'union'],
  ],
  'spelling, apostrophes and hyphens': [
    ['café bakers', 'union'],
    ['naive', 'treaty'],
    ["ukraine's harvest", 'harvest'],
    ['harvest of Ukraine', 'harvest'],
    ["don't", 'harvest'],
    ['don’t leak', 'harvest'],
    ['state of the art', 'harvest'],
    ["lawyers'", 'treaty'],
    ["no one's", 'treaty'],
  ],
  'operators, fields and slips': [
    ['title:organ', 'organ union'],
    ['organ -animal', ''],
    ['universe OR organ ', 'universe organ'],
    ['lang:en talk', 'union harvest'],
    ['note:compare', 'treaty'],
    ['tag:law', 'treaty'],
    ['"patient animal"', 'organ'],
    ['universty', 'universe'],
    ['traety', 'treaty'],
  ],
};
