/** Scripts that write no spaces between words. Owns which they are, and where a language's rules part their words. */
import { fold } from './fold.ts';

/** As the members of a class in a pattern with the flag `v`. */
export const UNSPACED_LETTERS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u30FC\\u3099\\u309A';
const UNSPACED = new RegExp(`[${UNSPACED_LETTERS}]`, 'v');
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** True for a text that holds a letter of such a script. */
export const isUnspaced = (text: string): boolean => UNSPACED.test(text);

/** Offsets at which words of a text may be parted, and what stands between them is a word. */
export const segmentsOf = (text: string): { text: string; start: number; isWord: boolean }[] =>
  Array.from(segmenter.segment(text), ({ segment, index, isWordLike }) => ({
    text: segment,
    start: index,
    isWord: isWordLike ?? false,
  }));

/** Vowels that folding takes apart and the rules know as one: the am of Thai and of Lao. */
const TAKEN_APART: readonly (readonly [string, string])[] = [
  ['\u0E4D\u0E32', '\u0E33'],
  ['\u0ECD\u0EB2', '\u0EB3'],
];

/** Visits where the words of a folded run of such letters stand, in order. The rules know letters as they are written, whole. */
export function eachSegment(run: string, visit: (start: number, end: number) => void): void {
  const written = TAKEN_APART.reduce(
    (text, [apart, whole]) => text.replaceAll(apart, whole),
    run.normalize('NFC'),
  );
  let at = 0;
  for (const { text } of segmentsOf(written)) {
    const start = at;
    at += written === run ? text.length : fold(text).length;
    visit(start, at);
  }
}
