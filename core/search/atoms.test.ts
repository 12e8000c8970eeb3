/** The atoms of texts that are read one after another, against cutting each out of its fold. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AtomReader, SURFACE } from './atoms.ts';
import { fold, foldWithMap } from './fold.ts';
import { atomsOf } from './words.ts';

/** Whose folds are longer, shorter, none, or words by themselves; accents that stand alone; scripts without spaces. */
const DIFFICULT =
  "a é e\u0301 œ Œ ß ﬁ ½ ㎞ ² ﷺ \u00AD \u0301 ’ ' - … 42 ٤ Σ ς ไ ท 東 が か\u3099 İ ı 𝒜 😀 . ".split(' ');
const texts = fc
  .array(fc.oneof(fc.constantFrom(...DIFFICULT, ' '), fc.string({ unit: 'grapheme', maxLength: 3 })), {
    maxLength: 16,
  })
  .map((parts) => parts.join(''));

it('are those of the fold, and of one surface form there is one fold and one number', () => {
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 8 }), (list) => {
      const reader = new AtomReader();
      const folds = new Map<number, string>();
      const numbers = new Map<string, number>();
      for (const text of list) {
        const folded = foldWithMap(text);
        const { starts, ends, surfaces } = reader.read(text, folded);
        const atoms = starts.map((start, i) => folded.text.slice(start, ends[i]));
        expect(atoms).toEqual(atomsOf(folded.text));
        for (const [i, surface] of surfaces.entries()) {
          if (surface < 0) continue;
          const atom = atoms[i] ?? '';
          expect(folds.get(surface) ?? atom).toBe(atom);
          folds.set(surface, atom);
          const written = text.slice(
            folded.starts ? folded.starts[starts[i] ?? 0] : starts[i],
            folded.starts ? folded.starts[ends[i] ?? 0] : ends[i],
          );
          expect(fold(written)).toBe(atom);
          expect(numbers.get(written) ?? surface).toBe(surface);
          numbers.set(written, surface);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

it('have no surface form where a character gives several, nor where no spaces are written', () => {
  const read = (text: string): readonly number[] => [
    ...new AtomReader().read(text, foldWithMap(text)).surfaces,
  ];
  expect(read('½ an')).toEqual([SURFACE.none, SURFACE.none, 0]);
  expect(read('東京 5 ﬁn Été été')).toEqual([SURFACE.run, 0, 1, 2, 3]);
});
