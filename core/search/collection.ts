/** The articles and notes that can be found. Owns who is there and keeps the index in step; answers no query. */
import { ExpectedError } from '../../contract/reply.ts';
import { AcronymIndex } from './acronym-index.ts';
import type { Filter } from './asked.ts';
import { NO_MARKS, type ArticleFacts, type KnownArticle, type MarkFacts } from './facts.ts';
import { FiledNotes } from './filed-notes.ts';
import type { Written } from './fold.ts';
import { Generations } from './generations.ts';
import { KnownArticles } from './known-articles.ts';
import { Lexicon } from './lexicon.ts';
import { NameIndex } from './name-index.ts';
import { PassageIndex, type IndexedPassage } from './passage-index.ts';
import { articlePassages, type SearchDocument, type SearchNote } from './passage.ts';
import { SegmentList } from './segments/segment-list.ts';
import { StoredSegment } from './segments/stored-segment.ts';

/** An article as the numbers are now. */
export interface IndexedArticle {
  readonly document: SearchDocument;
  /** Its number in the collection. */
  readonly slot: number;
  readonly title: IndexedPassage | null;
  /** Blocks in the order of the text, what is said about it, then notes; in words together `length`. */
  readonly passages: readonly IndexedPassage[];
  readonly length: number;
}

/** How many passages a segment takes: many, so that forms repeat little; few, so that it is soon stored. */
export const SEGMENT_SIZE = 16_384;

/** After so many texts, which take a millisecond, one looks whether they are still wanted. */
const READS_A_LOOK = 64;

/** Articles that were needed lately are kept in memory, in UTF-16 units of their text. */
const KEPT_LETTERS = 2_000_000;

