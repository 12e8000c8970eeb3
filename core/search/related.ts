/** What else in the library speaks of the same: passages and notes, by the telling words they share with a text. */
import type { Span } from '../../contract/article.ts';
import type { RelatedPassage } from '../../contract/search.ts';
import { saturation } from './bm25.ts';
import type { Collection, IndexedArticle } from './collection.ts';
import type { SharedSubject } from '../../contract/comparison.ts';
import { foldWithMap, type Folded } from './fold.ts';
import type { IndexedPassage } from './passage-index.ts';
import { sharedIn } from './shared-words.ts';
import { snippetOf } from './snippet.ts';
import { tellingTerms, type Term } from './telling-terms.ts';

/** What is less like a text than this share of its likeness to itself has only words in common with it. */
const LEAST_LIKE = 0.08;
/** What a passage says of a subject again and again counts for longer than what answers a query. */
const K1 = 3;
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

/** A text to find relatives of: a passage of an article, or a piece that a person selected. */
interface Subject extends Span {
  readonly text: string;
  readonly folded: Folded;
  readonly language: string | null;
  readonly terms: readonly Term[];
}

/** A passage that is related to a subject. */
interface Found extends Scored {
  readonly subject: Subject;
  readonly passage: IndexedPassage;
  readonly article: IndexedArticle;
}

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
          const language = collection.languageOf(slot);
          if (form === term.text || term.forms.get(form)?.has(language))
            frequencies.set(entry, (frequencies.get(entry) ?? 0) + frequency);
        }
      });
    for (const [entry, frequency] of frequencies) {
      const { score, held } = scores.get(entry) ?? { score: 0, held: 0 };
      const earned = term.weight * saturation(frequency, index.lengthOf(entry), index.meanLength, K1);
      scores.set(entry, { entry, score: score + earned, held: held + 1 });
    }
  }
  return scores;
}

/** What a subject would earn by being found itself. */
const likenessToItself = ({ terms }: Subject): number => terms.reduce((sum, { weight }) => sum + weight, 0);

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
      const passage = collection.passageAt(scored.entry);
      const article = passage && collection.at(passage.article);
      return passage && article && isWanted(article) ? [{ ...scored, subject, passage, article }] : [];
    });
}

function shownOf(collection: Collection, { subject, passage, article }: Found): RelatedPassage {
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

const compareIds = ({ document: a }: IndexedArticle, { document: b }: IndexedArticle): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** What is related to an article, or to a span of it, best first, each once; of the articles that are wanted. */
function findRelated(
  collection: Collection,
  own: IndexedArticle,
  span: Span | null,
  isWanted: (article: IndexedArticle) => boolean,
): Found[] {
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
  return [...best.values()].sort(
    (a, b) => b.score - a.score || compareIds(a.article, b.article) || a.entry - b.entry,
  );
}

/**
 * The passages of other articles, and the notes, that speak of what an article speaks of, or a span of it; best first,
 * each once, with the passage of the article it is related to. None when the article is not there.
 */
export function related(
  collection: Collection,
  articleId: string,
  span: Span | null,
  limit: number,
): RelatedPassage[] {
  const own = collection.byId(articleId);
  if (!own) return [];
  return findRelated(collection, own, span, () => true)
    .slice(0, limit)
    .map((found) => shownOf(collection, found));
}

/** The passages of two articles that speak of the same, best first, and where the words stand that they share. */
export function sharedSubjects(
  collection: Collection,
  own: IndexedArticle,
  other: IndexedArticle,
  limit: number,
): SharedSubject[] {
  const moved = (spans: readonly Span[], by: number): Span[] =>
    spans.map(({ start, end }) => ({ start: start + by, end: end + by }));
  return findRelated(collection, own, null, ({ slot }) => slot === other.slot)
    .flatMap(({ subject, passage, article }): SharedSubject[] => {
      const { text, source } = passage;
      if (source.kind !== 'text') return [];
      const theirs = sharedIn(text, collection.folded.of(passage), subject.terms, article.document.language);
      const ours = sharedIn(subject.text, subject.folded, theirs.terms, subject.language);
      return [
        {
          here: { start: subject.start, end: subject.end },
          there: { start: source.start, end: source.start + text.length },
          words: theirs.words.slice(0, SHOWN_WORDS),
          hereWords: moved(ours.spans, subject.start),
          thereWords: moved(theirs.spans, source.start),
        },
      ];
    })
    .slice(0, limit);
}
