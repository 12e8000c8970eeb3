/** Reading times, short and long, as each language writes them. */
import { expect, it } from 'vitest';
import { en } from './en.ts';
import { fr } from './fr.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

it.each([
  [1, '1 min', '1 min', '1 min left', 'encore 1 min'],
  [59, '59 min', '59 min', '59 min left', 'encore 59 min'],
  [60, '1 h', '1 h', '1 h left', 'encore 1 h'],
  [603, '10 h 3 min', '10 h 03', '10 h 3 min left', 'encore 10 h 03'],
])('%i minutes', (minutes, english, french, left, encore) => {
  expect(plain(en.page.minutes(minutes))).toBe(english);
  expect(plain(fr.page.minutes(minutes))).toBe(french);
  expect(plain(en.page.minutesLeft(minutes))).toBe(left);
  expect(plain(fr.page.minutesLeft(minutes))).toBe(encore);
});
