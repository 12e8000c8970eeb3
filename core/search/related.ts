/** What else in the library speaks of the same: passages and notes, by the telling words they share with a text. */
import type { Span } from '../../contract/article.ts';
import type { RelatedPassage } from '../../contract/search.ts';
import type { Collection, IndexedArticle } from './collection.ts';
import type { SharedSubject } from '../../contract/comparison.ts';
import { foldWithMap } from './fold.ts';
import { NumbersInOrder } from './in-order.ts';
import { mostLike, type Scored } from './most-like.ts';
import { foldOf } from './passage.ts';
import type { IndexedPassage } from './passage-index.ts';
import { PieceHolders } from './piece-holders.ts';
import { sharedIn } from './shared-words.ts';
import { excerptOf } from './snippet.ts';
import { tellingSegments } from './telling-segments.ts';
import { isUnspaced } from './unspaced.ts';
import { tellingTerms, type Telling, type ToldText } from './telling-terms.ts';

/** What is less like a text than this share of its likeness to itself has only words in common with it. */
const LEAST_LIKE = 0.08;
/** Of a long article so many passages are looked for: those with the most telling words. */
const MOST_PASSAGES = 40;
const SHOWN_WORDS = 8;
/** One word in common, however rare, is no subject: three are, or two where no spaces are written. */
const LEAST_SHARED = 3;
const LEAST_SEGMENTS = 2;
/** Who selects at most so many telling words asks who else says them, however little of a passage they are. */
const FEW_WORDS = 4;
/** Of texts without spaces so many letters are parted into words. */
const MOST_PARTED = 100_000;

const nothing = (): void => undefined;

/** A text to find relatives of: a passage of an article, or a piece that a person selected. */
interface Subject extends Span, ToldText, Telling {
  /** What a passage must come to, and how many of the terms it must hold. */
  readonly least: number;
  readonly leastShared: number;
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

/** What a subject would earn by being found itself. */
const likenessToItself = ({ terms }: Telling): number => terms.reduce((sum, { weight }) => sum + weight, 0);

function read(collection: Collection, found: Found): FoundPassage | null {
  const passage = collection.passageAt(found.entry);
  const article = collection.at(found.slot);
  return passage && article ? { ...found, passage, article } : null;
}

/**
 * True when a passage shares too few words once it is read: the index cannot tell a form that only connects there, nor where
 * no spaces are written a word from the end of one with the beginning of the next.
 */
const sharesTooLittle = ({ leastShared }: Subject, words: readonly string[]): boolean =>
  words.length < leastShared;

function shownOf({ subject, passage, article }: FoundPassage): RelatedPassage | null {
  const { text, source } = passage;
  const { id, title, language } = article.document;
  const { matches, words } = sharedIn(text, foldOf(passage), subject.terms, language);
  if (sharesTooLittle(subject, words)) return null;
  const start = source.kind === 'text' ? source.start : 0;
  const isNote = source.kind === 'note';
  return {
    articleId: id,
    title,
    annotationId: isNote ? source.annotationId : null,
    here: { start: subject.start, end: subject.end },
    there: isNote ? source.target : { start, end: start + text.length },
    ...excerptOf(text, matches, '').excerpt,
    shared: words.slice(0, SHOWN_WORDS),
  };
}

interface Piece {
  readonly text: string;
  readonly start: number;
}

/** What is looked for of some pieces of a text in a language. */
function subjectsOf(
  collection: Collection,
  pieces: readonly Piece[],
  language: string | null,
  { span, beforeEach }: Asked,
): Subject[] {
  let left = MOST_PARTED;
  const texts = pieces.map(({ text, start }) => {
    const folded = foldWithMap(text);
    const segments = tellingSegments(folded.text.slice(0, left));
    if (isUnspaced(folded.text)) left = Math.max(0, left - folded.text.length);
    return { text, start, folded, language, segments };
  });
  const holders = new PieceHolders(collection);
  return texts.map((told) => {
    beforeEach();
    const telling = tellingTerms(collection, told, holders);
    const end = told.start + told.text.length;
    return { ...told, ...telling, ...leastOf(telling, span !== null), end };
  });
}

/** What is too little to be related to a text. */
function leastOf(telling: Telling, isSelected: boolean): Pick<Subject, 'least' | 'leastShared'> {
  const { terms, told } = telling;
  const segments = terms.filter(({ isPiece }) => isPiece).length;
  const leastShared = segments * 2 > terms.length ? LEAST_SEGMENTS : LEAST_SHARED;
  if (isSelected && told <= FEW_WORDS) return { least: 0, leastShared: Math.min(leastShared, told) };
  return { least: LEAST_LIKE * likenessToItself(telling), leastShared };
}

interface Asked {
  readonly span: Span | null;
  readonly limit: number;
  /** Asked of slots. */
  readonly isWanted: (slot: number) => boolean;
  /** Called before each passage that others are looked for to, which takes long in a large library. */
  readonly beforeEach: () => void;
}

/** What is related to an article, or to a span of it, best first, each once: at least the first `limit` of those wanted. */
function findRelated(collection: Collection, own: IndexedArticle, asked: Asked): Found[] {
  const { span, limit, isWanted, beforeEach } = asked;
  const { index } = collection;
  const { text, language } = own.document;
  const pieces = span
    ? [{ text: text.slice(span.start, span.end), start: span.start }]
    : own.passages.flatMap((passage) =>
        passage.source.kind === 'text' ? [{ text: passage.text, start: passage.source.start }] : [],
      );
  const subjects = subjectsOf(collection, pieces, language, asked)
    .sort((a, b) => likenessToItself(b) - likenessToItself(a))
    .slice(0, MOST_PASSAGES);
  const best = new Map<number, Found>();
  for (const subject of subjects) {
    beforeEach();
    const found = mostLike(collection, subject.terms, {
      count: limit,
      least: Math.max(subject.least, lastOf(best, limit)),
      leastShared: subject.leastShared,
      isWanted: (entry) => {
        const slot = index.articleOf(entry);
        // Whoever wrote about one thing, or tagged it, speaks of others as well.
        if (index.kindOf(entry) === 'about') return false;
        return isWanted(slot) && (slot !== own.slot || index.noteAt(entry) !== null);
      },
    });
    for (const { entry, score } of found)
      if (score > (best.get(entry)?.score ?? 0))
        best.set(entry, { entry, score, subject, slot: index.articleOf(entry) });
  }
  const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...best.values()].sort(
    (a, b) =>
      b.score - a.score || compareIds(collection.idOf(a.slot), collection.idOf(b.slot)) || a.entry - b.entry,
  );
}

