/** Two articles compared sentence by sentence, each with each: slow, small, and by words alone. */
import type { Span } from '../../contract/article.ts';
import type { Comparison, SharedSentence } from '../../contract/comparison.ts';
import type { FakeArticle } from './fake-article.ts';
import { occurrences, relatives, type Searchable } from './fake-search.ts';

interface FakeSentence extends Span {
  readonly words: readonly string[];
}

const sentencesOf = (text: string): FakeSentence[] =>
  Array.from(text.matchAll(/[^\s][^.!?\n]*[.!?]?/gu), ({ 0: found, index }) => ({
    start: index,
    end: index + found.trimEnd().length,
    words: found.toLowerCase().match(/\p{L}+/gu) ?? [],
  })).filter(({ words }) => words.length > 0);

function likeness(a: FakeSentence, b: FakeSentence): number {
  const shared = a.words.filter((word) => b.words.includes(word)).length;
  return Math.min(1, (2 * shared) / (a.words.length + b.words.length));
}

/** Where the words stand in a span of each text. */
function wordsIn(here: FakeArticle, a: Span, there: FakeArticle, b: Span, words: readonly string[]) {
  const places = ({ content }: FakeArticle, { start, end }: Span): Span[] =>
    words
      .flatMap((word) => occurrences(content.text, word))
      .filter((found) => found.start >= start && found.end <= end);
  return { hereWords: places(here, a), thereWords: places(there, b) };
}

export function fakeComparison(here: FakeArticle, there: FakeArticle): Comparison {
  const [mine, theirs] = [sentencesOf(here.content.text), sentencesOf(there.content.text)];
  const free = new Set(theirs);
  const sentences = mine.flatMap((sentence): SharedSentence[] => {
    const [best] = [...free].sort((a, b) => likeness(sentence, b) - likeness(sentence, a));
    if (!best || likeness(sentence, best) < 0.6) return [];
    free.delete(best);
    const place = ({ start, end }: Span): Span => ({ start, end });
    return [{ here: place(sentence), there: place(best), likeness: likeness(sentence, best) }];
  });
  const isShared = (span: Span): boolean =>
    sentences.some((pair) => pair.there.start < span.end && span.start < pair.there.end);
  const both = [here, there].map(({ row, content }): Searchable => ({ ...row, ...content, notes: [] }));
  return {
    hereHash: here.content.textHash,
    thereHash: there.content.textHash,
    sentences,
    subjects: relatives(both, here.row.id, 50).flatMap(({ here: a, there: b, shared }) =>
      b && !isShared(b) ? [{ here: a, there: b, words: shared, ...wordsIn(here, a, there, b, shared) }] : [],
    ),
    onlyHere: mine.length - sentences.length,
    onlyThere: free.size,
    comparedUntil: null,
  };
}
