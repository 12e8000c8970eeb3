/** Stars between quotes: which of them can be read, and which must be said. Pure. */
import type { Span } from '../article.ts';

interface Starred {
  /** What was quoted, without a star at its end. */
  readonly text: string;
  /** Whether only the beginning of the last word is asked for. */
  readonly isOpen: boolean;
  /** Another word of which only the beginning is, as a span of `text`; null when there is none. */
  readonly begun: Span | null;
  /** Words, as spans of `text` with their stars, that are read as if they had none. */
  readonly passedOver: readonly Span[];
}

const WORD_WITH_STAR = /[^\s*]*[\p{L}\p{N}\p{M}]\*+(?![\p{L}\p{N}\p{M}])/gu;

/** Only the last word of a phrase can be a beginning; of words near one another, which have no order, any one. */
export function readStars(quoted: string, isNear: boolean): Starred {
  const text = quoted.replace(/\*+\s*$/u, '');
  const isOpen = text !== quoted;
  const inside = Array.from(text.matchAll(WORD_WITH_STAR), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  const begun = isNear && !isOpen ? (inside[0] ?? null) : null;
  return { text, isOpen, begun, passedOver: inside.slice(begun === null ? 0 : 1) };
}
