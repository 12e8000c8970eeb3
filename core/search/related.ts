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
}

/** A text to find relatives of: a passage of an article, or a piece that a person selected. */
interface Subject extends Span {
  readonly text: string;
  readonly folded: Folded;
  readonly language: string | null;
  readonly terms: readonly Term[];
}

/** A passage that is related to a subject, by number: most of them nobody sees, and they are not read. */
interface Found extends Scored {
  readonly subject: Subject;
  readonly slot: number;
}

/** The same, read. */
interface FoundPassage extends Found {
  readonly passage: IndexedPassage;
  readonly article: IndexedArticle;
}

/** Kept from subject to subject over one collection, as long as its passages are many. By entry, but for the lists. */
class Sums {
  frequency = new Uint32Array(0);
  score = new Float64Array(0);
  /** How many terms each holds. */
  held = new Uint8Array(0);
  /** Those that hold the term at hand, and those that hold any. */
  holders = new Uint32Array(0);
  entries = new Uint32Array(0);

  makeRoom(capacity: number): void {
    if (this.score.length >= capacity) return;
    const room = Math.ceil(capacity * 1.25);
    this.frequency = new Uint32Array(room);
    this.score = new Float64Array(room);
    this.held = new Uint8Array(room);
    this.holders = new Uint32Array(room);
    this.entries = new Uint32Array(room);
  }
}
const sumsOf = new WeakMap<Collection, Sums>();

/** How often passages hold a term, into `sums`; how many of them there are. */
function countTerm(collection: Collection, term: Term, { frequency, holders }: Sums): number {
  const { index, lexicon } = collection;
  let count = 0;
  const take = (entry: number, times: number): void => {
    if (frequency[entry] === 0) holders[count++] = entry;
    frequency[entry] = (frequency[entry] ?? 0) + times;
  };
  for (const form of [term.text, ...term.forms.keys()]) {
    const languages = term.forms.get(form);
    const isOneEverywhere = form === term.text || languages?.size === lexicon.languages.size;
    index.eachKin(form, (base, numbers, times) => {
      for (let i = 0; i < numbers.length; i++) {
        const entry = base + (numbers[i] ?? 0);
        if (isOneEverywhere || languages?.has(collection.languageOf(index.articleOf(entry))))
          take(entry, times);
      }
    });
  }
  return count;
}

/** Every passage that holds enough of the terms, and is worth at least so much, but those of one article's text. */
function scoreAll(collection: Collection, terms: readonly Term[], except: number, least: number): Scored[] {
  const { index } = collection;
  const sums = sumsOf.get(collection) ?? new Sums();
  sumsOf.set(collection, sums);
  sums.makeRoom(index.capacity);
  const { frequency, holders, score, held, entries } = sums;
  let count = 0;
  for (const term of terms) {
    const holding = countTerm(collection, term, sums);
    for (let i = 0; i < holding; i++) {
      const entry = holders[i] ?? 0;
      const times = frequency[entry] ?? 0;
      frequency[entry] = 0;
      const slot = index.articleOf(entry);
      if (slot < 0 || index.isTitle(entry) || (slot === except && index.noteAt(entry) === null)) continue;
      if (held[entry] === 0) entries[count++] = entry;
      held[entry] = (held[entry] ?? 0) + 1;
      const earned = term.weight * saturation(times, index.lengthOf(entry), index.meanLength, K1);
      score[entry] = (score[entry] ?? 0) + earned;
    }
  }
  const found: Scored[] = [];
  for (let i = 0; i < count; i++) {
    const entry = entries[i] ?? 0;
    const sum = score[entry] ?? 0;
    if (sum >= least && (held[entry] ?? 0) >= LEAST_SHARED) found.push({ entry, score: sum });
    score[entry] = 0;
    held[entry] = 0;
  }
  return found;
}

/** What a subject would earn by being found itself. */
const likenessToItself = ({ terms }: Subject): number => terms.reduce((sum, { weight }) => sum + weight, 0);

function relatedTo(
  collection: Collection,
  subject: Subject,
  own: IndexedArticle,
  isWanted: (slot: number) => boolean,
): Found[] {
  const least = LEAST_LIKE * likenessToItself(subject);
  return scoreAll(collection, subject.terms, own.slot, least).flatMap((scored) => {
    const slot = collection.index.articleOf(scored.entry);
    return isWanted(slot) ? [{ ...scored, subject, slot }] : [];
  });
}

/** The first so many, read. */
const read = (collection: Collection, found: readonly Found[], limit: number): FoundPassage[] =>
  found.slice(0, limit).flatMap((each) => {
    const passage = collection.passageAt(each.entry);
    const article = collection.at(each.slot);
    return passage && article ? [{ ...each, passage, article }] : [];
  });

function shownOf(collection: Collection, { subject, passage, article }: FoundPassage): RelatedPassage {
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

/** What is related to an article, or to a span of it, best first, each once; of the articles that are wanted. */
function findRelated(
  collection: Collection,
  own: IndexedArticle,
  span: Span | null,
  isWanted: (slot: number) => boolean,
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
  const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...best.values()].sort(
    (a, b) =>
      b.score - a.score || compareIds(collection.idOf(a.slot), collection.idOf(b.slot)) || a.entry - b.entry,
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
  const found = findRelated(collection, own, span, () => true);
  return read(collection, found, limit).map((each) => shownOf(collection, each));
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
  const found = findRelated(collection, own, null, (slot) => slot === other.slot);
  return read(collection, found, found.length)
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
