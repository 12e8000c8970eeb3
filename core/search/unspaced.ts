/** Scripts that write no spaces between words. Owns which they are, and where a language's rules part their words. */

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
