import { expect, it } from 'vitest';
import { onlyConnects } from './connecting-words.ts';

it.each([
  ['depuis', 'fr', true],
  ['été', 'fr', true],
  ['viendra', 'fr', true],
  ['Permettent', 'fr', true],
  ['viendra', 'en', false],
  ['traité', 'fr', false],
  ['conflits', 'fr', false],
  ['niets', 'nl', true],
  ['niets', 'fr', false],
] as const)('%s in a text in %s only connects: %s', (word, language, connects) => {
  expect(onlyConnects(word, language)).toBe(connects);
});
