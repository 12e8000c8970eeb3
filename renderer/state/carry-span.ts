/**
 * Finds a span of a text in the text that took its place, so that what is selected stays selected. Answers the very words,
 * where they certainly are, or nothing: whoever selected them can do so again.
 */
import type { Span } from '../../contract/article.ts';

/** How many signs before and after the words tell them from the same words elsewhere; the surest first. */
const AROUND = [32, 8, 0];

/** Null when the words are not there any more, or when it is not sure which of them they are. */
export function carrySpan(before: string, span: Span, after: string): Span | null {
  const head = sharedHead(before, after);
  if (span.end <= head) return span;
  const tail = sharedTail(before, after, head);
  const grown = after.length - before.length;
  if (span.start >= before.length - tail) return { start: span.start + grown, end: span.end + grown };
  for (const around of AROUND) {
    const lead = Math.min(around, span.start);
    const at = onlyPlaceOf(before.slice(span.start - lead, span.end + around), before, after);
    if (at !== null) return { start: at + lead, end: at + lead + span.end - span.start };
  }
  return null;
}

/** So many units behind a place tell it from others. */
const TELLING = 80;

/** Where a place of a text is in the one that took its place: with the words that follow it, or as far from the beginning. */
export const carryOffset = (before: string, offset: number, after: string): number =>
  carrySpan(before, { start: offset, end: Math.min(offset + TELLING, before.length) }, after)?.start ??
  offset;

/** Where words stand in `after`; null unless they stand once in each text. */
function onlyPlaceOf(words: string, before: string, after: string): number | null {
  const at = after.indexOf(words);
  const isOnlyOne = at >= 0 && at === after.lastIndexOf(words);
  return isOnlyOne && before.indexOf(words) === before.lastIndexOf(words) ? at : null;
}

function sharedHead(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

function sharedTail(a: string, b: string, head: number): number {
  const most = Math.min(a.length, b.length) - head;
  let length = 0;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length))
    length++;
  return length;
}