/** The score of the last of the first `limit`; nought while they are fewer. */
function lastOf(best: ReadonlyMap<number, Found>, limit: number): number {
  if (best.size < limit) return 0;
  const scores = new NumbersInOrder(limit);
  for (const { score } of best.values()) scores.add(score);
  return scores.last;
}

/**
 * The passages of other articles, and the notes, that speak of what an article speaks of, or a span of it; best first,
 * each once, with the passage of the article it is related to. None when the article is not there. What `beforeEach`, which is
 * called again and again on the way, throws ends it.
 */
export function related(
  collection: Collection,
  articleId: string,
  span: Span | null,
  limit: number,
  beforeEach: () => void = nothing,
): RelatedPassage[] {
  const own = collection.byId(articleId);
  if (!own) return [];
  const found = findRelated(collection, own, { span, limit, isWanted: () => true, beforeEach });
  const shown: RelatedPassage[] = [];
  for (const each of found) {
    if (shown.length === limit) break;
    const passage = read(collection, each);
    const one = passage ? shownOf(passage) : null;
    if (one) shown.push(one);
  }
  return shown;
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
  const found = findRelated(collection, own, {
    span: null,
    limit: Infinity,
    isWanted: (slot) => slot === other.slot,
    beforeEach: nothing,
  });
  return found
    .map((each) => read(collection, each))
    .filter((each) => each !== null)
    .flatMap(({ subject, passage, article }): SharedSubject[] => {
      const { text, source } = passage;
      if (source.kind !== 'text') return [];
      const theirs = sharedIn(text, foldOf(passage), subject.terms, article.document.language);
      if (sharesTooLittle(subject, theirs.words)) return [];
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
