/** The articles and notes that can be found. Owns who is there and keeps the index in step; answers no query. */
import { ExpectedError } from '../../contract/reply.ts';
import { AcronymIndex } from './acronym-index.ts';
import { AddedTimes } from './added-times.ts';
import { NO_FACTS, NO_MARKS, type ArticleFacts, type KnownArticle, type MarkFacts } from './facts.ts';
import type { Filter } from './asked.ts';
import { FilterAnswers } from './filter-answers.ts';
import { foldWithMap, type Written } from './fold.ts';
import { Generations } from './generations.ts';
import { Lexicon } from './lexicon.ts';
import { LiveWords } from './live-words.ts';
import { NoteIndex, type IndexedNote } from './note-index.ts';
import { MentionCounts } from './mentions.ts';
import { NameIndex } from './name-index.ts';
import { PassageIndex, type IndexedPassage } from './passage-index.ts';
import { articlePassages, notePassages, type SearchDocument, type SearchNote } from './passage.ts';
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
  readonly #noteIndex: NoteIndex;
  readonly #noteWords = new LiveWords();
  readonly #noteMentions = new MentionCounts();
  /** Kept when their article goes: it may come back, and notes may come before it. */
  readonly #notes = new Map<string, readonly SearchNote[]>();
  readonly #indexedNotes = new Map<string, readonly IndexedNote[]>();
  readonly #marks = new Map<string, MarkFacts>();
  readonly #facts = new Map<string, ArticleFacts>();
  readonly #filterAnswers = new FilterAnswers((slot) => this.knownOf(slot));
  readonly #addedTimes = new AddedTimes((slot) => this.factsOf(this.idOf(slot)).addedAt);
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
    this.#noteIndex = new NoteIndex(segmentSize, (note, from) => {
      this.index.noteWent(from);
      this.index.noteCame(note.place, this.slotOf(note.articleId), note.length);
      this.#articles.forget(this.slotOf(note.articleId));
    });
    this.index = new PassageIndex(this.#noteIndex);
    this.segments = segments;
    this.lexicon = new Lexicon(() => [...segments.words(), this.#noteWords]);
    const mentions = () => [...segments.mentions(), this.#noteMentions];
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
    if (this.#indexedNotes.size === 0) return;
    for (const { place } of this.#indexedNotes.get(this.idOf(slot)) ?? []) visit(index.entryOfNote(place));
  }

  /** The slots of the articles that are there. */
  slots(): Iterable<number> {
    return this.segments.livingSlots();
  }

  /** What is known of the article at a slot besides its text. */
  knownOf(slot: number): KnownArticle {
    const [segments, marks] = [this.segments, this.#marks];
    const factsOf = (id: string): ArticleFacts => this.factsOf(id);
    // Each of them is looked up when it is asked for: a filter asks for one.
    return {
      get document() {
        return segments.traitsOf(slot);
      },
      get facts() {
        return factsOf(segments.idOf(slot));
      },
      get marks() {
        return marks.size === 0 ? NO_MARKS : (marks.get(segments.idOf(slot)) ?? NO_MARKS);
      },
    };
  }

  /** Tells which articles pass a filter, by slot; until the collection changes. */
  passing(filter: Filter): (slot: number) => boolean {
    return this.#filterAnswers.of(filter, this.capacity);
  }

  /** When the article at a slot was added, in milliseconds since the epoch. */
  addedAt(slot: number): number {
    return this.#addedTimes.of(slot);
  }

  factsOf(id: string): ArticleFacts {
    return this.#facts.get(id) ?? NO_FACTS;
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
    return this.#notes.get(articleId) ?? [];
  }

  /** Replaces what is known of an article, which may not be there yet. */
  putFacts(articleId: string, facts: ArticleFacts): void {
    this.#facts.set(articleId, facts);
    if (!this.#filterAnswers.isEmpty || !this.#addedTimes.isEmpty) this.#forgetFacts(this.slotOf(articleId));
  }

  /** Replaces the notes of an article, which may not be there yet, and what its annotations come to. */
  putNotes(articleId: string, notes: readonly SearchNote[], marks: MarkFacts = NO_MARKS): void {
    if (marks.marks > 0) this.#marks.set(articleId, marks);
    else this.#marks.delete(articleId);
    const slot = this.slotOf(articleId);
    if (slot >= 0) {
      this.#cameOrWent(slot, -1);
      this.#dropNotes(articleId);
    }
    if (notes.length > 0) this.#notes.set(articleId, notes);
    else this.#notes.delete(articleId);
    if (slot < 0) return;
    this.#indexNotes(articleId);
    this.#cameOrWent(slot, 1);
    this.lexicon.changed();
  }

  /** Numbers everything anew. */
  #layOut(): void {
    this.#articles.clear();
    this.#filterAnswers.clear();
    this.#addedTimes.clear();
    this.lexicon.changed();
    if (this.#lengths.length < this.capacity)
      this.#lengths = new Uint32Array(Math.ceil(this.capacity * 1.25));
    this.#lengths.fill(0);
    this.index.layOut(this.segments.placed, (articleId) => this.slotOf(articleId), this.#lengths);
    this.#length = this.#lengths.reduce((sum, length) => sum + length, 0);
    for (const id of this.#indexedNotes.keys()) {
      const slot = this.slotOf(id);
      if (slot < 0) continue;
      const length = this.#notesLength(slot);
      this.#lengths[slot] = this.lengthOf(slot) + length;
      this.#length += length;
    }
  }

  /** Counts the length of an article that came, or is about to go. */
  #cameOrWent(slot: number, by: 1 | -1): void {
    this.#articles.forget(slot);
    this.#forgetFacts(slot);
    if (by === 1) this.#lengths[slot] = this.segments.lengthAt(slot) + this.#notesLength(slot);
    this.#length += by * this.lengthOf(slot);
  }

  #forgetFacts(slot: number): void {
    this.#filterAnswers.forget(slot);
    this.#addedTimes.forget(slot);
  }

  #notesLength(slot: number): number {
    const notes = this.#indexedNotes.get(this.idOf(slot)) ?? [];
    return notes.reduce((sum, { length }) => sum + length, 0);
  }

  #indexNotes(articleId: string): void {
    const slot = this.slotOf(articleId);
    const language = this.languageOf(slot) || null;
    const notes = notePassages(this.notesOf(articleId)).map((passage) => {
      this.#noteWords.count(passage.text, foldWithMap(passage.text), language, 1);
      this.#noteMentions.count(passage.text, 1);
      return this.#noteIndex.add(passage, articleId);
    });
    for (const { place, length } of notes) this.index.noteCame(place, slot, length);
    if (notes.length > 0) this.#indexedNotes.set(articleId, notes);
  }

  #dropNotes(articleId: string): void {
    const language = this.languageOf(this.slotOf(articleId)) || null;
    for (const note of this.#indexedNotes.get(articleId) ?? []) {
      this.#noteWords.count(note.passage.text, foldWithMap(note.passage.text), language, -1);
      this.#noteMentions.count(note.passage.text, -1);
      this.index.noteWent(note.place);
      this.#noteIndex.remove(note);
    }
    this.#indexedNotes.delete(articleId);
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
    const notes = (this.#indexedNotes.get(document.id) ?? []).map(
      ({ passage, place, length }): IndexedPassage => ({
        ...passage,
        ...{ article: slot, entry: this.index.entryOfNote(place), length },
      }),
    );
    return {
      ...{ document, slot, length: this.lengthOf(slot) },
      title: hasTitle ? title : null,
      passages: [...(hasTitle ? own.slice(1) : own), ...notes],
    };
  }
}
