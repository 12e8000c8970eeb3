/** What a word is, and what falls off it. */
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { atomsOf, wordsOf } from './words.ts';

const words = (text: string): string =>
  wordsOf(fold(text))
    .map((word) => word.text)
    .join('|');

describe('a word of a text', () => {
  it.each([
    ['L’école d’aujourd’hui, qu’on aime', "ecole|aujourd'hui|on|aime"],
    ['J’ai, m’a, t’es, s’il, c’est, n’y', 'ai|a|es|il|est|y'],
    ['Lorsqu’il, puisqu’elle, jusqu’à, quoiqu’on', 'il|elle|a|on'],
    ['Quelqu’un de la presqu’île, entr’ouverte', "quelqu'un|de|la|presqu'ile|entr'ouverte"],
    ['L’ÉTÉ; Lʼété; l‘été; l´été', 'ete|ete|ete|ete'],
    ['Dell’arte, un’altra, nell’acqua, c’è', 'arte|altra|acqua|e'],
    ['Ukraine’s, the lawyers’ and o’clock, don’t', "ukraine|the|lawyers|and|o'clock|don't"],
    ['États-Unis, peut‑être, l’État-major', 'etats|unis|peut|etre|etat|major'],
    ['“d’abord” ‘non’', 'abord|non'],
  ])('%s', (text, expected) => expect(words(text)).toBe(expected));

  it('ends where a script that writes no spaces begins', () => {
    expect(words('2026年AIが')).toBe('2026|年|ai|が'.normalize('NFD'));
    expect(atomsOf(fold('iPhone売場B1'))).toEqual(['iphone', '売場', 'b1']);
  });

  it('keeps the marks that are its letters', () => {
    expect(words('หมี หมา')).toBe('หมี|หมา');
    expect(words('हिन्दी')).toBe('हिन्दी');
  });
});
