/** An annotation as the notebook sorts and filters it: with its article, its place today, and its words folded. */
import { acceptedWords, basisOf, type Anchor, type Annotation } from '../../contract/annotation.ts';
import type { NotebookState } from '../../contract/notebook.ts';
import type { AnnotatedArticle } from '../../contract/review.ts';
import { fold } from '../search/fold.ts';

/** An article with annotations. All its rows share the object; another title or path makes another object. */
export interface RowArticle {
  readonly info: AnnotatedArticle;
  /** Its place among all by title; renumbered when articles come and go, which never changes who is before whom. */
  rank: number;
}

export class Row {
  readonly annotation: Annotation;
  readonly article: RowArticle;
  /** Null while its place is being found out. */
  readonly anchor: Anchor | null;
  /** Offset in the text that articles are read in; where it was made or put, while it has no place in today's. */
  readonly start: number;
  #folded: string | null = null;

  constructor(annotation: Annotation, article: RowArticle, anchor: Anchor | null) {
    this.annotation = annotation;
    this.article = article;
    this.anchor = anchor;
    this.start = anchor === null || anchor.state === 'orphaned' ? basisOf(annotation).start : anchor.start;
  }

  get id(): string {
    return this.annotation.id;
  }

  get state(): NotebookState {
    return this.anchor?.state ?? 'checking';
  }

  /** The words that were accepted in the place of the quote; null when there are none. */
  get today(): string | null {
    return acceptedWords(this.annotation, this.anchor?.state ?? null);
  }

  /** Quote, today's words, note and tags, folded; a line feed, which no folded word holds, keeps them apart. */
  get folded(): string {
    const { passage, note, tags } = this.annotation;
    return (this.#folded ??= [passage.exact, this.today ?? '', note, ...tags].map(fold).join('\n'));
  }

  /** The quote with today's words, and the note, folded. */
  get foldedQuote(): string {
    return this.folded.split('\n', 2).join('\n');
  }
  get foldedNote(): string {
    return this.folded.split('\n', 3)[2] ?? '';
  }

  /** This row, when the other says the same; else the other, with what need not be folded again. */
  renewed(other: Row): Row {
    const same = hasSameWords(this.annotation, other.annotation) && this.today === other.today;
    if (same && this.article === other.article && isAlike(this, other)) return this;
    if (same) other.#folded = this.#folded;
    return other;
  }
}

const hasSameWords = (a: Annotation, b: Annotation): boolean =>
  a.passage === b.passage && a.note === b.note && a.tags.join('\n') === b.tags.join('\n');

const isAlike = (a: Row, b: Row): boolean =>
  a.annotation.colour === b.annotation.colour &&
  a.annotation.createdAt === b.annotation.createdAt &&
  a.annotation.updatedAt === b.annotation.updatedAt &&
  a.today === b.today &&
  a.state === b.state &&
  a.start === b.start &&
  endOf(a.anchor) === endOf(b.anchor);

const endOf = (anchor: Anchor | null): number =>
  anchor === null || anchor.state === 'orphaned' ? -1 : anchor.end;
