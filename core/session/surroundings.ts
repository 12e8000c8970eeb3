/** Cuts a piece of a text around a passage, for a person to recognise the place by. Pure. */
import type { Span } from '../../contract/article.ts';
import type { Surroundings } from '../../contract/review.ts';

/** UTF-16 units shown on each side, at most. */
const MOST = 200;
/** Once so many are shown, a paragraph's edge is far enough. */
const ENOUGH = 60;

const isSpace = (letter: string): boolean => /\s/.test(letter);

/** Where the piece before `start` begins: between words, at a paragraph's edge when enough stands behind it. */
function cutBefore(text: string, start: number): number {
  const far = Math.max(0, start - MOST);
  const edge = text.slice(far, Math.max(far, start - ENOUGH)).lastIndexOf('\n\n');
  if (edge >= 0) return far + edge + 2;
  if (far === 0) return 0;
  for (let at = far; at < start; at++)
    if (isSpace(text.charAt(at - 1)) && !isSpace(text.charAt(at))) return at;
  return start;
}

/** Where the piece after `end` ends. */
function cutAfter(text: string, end: number): number {
  const far = Math.min(text.length, end + MOST);
  const edge = text.indexOf('\n\n', end + ENOUGH);
  if (edge >= 0 && edge <= far) return edge;
  if (far === text.length) return far;
  for (let at = far; at > end; at--) if (isSpace(text.charAt(at)) && !isSpace(text.charAt(at - 1))) return at;
  return end;
}

/** `span` must lie in the text. */
export function surroundingsOf(text: string, { start, end }: Span): Surroundings {
  const from = cutBefore(text, start);
  return {
    text: text.slice(from, cutAfter(text, end)),
    span: { start: start - from, end: end - from },
  };
}
