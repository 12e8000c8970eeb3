/**
 * Pairs of words that stand side by side nearly everywhere, as `de la`: indexed as one form each, so that a phrase of them
 * is found without reading nearly every text (as common grams in Lucene and Solr are, for fewer words); of figures as `2 000`,
 * which thousands of texts hold apart; and of a common word with another the first letter of that, of which there are few.
 * Owns which pairs these are, and what their forms look like.
 */
import { fold } from './fold.ts';
import { stopWords } from './stop-words.ts';
import { firstLetter, isUnspaced } from './unspaced.ts';
import { atomsOf } from './words.ts';

/** What forms of several atoms begin with, and no other. */
export const OF_SEVERAL = ' ';

/** Folded words of which a pair is made: known beforehand, so that whoever indexes and whoever asks agree. */
const COMMON: ReadonlySet<string> = new Set(
  [...stopWords()].map(fold).filter((word) => atomsOf(word)[0] === word && !isUnspaced(word)),
);

/** What an atom is to pairs: common words make them with one another, and figures with three that stand behind them. */
export const PART = { none: 0, common: 1, figures: 2, three: 3 } as const;
export type Part = (typeof PART)[keyof typeof PART];

const FIGURES = /^\d{1,3}$/u;

export function partOf(atom: string): Part {
  if (COMMON.has(atom)) return PART.common;
  if (!FIGURES.test(atom)) return PART.none;
  return atom.length === 3 ? PART.three : PART.figures;
}

/** Whether an atom and the one behind it are a pair, by what they are to pairs. */
export const arePair = (first: Part, second: Part): boolean =>
  (first === PART.common && second === PART.common) || (first >= PART.figures && second === PART.three);

/** The form of two atoms side by side; null when they are no pair. */
export const pairOf = (first: string, second: string): string | null =>
  arePair(partOf(first), partOf(second)) ? `${OF_SEVERAL}${first} ${second}` : null;

/** What the pairs of a common word with others that begin so begin with. */
export const pairsFrom = (first: string, beginning: string): string => `${OF_SEVERAL}${first} ${beginning}`;

/**
 * The form of a common word and the letter that others begin with behind it, common ones apart, which make pairs of their own;
 * null where it makes none.
 */
export function startPairOf(first: string, next: string): string | null {
  const letter = firstLetter(next);
  return partOf(first) === PART.common && letter !== ''
    ? `${OF_SEVERAL}${OF_SEVERAL}${first} ${letter}`
    : null;
}

/** Whether a form is of several atoms: such forms are asked for by name, and are pieces of nothing. */
export const isOfSeveral = (form: string): boolean => form.startsWith(OF_SEVERAL);

/**
 * Visits the pairs of a text of so many atoms: `pairAt` answers the pair of an atom and the one before it, null when they are
 * none. Of a word that is repeated each is in one pair, as phrases are found.
 */
export function eachPair<Pair>(
  atoms: number,
  pairAt: (place: number) => Pair | null,
  visit: (pair: Pair) => void,
): void {
  let before: Pair | null = null;
  for (let place = 1; place < atoms; place++) {
    const pair: Pair | null = pairAt(place);
    const isOverlap: boolean = pair !== null && pair === before;
    if (pair !== null && !isOverlap) visit(pair);
    before = isOverlap ? null : pair;
  }
}
