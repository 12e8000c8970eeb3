/**
 * Pairs of words that stand side by side nearly everywhere, as `de la`: indexed as one form each, so that a phrase of them
 * is found without reading nearly every text (as common grams in Lucene and Solr are, for fewer words). Owns which pairs
 * these are, and what their forms look like; no other form begins with a space.
 */
import { fold } from './fold.ts';
import { stopWords } from './stop-words.ts';
import { isUnspaced } from './unspaced.ts';
import { atomsOf } from './words.ts';

const MARK = ' ';

/** Folded words of which a pair is made: known beforehand, so that whoever indexes and whoever asks agree. */
const COMMON: ReadonlySet<string> = new Set(
  [...stopWords()].map(fold).filter((word) => atomsOf(word)[0] === word && !isUnspaced(word)),
);

/** The form of two atoms side by side; null when they are no pair. */
export const pairOf = (first: string, second: string): string | null =>
  COMMON.has(first) && COMMON.has(second) ? `${MARK}${first} ${second}` : null;

export const isPair = (form: string): boolean => form.startsWith(MARK);

/** The pairs of a text by its atoms in order. Of a word that is repeated each is in one pair, as phrases are found. */
export function pairsOf(atoms: readonly string[]): string[] {
  const pairs: string[] = [];
  let before: string | null = null;
  for (let i = 1; i < atoms.length; i++) {
    const pair = pairOf(atoms[i - 1] ?? '', atoms[i] ?? '');
    const isOverlap: boolean = pair !== null && pair === before;
    if (pair !== null && !isOverlap) pairs.push(pair);
    before = isOverlap ? null : pair;
  }
  return pairs;
}
