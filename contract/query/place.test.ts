/** Where a query looks is a choice that stands in the query. */
import { expect, it } from 'vitest';
import { inPlace, placeIn } from './place.ts';

it.each([
  ['guerre', null],
  ['in:notes guerre', 'notes'],
  ['guerre dans:titres', 'titles'],
  ['in:text guerre in:notes', 'notes'],
  ['in:nowhere guerre', null],
  ['in:"notes" guerre', 'notes'],
  ['in：notes guerre', 'notes'],
  ['-in:notes guerre', null],
  ['"in:notes" guerre', null],
  ['dans : titres guerre', 'titles'],
  ['dans : la maison', null],
  ['in:(notes in:titles) guerre', null],
  ['in:text in:(notes OR titles) guerre', 'text'],
])('%s looks in %s', (typed, place) => expect(placeIn(typed)).toBe(place));

it.each([
  ['guerre', 'in:notes', 'in:notes guerre'],
  ['in:text guerre paix', 'in:notes', 'in:notes guerre paix'],
  ['guerre dans:texte paix', null, 'guerre paix'],
  ['"guerre et pa', 'in:notes', 'in:notes "guerre et pa'],
  ['in:text in:notes guerre', null, 'guerre'],
  ['-in:notes port', 'in:titles', 'in:titles port'],
  ['in:(notes OR (in:text)) port', 'in:titles', 'in:titles port'],
  ['port -in:(notes', 'in:titles', 'in:titles port '],
  ['in:"notes" port', 'in:titles', 'in:titles port'],
  ['in: "notes" port', 'in:titles', 'in:titles "notes" port'],
  ['dans : notes port', 'in:titles', 'in:titles port'],
  ['dans : la maison', 'in:notes', 'in:notes dans : la maison'],
  ['dans : "la maison" (a OU b)', null, 'dans : "la maison" (a OU b)'],
  ['titre:(dans : guerre)', null, 'titre:(dans : guerre)'],
])('%s with %s is %s', (typed, written, expected) => expect(inPlace(typed, written)).toBe(expected));
