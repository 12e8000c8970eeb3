/** The lines of a plain text, and what can be said of one line alone. */

export interface SourceLine {
  /** Without white space at its ends; empty for a blank line. */
  readonly text: string;
  /** Columns of white space before it; a tab counts as four. */
  readonly indent: number;
}

function readLine(raw: string): SourceLine {
  const text = raw.trim();
  const margin = text === '' ? '' : raw.slice(0, raw.length - raw.trimStart().length);
  return { text, indent: margin.replaceAll('\t', '    ').length };
}

export const readLines = (text: string): SourceLine[] => text.split('\n').map(readLine);

const CLOSING = '[»”"\'’)\\]\\s*_]*';
const FINAL_STOP = new RegExp(`[.!?…。！？؟۔।]${CLOSING}$`, 'u');
const PLAIN_STOP = new RegExp(`(?:[.,;…。，；،؛])${CLOSING}$`, 'u');

/** Ends as a sentence does: full stop, question or exclamation mark, ellipsis. */
export const endsSentence = (text: string): boolean => FINAL_STOP.test(text.slice(-12));

/** Ends with a mark that a heading does not end with: full stop, comma, semicolon, ellipsis. */
export const endsWithStop = (text: string): boolean => PLAIN_STOP.test(text.slice(-12));

export const startsLower = (text: string): boolean => /^[\p{Ll}]/u.test(text);

/** Has at least two capitals in a row and no small letter, as in `LES FAITS` or `1. THE FACTS`. */
export const isAllCaps = (text: string): boolean => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);

export const hasDash = (text: string): boolean => /^(?:[—–―]\s?|-\s)\S/u.test(text);

const UNSPACED = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}，。、！？：；「」『』（）]';
const UNSPACED_FIRST = new RegExp(`^${UNSPACED}`, 'u');
const UNSPACED_LAST = new RegExp(`${UNSPACED}$`, 'u');

/** Begins with a sign of a script that is written without spaces, or of its punctuation. */
export const startsUnspaced = (text: string): boolean => UNSPACED_FIRST.test(text.slice(0, 2));
export const endsUnspaced = (text: string): boolean => UNSPACED_LAST.test(text.slice(-2));

/** Signs of Chinese and Japanese and their punctuation: each is as wide as two letters. */
const isWide = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xff01 && code <= 0xff60);

/** How many columns a text takes where every letter takes one. */
export function columnsOf(text: string): number {
  let columns = text.length;
  for (let at = 0; at < text.length; at++) if (isWide(text.charCodeAt(at))) columns++;
  return columns;
}

/** Roughly how many words; a run of Han or Kana counts two characters a word. */
export function roughWords(text: string): number {
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return text.split(/\s+/u).length + Math.floor(unspaced / 2);
}
