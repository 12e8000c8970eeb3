/** Other forms of a word are found in articles of its language, behind the form that was asked for. */
import { describe, expect, it } from 'vitest';
import { createSearchFunctions } from './functions.ts';
import { documentOf, markedIn } from './texts.testing.ts';

const libraryOf = (...texts: readonly (readonly [language: string, text: string])[]) => {
  const search = createSearchFunctions();
  search.put(
    texts.map(([language, text], i) => ({
      ...documentOf(String.fromCharCode(97 + i), '', text.split('\n\n')),
      language,
    })),
  );
  const found = (query: string): string =>
    search
      .find({ query, limit: 20 })
      .groups.map(({ articleId }) => articleId)
      .join('');
  const marks = (query: string): string[] =>
    search.find({ query, limit: 20 }).groups.flatMap(({ hits }) => hits.flatMap(markedIn));
  return { search, found, marks };
};

describe('other forms of a word', () => {
  const library = libraryOf(
    ['fr', 'Les élections législatives approchent.'],
    ['fr', 'Le pouvoir législatif délibère.'],
    ['fr', 'Les manifestants se dispersent.'],
    ['fr', 'Deux chevaux tirent la charrette.'],
  );
  it('are found, the form that was asked for first', () => {
    expect(library.found('législatives')).toBe('ab');
    expect(library.found('législatif')).toBe('ba');
    expect(library.found('cheval')).toBe('d');
  });
  it('come behind it whatever is excluded or filtered besides', () => {
    const { found } = libraryOf(
      ['fr', `${'Le bateau quitte le port sous la pluie. '.repeat(6)}La guerre est là.`],
      ['fr', 'guerres guerres guerres guerres'],
      ['fr', 'Une pomme froide'],
    );
    for (const query of [
      'guerre',
      'guerre -pomme',
      '-pomme guerre',
      'guerre -"zz top"',
      'guerre lang:fr -zzz',
    ])
      expect(found(query), query).toBe('ab');
  });
  it('are found without accents and in capitals', () => {
    expect(library.found('legislative')).toBe('ab');
    expect(library.found('LEGISLATIVE')).toBe('ab');
  });
  it('are marked where they stand', () => {
    expect(library.marks('cheval')).toEqual(['chevaux']);
    expect(library.marks('législatif')).toEqual(['législatif', 'législatives']);
  });
  it('are not words of the same root', () => expect(library.found('manifestation')).toBe(''));
  it('are found within an article', () => {
    const [span] = library.search.findInArticle({ articleId: 'd', query: 'cheval' }).spans;
    expect(span).toEqual({ start: 5, end: 12 });
  });
});

it('are forms only in their own language', () => {
  const { found } = libraryOf(
    ['fr', 'Deux chevaux tirent la charrette.'],
    ['en', 'Cafe Deux Chevaux has a new owner.'],
  );
  expect(found('cheval')).toBe('a');
  expect(found('chevaux')).toBe('ab');
});

it('finds the parts that begin compounds where words are put together, whole words first', () => {
  const { found, marks } = libraryOf(
    ['de', 'Der Sicherheitsrat tagt in Genf.'],
    ['de', 'Die Sicherheit der Stadt Genf.'],
    ['fr', 'Le Sicherheitsrat siège à Genf.'],
  );
  expect(found('Sicherheit Genf')).toBe('ba');
  expect(marks('Sicherheit Genf')).toEqual(['Sicherheit', 'Genf', 'Sicherheit', 'Genf']);
});

it('finds the parts that begin compounds where the longer word is a form of the word in another language', () => {
  const { found } = libraryOf(['fr', 'Deux traités suffisent.'], ['de', 'Von „traités“ ist die Rede.']);
  expect(found('traité ')).toBe('ab');
});

it('forgets the forms of an article that is gone', () => {
  const { search, found } = libraryOf(
    ['fr', 'Les élections législatives.'],
    ['fr', 'Le pouvoir législatif.'],
  );
  search.remove(['a']);
  expect(found('législatives')).toBe('b');
  search.remove(['b']);
  expect(found('législatives')).toBe('');
});

describe('among texts alike but for the forms of their words', () => {
  const FORMS = [
    ['traité', 'traités'],
    ['membre', 'membres'],
    ['élection', 'élections'],
  ] as const;
  type Written = readonly [treaty: string, member: string, election: string];
  const [treaties, members, elections] = FORMS;
  const ALL: readonly Written[] = treaties.flatMap((treaty) =>
    members.flatMap((member) => elections.map((election): Written => [treaty, member, election])),
  );

  const searchIn = (documentFor: (written: Written) => readonly [title: string, text: string]) => {
    const search = createSearchFunctions();
    search.put(
      ALL.map((written, i) => {
        const [title, text] = documentFor(written);
        return { ...documentOf(String(i), title, [text]), language: 'fr' };
      }),
    );
    return search;
  };
  /** Never one that lacks a form which was asked for before one that has all it has, and that one too. */
  const expectExactFirst = (search: ReturnType<typeof searchIn>, asked: readonly string[], typed: string) => {
    const found = search
      .find({ query: typed, limit: 20 })
      .groups.map(({ articleId }) => asked.filter((form) => ALL[Number(articleId)]?.includes(form)));
    expect(found).toHaveLength(ALL.length);
    found.forEach((exact, place) => {
      for (const behind of found.slice(place + 1))
        expect(behind.length > exact.length && exact.every((form) => behind.includes(form)), typed).toBe(
          false,
        );
    });
  };
  const queries = [1, 2, 3].flatMap((count) =>
    [...new Set(ALL.map((written) => written.slice(0, count).reverse().join(' ')))].map((query) => ({
      count,
      query,
    })),
  );

  describe.each([
    [
      'scattered',
      ([treaty, member, election]: Written) => `Un ${treaty}, puis un ${member} face à une ${election}.`,
    ],
    ['side by side', ([treaty, member, election]: Written) => `Voici : ${election} ${member} ${treaty}.`],
  ])('%s', (_how, textOf) => {
    const inTexts = searchIn((written) => ['', textOf(written)]);
    const inTitles = searchIn((written) => [textOf(written), 'Rien de plus à dire.']);
    it.each(queries)('the forms that were asked for come first, for $count: $query', ({ query }) => {
      for (const search of [inTexts, inTitles])
        for (const typed of [query, `${query} `]) expectExactFirst(search, query.split(' '), typed);
    });
  });
});
