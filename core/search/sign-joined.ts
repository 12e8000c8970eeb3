/** What is typed in one run and holds several words by the signs between them, as `at&t` or `3.14.1`. Pure. */
import type { Span } from '../../contract/article.ts';
import { isUnspaced } from './unspaced.ts';
import { atomsOf, wordsOf } from './words.ts';

/** Hyphens part words that may stand apart, and an apostrophe holds one together. */
const JOINS = /[^\p{L}\p{N}\p{M}\s'-]/u;

/** The words of such a run of folded text, without what is elided before the first; null where no sign joins any. */
export function signJoinedAtoms(folded: string): readonly string[] | null {
  const words = wordsOf(folded);
  const [first, last] = [words[0], words.at(-1)];
  // Where no spaces are written a run is a sentence.
  if (!first || !last || isUnspaced(folded)) return null;
  const isJoined = words.some(
    ({ start }, at) => at > 0 && JOINS.test(gapBefore(folded, words[at - 1], start)),
  );
  return isJoined ? atomsOf(folded.slice(first.start, last.end)) : null;
}

const gapBefore = (folded: string, before: Span | undefined, start: number): string =>
  folded.slice(before?.end ?? start, start);
