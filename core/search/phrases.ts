/** Where the words of a phrase stand together in a folded text. Pure. */
import type { Span } from '../../contract/article.ts';
import type { TextLeaf } from './plan.ts';
import { isUnspaced, UNSPACED_LETTERS } from './unspaced.ts';

export type Phrase = Extract<TextLeaf, { kind: 'phrase' }>;

const LETTER = `[[\\p{L}\\p{N}\\p{M}]--[${UNSPACED_LETTERS}]]`;
const SIGN = '[^\\p{L}\\p{N}\\p{M}]';

const patterns = new WeakMap<Phrase, RegExp>();

/** Matches the phrase in folded text: its words in order, with nothing but signs and spaces between. */
function patternOf(phrase: Phrase): RegExp {
  const known = patterns.get(phrase);
  if (known) return known;
  const [first = '', last = ''] = [phrase.atoms[0], phrase.atoms.at(-1)];
  // Where scripts write no spaces a phrase is any piece of a text.
  const before = isUnspaced(first) ? '' : `(?<!${LETTER})`;
  const after = phrase.isOpen || isUnspaced(last) ? '' : `(?!${LETTER})`;
  const joined = phrase.atoms.reduce((pattern, atom, place) => {
    const isBorder = place > 0 && isUnspaced(atom) !== isUnspaced(phrase.atoms[place - 1] ?? '');
    return `${pattern}${place === 0 ? '' : `${SIGN}${isBorder ? '*' : '+'}`}${atom}`;
  }, '');
  const pattern = new RegExp(`${before}${joined}${after}`, 'gv');
  patterns.set(phrase, pattern);
  return pattern;
}

interface PlacedAtom extends Span {
  /** Which of the phrase's words it is. */
  readonly word: number;
  /** Its number among all words of the text. */
  readonly at: number;
}

/**
 * The places of a phrase: one span each as it stands; for words near one another, one span a word. Near is: all of them,
 * in any order, with at most so many other words between the first and the last.
 */
export function placesOf(phrase: Phrase, folded: string): Span[] {
  if (phrase.near === null)
    return Array.from(folded.matchAll(patternOf(phrase)), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
  const words = [...new Set(phrase.atoms)];
  const placed = placedAtoms(words, folded);
  const width = phrase.atoms.length + phrase.near;
  const near = new Set<PlacedAtom>();
  for (const [index, first] of placed.entries()) {
    const window = placed.slice(index).filter(({ at }) => at - first.at < width);
    if (new Set(window.map(({ word }) => word)).size === words.length)
      for (const atom of window) near.add(atom);
  }
  return [...near].sort((a, b) => a.start - b.start).map(({ start, end }) => ({ start, end }));
}

function placedAtoms(words: readonly string[], folded: string): PlacedAtom[] {
  const placed: PlacedAtom[] = [];
  let at = 0;
  for (const match of folded.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const word = words.indexOf(match[0]);
    if (word >= 0) placed.push({ word, at, start: match.index, end: match.index + match[0].length });
    at++;
  }
  return placed;
}
