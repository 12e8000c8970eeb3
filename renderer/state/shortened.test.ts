import { expect, it } from 'vitest';
import { shortened } from './shortened.ts';

it('leaves short words as they are, on one line', () => {
  expect(shortened(' La mer\n\nmonte. ', 40)).toBe('La mer monte.');
});

it('keeps the beginning and the end of long ones, cut between words', () => {
  const text = 'La marée monte lentement sur la grève puis elle redescend vers le large en silence.';
  const short = shortened(text, 40);
  expect(short).toBe('La marée monte lentement sur … silence.');
  expect(short.length).toBeLessThanOrEqual(43);
});

it('cuts no character in two', () => {
  expect(shortened('🌊'.repeat(60), 41)).toMatch(/^🌊+ … 🌊+$/u);
});
