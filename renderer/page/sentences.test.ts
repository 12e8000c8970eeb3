import { describe, expect, it } from 'vitest';
import type { Article } from '../../contract/article.ts';
import { unitBefore, unitFrom, wordEdge } from './sentences.ts';

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
    expect(words(unitFrom(article, 'sentence', text.indexOf('monte')))).toBe('La mer monte.');
  });

  it('goes on to the next sentence, and over the end of a paragraph', () => {
    expect(words(unitFrom(article, 'sentence', text.indexOf(' Elle') + 1))).toBe('Elle redescend !');
    expect(words(unitFrom(article, 'sentence', text.indexOf('attend.') + 7))).toBe('Une fin.');
  });

  it('goes back, and stops at the ends of the article', () => {
    expect(words(unitBefore(article, 'sentence', text.indexOf('Elle')))).toBe('La mer monte.');
    expect(words(unitBefore(article, 'sentence', text.indexOf('La mer')))).toBe('Le sel');
    expect(unitBefore(article, 'sentence', 0)).toBeNull();
    expect(unitFrom(article, 'sentence', text.length)).toBeNull();
  });
});

describe('The end of a sentence', () => {
  const sentencesIn = (written: string, language: string): (string | null)[] => {
    const only = {
      ...article,
      ...{ language, text: written, blocks: [{ ...article.blocks[0], start: 0, end: written.length }] },
    } as Article;
    const found: (string | null)[] = [];
    for (let span = unitFrom(only, 'sentence', 0); span; span = unitFrom(only, 'sentence', span.end))
      found.push(written.slice(span.start, span.end));
    return found;
  };

  it.each([
    ['fr', ['Hier, M. Martin et Mme Roy ont parlé.', 'MM. Petit et Dr. Blanc les ont suivis.']],
    ['fr', ['Le roman de J. Verne, cf. Michel Strogoff, finit bien.', 'On le relit.']],
    ['en', ['Mr. Smith met Dr. Jones on St. James Street.', 'They spoke.']],
    ['fr', ['Que dit l’OTAN.', 'Rien.']],
    [
      'fr',
      ['Il dit : « La pente du fond. »', 'Cette phrase suit.', '« À l’école ! »', 'Et puis (rien.)', 'Fin.'],
    ],
    ['fr', ['« Le sable\u00a0? »', 'Oui.', '«\u202fLa mer.\u202f»', 'Non.']],
    ['en', ['He said, “It is late.”', '“Is it?”', 'She left.', '"Go!"', 'They went.']],
    ['de', ['»Guten Tag.«', '»Guten Abend.«', 'Er ging.']],
  ])(
    'in %s is no title, initial or short form, and takes in what closes behind it: %j',
    (language, sentences) => {
      expect(sentencesIn(sentences.join(' '), language)).toEqual(sentences);
    },
  );
});

describe('Selecting by paragraphs', () => {
  it('takes the whole paragraph at an offset, and goes on to the next', () => {
    expect(words(unitFrom(article, 'paragraph', text.indexOf('Elle')))).toBe(runs[1]);
    expect(words(unitFrom(article, 'paragraph', text.indexOf('attend.') + 8))).toBe('Une fin.');
  });

  it('goes back to the one before, and stops at the beginning', () => {
    expect(words(unitBefore(article, 'paragraph', text.indexOf('La mer')))).toBe('Le sel');
    expect(unitBefore(article, 'paragraph', 0)).toBeNull();
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
