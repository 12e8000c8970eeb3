/** Counts the words of a text, in scripts with and without spaces. */

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const SAMPLE = 100_000;

const count = (pattern: RegExp, text: string): number => {
  let found = 0;
  pattern.lastIndex = 0;
  while (pattern.exec(text)) found++;
  return found;
};

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
  if (!UNSPACED.test(text.slice(0, SAMPLE))) return count(WORD, text);
  const sample = text.slice(0, SAMPLE);
  return Math.round((countSegments(sample) * text.length) / sample.length);
}
