import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markedPieces } from './marked-pieces.ts';

const span = fc.record({ start: fc.nat(60), end: fc.nat(60) });

it('cuts a sentence at its matched words', () => {
  expect(markedPieces('La Biélorussie se tait.', [{ start: 3, end: 14 }])).toEqual([
    { text: 'La ', isMarked: false },
    { text: 'Biélorussie', isMarked: true },
    { text: ' se tait.', isMarked: false },
  ]);
});

it('leaves a text without matches whole', () => {
  expect(markedPieces('Nobody drew a scale.', [])).toEqual([
    { text: 'Nobody drew a scale.', isMarked: false },
  ]);
});

it('never loses, repeats or adds a letter, whatever the spans', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(span, { maxLength: 6 }), (text, spans) => {
      const pieces = markedPieces(text, spans);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      expect(pieces.every((piece) => piece.text !== '')).toBe(true);
    }),
  );
});

it('marks exactly the letters that a span covers', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 50 }),
      fc.array(span, { maxLength: 6 }),
      (text, spans) => {
        const marked = markedPieces(text, spans).flatMap(({ text: piece, isMarked }) =>
          Array.from({ length: piece.length }, () => isMarked),
        );
        const covered = Array.from({ length: text.length }, (_, at) =>
          spans.some(({ start, end }) => start <= at && at < end),
        );
        expect(marked).toEqual(covered);
      },
    ),
  );
});
