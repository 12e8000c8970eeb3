/** The articles and notes that can be found. Owns who is there and keeps the index in step; answers no query. */
import { NO_FACTS, NO_MARKS, type ArticleFacts, type KnownArticle, type MarkFacts } from './facts.ts';
import { FoldedTexts } from './folded-texts.ts';
import { Lexicon } from './lexicon.ts';
import { PassageIndex, type IndexedPassage } from './passage-index.ts';
import { SEGMENT_SIZE } from './segment.ts';
import { notePassages, textPassages, type Passage, type SearchDocument, type SearchNote } from './passage.ts';

/** An article in the collection. */
export interface IndexedArticle {
  readonly document: SearchDocument;
  /** Its number in the collection while it is there; a later article may get the same. */
  readonly slot: number;
  readonly title: IndexedPassage | null;
  /** Blocks in the order of the text, then notes; in atoms together `length`. */
  readonly passages: readonly IndexedPassage[];
  readonly length: number;
}

const isSame = (a: SearchDocument, b: SearchDocument): boolean =>
  a.title === b.title &&
  a.language === b.language &&
  a.text === b.text &&
  a.blocks.length === b.blocks.length &&
  a.blocks.every((block, i) => block.start === b.blocks[i]?.start && block.end === b.blocks[i].end);

export class Collection {
  readonly folded = new FoldedTexts();
  readonly lexicon = new Lexicon();
  readonly index: PassageIndex;
  readonly #slots = new Map<string, number>();
  readonly #articles: (IndexedArticle | null)[] = [];
  /** By slot; beside the articles, since following each article to its length costs ranking more than the rest of it. */
  readonly #lengths: number[] = [];
  readonly #freeSlots: number[] = [];
  /** Kept when their article goes: it may come back, and notes may come before it. */
  readonly #notes = new Map<string, readonly SearchNote[]>();
  readonly #marks = new Map<string, MarkFacts>();
  readonly #facts = new Map<string, ArticleFacts>();
  #length = 0;

  /** An empty collection; its index falls into segments of so many passages. */
  constructor(segmentSize = SEGMENT_SIZE) {
    this.index = new PassageIndex(this.folded, segmentSize);
  }

  get size(): number {
    return this.#slots.size;
  }

  /** The mean length of an article, in atoms; at least 1. */
  get meanLength(): number {
    return Math.max(1, this.#length / Math.max(1, this.size));
  }

  /** Every slot is below this. */
  get capacity(): number {
    return this.#articles.length;
  }

  at(slot: number): IndexedArticle | null {
    return this.#articles[slot] ?? null;
  }

  /** The length of the article at a slot, in atoms. */
  lengthOf(slot: number): number {
    return this.#lengths[slot] ?? 0;
  }

  /** The slots of the articles that are there. */
  slots(): Iterable<number> {
    return this.#slots.values();
  }

  /** An article with what is known of it besides its text. */
  knownOf({ document }: IndexedArticle): KnownArticle {
    const { id } = document;
    return { document, facts: this.#facts.get(id) ?? NO_FACTS, marks: this.#marks.get(id) ?? NO_MARKS };
  }

  byId(id: string): IndexedArticle | null {
    return this.at(this.#slots.get(id) ?? -1);
  }

  /** Adds an article, or replaces the one of the same id. */
  put(document: SearchDocument): void {
    const before = this.byId(document.id);
    if (before && isSame(before.document, document)) return;
    this.remove(document.id);
    const slot = this.#freeSlots.pop() ?? this.#articles.length;
    const title = document.title ? { text: document.title, source: { kind: 'title' } as const } : null;
    const passages = [
      ...textPassages(document.text, document.blocks),
      ...notePassages(this.#notes.get(document.id) ?? []),
    ];
    this.#place({
      document,
      slot,
      title: title && this.#index(title, slot, document.language),
      passages: passages.map((passage) => this.#index(passage, slot, document.language)),
    });
  }

  /** Removes an article; nothing happens when it is not there. */
  remove(id: string): void {
    const article = this.byId(id);
    if (!article) return;
    const { language } = article.document;
    for (const passage of article.passages) this.#drop(passage, language);
    if (article.title) this.#drop(article.title, language);
    this.#articles[article.slot] = null;
    this.#slots.delete(id);
    this.#freeSlots.push(article.slot);
    this.#length -= article.length;
  }

  notesOf(articleId: string): readonly SearchNote[] {
    return this.#notes.get(articleId) ?? [];
  }

  /** Replaces what is known of an article, which may not be there yet. */
  putFacts(articleId: string, facts: ArticleFacts): void {
    this.#facts.set(articleId, facts);
  }

  /** Replaces the notes of an article, which may not be there yet, and what its annotations come to. */
  putNotes(articleId: string, notes: readonly SearchNote[], marks: MarkFacts = NO_MARKS): void {
    if (marks.marks > 0) this.#marks.set(articleId, marks);
    else this.#marks.delete(articleId);
    if (notes.length > 0) this.#notes.set(articleId, notes);
    else this.#notes.delete(articleId);
    const article = this.byId(articleId);
    if (!article) return;
    const text = article.passages.filter((passage) => passage.source.kind === 'text');
    const { language } = article.document;
    for (const passage of article.passages) if (passage.source.kind === 'note') this.#drop(passage, language);
    const added = notePassages(notes).map((passage) => this.#index(passage, article.slot, language));
    this.#length -= article.length;
    this.#place({ ...article, passages: [...text, ...added] });
  }

  #index(passage: Passage, slot: number, language: string | null): IndexedPassage {
    const indexed = this.index.add(passage, slot);
    this.lexicon.add(indexed.text, this.folded.of(indexed), language);
    return indexed;
  }

  #drop(passage: IndexedPassage, language: string | null): void {
    this.lexicon.remove(passage.text, this.folded.of(passage), language);
    this.index.remove(passage);
  }

  #place(article: Omit<IndexedArticle, 'length'>): void {
    const length = article.passages.reduce((sum, passage) => sum + passage.length, 0);
    this.#articles[article.slot] = { ...article, length };
    this.#lengths[article.slot] = length;
    this.#slots.set(article.document.id, article.slot);
    this.#length += length;
  }
}
