/** The telling words that two texts share, as one of them writes them, and where they stand in it. Pure. */
import type { Span } from '../../contract/article.ts';
import { onlyConnects } from './connecting-words.ts';
import { originalSpan, type Folded } from './fold.ts';
import { likenessAt, mergeSpans, offsetsOf, type Match } from './occurrences.ts';
import type { Term } from './telling-terms.ts';
import { eachSegment, isUnspaced } from './unspaced.ts';
import { LIKENESS } from './vocabulary.ts';
import { eachWord } from './words.ts';

/**
 * Tells of a piece of a folded text where no spaces are written whether it stands there as words do, by where the rules part
 * them: as some of them, or inside one. What only the end of one and the beginning of the next make up is none.
 */
function segmentTest(folded: string): (start: number, end: number) => boolean {
  const parts = new Uint8Array(folded.length + 1);
  eachWord(folded, (start, end) => {
    const run = folded.slice(start, end);
    parts[start] = parts[end] = 1;
    if (isUnspaced(run)) eachSegment(run, (from) => (parts[start + from] = 1));
  });
  return (start, end) =>
    (parts[start] === 1 && parts[end] === 1) || !parts.subarray(start + 1, end).includes(1);
}

export interface SharedWords {
  /** Where they stand, in order and apart. */
  readonly spans: readonly Span[];
  /** The same, each with its term. */
  readonly matches: readonly Match[];
  /** In the order of their terms. */
  readonly words: readonly string[];
  /** The terms that the text holds. */
  readonly terms: readonly Term[];
}

/** Which of the terms a text holds. */
export function sharedIn(
  text: string,
  folded: Folded,
  terms: readonly Term[],
  language: string | null,
): SharedWords {
  const matches: Match[] = [];
  const words: string[] = [];
  const held: Term[] = [];
  const standsAsWords = terms.some(({ isPiece }) => isPiece) ? segmentTest(folded.text) : null;
  for (const term of terms) {
    const found: Match[] = [];
    const find = (form: string): void => {
      for (const at of offsetsOf(folded.text, form)) {
        if (likenessAt(folded.text, at, form) !== LIKENESS.exact) continue;
        if (term.isPiece && standsAsWords?.(at, at + form.length) === false) continue;
        const { start, end } = originalSpan(folded, at, at + form.length);
        // Another form of a telling word may be one that tells nothing: `note` and `not`, `thé` and `the`.
        if (term.isPiece || !onlyConnects(text.slice(start, end), language))
          found.push({ start, end, found: form, asked: term.text });
      }
    };
    find(term.text);
    for (const [form, languages] of term.forms) if (languages.has(language ?? '')) find(form);
    const [first] = found;
    if (!first) continue;
    words.push(text.slice(first.start, first.end));
    held.push(term);
    for (const match of found) matches.push(match);
  }
  matches.sort((a, b) => a.start - b.start || a.end - b.end);
  return { spans: mergeSpans(matches), matches, words, terms: held };
}
