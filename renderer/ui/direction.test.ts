import { expect, it } from 'vitest';
import { directionOf } from './direction.ts';

it.each([
  ['Le pain', 'ltr'],
  ['قصة البحر', 'rtl'],
  ['1948 — «הים»', 'rtl'],
  ['2026, the قصة', 'ltr'],
  ['東京', 'ltr'],
  ['12 %', 'ltr'],
  ['', 'ltr'],
])('“%s” is written %s', (text, direction) => {
  expect(directionOf(text)).toBe(direction);
});
