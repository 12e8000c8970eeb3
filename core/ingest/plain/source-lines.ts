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

/** Roughly how many words; a run of Han or Kana counts two characters a word. */
export function roughWords(text: string): number {
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return text.split(/\s+/u).length + Math.floor(unspaced / 2);
}
