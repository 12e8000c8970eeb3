import { describe, expect, it } from 'vitest';
import type { Article } from '../../contract/article.ts';
import { sentenceBefore, sentenceFrom, wordEdge } from './sentences.ts';

const text = 'Le sel\n\nLa mer monte. Elle redescend ! Et l’on attend.\n\nUne fin.';
const runs = ['Le sel', 'La mer monte. Elle redescend ! Et l’on attend.', 'Une fin.'];
const article = {
  language: 'fr',
  text,
  blocks: runs.map((run) => ({
    kind: 'paragraph' as const,
    start: text.indexOf(run),
    end: text.indexOf(run) + run.length,
    marks: [],
  })),
} as unknown as Article; // only the text, its language and its blocks matter here

const words = (span: { start: number; end: number } | null) => span && text.slice(span.start, span.end);

describe('Selecting by sentences', () => {
  it('takes the sentence at an offset, without the space after it', () => {
    expect(words(sentenceFrom(article, text.indexOf('monte')))).toBe('La mer monte.');
  });

  it('goes on to the next sentence, and over the end of a paragraph', () => {
    expect(words(sentenceFrom(article, text.indexOf(' Elle') + 1))).toBe('Elle redescend !');
    expect(words(sentenceFrom(article, text.indexOf('attend.') + 7))).toBe('Une fin.');
  });

  it('goes back, and stops at the ends of the article', () => {
    expect(words(sentenceBefore(article, text.indexOf('Elle')))).toBe('La mer monte.');
    expect(words(sentenceBefore(article, text.indexOf('La mer')))).toBe('Le sel');
    expect(sentenceBefore(article, 0)).toBeNull();
    expect(sentenceFrom(article, text.length)).toBeNull();
  });
});

describe('Moving the edge of a selection by words', () => {
  it('goes to the end of the next word', () => {
    expect(wordEdge(article, text.indexOf(' monte'), 1)).toBe(text.indexOf(' monte') + 6);
  });

  it('goes to the start of the word before', () => {
    expect(wordEdge(article, text.indexOf(' monte'), -1)).toBe(text.indexOf('mer'));
  });
});
