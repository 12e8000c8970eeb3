import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldWithMap, originalSpan } from './fold.ts';
import { mixedText } from './texts.testing.ts';

const marked = (text: string, needle: string): string => {
  const folded = foldWithMap(text);
  const at = folded.text.indexOf(needle);
  const { start, end } = originalSpan(folded, at, at + needle.length);
  return text.slice(start, end);
};

describe('folding', () => {
  it.each([
    ['L’ÉCOLE', "l'ecole"],
    ['Le cœur de l‘œuvre', "le coeur de l'oeuvre"],
    ['Ægir et la Straße', 'aegir et la strasse'],
    ['e\u0301te\u0301', 'ete'],
    ['Đường, Łódź, Øresund, ǿ, Ħal, ırmak, Þór', 'duong, lodz, oresund, o, hal, irmak, thor'],
    ['1\u00a0000\u202fkm', '1 000 km'],
    ['peut‑être — non', 'peut-etre - non'],
    ['co\u00adopé\u00adra\u00adtion', 'cooperation'],
    ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['İstanbul ﬁn ½', 'istanbul fin 1⁄2'],
    ['ガラス ｶﾞﾗｽ', 'ガラス ガラス'.normalize('NFD')],
    ['هٰذِهِ كتـــاب مدرسةٌ', 'هذه كتاب مدرسه'],
    ['سنة ١٩٩٠، ปี ๒๕๖๙', 'سنه 1990، ปี 2569'],
    ['Ёлка й', 'елка и'],
    ['Πού; Ώρα', 'που; ωρα'],
    ['ligne\r\n\tsuivante', 'ligne suivante'],
    ['', ''],
  ])('reads %j as %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('reads the UTF-8 of a text as the text', () => {
    const texts = fc.oneof(mixedText, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(texts, (text) => {
        expect(fold(Buffer.from(text))).toBe(fold(text));
      }),
    );
  });

  it('gives back whole characters of the original', () => {
    expect(marked('sœur', 'o')).toBe('œ');
    expect(marked('cafe\u0301 noir', 'cafe')).toBe('cafe\u0301');
    expect(marked('une 🌱 pousse', '\udf31')).toBe('🌱');
    expect(marked('la ﬁn', 'i')).toBe('ﬁ');
    expect(marked('mille \u00a0\n francs', 'e f')).toBe('e \u00a0\n f');
  });

  it('folds a piece as it folds the whole, so that a piece of a text stands in the fold of the text', () => {
    fc.assert(
      fc.property(fc.tuple(mixedText, mixedText, mixedText), ([before, piece, after]) => {
        expect(fold(before + piece + after)).toContain(fold(piece).trim());
      }),
    );
  });

  it('folds what is folded to itself', () => {
    fc.assert(
      fc.property(fc.oneof(mixedText, fc.string({ unit: 'binary' })), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it('maps every run of the fold to original characters that fold to it or hold it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (text, a, b) => {
        const folded = foldWithMap(text);
        const start = a % (folded.text.length + 1);
        const end = Math.min(folded.text.length, start + 1 + (b % 8));
        fc.pre(start < end);
        const span = originalSpan(folded, start, end);
        expect(span.start).toBeLessThan(span.end);
        expect(fold(text.slice(span.start, span.end))).toContain(folded.text.slice(start, end));
      }),
    );
  });

  it('folds a million characters of one paragraph without running out of room', () => {
    expect(fold('Œ'.repeat(1_000_000))).toBe('oe'.repeat(1_000_000));
    expect(fold('ﷺ'.repeat(20_000))).toHaveLength(fold('ﷺ').length * 20_000);
  });
});
