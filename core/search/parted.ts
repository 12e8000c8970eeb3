/**
 * Words that are also written in parts: acronyms with a point behind each letter, as `U. R. S. S.`, letters beside figures with a
 * hyphen or a space between, as `F-16`, and a thousand or two with a space. Owns which words these are, and where they stand so.
 * Pure.
 */
import type { Span } from '../../contract/article.ts';
import { fold } from './fold.ts';
import { OF_SEVERAL } from './pairs.ts';
import { isStopWord } from './stop-words.ts';
import { isUnspaced, SPACED_LETTER } from './unspaced.ts';
import { wordsOf } from './words.ts';

/** How a word is written in parts. */
export interface Parted {
  /** Folded, at least two. */
  readonly parts: readonly string[];
  readonly by: 'points' | 'hyphen' | 'hyphen or space' | 'space';
}

/** In small letters a word is a word; of two letters, as `IL`, too. */
const ACRONYM = /^\p{Lu}{3,10}$/u;
const BESIDE_FIGURES = /^(?:\p{L}+\d+|\d+\p{L}+)$/u;
/** What says nothing stands beside most figures by chance, as in “il a 16 ans”: only a rare one is looked for behind it. */
const RARE_FIGURES = /\d{3}/u;

/** What may be a year as well; larger numbers are looked for in groups from the start. */
const THOUSANDS = /^(?:1\d|20)\d\d$/u;

/** How a word, as it was typed and folded, is also written in parts; null for nearly all. */
export function partedOf(typed: string, folded: string): Parted | null {
  if (ACRONYM.test(typed)) return { parts: Array.from(folded), by: 'points' };
  if (THOUSANDS.test(folded)) return { parts: [folded.charAt(0), folded.slice(1)], by: 'space' };
  if (!BESIDE_FIGURES.test(folded)) return null;
  const parts = folded.split(/(?<=\d)(?!\d)|(?<!\d)(?=\d)/u).filter((part) => part !== '');
  const saysNothing = parts.some(isStopWord);
  if (saysNothing && !RARE_FIGURES.test(folded)) return null;
  return { parts, by: saysNothing ? 'hyphen' : 'hyphen or space' };
}

/** The letters and the figures of a word that is typed with a hyphen between, as `F-16`; null for any other. */
export function hyphenatedParts(typed: string): readonly string[] | null {
  const folded = fold(typed);
  const [letters, figures, ...more] = wordsOf(folded);
  if (!letters || !figures || more.length > 0) return null;
  const isHyphenated =
    folded.slice(letters.end) === `-${figures.text}` && BESIDE_FIGURES.test(letters.text + figures.text);
  return isHyphenated && !isUnspaced(folded) ? [letters.text, figures.text] : null;
}

/** What may stand between the parts. */
const BETWEEN = { points: ['.'], hyphen: ['-'], space: [' '], 'hyphen or space': ['-', ' '] } as const;

/** What stands by itself as a word with figures does: with a fraction it is another one, and with more thousands another number. */
function besideFigures(source: string, isNumber: boolean): string {
  const [before, behind] = isNumber ? ['|\\d ', '| \\d{3}(?!\\d)'] : ['', ''];
  return `(?<!${SPACED_LETTER}|\\d[.,]${before})(?:${source})(?!${SPACED_LETTER}|[.,]\\d${behind})`;
}

const NOWHERE: readonly never[] = [];

/** False for most texts, which saves looking at what stands around. */
const MAY_HOLD_THOUSANDS = /[12] \d{3}/u;
const SPACED_THOUSANDS = new RegExp(besideFigures('1 \\d{3}|2 0\\d{2}', true), 'gv');

/**
 * The forms of the thousands that a space parts in a folded text: as pairs of figures thousands of texts hold some of them, and
 * each of those would be read.
 */
export const thousandsIn = (folded: string): readonly string[] =>
  MAY_HOLD_THOUSANDS.test(folded)
    ? Array.from(folded.match(SPACED_THOUSANDS) ?? [], (found) => OF_SEVERAL + found.replace(' ', ''))
    : NOWHERE;

/** The form of a word that is written in parts, where the index has one; null where only the texts know. */
export const partedForm = ({ parts, by }: Parted): string | null =>
  by === 'space' ? OF_SEVERAL + parts.join('') : null;

const patterns = new WeakMap<Parted, RegExp>();

function patternOf(parted: Parted): RegExp {
  const known = patterns.get(parted);
  if (known) return known;
  const { parts, by } = parted;
  const between = `[${BETWEEN[by].join('').replace('-', '\\-')}]`;
  const source =
    by === 'points'
      ? // With more letters it is another acronym.
        `(?<!${SPACED_LETTER}(?:\\. ?)?)(?:${parts.join('\\.')}|${parts.join('\\. ')}(?=\\.))(?!\\.?${SPACED_LETTER}|\\. ${SPACED_LETTER}\\.)`
      : besideFigures(parts.join(between), by === 'space');
  const pattern = new RegExp(source, 'gv');
  patterns.set(parted, pattern);
  return pattern;
}

/** False for most texts, which saves reading them letter by letter. */
const mayHold = ({ parts: [first = '', second = ''], by }: Parted, folded: string): boolean =>
  BETWEEN[by].some((sign) => folded.includes(first + sign + (by === 'points' ? '' : second)));

/** Where a word stands in a folded text, written in parts. */
export const partedPlaces = (parted: Parted, folded: string): readonly Span[] =>
  mayHold(parted, folded)
    ? Array.from(folded.matchAll(patternOf(parted)), ({ 0: { length }, index }) => ({
        start: index,
        end: index + length,
      }))
    : NOWHERE;

/** Whether what was found of a word is the word, written in parts. */
export const isInParts = ({ parts }: Parted, found: string): boolean =>
  found.replace(/[-. ]/gu, '') === parts.join('');
