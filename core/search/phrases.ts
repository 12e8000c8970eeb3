/** Where the words of a phrase stand together in a folded text. Pure. */
import type { Span } from '../../contract/article.ts';
import { fold, foldedUnits, type Written } from './fold.ts';
import { nearPlaces } from './near.ts';
import { timesInBytes } from './phrase-in-bytes.ts';
import type { TextLeaf } from './asked.ts';
import { isUnspaced, SPACED_LETTER } from './unspaced.ts';
import { kindAt, KIND } from './words.ts';

export type Phrase = Extract<TextLeaf, { kind: 'phrase' }>;

const SIGN = '[^\\p{L}\\p{N}\\p{M}]';

const patterns = new WeakMap<Phrase, RegExp>();

/** Matches the phrase in folded text: its words in order, with nothing but signs and spaces between. */
function patternOf(phrase: Phrase): RegExp {
  const known = patterns.get(phrase);
  if (known) return known;
  const [first = '', last = ''] = [phrase.atoms[0], phrase.atoms.at(-1)];
  // Where scripts write no spaces a phrase is any piece of a text.
  const before = isUnspaced(first) ? '' : `(?<!${SPACED_LETTER})`;
  const after = phrase.isOpen || isUnspaced(last) ? '' : `(?!${SPACED_LETTER})`;
  const joined = phrase.atoms.reduce((pattern, atom, place) => {
    const isBorder = place > 0 && isUnspaced(atom) !== isUnspaced(phrase.atoms[place - 1] ?? '');
    return `${pattern}${place === 0 ? '' : `${SIGN}${isBorder ? '*' : '+'}`}${atom}`;
  }, '');
  const pattern = new RegExp(`${before}${joined}${after}`, 'gv');
  patterns.set(phrase, pattern);
  return pattern;
}

/** The places of a phrase: one span each as it stands; for words near one another, one span a word. */
export const placesOf = (phrase: Phrase, folded: string): Span[] =>
  phrase.near === null
    ? Array.from(folded.matchAll(patternOf(phrase)), (match) => ({
        start: match.index,
        end: match.index + match[0].length,
      }))
    : nearPlaces(phrase.atoms, phrase.near, folded, phrase.isOpen);

/** How many places a phrase has in a text, as `placesOf` finds them in its folded form. */
export function timesIn(phrase: Phrase, text: Written): number {
  const isPlain = phrase.near === null && !phrase.atoms.some(isUnspaced);
  const plainly = (): number | null =>
    typeof text === 'string' ? timesAmong(foldedUnits(text), phrase) : timesInBytes(phrase, text);
  const times = isPlain ? plainly() : null;
  return times ?? placesOf(phrase, fold(text)).length;
}

/**
 * The same among folded units, null when only the patterns can tell: thousands of texts are asked that hold all words of a
 * phrase, and neither is a text made of the units nor a pattern tried.
 */
function timesAmong(units: Uint16Array, phrase: Phrase): number | null {
  const first = phrase.atoms[0]?.charCodeAt(0);
  let times = 0;
  for (let at = 0; at < units.length; at++) {
    if (units[at] !== first) continue;
    const before = at === 0 ? KIND.nothing : kindAt(units[at - 1] ?? 0);
    if (before === KIND.letter) continue;
    const end = before === KIND.unknown ? null : endOf(phrase, units, at);
    if (end === null) return null;
    if (end < 0) continue;
    times++;
    at = end - 1;
  }
  return times;
}

/** Where the phrase ends that begins at a place among folded units; -1 when none does, null when only the patterns can tell. */
function endOf({ atoms, isOpen }: Phrase, units: Uint16Array, start: number): number | null {
  let at = start;
  for (let word = 0; word < atoms.length; word++) {
    const atom = atoms[word] ?? '';
    for (let i = 0; i < atom.length; i++) if (units[at++] !== atom.charCodeAt(i)) return -1;
    const isLast = word === atoms.length - 1;
    if (isLast && isOpen) return at;
    let kind = at < units.length ? kindAt(units[at] ?? 0) : KIND.nothing;
    if (kind === KIND.letter) return -1;
    while (!isLast && at < units.length && kind !== KIND.letter && kind !== KIND.unknown)
      kind = kindAt(units[++at] ?? 0);
    if (kind === KIND.unknown) return null;
  }
  return at;
}
