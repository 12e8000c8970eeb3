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
 * A passage that began or ended inside a word still does, if its part of the word is there; else it takes the word whole,
 * or leaves it when it had less than half of it. Spaces that were selected with the words are taken again if they are there.
 */
export function spanOf(passage: Passage, text: string, { old, today, run, shift }: Sides, place: Run): Span {
  const { exact } = passage;
  const [first, last] = [placeOf(today, place.first), placeOf(today, place.end - 1)];
  const [oldFirst, oldLast] = [placeOf(old, run.first), placeOf(old, run.end - 1)];
  const [before, after] = [passage.start - shift - oldFirst.start, oldLast.end - (passage.end - shift)];
  // What the passage has of its first and last word, where it does not have them whole.
  const head = exact.slice(0, Math.max(0, oldFirst.end + shift - passage.start));
  const tail = exact.slice(Math.max(0, oldLast.start + shift - passage.start));
  const isLong = place.end - place.first > 1;
  const startIn = (): number => {
    if (text.slice(first.start, first.end).endsWith(head)) return first.end - head.length;
    return isLong && head.length < before ? (today.starts[place.first + 1] ?? first.start) : first.start;
  };
  const endIn = (): number => {
    if (text.slice(last.start, last.end).startsWith(tail)) return last.start + tail.length;
    return isLong && tail.length < after ? (today.ends[place.end - 2] ?? last.end) : last.end;
  };
  const span = {
    start: before > 0 ? startIn() : first.start - spaceBefore(text, first.start, -before),
    end: after > 0 ? endIn() : last.end + spaceAfter(text, last.end, -after),
  };
  // Of a word that says the part twice, neither is known to be it.
  return span.start < span.end ? span : { start: first.start, end: last.end };
}

const placeOf = ({ starts, ends }: Tokens, index: number): Span => ({
  start: starts[index] ?? 0,
  end: ends[index] ?? 0,
});

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
