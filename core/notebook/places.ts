/** Where what a search of the notebook looks for stands in a text. Folds as the search of the library does. Pure. */
import type { Span } from '../../contract/article.ts';
import { foldWithMap, originalSpan } from '../search/fold.ts';
import { placesOf, type Phrase } from '../search/phrases.ts';

/** A folded piece of a word that may stand anywhere, or words that stand together or near. */
export type Sought = { readonly kind: 'piece'; readonly text: string } | Phrase;

/** Its places in a folded text, in order. A line feed, which no folded word holds, parts texts that do not go on. */
export function* placesIn(folded: string, sought: Sought): Generator<Span> {
  if (sought.kind === 'phrase') {
    yield* phrasePlaces(folded, sought);
    return;
  }
  const { text } = sought;
  for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + text.length))
    yield { start: at, end: at + text.length };
}

function* phrasePlaces(folded: string, phrase: Phrase): Generator<Span> {
  // Most texts lack one of its words.
  if (!phrase.atoms.every((atom) => folded.includes(atom))) return;
  let from = 0;
  for (const part of folded.split('\n')) {
    for (const { start, end } of placesOf(phrase, part)) yield { start: from + start, end: from + end };
    from += part.length + 1;
  }
}

/** Every place in a text, in order, those that touch made one. */
export function marksIn(text: string, all: readonly Sought[]): Span[] {
  if (all.length === 0 || text === '') return [];
  const folded = foldWithMap(text);
  const found = all
    .flatMap((sought) => [...placesIn(folded.text, sought)])
    .map(({ start, end }) => originalSpan(folded, start, end))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const marks: { start: number; end: number }[] = [];
  for (const { start, end } of found) {
    const last = marks.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else marks.push({ start, end });
  }
  return marks;
}
