import { describe, expect, it } from 'vitest';
import { MESSAGES } from '../../contract/messages/index.ts';
import { formatsIn } from '../state/formats.ts';
import { factsOf } from './facts.ts';
import { articleOf } from './text-fixtures.ts';

const told = (words: string, names: { author: string | null; publication: string | null }): string[] =>
  factsOf(
    { ...articleOf([{ kind: { kind: 'paragraph' }, words }]), ...names },
    MESSAGES.en.page,
    formatsIn('en'),
  );

describe('what is told of an article above its text', () => {
  it('begins with who wrote it, and what it was published in', () => {
    const facts = told('The tide comes in.', { author: 'Ines Harrow', publication: 'Harbour & Coast' });
    expect(facts.slice(0, 2)).toEqual(['Ines Harrow', 'Harbour & Coast']);
  });

  it('says nothing again that the text begins with, nor what nobody knows', () => {
    const names = { author: 'Ines Harrow', publication: 'Harbour & Coast' };
    const words = 'By Ines Harrow, for Harbour & Coast. The tide comes in.';
    expect(told(words, names)).toEqual(told(words, { author: null, publication: null }));
  });
});