export class Collection {
  readonly segments: SegmentList;
  readonly index: PassageIndex;
  readonly lexicon: Lexicon;
  readonly acronyms: AcronymIndex;
  readonly names: NameIndex;
  readonly #notes: FiledNotes;
  readonly #known: KnownArticles;
  readonly #articles = new Generations<number, IndexedArticle>(
    KEPT_LETTERS,
    ({ document }) => document.text.length + 1_000,
  );
  /** By slot; beside the articles, since following each article to its length costs ranking more than the rest of it. */
  #lengths = new Uint32Array(0);
  #length = 0;
  #isOvertaken: (() => boolean) | null = null;
  #reads = 0;

  /** A collection whose index falls into segments of so many passages; empty but for what was stored of it. */
  constructor(segmentSize = SEGMENT_SIZE, segments = new SegmentList(segmentSize)) {
    this.#notes = new FiledNotes(segmentSize, (note, from) => {
      this.index.noteWent(from);
      this.index.noteCame(note.place, this.slotOf(note.articleId), note.length);
      this.#articles.forget(this.slotOf(note.articleId));
    });
    this.index = new PassageIndex(this.#notes.index);
    this.segments = segments;
    this.#known = new KnownArticles(segments);
    this.lexicon = new Lexicon(() => [...segments.words(), this.#notes.words]);
    const mentions = () => [...segments.mentions(), this.#notes.mentions];
    this.acronyms = new AcronymIndex(mentions);
    this.names = new NameIndex(mentions);
    segments.onChange(() => this.#layOut());
    this.#layOut();
  }

  get size(): number {
    return this.segments.living;
  }

  /** The mean length of an article, in words; at least 1. */
  get meanLength(): number {
    return Math.max(1, this.#length / Math.max(1, this.size));
  }

  /** Every slot is below this. */
  get capacity(): number {
    return this.segments.slots;
  }

  /** The article at a slot; null when none lives there. */
  at(slot: number): IndexedArticle | null {
    return this.segments.isLiving(slot) ? this.#articles.get(slot, () => this.#read(slot)) : null;
  }

  /** The passage of an entry; null when it is dead. */
  passageAt(entry: number): IndexedPassage | null {
    const article = this.at(this.index.articleOf(entry));
    if (!article) return null;
    if (article.title?.entry === entry) return article.title;
    // Its own are numbered one after another; only notes must be looked for.
    const own = article.passages[entry - (article.passages[0]?.entry ?? 0)];
    return own?.entry === entry ? own : (article.passages.find((passage) => passage.entry === entry) ?? null);
  }

  /** Has what reads very many texts end with `overtaken` as soon as something newer is wanted. */
  whileWanted<Value>(isOvertaken: () => boolean, read: () => Value): Value {
    this.#isOvertaken = isOvertaken;
    try {
      return read();
    } finally {
      this.#isOvertaken = null;
    }
  }

  /**
   * The text of the passage of an entry, for those that read thousands: of what is stored its UTF-8, good until the next one is
   * asked for, and nothing is made of the rest of its article. Null when it is dead.
   */
  writtenAt(entry: number): Written | null {
    const slot = this.index.articleOf(entry);
    if (slot < 0) return null;
    if (++this.#reads % READS_A_LOOK === 0 && this.#isOvertaken?.() === true)
      throw new ExpectedError('overtaken', 'Something newer was asked.');
    if (this.index.noteAt(entry) === null) {
      const { placed, article } = this.segments.placeOf(slot);
      const { segment, firstEntry } = placed;
      const number = entry - firstEntry - segment.firstPassage(article);
      const stored = segment instanceof StoredSegment ? segment.passageOf(article, number) : null;
      if (stored) return stored;
    }
    return this.passageAt(entry)?.text ?? null;
  }

  /** The length of the article at a slot, in words. */
  lengthOf(slot: number): number {
    return this.#lengths[slot] ?? 0;
  }

  idOf(slot: number): string {
    return this.segments.idOf(slot);
  }

  /** The language of the article at a slot; empty where it is not known. */
  languageOf(slot: number): string {
    return this.segments.languageOf(slot);
  }

  /** The slot of an article; -1 when it is not there. */
  slotOf(id: string): number {
    return this.segments.slotOf(id);
  }

  /** Visits the entries of the passages of the article at a slot: its title when it has one, its text, what is said about it, its notes. */
  eachEntryOf(slot: number, visit: (entry: number) => void): void {
    const { index } = this;
    for (
      let entry = index.firstOf(slot);
      index.articleOf(entry) === slot && index.noteAt(entry) === null;
      entry++
    )
      visit(entry);
    if (this.#notes.isEmpty) return;
    for (const { place } of this.#notes.filedOf(this.idOf(slot))) visit(index.entryOfNote(place));
  }

  /** The slots of the articles that are there. */
  slots(): Iterable<number> {
    return this.segments.livingSlots();
  }

  /** What is known of the article at a slot besides its text. */
  knownOf(slot: number): KnownArticle {
    return this.#known.of(slot);
  }

  /** Tells which articles pass a filter, by slot; until the collection changes. */
  passing(filter: Filter): (slot: number) => boolean {
    return this.#known.passing(filter, this.capacity);
  }

  /** When the article at a slot was added, in milliseconds since the epoch. */
  addedAt(slot: number): number {
    return this.#known.addedAt(slot);
  }

  factsOf(id: string): ArticleFacts {
    return this.#known.factsOf(id);
  }

  byId(id: string): IndexedArticle | null {
    return this.at(this.slotOf(id));
  }

  /** Adds an article, or replaces the one of the same id. */
  put(document: SearchDocument): void {
    const before = this.byId(document.id);
    if (before && JSON.stringify(before.document) === JSON.stringify(document)) return;
    this.remove(document.id);
    const { placed, article } = this.segments.add(document);
    this.index.articleCame(placed, article);
    this.#indexNotes(document.id);
    this.#cameOrWent(placed.firstSlot + article, 1);
    this.lexicon.changed();
  }

  /** Removes an article; nothing happens when it is not there. */
  remove(id: string): void {
    const slot = this.slotOf(id);
    if (slot < 0) return;
    this.#cameOrWent(slot, -1);
    this.#dropNotes(id);
    const { placed, article } = this.segments.remove(id, slot);
    this.index.articleWent(placed, article);
    this.lexicon.changed();
  }

  notesOf(articleId: string): readonly SearchNote[] {
    return this.#notes.of(articleId);
  }

  /** Replaces what is known of an article, which may not be there yet. */
  putFacts(articleId: string, facts: ArticleFacts): void {
    this.#known.putFacts(articleId, facts);
  }

  /** Replaces the notes of an article, which may not be there yet, and what its annotations come to. */
  putNotes(articleId: string, notes: readonly SearchNote[], marks: MarkFacts = NO_MARKS): void {
    this.#known.putMarks(articleId, marks);
    const slot = this.slotOf(articleId);
    if (slot >= 0) {
      this.#cameOrWent(slot, -1);
      this.#dropNotes(articleId);
    }
    this.#notes.put(articleId, notes);
    if (slot < 0) return;
    this.#indexNotes(articleId);
    this.#cameOrWent(slot, 1);
    this.lexicon.changed();
  }

  /** Numbers everything anew. */
  #layOut(): void {
    this.#articles.clear();
    this.#known.clear();
    this.lexicon.changed();
    if (this.#lengths.length < this.capacity)
      this.#lengths = new Uint32Array(Math.ceil(this.capacity * 1.25));
    this.#lengths.fill(0);
    this.index.layOut(this.segments.placed, (articleId) => this.slotOf(articleId), this.#lengths);
    this.#length = this.#lengths.reduce((sum, length) => sum + length, 0);
    for (const id of this.#notes.filedIds()) {
      const slot = this.slotOf(id);
      if (slot < 0) continue;
      const length = this.#notes.lengthOf(id);
      this.#lengths[slot] = this.lengthOf(slot) + length;
      this.#length += length;
    }
  }

  /** Counts the length of an article that came, or is about to go. */
  #cameOrWent(slot: number, by: 1 | -1): void {
    this.#articles.forget(slot);
    this.#known.forget(slot);
    if (by === 1) this.#lengths[slot] = this.segments.lengthAt(slot) + this.#notes.lengthOf(this.idOf(slot));
    this.#length += by * this.lengthOf(slot);
  }

  #indexNotes(articleId: string): void {
    const slot = this.slotOf(articleId);
    for (const { place, length } of this.#notes.file(articleId, this.languageOf(slot) || null))
      this.index.noteCame(place, slot, length);
  }

  #dropNotes(articleId: string): void {
    const language = this.languageOf(this.slotOf(articleId)) || null;
    this.#notes.drop(articleId, language, ({ place }) => this.index.noteWent(place));
  }

  #read(slot: number): IndexedArticle {
    const { placed, article } = this.segments.placeOf(slot);
    const { segment, firstEntry } = placed;
    const document = segment.documentOf(article);
    const first = firstEntry + segment.firstPassage(article);
    // A phrase may read thousands of articles: to name what is copied takes a fraction of copying whatever there is.
    const own = articlePassages(document).map(({ text, source }, i): IndexedPassage => {
      const entry = first + i;
      return { text, source, article: slot, entry, length: this.index.lengthOf(entry) };
    });
    const [title] = own;
    const hasTitle = title?.source.kind === 'title';
    const notes = this.#notes.filedOf(document.id).map(({ passage, place, length }): IndexedPassage => ({
      ...passage,
      ...{ article: slot, entry: this.index.entryOfNote(place), length },
    }));
    return {
      ...{ document, slot, length: this.lengthOf(slot) },
      title: hasTitle ? title : null,
      passages: [...(hasTitle ? own.slice(1) : own), ...notes],
    };
  }
}
