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
 * A passage that began or ended inside a word still does, if its part of the word is there; else it takes the word whole.
 * Spaces that were selected with the words are taken again if they are there.
 */
export function spanOf(passage: Passage, text: string, { old, today, run, shift }: Sides, place: Run): Span {
  const start = today.starts[place.first] ?? 0;
  const end = today.ends[place.end - 1] ?? start;
  const cutBefore = passage.start - shift - (old.starts[run.first] ?? 0);
  const cutAfter = (old.ends[run.end - 1] ?? 0) - (passage.end - shift);
  // What the passage has of its first and last word, where it does not have them whole.
  const head = passage.exact.slice(0, Math.max(0, (old.ends[run.first] ?? 0) + shift - passage.start));
  const tail = passage.exact.slice(Math.max(0, (old.starts[run.end - 1] ?? 0) + shift - passage.start));
  const isHead = cutBefore > 0 && text.slice(start, today.ends[place.first]).endsWith(head);
  const isTail = cutAfter > 0 && text.slice(today.starts[place.end - 1], end).startsWith(tail);
  const headEnd = today.ends[place.first] ?? start;
  const tailStart = today.starts[place.end - 1] ?? end;
  return {
    start: isHead ? headEnd - head.length : start - spaceBefore(text, start, -cutBefore),
    end: isTail ? tailStart + tail.length : end + spaceAfter(text, end, -cutAfter),
  };
}

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
