/** A text in sentences, and each of them as what it is compared by: its words, folded. Pure. */
import type { Span } from '../../contract/article.ts';
import { isAbbreviation } from './abbreviations.ts';
import { fold } from './fold.ts';
import { isUnspaced } from './unspaced.ts';
import { wordsOf } from './words.ts';

export interface Sentence extends Span {
  /** Folded, without elisions; where a script writes no spaces, its characters. */
  readonly words: readonly string[];
  /** The number of its paragraph: sentences of two paragraphs are never one. */
  readonly paragraph: number;
}

/** Of what is longer only the beginning is compared, in UTF-16 units. */
export const LONGEST_TEXT = 2_000_000;

/**
 * Where a sentence ends: at its signs with what closes after them, unless it goes on in lower case, also behind what opens.
 * A rule of our own, for Intl.Segmenter takes seconds for a megabyte, and both texts only need to be cut alike.
 */
const END =
  /(?<![.!?…؟।॥።])[.!?…؟।॥።]+[)\]»”’"']*(?:\s?»)?(?=\s+(?!\s)(?!»|[«“„‘"'([–—\s]*\p{Ll})\S)|[。！？]+[」』）”]*/gu;

/** The sentences of a paragraph as spans of it, with the white space before them. */
function piecesOf(paragraph: string): Span[] {
  const pieces: Span[] = [];
  let start = 0;
  for (const { 0: sign, index } of paragraph.matchAll(END)) {
    const end = index + sign.length;
    if (isAbbreviation(paragraph, start, end)) continue;
    pieces.push({ start, end });
    start = end;
  }
  return [...pieces, { start, end: paragraph.length }];
}

/** The sentences of a text in order, white space around them left out; what holds no word is none. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  for (const { 0: found, index } of text.slice(0, LONGEST_TEXT).matchAll(/\S[\s\S]*?(?=\n{2,}|$)/gu)) {
    for (const piece of piecesOf(found)) {
      const sentence = readSentence(found, piece);
      if (!sentence) continue;
      const [start, end] = [index + sentence.start, index + sentence.end];
      sentences.push({ start, end, words: sentence.words, paragraph });
    }
    paragraph++;
  }
  return sentences;
}

function readSentence(paragraph: string, { start, end }: Span): Omit<Sentence, 'paragraph'> | null {
  const piece = paragraph.slice(start, end);
  const words = comparableWords(piece);
  const first = start + (piece.length - piece.trimStart().length);
  return words.length === 0 ? null : { words, start: first, end: start + piece.trimEnd().length };
}

const comparableWords = (text: string): string[] =>
  wordsOf(fold(text)).flatMap((word) => (isUnspaced(word.text) ? Array.from(word.text) : [word.text]));
