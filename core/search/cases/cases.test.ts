/** What a person finds with what they type: every case against one library in all the languages. */
import { describe, expect, it } from 'vitest';
import { ENGLISH_ARTICLES, ENGLISH_CASES } from './english.testing.ts';
import { FRENCH_ARTICLES, FRENCH_CASES } from './french.testing.ts';
import { libraryOf } from './library.testing.ts';
import { MIXED_ARTICLES, MIXED_CASES } from './mixed.testing.ts';
import { OTHER_ARTICLES, OTHER_CASES } from './other-languages.testing.ts';
import { UNSPACED_ARTICLES, UNSPACED_CASES } from './unspaced.testing.ts';

const search = libraryOf([
  ...FRENCH_ARTICLES,
  ...ENGLISH_ARTICLES,
  ...OTHER_ARTICLES,
  ...UNSPACED_ARTICLES,
  ...MIXED_ARTICLES,
]);
const found = (query: string): string[] =>
  search.find({ query, limit: 50 }).groups.map(({ articleId }) => articleId);

describe.each([
  ['in French', FRENCH_CASES],
  ['in English', ENGLISH_CASES],
  ['in other languages with spaces', OTHER_CASES],
  ['in languages without spaces', UNSPACED_CASES],
  ['where two languages meet', MIXED_CASES],
])('%s', (_language, cases) => {
  describe.each(Object.entries(cases))('%s', (_subject, those) => {
    it.each(those)('%s finds %s', (query, answer) => {
      const [first, ...others] = answer.split(' ').filter((id) => id !== '');
      const [foundFirst, ...foundOthers] = found(query);
      expect([foundFirst, ...foundOthers.sort()]).toEqual([first, ...others.sort()]);
    });
  });
});

it('are so many', () => {
  const count = [FRENCH_CASES, ENGLISH_CASES, OTHER_CASES, UNSPACED_CASES, MIXED_CASES]
    .flatMap((cases) => Object.values(cases))
    .reduce((sum, those) => sum + those.length, 0);
  process.stdout.write(`  tried: ${String(count)} queries\n`);
  expect(count).toBeGreaterThanOrEqual(120);
});
