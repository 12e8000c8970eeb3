/**
 * Words that are also written in parts: acronyms with a point behind each letter, as `U. R. S. S.`. Owns which words these
 * are, and where they stand so. Pure.
 */
import type { Span } from '../../contract/article.ts';
import { SPACED_LETTER } from './unspaced.ts';

/** How a word is written in parts. */
export interface Parted {
  /** Folded, at least two. */
  readonly parts: readonly string[];
}

/** In small letters a word is a word; of two letters, as `IL`, too. */
const ACRONYM = /^\p{Lu}{3,10}$/u;

/** How a word, as it was typed and folded, is also written in parts; null for nearly all. */
export const partedOf = (typed: string, folded: string): Parted | null =>
  ACRONYM.test(typed) ? { parts: Array.from(folded) } : null;

const patterns = new WeakMap<Parted, RegExp>();

function patternOf(parted: Parted): RegExp {
  const known = patterns.get(parted);
  if (known) return known;
  const { parts } = parted;
  const joined = `(?:${parts.join('\\.')}|${parts.join('\\. ')}(?=\\.))`;
  // With more letters it is another acronym.
  const pattern = new RegExp(`(?<!${SPACED_LETTER}\\.?)${joined}(?!\\.?${SPACED_LETTER})`, 'gv');
  patterns.set(parted, pattern);
  return pattern;
}

/** Where a word stands in a folded text, written in parts. */
export const partedPlaces = (parted: Parted, folded: string): Span[] =>
  Array.from(folded.matchAll(patternOf(parted)), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));

/** Whether what was found of a word is the word, written in parts. */
export const isInParts = ({ parts }: Parted, found: string): boolean =>
  found.replace(/[. ]/gu, '') === parts.join('');
