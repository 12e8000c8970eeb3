/** Words that are also written in parts: acronyms in capitals with points, letters beside figures with a hyphen or a space. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { createSearchFunctions } from './functions.ts';
import { partedForm, partedOf, partedPlaces, thousandsIn } from './parted.ts';
import { documentOf, markedIn } from './texts.testing.ts';

function libraryOf(texts: Readonly<Record<string, string>>) {
  const search = createSearchFunctions();
  search.put(Object.entries(texts).map(([id, text]) => documentOf(id, 'Article', [text])));
  const ask = (query: string) => search.find({ query, limit: 20 });
  const found = (query: string) => ask(query).groups.map(({ articleId }) => articleId);
  const marks = (query: string) => ask(query).groups.flatMap(({ hits }) => hits.flatMap(markedIn));
  const why = (articleId: string, query: string) =>
    search.whyMatched({ articleId, query }).map(({ how, written, asked }) => `${written} | ${how} ${asked}`);
  return { search, ask, found, marks, why };
}

describe('an acronym in capitals', () => {
  const { search, found, marks, why } = libraryOf({
    joined: 'Les bateaux partirent alors de l’URSS, un soir de mai, sans que nul ne le sût.',
    pointed: 'L’U.R.S.S. se tait.',
    spaced: 'En U. R. S. S., U. R. S. S. et U. R. S. S., la neige.',
    longer: 'Le B.U.R.S.S. et le U.R.S.S.B. sont autre chose ; U. R. S. S. B. et B. U. R. S. S. aussi.',
    apart: 'U, r. S’il sait, S : u r s s.',
    elided: 'Il n’a s’a rien dit. L’a t’il lu ?',
  });

  it('finds it with points behind its letters, the word itself first', () => {
    expect(found('URSS ')[0]).toBe('joined');
    expect(found('URSS ').sort()).toEqual(['joined', 'pointed', 'spaced']);
    expect(found('neige URSS')).toEqual(['spaced']);
    expect(found('se -URSS')).not.toContain('pointed');
    expect(found('titre:URSS')).toEqual([]);
  });

  it('finds no letters that stand apart, or are elided', () => {
    expect(found('NAS ')).toEqual([]);
    expect(found('LAT ')).toEqual([]);
  });

  it('is no slip of a word, unless it is long', () => {
    const { ask, found: foundIn } = libraryOf({ nil: 'Le Nil déborde, une dose de vaccin, un tracteur.' });
    expect(foundIn('CNIL ')).toEqual([]);
    expect(foundIn('DGSE')).toEqual([]);
    expect(ask('dsoe ').corrections).toEqual([{ typed: 'dsoe', shown: 'dose' }]);
    expect(ask('TRACTUER ').corrections).toEqual([{ typed: 'tractuer', shown: 'tracteur' }]);
  });

  it('is found with points behind its letters also where something is elided before it, and kept out so', () => {
    const { found: foundIn } = libraryOf({ plain: 'L’ONU vote.', points: 'Hier, l’O.N.U. vote.' });
    for (const query of ['O.N.U. ', 'l’O.N.U. ', "L'O.N.U. ", "d'O.N.U."])
      expect(foundIn(query).sort(), query).toEqual(['plain', 'points']);
    expect(foundIn("vote -l'O.N.U.")).toEqual([]);
  });

  it('is a word like any other in small letters, with a star and in quotes', () => {
    for (const query of ['urss ', 'Urss ', 'URSS*', '"URSS"', 'URSS* neige'])
      expect(found(query), query).not.toContain('pointed');
  });

  it('is marked and explained as it is written, and found on the page', () => {
    expect(marks('URSS ').sort()).toEqual(
      ['URSS', 'U.R.S.S', 'U. R. S. S', 'U. R. S. S', 'U. R. S. S'].sort(),
    );
    expect(why('pointed', 'URSS')).toEqual(['U.R.S.S | spelling urss']);
    const { spans } = search.findInArticle({ articleId: 'pointed', query: 'URSS' });
    expect(spans).toEqual([{ start: 2, end: 9 }]);
  });
});

it('a thousand is found as it is parted by a space, and as no part of a larger number', () => {
  const { found, marks } = libraryOf({
    year: 'En 1914, la guerre.',
    joined: 'Il y a 1000 bateaux.',
    parted: 'Près de 1\u00a0000 bateaux, et 1 914 barques.',
    larger: 'Il en est 1 000 000, 21 000 ou 1 000,5.',
  });
  expect(found('1000 ').sort()).toEqual(['joined', 'parted']);
  expect(marks('1000 ').sort()).toEqual(['1000', '1\u00a0000']);
  expect(found('1914 ')[0]).toBe('year');
});

it('the thousands that the index holds are those that stand in the text', () => {
  const pieces = fc.constantFrom(
    ...'1 2 0 00 000 914 1914 2000 99 999 a é . , - ( 1\u202f000'.split(' '),
    ' ',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
      const folded = fold(parts.join(''));
      const expected = Array.from({ length: 1_100 }, (_, i) => String(1_000 + i)).flatMap((typed) => {
        const parted = partedOf(typed, typed);
        return parted ? partedPlaces(parted, folded).map(() => partedForm(parted)) : [];
      });
      expect([...thousandsIn(folded)].sort(), folded).toEqual(expected.sort());
    }),
    { numRuns: 400 },
  );
});

describe('letters beside figures', () => {
  const { search, found, marks, why } = libraryOf({
    joined: 'Deux F16 passent.',
    hyphen: 'Deux F-16 passent.',
    spaced: 'Un F 16 passe, et puis encore un autre, plus haut et plus lent que lui.',
    fraction: 'Il pèse F 16,5 ou 2,16 F ; F-16.5.',
    other: 'Le F 160 et le CF-16 passent.',
    plane: 'Un A-320 décolle.',
    passengers: 'Il y a 320 passagers, et il a 16 ans.',
    far: 'Il fait 2,10 km, puis 10 km.',
  });

  it('find them with a hyphen or a space between, as they are first', () => {
    expect(found('F16 ')[0]).toBe('joined');
    expect(found('f16 ').sort()).toEqual(['hyphen', 'joined', 'spaced']);
    expect(found('10km ')).toEqual(['far']);
    expect(marks('10km ')).toEqual(['10 km']);
    expect(why('hyphen', 'F16')).toEqual(['F-16 | spelling f16']);
  });

  it('are found as one word where they are typed with a hyphen', () => {
    expect(found('F-16 ').sort()).toEqual(['fraction', 'hyphen', 'joined', 'spaced']);
    expect(found('f‑1').sort()).toEqual(['fraction', 'hyphen', 'joined', 'other', 'spaced']);
    expect(found('Deux F-16').sort()).toEqual(['hyphen', 'joined']);
    expect(found('passent -F-16 ')).toEqual(['other']);
    expect(found('titre:F-16')).toEqual([]);
    expect(why('joined', 'F-16')).toEqual(['F16 | spelling F-16']);
    expect(why('hyphen', 'F-16')).toEqual(['F-16 | as-typed F-16']);
    const { spans } = search.findInArticle({ articleId: 'joined', query: 'F-16' });
    expect(spans).toContainEqual({ start: 5, end: 8 });
  });

  it('of which one says nothing are looked for together alone', () => {
    expect(found('A-320 ')).toEqual(['plane']);
    expect(found('A-321 ')).toEqual([]);
    const tanks = libraryOf({
      tank: 'Des chars T-72 brûlent.',
      one: 'Un T72.',
      other: 'Il en a, t-il dit, 72 ; il a t 72.',
    });
    expect(tanks.found('T-72 ').sort()).toEqual(['one', 'tank']);
    expect(tanks.marks('T-72 ').sort()).toEqual(['T-72', 'T72']);
  });

  it('find what says nothing beside a number only with a hyphen', () => {
    expect(found('A320 ')).toEqual(['plane']);
    expect(found('A16 ')).toEqual([]);
  });
});
