/** What people type, and what it is read as. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MESSAGES } from '../messages/index.ts';
import type { QueryNode } from './grammar.ts';
import { parseSearch } from './parse.ts';

/** A tree as a line, for reading in a test. */
function said(node: QueryNode | null): string {
  if (!node) return '';
  if (node.kind === 'and' || node.kind === 'or') return `${node.kind}(${node.of.map(said).join(' ')})`;
  if (node.kind === 'not') return `not(${said(node.of)})`;
  const scope = 'scope' in node && node.scope !== null ? `${node.scope}:` : '';
  if (node.kind === 'word') return `${scope}${node.text}${node.isPrefix ? '*' : ''}`;
  if (node.kind === 'phrase')
    return `${scope}[${node.text}${node.near === null ? '' : `~${String(node.near)}`}]`;
  if (node.kind === 'value') return `${node.field}=${node.value}`;
  if (node.kind === 'is') return `is ${node.state}`;
  if (node.kind === 'has') return `has ${node.what}`;
  const day = (time: number | null): string => (time === null ? '' : new Date(time).toDateString().slice(4));
  return `${node.field} ${day(node.from)}..${day(node.until)}`;
}
/** A Saturday, in the night on which clocks are put forward in Europe. */
const NOW = new Date(2026, 2, 28, 23, 30).getTime();
const read = (typed: string): string => said(parseSearch(typed, { now: NOW }).root);
const problems = (typed: string): string[] =>
  parseSearch(typed, { now: NOW }).problems.map(({ code }) => code);

