/** What a search of the notebook asks for, and where that stands in a text. Folds as the search of the library does. */
import type { Span } from '../../contract/article.ts';
import { fold, foldWithMap, originalSpan, type Folded } from '../search/fold.ts';
import { wordsOf } from '../search/words.ts';

/** The different words that must all be there, folded, without elided articles; none when nothing was typed. */
export function wantedIn(search: string): readonly string[] {
  const folded = fold(search).trim();
  if (folded === '') return [];
  const words = wordsOf(folded).map(({ text }) => text);
  return words.length > 0 ? [...new Set(words)] : [folded];
}

function* occurrences(folded: Folded, word: string): Generator<Span> {
  for (let at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + word.length))
    yield originalSpan(folded, at, at + word.length);
}

/** Every occurrence of the words in a text, in order, those that touch made one. */
export function marksIn(text: string, words: readonly string[]): Span[] {
  if (words.length === 0 || text === '') return [];
  const folded = foldWithMap(text);
  const found = words
    .flatMap((word) => [...occurrences(folded, word)])
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const marks: { start: number; end: number }[] = [];
  for (const { start, end } of found) {
    const last = marks.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else marks.push({ start, end });
  }
  return marks;
}
