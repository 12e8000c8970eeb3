/** What a reader is shown of a change; and, for any two texts, that nothing of either is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords, type DiffPart } from './word-diff.ts';

const say = (parts: readonly DiffPart[]): string =>
  parts
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');
const of = (parts: readonly DiffPart[], kind: 'removed' | 'added'): string =>
  parts.map((part) => (part.kind === kind || part.kind === 'same' ? part.text : '')).join('');

describe('the difference of two passages', () => {
  it.each([
    ['the same words', 'Sown in rows.', 'Sown in rows.', 'Sown in rows.'],
    ['a word mended', 'the ledger lay drie', 'the ledger lay dry', 'the ledger lay [-drie-]{+dry+}'],
    ['a word put in', 'on the top shelf', 'on the very top shelf', 'on the {+very +}top shelf'],
    ['a word taken out', 'on the very top shelf', 'on the top shelf', 'on the [-very -]top shelf'],
    [
      'words replaced one after another',
      'two old trees',
      'three young trees',
      '[-two old-]{+three young+} trees',
    ],
    ['an elision', 'l’arbre rouge', 'l’herbe rouge', 'l’[-arbre-]{+herbe+} rouge'],
    ['a script without spaces', '我喜欢读书', '我喜欢看书', '我喜欢[-读-]{+看+}书'],
    ['paragraphs merged', 'One.\n\nTwo.', 'One. Two.', 'One.[-\n\n-]{+ +}Two.'],
    ['nothing before', '', 'new', '{+new+}'],
    ['nothing after', 'old', '', '[-old-]'],
  ])('says %s', (_what, before, after, said) => {
    expect(say(diffWords(before, after))).toBe(said);
  });

  it('tells a sentence put anew as one change, not as crumbs', () => {
    const parts = diffWords(
      'Winter. Unyielding gardeners sow a generous handful. Spring.',
      'Winter. Neighbours distribute a considerable number. Spring.',
    );
    expect(parts.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
  });

  it('never splits a character made of several', () => {
    expect(say(diffWords('a 👩‍🌾 b', 'a 👩 b'))).toBe('a [-👩‍🌾-]{+👩+} b');
    expect(say(diffWords('cafe\u0301', 'cafe'))).toBe('[-cafe\u0301-]{+cafe+}');
  });

  it('finds what stayed in long texts that differ much', () => {
    const before = Array.from({ length: 4_000 }, (_, k) => (k % 3 === 0 ? `stays${k}` : `old${k}`)).join(' ');
    const after = before.replaceAll('old', 'new');
    const same = diffWords(before, after).filter(
      ({ kind, text }) => kind === 'same' && text.includes('stays'),
    );
    expect(same.length).toBeGreaterThan(1_300);
  });
});

describe('for any two texts', () => {
  const word = fc.constantFrom('the', 'rose', 'river', ' ', ' ', '\n', '.', '« ', '書', '👩‍🌾', 'e\u0301');
  const text = fc.oneof(
    fc.array(word, { maxLength: 60 }).map((words) => words.join('')),
    fc.string({ unit: 'binary' }),
  );
  const edited = fc.tuple(text, text, text, text).map(([a, b, c, d]) => [a + b + c, a + d + c] as const);

  it('same and removed parts are the first text, same and added ones the second', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(text, text), edited), ([before, after]) => {
        const parts = diffWords(before, after);
        expect(of(parts, 'removed')).toBe(before);
        expect(of(parts, 'added')).toBe(after);
      }),
      { numRuns: 2_000 },
    );
  });

  it('no part is empty and no two neighbours are of one kind', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(text, text), edited), ([before, after]) => {
        const kinds = diffWords(before, after).map((part) => (expect(part.text).not.toBe(''), part.kind));
        kinds.forEach((kind, index) => expect(kind).not.toBe(kinds[index + 1]));
      }),
      { numRuns: 1_000 },
    );
  });
});
