/** The ways of finding a passage again that are measured: ours, with and without the kept text, and two others'. */
import { createHash } from 'node:crypto';
import search from 'approx-string-match';
import type { Anchor, Passage } from '../../contract/annotation.ts';
import { anchorPassage } from '../../core/annotations/anchor.ts';

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Where a passage made on `kept` is in `today`, whose hash is `todayHash`. */
export type Method = (passage: Passage, kept: string, today: string, todayHash: string) => Anchor;

export const METHODS = {
  'exact quote': (passage, _kept, today) => byExactQuote(passage, today),
  'fuzzy quote': (passage, _kept, today) => byFuzzyQuote(passage, today),
  'ours, without kept text': (passage, _kept, today, todayHash) =>
    anchorPassage(passage, today, todayHash, null),
  ours: (passage, kept, today, todayHash) => anchorPassage(passage, today, todayHash, kept),
} satisfies Record<string, Method>;
export type MethodName = keyof typeof METHODS;
export const METHOD_NAMES = Object.keys(METHODS) as readonly MethodName[];

const ORPHANED: Anchor = { state: 'orphaned' };
const foundAt = (start: number, length: number): Anchor => ({ state: 'moved', start, end: start + length });

/** The quote with its context letter for letter, else the quote alone where it stands once. */
function byExactQuote({ exact, prefix, suffix }: Passage, today: string): Anchor {
  const whole = prefix + exact + suffix;
  const inContext = today.indexOf(whole);
  if (inContext >= 0 && inContext === today.lastIndexOf(whole))
    return foundAt(inContext + prefix.length, exact.length);
  const alone = today.indexOf(exact);
  return alone >= 0 && alone === today.lastIndexOf(exact) ? foundAt(alone, exact.length) : ORPHANED;
}

const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };
const MAX_ERRORS = 256;

/**
 * As the Hypothesis client documents its way: the old position if the quote stands there, else the best of all places
 * that differ by at most half the quote's letters, weighed by quote, 32 characters of context, and nearness.
 */
function byFuzzyQuote({ start, end, exact, prefix, suffix }: Passage, today: string): Anchor {
  if (today.slice(start, end) === exact) return foundAt(start, exact.length);
  const total = Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0);
  const scored = placesOf(today, exact, Math.min(MAX_ERRORS, exact.length / 2)).map((place) => ({
    ...place,
    score:
      (WEIGHTS.quote * (1 - place.errors / exact.length) +
        WEIGHTS.prefix *
          likeness(today.slice(Math.max(0, place.start - prefix.length), place.start), prefix) +
        WEIGHTS.suffix * likeness(today.slice(place.end, place.end + suffix.length), suffix) +
        WEIGHTS.position * (1 - Math.abs(place.start - start) / today.length)) /
      total,
  }));
  const best = scored.reduce<(typeof scored)[number] | null>(
    (first, place) => (first === null || place.score > first.score ? place : first),
    null,
  );
  return best ? { state: 'moved', start: best.start, end: best.end } : ORPHANED;
}

/** Every exact place, else every place within so many errors. */
function placesOf(
  text: string,
  wanted: string,
  maxErrors: number,
): { start: number; end: number; errors: number }[] {
  const exact: { start: number; end: number; errors: number }[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    exact.push({ start: at, end: at + wanted.length, errors: 0 });
  return exact.length > 0 ? exact : search(text, wanted, maxErrors);
}

/** 1 when the context is all there, 0 when nothing of it is; context that the passage never had costs nothing. */
function likeness(text: string, wanted: string): number {
  if (wanted === '') return 1;
  if (text === '') return 0;
  return 1 - (placesOf(text, wanted, wanted.length)[0]?.errors ?? wanted.length) / wanted.length;
}
