/** What is offered while a query is typed. */
import { expect, it } from 'vitest';
import { complete } from './complete.ts';

const vocabularies = {
  tags: ['histoire', 'histoire ancienne', 'droit', 'Été'],
  languages: ['fr', 'en'],
  colourNames: {},
  language: 'en' as const,
};
const options = (typed: string, caret = typed.length): readonly string[] =>
  complete(typed, caret, vocabularies)?.options ?? [];

it.each([
  ['ta', ['tag:']],
  ['guerre -ta', ['tag:']],
  ['(ti', ['title:']],
  ['tag:', ['tag:histoire', 'tag:"histoire ancienne"', 'tag:droit', 'tag:Été']],
  ['tag:hi', ['tag:histoire', 'tag:"histoire ancienne"']],
  ['tag:ete', []],
  ['titr', ['titre:']],
  ['est:', ['est:non-lu', 'est:en-cours', 'est:lu', 'est:marqué']],
  ['dans:t', ['dans:texte', 'dans:titres']],
  ['avec:e', ['avec:étiquette']],
  ['constructor:', []],
  ['étiquette:e', ['étiquette:Été']],
  ['lang:', ['lang:fr', 'lang:en']],
  ['in:t', ['in:text', 'in:titles']],
  ['is:re', ['is:reading', 'is:read']],
  ['has:n', ['has:note']],
  ['couleur:r', ['couleur:rose']],
  ['added:', ['added:today', 'added:yesterday', 'added:this-week', 'added:this-month', 'added:this-year']],
  ['added:>ye', ['added:>yesterday']],
  ['added:<1', ['added:<1d', 'added:<1w', 'added:<1m', 'added:<1y']],
  ['lu:>=12', ['lu:>=12j', 'lu:>=12s', 'lu:>=12m', 'lu:>=12a']],
  [
    'ajouté:<',
    [
      ...["ajouté:<aujourd'hui", 'ajouté:<hier', 'ajouté:<cette-semaine', 'ajouté:<ce-mois'],
      ...['ajouté:<cette-année', 'ajouté:<7j', 'ajouté:<1m', 'ajouté:<1a'],
    ],
  ],
  ['added:<2026', []],
  ['added:20', []],
  ['added:<7d', []],
  ['ajouté:aujourd’', ["ajouté:aujourd'hui"]],
  ['lu:2026-01..h', ['lu:2026-01..hier']],
  ['modifié:ce', ['modifié:cette-semaine', 'modifié:ce-mois', 'modifié:cette-année']],
  ['tag:(', ['histoire', '"histoire ancienne"', 'droit', 'Été']],
  ['guerre -tag:((droit OR hi', ['histoire', '"histoire ancienne"']],
  ['est:(non-lu -m', ['marqué']],
  ['tag:(droit ', []],
  ['title:(ta', ['tag:']],
  ['tag:(droit ti', ['title:']],
  ['tag:(droit) hi', []],
  ['tag: (hi', ['histoire', '"histoire ancienne"']],
  ['étiquette : hi', ['histoire', '"histoire ancienne"']],
  ['is: re', ['reading', 'read']],
  ['-tag : hi', ['histoire', '"histoire ancienne"']],
  ['est : lu', []],
  ['titre : ti', []],
  ['note:is : re', ['read:']],
  [':tag : hi', []],
  ['Ukraine : ti', ['title:']],
  ['t', []],
  ['guerre ', []],
  ['nosuch:x', []],
])('%s', (typed, expected) => expect(options(typed)).toEqual(expected));

it.each([
  ['ti', ['titre:']],
  ['etiq', ['étiquette:']],
  ['au', ['auteur:']],
  ['titl', ['title:']],
  ['is:u', ['is:unread']],
])('%s, to a reader of French', (typed, expected) =>
  expect(complete(typed, typed.length, { ...vocabularies, language: 'fr' })?.options).toEqual(expected),
);

it.each([
  ['colour:', ['colour:Thèse', 'colour:leaf', 'colour:"To check"', 'colour:rose', 'colour:plum']],
  ['couleur:', ['couleur:Thèse', 'couleur:feuille', 'couleur:"To check"', 'couleur:rose', 'couleur:prune']],
  ['color:t', ['color:Thèse', 'color:"To check"']],
  ['colour:s', ['colour:sun', 'colour:sky', 'colour:soleil']],
  ['couleur:s', ['couleur:soleil', 'couleur:sun', 'couleur:sky']],
  ['colour:rose', []],
])('%s, where two colours were given names', (typed, expected) => {
  const colourNames = { sun: 'Thèse', sky: 'To check' };
  expect(complete(typed, typed.length, { ...vocabularies, colourNames })?.options ?? []).toEqual(expected);
});

it('says what it takes the place of, and nothing in the middle of a word', () => {
  expect(complete('guerre -ta', 10, vocabularies)?.span).toEqual({ start: 8, end: 10 });
  expect(options('tag', 2)).toEqual([]);
});