describe('a query', () => {
  it.each([
    ['guerre paix', 'and(guerre paix)'],
    ["l’Ukraine aujourd'hui", "and(l’Ukraine aujourd'hui)"],
    ['États-Unis', 'États-Unis'],
    ['"sécurité collective"', '[sécurité collective]'],
    ['« sécurité collective »', '[ sécurité collective ]'],
    ['“collective security”', '[collective security]'],
    ['"guerre paix"~5', '[guerre paix~5]'],
    ['guerre -paix', 'and(guerre not(paix))'],
    ['-paix', 'not(paix)'],
    ['-"paix froide"', 'not([paix froide])'],
    ['-(guerre OR paix)', 'not(or(guerre paix))'],
    ['guerre OR paix', 'or(guerre paix)'],
    ['guerre OU paix', 'or(guerre paix)'],
    ['guerre or paix', 'and(guerre or paix)'],
    ['guerre NOT paix', 'and(guerre not(paix))'],
    ['guerre SAUF', 'guerre'],
    ['SAUF', 'SAUF'],
    ['guerre SAUF (paix OU traité)', 'and(guerre not(or(paix traité)))'],
    ['NOT titre:paix', 'not(title:paix)'],
    ['guerre not paix', 'and(guerre not paix)'],
    ['guerre NOT', 'guerre'],
    ['"NOT paix"', '[NOT paix]'],
    ['a.*b *tion', 'and(a.*b *tion)'],
    ['a b OR c d', 'or(and(a b) and(c d))'],
    ['(a OR b) c', 'and(or(a b) c)'],
    ['((a))', 'a'],
    ['législ*', 'législ*'],
    ['title:guerre', 'title:guerre'],
    ['titre:"la guerre"', 'title:[la guerre]'],
    ['note:doute*', 'note:doute*'],
    ['in:notes guerre', 'guerre'],
    ['tag:histoire', 'tag=histoire'],
    ['tag:"histoire ancienne"', 'tag=histoire ancienne'],
    ['auteur:Zola', 'author=Zola'],
    ['titre:-guerre paix', 'and(not(title:guerre) paix)'],
    ['-title:-guerre', 'not(not(title:guerre))'],
    ['tag:-sport', 'not(tag=sport)'],
    ['path:-brouillons', 'path=-brouillons'],
    ['title:- guerre', 'and(title:- guerre)'],
    ['lang:fr', 'lang=fr'],
    ['path:2024/', 'path=2024/'],
    ['colour:rose', 'colour=rose'],
    ['couleur:jaune', 'colour=sun'],
    ['is:unread', 'is unread'],
    ['est:lu', 'is read'],
    ['has:note', 'has note'],
    ['added:>2026-01-01', 'added Jan 02 2026..'],
    ['added:>=2026-01-01', 'added Jan 01 2026..'],
    ['added:<2026-02', 'added ..Feb 01 2026'],
    ['added:<=2026-02', 'added ..Mar 01 2026'],
    ['added:2026', 'added Jan 01 2026..Jan 01 2027'],
    ['read:2026-01..2026-03', 'read Jan 01 2026..Apr 01 2026'],
    ['-is:read guerre', 'and(not(is read) guerre)'],
    ['12:30 http://a.b/c', 'and(12:30 http://a.b/c)'],
    ['nosuch:field', 'nosuch:field'],
    ['a - b', 'and(a - b)'],
    ['C++ c#', 'and(C++ c#)'],
    ['constructor:x __proto__:y', 'and(constructor:x __proto__:y)'],
    ['Étiquette:droit', 'tag=droit'],
    ['étiquette:droit'.normalize('NFD'), 'tag=droit'],
    ['est:non-lu', 'is unread'],
    ['»kalter Krieg« Berlin', 'and([kalter Krieg] Berlin)'],
    ['„kalter Krieg“ Berlin', 'and([kalter Krieg] Berlin)'],
    ['«a» «b»', 'and([a] [b])'],
    ['a » b', 'and(a b)'],
    ['title：戦争', 'title:戦争'],
    ['"guerre froide"~1000', '[guerre froide~99]'],
    ['-»kalter Krieg« Berlin', 'and(not([kalter Krieg]) Berlin)'],
    ['mot» dit «autre mot»', 'and(mot dit [autre mot])'],
    ['added:2026-03..2026', 'added Mar 01 2026..Jan 01 2027'],
    ['lang:eng', 'lang=en'],
    ['added:2026..2025', 'added Jan 01 2025..Jan 01 2027'],
    ['added:today', 'added Mar 28 2026..Mar 29 2026'],
    ['ajouté:aujourd’hui', 'added Mar 28 2026..Mar 29 2026'],
    ["ajouté:aujourd'hui", 'added Mar 28 2026..Mar 29 2026'],
    ['lu:hier', 'read Mar 27 2026..Mar 28 2026'],
    ['added:>yesterday', 'added Mar 28 2026..'],
    ['added:>=yesterday', 'added Mar 27 2026..'],
    ['added:<today', 'added ..Mar 28 2026'],
    ['changed:2026-03-01..yesterday', 'changed Mar 01 2026..Mar 28 2026'],
    ['added:this-week', 'added Mar 23 2026..Mar 30 2026'],
    ['added:"This week"', 'added Mar 23 2026..Mar 30 2026'],
    ['modifié:ce-mois', 'changed Mar 01 2026..Apr 01 2026'],
    ['added:<this-month', 'added ..Mar 01 2026'],
    ['ajouté:cette-année', 'added Jan 01 2026..Jan 01 2027'],
    ['added:(today OR yesterday)', 'or(added Mar 28 2026..Mar 29 2026 added Mar 27 2026..Mar 28 2026)'],
    ['added:<7d', 'added Mar 22 2026..'],
    ['added:7d', 'added Mar 22 2026..'],
    ['added:<=7d', 'added Mar 21 2026..'],
    ['added:=7d', 'added Mar 21 2026..Mar 22 2026'],
    ['added:>7d', 'added ..Mar 21 2026'],
    ['ajouté:>=7J', 'added ..Mar 22 2026'],
    ['changed:<2w', 'changed Mar 15 2026..'],
    ['modifié:>2s', 'changed ..Mar 14 2026'],
    ['read:<3m', 'read Dec 29 2025..'],
    ['lu:>1a', 'read ..Mar 28 2025'],
    ['added:>1y', 'added ..Mar 28 2025'],
    ['added:2m..1w', 'added Jan 28 2026..Mar 22 2026'],
    ['added:(<1d OR >1m)', 'or(added Mar 28 2026.. added ..Feb 28 2026)'],
    ['lang:français', 'lang=fr'],
    ['langue:French', 'lang=fr'],
    ['lang:Deutsch', 'lang=de'],
    ['lang:pt-BR', 'lang=pt'],
    ['title:(guerre OR paix)', 'or(title:guerre title:paix)'],
    ['note:(doute "sans fin" esp*)', 'and(note:doute note:[sans fin] note:esp*)'],
    ['-titre:(guerre paix) mer', 'and(not(and(title:guerre title:paix)) mer)'],
    ['title:(guerre -paix) mer', 'and(and(title:guerre not(title:paix)) mer)'],
    ['title:(a (b OR note:(c d) OR e)) f', 'and(and(title:a or(title:b and(note:c note:d) title:e)) f)'],
    ['tag:(droit OU "histoire ancienne" OU hist*)', 'or(tag=droit tag=histoire ancienne tag=hist*)'],
    ['tag:(droit author:Zola)', 'and(tag=droit author=Zola)'],
    ['is:(unread OR new)', 'or(is unread is unread)'],
    ['avec:(note -étiquette)', 'and(has note not(has tag))'],
    ['lang:(français OR en)', 'or(lang=fr lang=en)'],
    ['couleur：(jaune OR rose)', 'or(colour=sun colour=rose)'],
    ['added:(2025 OR >2026)', 'or(added Jan 01 2025..Jan 01 2026 added Jan 01 2027..)'],
    ['title:(a in:notes b)', 'and(title:a title:b)'],
  ])('%s is read as %s', (typed, expected) => {
    expect(read(typed)).toBe(expected);
    expect(problems(typed)).toEqual([]);
  });

  it.each([
    ['"sécurité coll', '[sécurité coll]', 'quote-not-closed'],
    ['(a OR b', 'or(a b)', 'bracket-not-closed'],
    ['a) b', 'and(a b)', 'bracket-not-opened'],
    ['a OR', 'a', 'nothing-to-choose'],
    ['OR a', 'a', 'nothing-to-choose'],
    ['(tag: ) a', 'a', 'value-missing'],
    ['mer titre : OU paix', 'or(mer paix)', 'value-missing'],
    ['tag: -a', 'not(a)', 'value-missing'],
    ['tag: titre:a', 'title:a', 'value-missing'],
    ['(titre :) a', 'a', 'value-missing'],
    ['tag: titre : a', 'title:a', ['value-missing', 'colon-spaced']],
    ['is:blue a', 'a', 'value-unknown'],
    ['in:nowhere a', 'a', 'value-unknown'],
    ['lang:klingonese a', 'a', 'value-unknown'],
    ['lang:xyz a', 'a', 'value-unknown'],
    ['colour:doubt a', 'a', 'value-unknown'],
    ['-couleur:mauve', '', 'value-unknown'],
    ['-in:notes a', 'a', 'value-unknown'],
    ['in:(notes OR titles) a', 'a', 'value-unknown'],
    ['is:(unread OR blue) a', 'and(is unread a)', 'value-unknown'],
    ['added:(2026 -soon)', 'added Jan 01 2026..Jan 01 2027', 'date-unknown'],
    ['title:() a', 'a', 'value-missing'],
    ['title:(a OR b', 'or(title:a title:b)', 'bracket-not-closed'],
    ['added:tomorrow a', 'a', 'date-unknown'],
    ['added:2026..soon', '', 'date-unknown'],
    ['added:2026-02-31', '', 'date-unknown'],
    ['added:<7x', '', 'date-unknown'],
    ['added:<d', '', 'date-unknown'],
    ['gu*re paix*', 'and(gu* paix*)', 'star-inside'],
    ['froid**e*', 'froid*', 'star-inside'],
    ['titre:gu*re', 'title:gu*', 'star-inside'],
  ])('%s is read as best it can be, and said', (typed, expected, problem) => {
    expect(read(typed)).toBe(expected);
    expect(problems(typed)).toEqual([problem].flat());
  });

  it.each([
    ['a Sunday belongs to the week before it', new Date(2026, 2, 29, 12), 'Mar 23 2026..Mar 30 2026'],
    ['a Monday begins one', new Date(2026, 2, 30), 'Mar 30 2026..Apr 06 2026'],
    ['one may begin in the year before', new Date(2027, 0, 1), 'Dec 28 2026..Jan 04 2027'],
  ])('of weeks, %s', (_what, now, expected) =>
    expect(said(parseSearch('added:this-week', { now: now.getTime() }).root)).toBe(`added ${expected}`),
  );

  it.each([
    ['1m', new Date(2026, 2, 31), 'Feb 28 2026'],
    ['1y', new Date(2028, 1, 29), 'Feb 28 2027'],
    ['1m', new Date(2026, 0, 15), 'Dec 15 2025'],
  ])('%s ago is a day that is there', (age, now, expected) =>
    expect(said(parseSearch(`added:>${age}`, { now: now.getTime() }).root)).toBe(`added ..${expected}`),
  );

  it('has no today where nobody tells what day it is', () =>
    expect(parseSearch('added:today added:<7d').problems).toMatchObject([
      { code: 'date-unknown' },
      { code: 'date-unknown' },
    ]));

  it('knows a colour by the name that people gave it', () => {
    const { root, problems: unread } = parseSearch('colour:doubt OR colour:sun', {
      colourNames: { sky: 'Doubt' },
    });
    expect(said(root)).toBe('or(colour=sky colour=sun)');
    expect(unread).toEqual([]);
  });

  it('may leave the last word of a phrase open', () => {
    expect(parseSearch('"guerre fro*"').root).toMatchObject({ text: 'guerre fro', isOpen: true });
    expect(parseSearch('"guerre froide"').root).toMatchObject({ isOpen: false });
    expect(read('"*"')).toBe('');
  });

  it('may ask for the beginning of one of several words near each other', () => {
    expect(parseSearch('"guerre fro*"~5')).toMatchObject({
      root: { text: 'guerre fro', isOpen: true, begun: null, near: 5 },
      problems: [],
    });
    expect(parseSearch('title:"gue* froide"~5')).toMatchObject({
      root: { text: 'gue* froide', isOpen: false, begun: { start: 0, end: 4 } },
      problems: [],
    });
  });

  it.each([
    ['"gue* froide"', ['gue*']],
    ['titre:"la gue* froide"', ['gue*']],
    ['"gue* fro*"~5', ['gue*']],
    ['"la* gue* froide"~5', ['gue*']],
    ['"gue* fro', ['gue*']],
    ['"guerre * froide"', []],
    ['"5 * 3"', []],
  ])('says which star it cannot read: %s', (typed, words) => {
    const said = parseSearch(typed).problems.filter(({ code }) => code === 'star-passed-over');
    expect(said.map(({ start, end }) => typed.slice(start, end))).toEqual(words);
  });

  it('is read however deep its brackets are', () => {
    const deep = `${'('.repeat(100_000)}guerre paix`;
    expect(read(deep)).toBe('and(guerre paix)');
    expect(read(`${'-('.repeat(100_000)}guerre`)).toContain('guerre');
    expect(read(`${'title:('.repeat(100_000)}guerre`)).toBe('title:guerre');
  });

  it('says of brackets that are too deep what is so, and nothing else', () => {
    const nested = (depth: number): string => `${'('.repeat(depth)}a OR b${')'.repeat(depth)} c`;
    expect(problems(nested(50))).toEqual([]);
    expect(problems(nested(51))).toEqual(['bracket-too-deep']);
    expect(problems(nested(53))).toEqual(Array(3).fill('bracket-too-deep'));
    expect(read(nested(53))).toBe('and(or(a b) c)');
    // What is closed again is not missed further on.
    const siblings = `${'('.repeat(50)}(a) (b)${')'.repeat(50)}`;
    expect(problems(siblings)).toEqual(Array(2).fill('bracket-too-deep'));
    expect(problems(`${'('.repeat(51)}a${')'.repeat(50)}`)).toContain('bracket-not-closed');
    expect(problems(`${nested(51)})`)).toEqual(['bracket-too-deep', 'bracket-not-opened']);
  });

  it('says of a bracket behind a field which of its values it could not read, or that it is none', () => {
    const said = (typed: string): string[] =>
      parseSearch(typed).problems.map(({ start, end }) => typed.slice(start, end));
    expect(said('is:(unread blue green) a')).toEqual(['blue', 'green']);
    expect(said('a in:(notes OR (titles)) b')).toEqual(['in:(notes OR (titles))']);
    expect(said('a -tag:(()) b')).toEqual(['tag:(())']);
  });

  it.each(['en', 'fr'] as const)('is as help says it may be, in %s', (language) => {
    for (const { example } of Object.values(MESSAGES[language].query.help.rows)) {
      expect(problems(example), example).toEqual([]);
      expect(parseSearch(example, { now: NOW }).isPlain, example).toBe(false);
    }
  });

  it.each([
    ['titre : guerre', 'title:guerre'],
    ['titre\u00a0: guerre paix', 'and(title:guerre paix)'],
    ['title: guerre', 'title:guerre'],
    ['titre :guerre', 'title:guerre'],
    ['-tag : a', 'not(tag=a)'],
    ['titre : "la guerre"~3', 'title:[la guerre~3]'],
    ['titre : « la guerre » mer', 'and(title:[ la guerre ] mer)'],
    ['title: (a OR b)', 'or(title:a title:b)'],
    ['est : lu paix', 'and(is read paix)'],
    ['ajouté : 2026', 'added Jan 01 2026..Jan 01 2027'],
    ['titre :-a b', 'and(not(title:a) b)'],
    ['langue : fr', 'lang=fr'],
    ['ajouté : <2026', 'added ..Jan 01 2026'],
    ['(auteur : Zola OU b)', 'or(author=Zola b)'],
  ])('%s is read without the spaces at its colon, and that is said', (typed, expected) => {
    expect(read(typed)).toBe(expected);
    expect(problems(typed)).toEqual(['colon-spaced']);
  });

  it.each(['ajouté : hier', 'lu : <7j', 'est : non-lu', 'changed: 2026-03..2026-04'])(
    '%s is read as it is without spaces',
    (typed) => {
      expect(read(typed)).toBe(read(typed.replace(/ ?: /u, ':')));
      expect(problems(typed)).toEqual(['colon-spaced']);
    },
  );

  it.each([
    ['Ukraine : la guerre', 'and(Ukraine : la guerre)'],
    ['Est : l’offensive reprend', 'and(Est : l’offensive reprend)'],
    ['avec : Jean', 'and(avec : Jean)'],
    ['titre:(est : mort)', 'and(title:est title:: title:mort)'],
    ['-est : foo', 'and(not(est) : foo)'],
    ['dans : "la maison"', 'and(dans : [la maison])'],
    ['avec : (roi OU reine)', 'and(avec : or(roi reine))'],
    ['lu : roman', 'and(lu : roman)'],
    ['langue : roman', 'and(langue : roman)'],
    ['titre guerre : paix', 'and(titre guerre : paix)'],
    ['"titre : guerre"', '[titre : guerre]'],
  ])('%s names no field', (typed, expected) => {
    expect(read(typed)).toBe(expected);
    expect(problems(typed)).toEqual([]);
  });

  it.each([
    ['in:notes guerre', 'note'],
    ['dans : notes guerre', 'note'],
    ['guerre dans:titres', 'title'],
    ['in:text guerre', 'text'],
    ['guerre', null],
  ])('%s is looked for in the %s', (typed, scope) => expect(parseSearch(typed).scope).toBe(scope));

  it('is plain when it is words alone', () => {
    for (const typed of ['', 'guerre', 'viendra (il n’est', "l'Ukraine et la paix", 'États-Unis'])
      expect(parseSearch(typed).isPlain).toBe(true);
    for (const typed of ['-a', 'a*', '"a b"', 'a OR b', 'title:a', '(a OR b', 'a is:read'])
      expect(parseSearch(typed).isPlain).toBe(false);
  });

  it('is read whatever is typed, each leaf where it was typed', () => {
    const piece = fc.constantFrom(
      ...'( ) " « » - OR tag: title: title:( is:( in:( is:read added: added:2026 a* ~3 mot : titre dans OU \u00a0'.split(
        ' ',
      ),
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('')),
        (typed) => {
          const walk = (node: QueryNode | null): void => {
            if (!node) return;
            if (node.kind === 'and' || node.kind === 'or') node.of.forEach(walk);
            else if (node.kind === 'not') walk(node.of);
            else {
              expect(node.span.end).toBeGreaterThan(node.span.start);
              expect(node.span.end).toBeLessThanOrEqual(typed.length);
              if (node.kind === 'word' || node.kind === 'phrase')
                expect(typed.slice(node.span.start, node.span.end)).toContain(node.text);
            }
          };
          const { root, problems: said } = parseSearch(typed);
          walk(root);
          for (const { start, end } of said) expect([start >= 0, end <= typed.length]).toEqual([true, true]);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
