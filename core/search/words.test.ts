/** What a word is, and what falls off it. */
import fc from 'fast-check';
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

describe('a text of common scripts', () => {
  /** As the patterns say it, which know every script. */
  const ATOMS = /[\p{L}\p{N}\p{M}]+/gu;
  const WORDS = /[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*/gu;
  const characters = fc.constantFrom(...Array.from("abyz019éß ''-.,()«»“”…ѐяαω٣םҧ\u0301\u200d\u2044€+<😀𝒜क"));

  it('falls into the same words as any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 40 }), (text) => {
        expect(atomsOf(text)).toEqual(text.match(ATOMS) ?? []);
        // Without an elision or a possessive, a word is a run of atoms.
        const plain = text.replaceAll(/[a-z]/gu, 'k').replaceAll(/'(?=s)/gu, '');
        expect(wordsOf(plain).map((word) => word.text)).toEqual(plain.match(WORDS) ?? []);
        for (const word of wordsOf(text)) expect(text.slice(word.start, word.end)).toBe(word.text);
      }),
      { numRuns: 2_000 },
    );
  });
});
