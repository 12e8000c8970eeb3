/**
 * What the index holds of a run of letters where no spaces are written: its grams, so that any piece of it is found by those the
 * piece is made of, and its words, so that longer pieces are mostly known without a look at the text. Owns which they are.
 *
 * A letter is a code point of the folded text: a piece may be any of it, also a consonant without the marks that stand on it,
 * which letters with their marks as one would hide. Grams are single letters and pairs of neighbours; where letters are few
 * and each is a sound, as in Thai, Lao, Khmer and Burmese, pairs stand nearly everywhere, and three letters are a gram too.
 */
import { eachSegment } from './unspaced.ts';

/** Longer words are no forms: what the rules do not know is one word to them. In UTF-16 units. */
const LONGEST_WORD = 16;

/** Thai, Lao, Khmer and Burmese lie before it, but for the extended letters of Burmese. */
const SYLLABLES_FROM = 0x2e80;
const [BURMESE_FROM, BURMESE_TO] = [0xa9e0, 0xaa7f];

const isSound = (unit: number): boolean =>
  unit < SYLLABLES_FROM || (unit >= BURMESE_FROM && unit <= BURMESE_TO);

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** Visits where the grams of a run stand, which is all from `start` to `end` of a folded text; in the order of their ends. */
export function eachGram(
  folded: string,
  start: number,
  end: number,
  visit: (start: number, end: number) => void,
): void {
  // Where the two letters before begin, and how many letters that are sounds stand in a row.
  let [third, second, sounds] = [-1, -1, 0];
  for (let at = start; at < end;) {
    const unit = folded.charCodeAt(at);
    const next = at + (isHighSurrogate(unit) ? 2 : 1);
    sounds = isSound(unit) ? sounds + 1 : 0;
    visit(at, next);
    if (second >= 0) visit(second, next);
    if (sounds > 2) visit(third, next);
    [third, second, at] = [second, at, next];
  }
}

/** Whether all from `start` to `end` of a run is one gram. */
export function isGram(folded: string, start = 0, end = folded.length): boolean {
  let isOne = false;
  eachGram(folded, start, end, (from, to) => (isOne ||= from === start && to === end));
  return isOne;
}

/** Visits where the forms of a run stand, its grams and the words of the rules that are none; returns how many words it has. */
export function eachForm(
  folded: string,
  start: number,
  end: number,
  visit: (start: number, end: number) => void,
): number {
  eachGram(folded, start, end, visit);
  if (end - start === 1) return 1;
  let words = 0;
  eachSegment(folded.slice(start, end), (from, to) => {
    words++;
    if (to - from <= LONGEST_WORD && !isGram(folded, start + from, start + to))
      visit(start + from, start + to);
  });
  return words;
}

/** The grams that hold all of a run between them, each once: those that stand inside no other. */
export function widestGrams(run: string): readonly string[] {
  const spans: { start: number; end: number }[] = [];
  eachGram(run, 0, run.length, (start, end) => spans.push({ start, end }));
  // Of those that begin no later, one that ends no earlier holds it.
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  let furthest = 0;
  const widest = spans.filter(({ end }) => {
    const isWidest = end > furthest;
    furthest = Math.max(furthest, end);
    return isWidest;
  });
  return [...new Set(widest.map(({ start, end }) => run.slice(start, end)))];
}
