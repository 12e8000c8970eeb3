import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carrySpan } from './carry-span.ts';

const TEXT = 'Frogs sleep. Roses grow here. Roses grow there. Toads sleep.';
const spanOf = (words: string, from = 0) => {
  const start = TEXT.indexOf(words, from);
  return { start, end: start + words.length };
};
const carried = (words: string, after: string, from = 0): string | null => {
  const span = carrySpan(TEXT, spanOf(words, from), after);
  return span && `${String(span.start)} ${after.slice(span.start, span.end)}`;
};

describe('What is selected, when another text takes the place of the old one', () => {
  it('stays where it is before what changed, and moves with the text behind it', () => {
    expect(carried('Roses', TEXT.replace('Toads', 'Newts'), 20)).toBe('30 Roses');
    expect(carried('Roses', `Birds wake. ${TEXT}`, 20)).toBe('42 Roses');
  });

  it('is found between two changes by its words, or by those around it', () => {
    const both = TEXT.replace('Frogs', 'Big frogs').replace('Toads', 'Newts');
    expect(carried('grow here', both)).toBe('23 grow here');
    expect(carried('Roses grow', both, 20)).toBe('34 Roses grow');
  });

  it('is let go when its words changed, or when it is not sure which of the same words they are', () => {
    expect(carried('Roses grow here', TEXT.replace('grow here', 'grew here'))).toBeNull();
    expect(carried('Roses', 'Roses, Roses.')).toBeNull();
  });

  it('is never anything but the same words', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 40 });
    fc.assert(
      fc.property(text, text, fc.nat(40), fc.nat(40), (before, after, a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(end <= before.length);
        const span = carrySpan(before, { start, end }, after);
        if (span) expect(after.slice(span.start, span.end)).toBe(before.slice(start, end));
      }),
    );
  });
});
