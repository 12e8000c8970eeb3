/** Counts the words of a text, in scripts with and without spaces. */

import { isCommon, KIND, kindOfUnit, UNSPACED_SCRIPTS } from './letters.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;
/** What holds a word together, besides marks. */
const JOINING: ReadonlySet<number> = new Set(Array.from("'’-", (sign) => sign.charCodeAt(0)));
const UNSPACED = new RegExp(`[${UNSPACED_SCRIPTS}]`, 'u');
const SAMPLE = 100_000;

const count = (pattern: RegExp, text: string): number => {
  let found = 0;
  pattern.lastIndex = 0;
  while (pattern.exec(text)) found++;
  return found;
};

/** Counts as the pattern does, in a text of common scripts. */
function countCommon(text: string): number {
  let words = 0;
  let isInside = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const kind = kindOfUnit(unit);
    if (kind === KIND.letter) {
      if (!isInside) words++;
      isInside = true;
    } else if (kind !== KIND.mark && !JOINING.has(unit)) isInside = false;
  }
  return words;
}

/** Only made when needed: its dictionaries take a while to load. */
let segmenter: Intl.Segmenter | null = null;

function countSegments(text: string): number {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  let words = 0;
  for (const segment of segmenter.segment(text)) if (segment.isWordLike) words++;
  return words;
}

/** Words of a text; of a very long one without spaces between words, an estimate from its beginning. */
export function countWords(text: string): number {
  if (isCommon(text)) return countCommon(text);
  if (!UNSPACED.test(text.slice(0, SAMPLE))) return count(WORD, text);
  const sample = text.slice(0, SAMPLE);
  return Math.round((countSegments(sample) * text.length) / sample.length);
}
