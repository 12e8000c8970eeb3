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

/** The forms of pairs that were met, by their words: made once, so that the index knows them again at a glance. */
const forms = new Map<string, Map<string, string>>([...COMMON].map((first) => [first, new Map()]));

/** The form of two atoms side by side; null when they are no pair. */
export function pairOf(first: string, second: string): string | null {
  const own = forms.get(first);
  if (!own || !COMMON.has(second)) return null;
  const known = own.get(second) ?? `${MARK}${first} ${second}`;
  own.set(second, known);
  return known;
}

export const isPair = (form: string): boolean => form.startsWith(MARK);

/** The pairs of a text by its atoms in order. Of a word that is repeated each is in one pair, as phrases are found. */
export function pairsOf(atoms: readonly string[]): string[] {
  const pairs: string[] = [];
  let wasCommon = false;
  let before: string | null = null;
  for (let i = 0; i < atoms.length; i++) {
    const isCommon = COMMON.has(atoms[i] ?? '');
    const pair: string | null = wasCommon && isCommon ? pairOf(atoms[i - 1] ?? '', atoms[i] ?? '') : null;
    const isOverlap: boolean = pair !== null && pair === before;
    if (pair !== null && !isOverlap) pairs.push(pair);
    before = isOverlap ? null : pair;
    wasCommon = isCommon;
  }
  return pairs;
}
