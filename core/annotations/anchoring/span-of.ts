/** From tokens back to characters: the span of a run, with the ends the passage had inside its first and last word. */
import type { Passage } from '../../../contract/annotation.ts';
import type { Span } from '../../../contract/article.ts';
import type { Run, Tokens } from './tokens.ts';

export interface Sides {
  readonly old: Tokens;
  readonly today: Tokens;
  /** The passage's tokens in `old`. */
  readonly run: Run;
  /** What is added to a place in the tokens of `old` to get one in the passage's text. */
  readonly shift: number;
}

/**
 * A passage that began or ended inside a word still does, if that word has kept its length; else it takes the word whole.
 * Spaces that were selected with the words are taken again if they are there.
 */
export function spanOf(passage: Passage, text: string, { old, today, run, shift }: Sides, place: Run): Span {
  const start = today.starts[place.first] ?? 0;
  const end = today.ends[place.end - 1] ?? start;
  const cutBefore = passage.start - shift - (old.starts[run.first] ?? 0);
  const cutAfter = (old.ends[run.end - 1] ?? 0) - (passage.end - shift);
  const isSame = (oldIndex: number, index: number): boolean =>
    old.ids[oldIndex] === today.ids[index] && lengthAt(old, oldIndex) === lengthAt(today, index);
  const from = isSame(run.first, place.first) ? cutBefore : Math.min(0, cutBefore);
  const to = isSame(run.end - 1, place.end - 1) ? cutAfter : Math.min(0, cutAfter);
  return {
    start: from >= 0 ? start + from : start - spaceBefore(text, start, -from),
    end: to >= 0 ? end - to : end + spaceAfter(text, end, -to),
  };
}

const lengthAt = ({ starts, ends }: Tokens, index: number): number =>
  (ends[index] ?? 0) - (starts[index] ?? 0);

/** How many of at most `most` characters before a place are white space. */
function spaceBefore(text: string, place: number, most: number): number {
  let length = 0;
  while (length < most && /\s/.test(text.charAt(place - length - 1))) length++;
  return length;
}

function spaceAfter(text: string, place: number, most: number): number {
  let length = 0;
  while (length < most && /\s/.test(text.charAt(place + length))) length++;
  return length;
}
