/** Where a query stands in a text. Pure: the one matcher of marks, snippets and of finding in an article. */
import type { Span } from '../../contract/article.ts';
import { originalSpan, type Folded } from './fold.ts';
import { isFormIn, type Sought, type SoughtWord } from './sought.ts';
import { LIKENESS, type Likeness } from './vocabulary.ts';
import { isInsideWord, startsWord } from './words.ts';

/** Every offset at which `needle`, not empty, stands in a folded text; they may overlap. */
export function offsetsOf(folded: string, needle: string): number[] {
  const offsets: number[] = [];
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + 1)) offsets.push(at);
  return offsets;
}

/** How a word found at an offset of a folded text stands there. */
export function likenessAt(folded: string, offset: number, word: string): Likeness {
  if (isInsideWord(folded, offset)) return LIKENESS.inside;
  return startsWord(folded, offset + word.length) ? LIKENESS.prefix : LIKENESS.exact;
}

/** A found run of the original text, and what of the query was found: the whole, or one of its words. */
export interface Match extends Span {
  readonly found: string;
}

const inOrder = (a: Span, b: Span): number => a.start - b.start || a.end - b.end;

function matchesOf(folded: Folded, needle: string, offsets: readonly number[]): Match[] {
  return offsets.map((at) => ({ ...originalSpan(folded, at, at + needle.length), found: needle }));
}

/** Occurrences of a word; those inside longer words only where there is no better one. */
function wordMatches(folded: Folded, word: string): Match[] {
  const offsets = offsetsOf(folded.text, word);
  const better = offsets.filter((at) => !isInsideWord(folded.text, at));
  return matchesOf(folded, word, better.length > 0 ? better : offsets);
}

/** Where other forms of a word stand, each as a whole word. */
const kinMatches = (folded: Folded, word: SoughtWord, language: string | null): Match[] =>
  [...word.forms.keys()]
    .filter((form) => isFormIn(word, form, language))
    .flatMap((form) => {
      const offsets = offsetsOf(folded.text, form);
      const whole = offsets.filter((at) => likenessAt(folded.text, at, form) === LIKENESS.exact);
      return matchesOf(folded, form, whole);
    });

/** Every occurrence of the whole query. */
const literalMatches = (folded: Folded, query: Sought): Match[] =>
  matchesOf(folded, query.literal, offsetsOf(folded.text, query.literal));

/** Occurrences of the whole query and of its words, in order; they may overlap. */
export function allMatches(folded: Folded, query: Sought, language: string | null): Match[] {
  const words = query.words.filter(({ text }) => text !== query.literal);
  return [
    ...literalMatches(folded, query),
    ...words.flatMap(({ text }) => wordMatches(folded, text)),
    ...query.words.flatMap((word) => kinMatches(folded, word, language)),
  ].sort(inOrder);
}

/** Spans in order, overlapping ones made one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort(inOrder)) {
    const last = merged.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/**
 * Where a person looks for a query in one text: several words as one wherever they stand so, else each in any form. In
 * order.
 */
export function findIn(folded: Folded, query: Sought, language: string | null): Span[] {
  const isOneWord = query.words.length === 1 && query.words[0]?.text === query.literal;
  const literal = isOneWord ? [] : literalMatches(folded, query);
  const found = literal.length > 0 ? literal : allMatches(folded, query, language);
  const spans = found.map(({ start, end }) => ({ start, end }));
  return spans.filter(({ start, end }, i) => start !== spans[i - 1]?.start || end !== spans[i - 1]?.end);
}
