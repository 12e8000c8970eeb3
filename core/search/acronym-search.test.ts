/** An acronym finds what it stands for, and the reverse, where a text of the library says so. */
import { describe, expect, it } from 'vitest';
import { createSearchFunctions } from './functions.ts';
import { documentOf, markedIn } from './texts.testing.ts';

const ALLIES = 'L’Organisation du traité de sécurité collective se tait.';
const SILENT = 'L’OTSC, menée par les Russes, reste silencieuse.';
const DEFINING = 'L’Organisation du traité de sécurité collective (OTSC) date de 1992.';
const ELSEWHERE = 'La sécurité d’une organisation tient à un traité.';

function libraryOf(texts: Readonly<Record<string, string>>) {
  const search = createSearchFunctions();
  search.put(Object.entries(texts).map(([id, text]) => ({ ...documentOf(id, '', [text]), language: 'fr' })));
  const ask = (query: string) => search.find({ query, limit: 9 });
  const found = (query: string) =>
    ask(query)
      .groups.map(({ articleId }) => articleId)
      .sort()
      .join(' ');
  return { search, ask, found };
}

describe('an acronym that a text defines', () => {
  const { ask, found } = libraryOf({
    allies: ALLIES,
    silent: SILENT,
    defining: DEFINING,
    elsewhere: ELSEWHERE,
  });

  it('finds what it stands for, and says so', () => {
    expect(found('OTSC')).toBe('allies defining silent');
    expect(found('otsc')).toBe('allies defining silent');
    expect(ask('OTSC').also).toEqual([
      { typed: 'OTSC', shown: 'Organisation du traité de sécurité collective' },
    ]);
  });

  it('is found by what it stands for', () => {
    const query = 'organisation du traité de securite collective';
    expect(found(query)).toBe('allies defining silent');
    expect(ask(query).also).toEqual([{ typed: query, shown: 'OTSC' }]);
  });

  it('goes together with other words, each way', () => {
    expect(found('OTSC 1992')).toBe('defining');
    expect(found('silencieuse Organisation du traité de sécurité collective')).toBe('silent');
    expect(found('OTSC -silencieuse')).toBe('allies defining');
  });

  it('may be lacking where a word may, also beside a filter', () => {
    const { found: foundIn } = libraryOf({ defining: DEFINING, winter: 'Un hiver, une neige.' });
    for (const query of [
      'OTSC hiver printemps',
      'OTSC hiver printemps -absent',
      'silence hiver printemps -absent',
    ])
      expect(foundIn(query), query).toContain('winter');
  });

  it('is known behind an elided word, and with a possessive', () => {
    for (const query of ['l’OTSC', "d'OTSC", 'de l’OTSC', 'OTSC’s'])
      expect(found(query), query).toBe(found('OTSC'));
    expect(ask('l’OTSC').also).toEqual([
      { typed: 'l’OTSC', shown: 'Organisation du traité de sécurité collective' },
    ]);
  });

  it('gives way to what was typed, where there is no room for both', () => {
    const words = Array.from({ length: 29 }, (_, i) => `mot${'a'.repeat(i + 1)}`).join(' ');
    expect(ask(`OTSC ${words}`)).toMatchObject({ also: [], problems: [] });
    // Without two of them there is room for what it stands for, and for its letters.
    expect(ask(`OTSC ${words.split(' ').slice(2).join(' ')}`).also).toHaveLength(1);
  });

  it('is said once, however often it is typed', () => {
    expect(ask('otsc silence OR otsc traité').also).toHaveLength(1);
    expect(ask('otsc otsc').also).toHaveLength(1);
  });

  it('marks both', () => {
    const marks = ask('OTSC').groups.flatMap(({ hits }) => hits.flatMap(markedIn));
    expect(new Set(marks)).toEqual(new Set(['OTSC', 'Organisation du traité de sécurité collective']));
  });

  it('stands alone in quotes and where it is excluded', () => {
    expect(found('"OTSC"')).toBe('defining silent');
    expect(found('organisation -OTSC')).toBe('allies elsewhere');
    expect(ask('"OTSC"').also).toEqual([]);
  });
});

