/** Scripts that write no spaces between words. Owns which they are, and where a language's rules part their words. */
import { fold } from './fold.ts';

/** As the members of a class in a pattern with the flag `v`. */
export const UNSPACED_LETTERS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u30FC\\u3099\\u309A';
/** A letter or a figure of all other scripts, in such a pattern. */
export const SPACED_LETTER = `[[\\p{L}\\p{N}\\p{M}]--[${UNSPACED_LETTERS}]]`;
const UNSPACED = new RegExp(`[${UNSPACED_LETTERS}]`, 'v');
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** True for a text that holds a letter of such a script. */
export const isUnspaced = (text: string): boolean => UNSPACED.test(text);

/** Before the first letter of such a script. */
const NEVER_UNSPACED = 0x0e00;

/** Whether a letter of such a script stands at a place of a text. */
export const isUnspacedAt = (text: string, at: number): boolean =>
  text.charCodeAt(at) >= NEVER_UNSPACED && UNSPACED.test(String.fromCodePoint(text.codePointAt(at) ?? 0));

/** The first letter of a folded atom; empty where it is no unit of its own, or of such a script. */
export function firstLetter(atom: string): string {
  const unit = atom.charCodeAt(0);
  const isHalf = unit >= 0xd800 && unit < 0xe000;
  return isHalf || isUnspacedAt(atom, 0) ? '' : atom.charAt(0);
}

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

/** So many units are parted at a time: the time it takes grows with the square of a text's length. */
const PARTED_AT_ONCE = 512;

/** Visits where the words of a folded run of such letters stand, in order. The rules know letters as they are written, whole. */
export function eachSegment(run: string, visit: (start: number, end: number) => void): void {
  for (let from = 0; from < run.length;) {
    const part = run.slice(from, from + PARTED_AT_ONCE);
    const ends = endsOfSegments(part);
    // What stands last may go on behind the cut: it is parted again with what follows.
    const isCut = from + part.length < run.length && ends.length > 1;
    if (isCut) ends.pop();
    let start = from;
    for (const end of ends) {
      visit(start, from + end);
      start = from + end;
    }
    from = start;
  }
}

/** Where the words of a short folded run end. */
function endsOfSegments(run: string): number[] {
  const written = TAKEN_APART.reduce(
    (text, [apart, whole]) => text.replaceAll(apart, whole),
    run.normalize('NFC'),
  );
  const ends: number[] = [];
  let end = 0;
  for (const { segment } of segmenter.segment(written))
    ends.push((end += written === run ? segment.length : fold(segment).length));
  return ends;
}
