/** Where something that was found stands in the text that is opened, which may have changed since. Pure. */
import type { Span } from '../../contract/article.ts';

export interface FoundPlace {
  readonly span: Span;
  /** Words around it, as they stood when it was found, and where among them it begins. */
  readonly around: string;
  readonly at: number;
}

/** The place itself while the same words stand there; else the nearest that they, or the found ones alone, moved to. */
export function placeNow(text: string, { span, around, at }: FoundPlace): Span | null {
  const start = span.start - at;
  if (text.startsWith(around, start)) return span;
  const moved = nearest(text, around, start);
  if (moved !== null) return shifted(span, moved - start);
  const alone = nearest(text, around.slice(at, at + span.end - span.start), span.start);
  return alone === null ? null : shifted(span, alone - span.start);
}

const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

function nearest(text: string, words: string, to: number): number | null {
  const after = text.indexOf(words, Math.max(0, to));
  const before = text.lastIndexOf(words, Math.max(0, to));
  if (words === '' || (after < 0 && before < 0)) return null;
  if (after < 0) return before;
  return before >= 0 && to - before < after - to ? before : after;
}