it('means nothing where no text defines it, and nothing any more when that text goes', () => {
  expect(libraryOf({ allies: ALLIES, silent: SILENT }).found('OTSC')).toBe('silent');
  const { search, found, ask } = libraryOf({ allies: ALLIES, silent: SILENT, defining: DEFINING });
  expect(found('OTSC')).toBe('allies defining silent');
  search.put([documentOf('defining', '', ['L’organisation date de 1992.'])]);
  expect(found('OTSC')).toBe('silent');
  expect(ask('OTSC').also).toEqual([]);
});

describe('an acronym that is written with points', () => {
  const texts = {
    pointed: 'L’O.T.S.C. se tait.',
    plain: 'L’OTSC reste silencieuse.',
    letters: 'Un plan C, puis un plan S, un plan T et un plan O.',
    us: 'Tell us of the winter.',
    states: 'The U.S. army left.',
  };
  const { search, found, ask } = libraryOf(texts);

  it('is the acronym, and not its letters one by one', () => {
    for (const query of ['O.T.S.C.', 'O.T.S.C', 'o.t.s.c.', '"O.T.S.C." OR OTSC'])
      expect(found(query), query).toBe('plain pointed');
    expect(found('O.T.S.C. silencieuse')).toBe('plain');
    expect(found('plan -O.T.S.C.')).toBe('letters');
    expect(ask('O.T.S.C.')).toMatchObject({ corrections: [], relaxed: false });
    expect(search.whyMatched({ articleId: 'plain', query: 'O.T.S.C.' })).toMatchObject([
      { how: 'spelling', written: 'OTSC', asked: 'O.T.S.C.' },
    ]);
  });

  it('is no other word that has the same letters', () => expect(found('U.S.')).toBe('states'));

  it('is found without them where a text says what it stands for, and finds that', () => {
    const { found: foundIn } = libraryOf({ ...texts, allies: ALLIES, defining: DEFINING });
    expect(foundIn('OTSC')).toBe('allies defining plain pointed');
    expect(foundIn('O.T.S.C.')).toBe('allies defining plain pointed');
    const other = libraryOf({ ...texts, defining: DEFINING.replace('OTSC', 'O.T.S.C.') });
    expect(other.found('OTSC')).toBe('defining plain pointed');
    expect(other.found('organisation du traité de sécurité collective')).toBe('defining plain pointed');
  });

  it('is found in the article as it is in the library', () => {
    const at = (articleId: 'plain' | 'pointed') =>
      search
        .findInArticle({ articleId, query: 'O.T.S.C.' })
        .spans.map(({ start, end }) => texts[articleId].slice(start, end));
    expect([at('plain'), at('pointed')]).toEqual([['OTSC'], ['O.T.S.C']]);
  });
});

describe('an acronym that is also a little word', () => {
  const { ask, found } = libraryOf({
    defining: 'The World Health Organization (WHO) was founded in 1948.',
    spelled: 'The World Health Organization fought smallpox.',
    literal: 'The WHO sent doctors to Guinea.',
    none: 'Doctors come and go.',
  });

  it('is found as it is written, too', () => {
    expect(found('WHO')).toBe('defining literal spelled');
    expect(ask('WHO doctors').groups[0]?.articleId).toBe('literal');
    const hits = ask('WHO').groups.flatMap((group) => group.hits);
    expect(hits.flatMap(markedIn).filter((marked) => marked === 'WHO')).toHaveLength(2);
  });

  it('is not found, nor said to be, by what it stands for: other texts say the word', () => {
    expect(found('World Health Organization')).toBe('defining spelled');
    expect(ask('World Health Organization').also).toEqual([]);
  });
});
