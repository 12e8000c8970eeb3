/** What else in the library speaks of the same: passages and notes, by the telling words they share with a text. */
import type { Span } from '../../contract/article.ts';
import type { RelatedPassage } from '../../contract/search.ts';
import { saturation } from './bm25.ts';
import type { Collection, IndexedArticle } from './collection.ts';
import { foldWithMap, originalSpan, type Folded } from './fold.ts';
import { likenessAt, mergeSpans, offsetsOf } from './occurrences.ts';
import type { IndexedPassage } from './passage-index.ts';
import { snippetOf } from './snippet.ts';
import { tellingTerms, type Term } from './telling-terms.ts';
import { LIKENESS } from './vocabulary.ts';

/** What is less like a text than this share of its likeness to itself has only words in common with it. */
const LEAST_LIKE = 0.12;
/** One word in common, however rare, is no subject. */
const LEAST_SHARED = 3;
/** Of a long article so many passages are looked for: those with the most telling words. */
const MOST_PASSAGES = 40;
const SHOWN_WORDS = 8;

interface Scored {
  readonly entry: number;
  readonly score: number;
  /** How many terms it holds. */
  readonly held: number;
}

interface Found extends Scored {
  readonly passage: RelatedPassage;
}

/** A text to find relatives of: a passage of an article, or a piece that a person selected. */
interface Subject extends Span {
  readonly text: string;
  readonly folded: Folded;
  readonly language: string | null;
  readonly terms: readonly Term[];
}

const formsIn = ({ text, forms }: Term, language: string | null): string[] => [
  text,
  ...[...forms].filter(([, languages]) => languages.has(language ?? '')).map(([form]) => form),
];

/** Every passage that holds some of the terms, but those of one article's text. */
function scoreAll(collection: Collection, terms: readonly Term[], except: number): Map<number, Scored> {
  const { index } = collection;
  const scores = new Map<number, Scored>();
  for (const term of terms) {
    const frequencies = new Map<number, number>();
    for (const form of [term.text, ...term.forms.keys()])
      index.eachKin(form, (base, numbers, frequency) => {
        for (const number of numbers) {
          const entry = base + number;
          const slot = index.articleOf(entry);
          const isOwnText = slot === except && index.kindOf(entry) !== 'note';
          if (slot < 0 || isOwnText || index.kindOf(entry) === 'title') continue;
          const language = collection.at(slot)?.document.language ?? '';
          if (form === term.text || term.forms.get(form)?.has(language))
            frequencies.set(entry, (frequencies.get(entry) ?? 0) + frequency);
        }
      });
    for (const [entry, frequency] of frequencies) {
      const { score, held } = scores.get(entry) ?? { score: 0, held: 0 };
      const earned = term.weight * saturation(frequency, index.lengthOf(entry), index.meanLength);
      scores.set(entry, { entry, score: score + earned, held: held + 1 });
    }
  }
  return scores;
}

/** What a subject would earn by being found itself. */
const likenessToItself = ({ terms }: Subject): number => terms.reduce((sum, { weight }) => sum + weight, 0);

/** Where the words that two texts share stand in one of them, and the words as it writes them. */
function sharedIn(text: string, folded: Folded, terms: readonly Term[], language: string | null) {
  const spans: Span[] = [];
  const words: string[] = [];
  for (const term of terms) {
    const found = formsIn(term, language).flatMap((form) =>
      offsetsOf(folded.text, form)
        .filter((at) => likenessAt(folded.text, at, form) === LIKENESS.exact)
        .map((at) => originalSpan(folded, at, at + form.length)),
    );
    const [first] = found;
    if (!first) continue;
    words.push(text.slice(first.start, first.end));
    spans.push(...found);
  }
  return { spans: mergeSpans(spans), words };
}

function relatedTo(
  collection: Collection,
  subject: Subject,
  own: IndexedArticle,
  isWanted: (article: IndexedArticle) => boolean,
): Found[] {
  const least = LEAST_LIKE * likenessToItself(subject);
  return [...scoreAll(collection, subject.terms, own.slot).values()]
    .filter(({ score, held }) => score >= least && held >= LEAST_SHARED)
    .flatMap((scored) => {
      const passage = collection.index.at(scored.entry);
      const article = passage && collection.at(passage.article);
      return passage && article && isWanted(article)
        ? [{ ...scored, passage: shownOf(collection, subject, passage, article) }]
        : [];
    });
}

function shownOf(
  collection: Collection,
  subject: Subject,
  passage: IndexedPassage,
  article: IndexedArticle,
): RelatedPassage {
  const { text, source } = passage;
  const { id, title, language } = article.document;
  const { spans, words } = sharedIn(text, collection.folded.of(passage), subject.terms, language);
  const matches = spans.map((span) => ({ ...span, found: text.slice(span.start, span.end) }));
  const snippet = snippetOf(text, matches, '');
  const start = source.kind === 'text' ? source.start : 0;
  const isNote = source.kind === 'note';
  return {
    articleId: id,
    title,
    annotationId: isNote ? source.annotationId : null,
    here: { start: subject.start, end: subject.end },
    there: isNote ? source.target : { start, end: start + text.length },
    snippet: text.slice(snippet.start, snippet.end),
    marks: snippet.marks.map((mark) => ({
      start: mark.start - snippet.start,
      end: mark.end - snippet.start,
    })),
    cutBefore: text.slice(0, snippet.start).trim() !== '',
    cutAfter: text.slice(snippet.end).trim() !== '',
    shared: words.slice(0, SHOWN_WORDS),
  };
}

function subjectOf(collection: Collection, text: string, start: number, language: string | null): Subject {
  const folded = foldWithMap(text);
  const terms = tellingTerms(collection, { text, folded, language });
  return { text, folded, language, terms, start, end: start + text.length };
}

/**
 * The passages of other articles, and the notes, that speak of what an article speaks of, or a span of it; best first,
 * each once, with the passage of the article it is related to. None when the article is not there. Only the passages of
 * articles that are wanted.
 */
export function related(
  collection: Collection,
  articleId: string,
  span: Span | null,
  limit: number,
  isWanted: (article: IndexedArticle) => boolean = () => true,
): RelatedPassage[] {
  const own = collection.byId(articleId);
  if (!own) return [];
  const { text, language } = own.document;
  const pieces = span
    ? [{ text: text.slice(span.start, span.end), start: span.start }]
    : own.passages.flatMap((passage) =>
        passage.source.kind === 'text' ? [{ text: passage.text, start: passage.source.start }] : [],
      );
  const subjects = pieces
    .map((piece) => subjectOf(collection, piece.text, piece.start, language))
    .sort((a, b) => likenessToItself(b) - likenessToItself(a))
    .slice(0, MOST_PASSAGES);
  const best = new Map<number, Found>();
  for (const subject of subjects)
    for (const found of relatedTo(collection, subject, own, isWanted))
      if (found.score > (best.get(found.entry)?.score ?? 0)) best.set(found.entry, found);
  return [...best.values()]
    .sort((a, b) => b.score - a.score || a.entry - b.entry)
    .slice(0, limit)
    .map(({ passage }) => passage);
}
