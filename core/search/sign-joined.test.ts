/** What is typed in one run with signs in it is found as it stands; where it stands nowhere, as its words. */
import { describe, expect, it } from 'vitest';
import { createSearchFunctions } from './functions.ts';
import { signJoinedAtoms } from './sign-joined.ts';
import { documentOf, markedIn } from './texts.testing.ts';

const TEXTS = {
  company: 'Shares of AT&T grew.',
  letters: 'Look under T, and there at last.',
  version: 'Version 3.14.1 came out.',
  days: 'In 14 days, 3 of them by train, 1 on foot.',
  mail: 'Write to user@example.org today.',
  place: 'See https://example.org/a-b there.',
  apart: 'For example, a user of an org, a b and some https.',
  radio: 'The radio plays 24/7 here.',
  date: 'On 7 May, 24 came.',
  pasted: 'Il fait la guerre. Il part.',
  other: 'Il y a une guerre, il y a une paix.',
  weight: 'It weighs 1,5 kilos.',
  alliance: 'L’école/collège fut un porte-parole.',
} as const;

const search = createSearchFunctions();
search.put(Object.entries(TEXTS).map(([id, text]) => documentOf(id, 'Article', [text])));
const found = (query: string): string[] =>
  search.find({ query, limit: 20 }).groups.map(({ articleId }) => articleId);

describe('what signs join', () => {
  it.each([
    ['at&t', ['company']],
    ['at&t grew', ['company']],
    ['3.14.1', ['version']],
    ['3.1', ['version']],
    ['1,5', ['weight']],
    ['24/7', ['radio']],
    ['user@example.org', ['mail']],
    ['user@exam', ['mail']],
    ['user@exam*', ['mail']],
    ['user@exam ', ['mail', 'apart']],
    ['https://example.org/a-b', ['place']],
    ['example.org -user@example.org', ['place']],
    ['guerre.Il', ['pasted', 'other']],
    ['guerre.Il part', ['pasted']],
    ["l'école/collège", ['alliance']],
  ])('is found side by side: %s', (query, expected) =>
    expect(found(query).sort()).toEqual([...expected].sort()),
  );

  it.each([
    ['guerre/paix', ['other']],
    ['guerre.paix il', ['other']],
    ['user@org', ['apart', 'mail']],
  ])('is found as its words where it stands nowhere so: %s', (query, expected) =>
    expect(found(query).sort()).toEqual(expected),
  );

  it('is marked as one, as far as it was typed', () => {
    const marked = (query: string) => {
      const [first] = search.find({ query, limit: 1 }).groups;
      return first?.hits.flatMap((hit) => markedIn(hit));
    };
    expect(marked('user@example.org')).toEqual(['user@example.org']);
    expect(marked('user@exam')).toEqual(['user@exam']);
  });

  it('comes first as it is written', () => {
    const own = createSearchFunctions();
    own.put([documentOf('a', 'A', ['At T, at T.']), documentOf('b', 'B', ['Some of AT&T, and of others.'])]);
    const { groups } = own.find({ query: 'at&t', limit: 5 });
    expect(groups.map(({ articleId }) => articleId)).toEqual(['b', 'a']);
  });

  it.each(['porte-parole', "aujourd'hui", "l'ecole", 'c++', 'c#', '.net', 'guerre.', '戦争/平和', ''])(
    'is none of %s',
    (word) => expect(signJoinedAtoms(word)).toBeNull(),
  );
});
