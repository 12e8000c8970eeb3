/**
 * Feeds the index in batches, one in flight, so that a person's search waits for one batch at most. The newest word on
 * an article is the one that counts.
 */
import type { ArticleFacts, HeldArticles, SearchDocument } from '../search/functions.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { ThreadEnded } from '../threads/threads.ts';

export interface IndexWriter {
  put(documents: SearchDocument[]): Promise<boolean>;
  isBehind(question: null): Promise<boolean>;
  remove(ids: string[]): Promise<void>;
  putFacts(articles: { articleId: string; facts: ArticleFacts }[]): Promise<void>;
  held(question: { from: number }): Promise<HeldArticles>;
  keep(nothing: null): Promise<undefined>;
}

const BATCH_DOCUMENTS = 16;
const BATCH_LETTERS = 128 * 1024;
const BATCH_FACTS = 2_000;
/** How long to wait for an index that is behind, in milliseconds. */
const BEHIND_MS = 30;
/** When nothing came for so long, in milliseconds, the index is stored. */
const QUIET_MS = 2_000;
/** Reading pauses when this many UTF-16 units of text wait to be indexed. */
const MOST_LETTERS = 4 * 1024 * 1024;
/** An index that is lost more often than this is not filled again: the library is too much for it. */
const MOST_LOSSES = 12;

export interface SearchFeedOptions {
  readonly index: IndexWriter;
  /** What filters ask of an article now; null when it is not on the shelf. */
  readonly factsOf: (id: string) => ArticleFacts | null;
  /** Takes the articles whose texts were let go while indexing was paused: they are to be put anew. */
  readonly onOwed: (ids: readonly string[]) => void;
  /** Called after each batch. */
  readonly onProgress: () => void;
  /** Takes what went wrong in the thread. */
  readonly report: (error: unknown) => void;
}

export class SearchFeed {
  readonly #index: IndexWriter;
  readonly #onOwed: (ids: readonly string[]) => void;
  readonly #onProgress: () => void;
  readonly #report: (error: unknown) => void;
  readonly #factsOf: (id: string) => ArticleFacts | null;
  /** Articles of which other things than the text changed. */
  readonly #stale = new Set<string>();
  /** What waits: a document to index, or null for one to take out. */
  readonly #waiting = new Map<string, SearchDocument | null>();
  /** Those of them that go before all others, first come, first served. */
  readonly #urgent = new Set<string>();
  readonly #indexed = new Set<string>();
  /** Put while it was paused: their texts are not held, so that reading goes on. */
  readonly #owed = new Set<string>();
  /** A batch on which the thread died, to be tried one by one. */
  #suspects: SearchDocument[] = [];
  /** Texts, by article, on which it died alone. */
  readonly #deadly = new Map<string, string>();
  #losses = 0;
  #letters = 0;
  #isBehind = false;
  #isPaused = false;
  #busy = false;
  #quiet: NodeJS.Timeout | null = null;
  #closed = false;

  constructor({ index, factsOf, onOwed, onProgress, report }: SearchFeedOptions) {
    this.#index = index;
    this.#onOwed = onOwed;
    this.#factsOf = factsOf;
    this.#onProgress = onProgress;
    this.#report = report;
  }

  /** The versions of the articles that the index has already, by id: all that it can find so far. */
  async held(): Promise<ReadonlyMap<string, string | null>> {
    const held = new Map<string, string | null>();
    for (let from: number | null = 0; from !== null && !this.#closed;) {
      const { articles, next }: HeldArticles = await this.#index.held({ from });
      for (const { id, version } of articles) held.set(id, version);
      from = next;
    }
    for (const id of held.keys()) if (!this.#waiting.has(id)) this.#indexed.add(id);
    return held;
  }

  /** `isUrgent`: before all that is not. */
  put(document: SearchDocument, isUrgent: boolean): void {
    const { id } = document;
    if (this.#isPaused && !isUrgent && !this.#waiting.has(id)) {
      this.#owed.add(id);
      return;
    }
    if (isUrgent) this.#urgent.add(id);
    this.#set(id, document);
  }

  remove(id: string): void {
    // What is gone must not be found, whatever else waits.
    if (this.#isPaused) this.#urgent.add(id);
    this.#set(id, null);
  }

  /** While it is paused, only what is urgent is indexed, and what is gone taken out. */
  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
    if (isPaused) this.#letGo();
    else {
      const owed = [...this.#owed];
      this.#owed.clear();
      this.#onOwed(owed);
    }
    this.#resume();
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** Something that filters ask of an article is another now. */
  factsChanged(id: string): void {
    if (this.#closed) return;
    this.#stale.add(id);
    this.#resume();
  }

  /** Lets an article be found before all others; resolves when it can be. */
  async putFirst(document: SearchDocument): Promise<void> {
    this.#letters -= this.#waiting.get(document.id)?.text.length ?? 0;
    this.#waiting.delete(document.id);
    this.#suspects = this.#suspects.filter(({ id }) => id !== document.id);
    if (!this.#isDeadly(document)) await this.#put([document]);
    this.#owed.delete(document.id);
    this.#indexed.add(document.id);
  }

  /** The index is empty again. False when it should be given up: all counts as indexed then. */
  lose(): boolean {
    this.#indexed.clear();
    this.#losses += 1;
    if (this.#losses > MOST_LOSSES) this.close();
    return !this.#closed;
  }

  /** True when so much waits that reading more should pause until the next progress. */
  get isFull(): boolean {
    return this.#letters > MOST_LETTERS;
  }

  /** Number of articles that can be found. */
  get indexed(): number {
    return this.#closed ? Infinity : this.#indexed.size;
  }

  /** True when the article can be found as it was last put. */
  isIndexed(id: string): boolean {
    return this.#indexed.has(id) && !this.#waiting.has(id) && !this.#owed.has(id);
  }

  close(): void {
    this.#closed = true;
    if (this.#quiet) clearTimeout(this.#quiet);
    this.#waiting.clear();
    this.#urgent.clear();
    this.#owed.clear();
    this.#stale.clear();
    this.#suspects = [];
    this.#letters = 0;
  }

  #set(id: string, document: SearchDocument | null): void {
    if (this.#closed) return;
    this.#letters += (document?.text.length ?? 0) - (this.#waiting.get(id)?.text.length ?? 0);
    this.#owed.delete(id);
    // Taken out first, so that a newer document takes a place at the end.
    this.#waiting.delete(id);
    this.#waiting.set(id, document);
    this.#resume();
  }

  /** Of what waits, keeps what is urgent or takes something out. */
  #letGo(): void {
    for (const [id, document] of [...this.#waiting]) {
      if (document === null) this.#urgent.add(id);
      if (document === null || this.#urgent.has(id)) continue;
      this.#waiting.delete(id);
      this.#letters -= document.text.length;
      this.#owed.add(id);
    }
  }

  #resume(): void {
    if (!this.#busy && this.#hasWork) void this.#run();
  }

  get #hasWork(): boolean {
    if (this.#urgent.size > 0 || this.#stale.size > 0) return true;
    return !this.#isPaused && (this.#waiting.size > 0 || this.#suspects.length > 0);
  }

  async #run(): Promise<void> {
    this.#busy = true;
    while (this.#hasWork) {
      if (this.#isBehind && this.#urgent.size === 0) {
        await pause(BEHIND_MS);
        await this.#askWhetherBehind();
        continue;
      }
      const { documents, removed } = this.#takeBatch();
      const facts = this.#takeFacts(documents);
      try {
        if (facts.length > 0) await this.#index.putFacts(facts);
        if (removed.length > 0) await this.#index.remove(removed);
        if (documents.length > 0) await this.#put(documents);
      } catch (error) {
        if (this.#closed) break;
        this.#report(error);
      }
      for (const id of removed) this.#indexed.delete(id);
      this.#count(documents);
      this.#onProgress();
    }
    this.#busy = false;
    if (!this.#closed) this.#keepWhenQuiet();
  }

  async #askWhetherBehind(): Promise<void> {
    try {
      this.#isBehind = await this.#index.isBehind(null);
    } catch (error) {
      this.#isBehind = false;
      if (!this.#closed) this.#report(error);
    }
  }

  /** What failed was reported, and counts with the rest, or the progress would never end; a suspect is still to be tried. */
  #count(documents: readonly SearchDocument[]): void {
    const untried = new Set(this.#suspects.map(({ id }) => id));
    for (const { id } of documents) if (!untried.has(id)) this.#indexed.add(id);
  }

  #keepWhenQuiet(): void {
    if (this.#quiet) clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.#index.keep(null).catch((error: unknown) => {
        if (!this.#closed) this.#report(error);
      });
    }, QUIET_MS);
  }

  async #put(documents: SearchDocument[]): Promise<void> {
    try {
      this.#isBehind = await this.#index.put(documents);
    } catch (error) {
      if (!(error instanceof ThreadEnded)) throw error;
      const [only] = documents;
      if (documents.length > 1) this.#suspects.push(...documents);
      else if (only) this.#deadly.set(only.id, only.text);
      throw error;
    }
  }

  #isDeadly({ id, text }: SearchDocument): boolean {
    return this.#deadly.get(id) === text;
  }

  /** Of the articles in a batch, since a thread that was started anew knows none, and of those that changed. */
  #takeFacts(documents: readonly SearchDocument[]): { articleId: string; facts: ArticleFacts }[] {
    const stale = [...this.#stale].slice(0, BATCH_FACTS);
    for (const id of stale) this.#stale.delete(id);
    return [...new Set([...stale, ...documents.map(({ id }) => id)])].flatMap((articleId) => {
      const facts = this.#factsOf(articleId);
      return facts ? [{ articleId, facts }] : [];
    });
  }

  *#inLine(): Generator<string> {
    yield* this.#urgent;
    if (!this.#isPaused) yield* this.#waiting.keys();
  }

  #takeBatch(): { documents: SearchDocument[]; removed: string[] } {
    const suspect = this.#isPaused ? undefined : this.#suspects.shift();
    if (suspect) {
      if (!this.#isDeadly(suspect)) return { documents: [suspect], removed: [] };
      this.#indexed.add(suspect.id);
      return { documents: [], removed: [] };
    }
    const documents: SearchDocument[] = [];
    const removed: string[] = [];
    let letters = 0;
    for (const id of this.#inLine()) {
      const document = this.#waiting.get(id);
      if (document === undefined) {
        this.#urgent.delete(id);
        continue;
      }
      if (documents.length + removed.length >= BATCH_DOCUMENTS || letters > BATCH_LETTERS) break;
      this.#waiting.delete(id);
      this.#urgent.delete(id);
      letters += document?.text.length ?? 0;
      if (!document) removed.push(id);
      else if (this.#isDeadly(document)) this.#indexed.add(id);
      else documents.push(document);
    }
    this.#letters -= letters;
    return { documents, removed };
  }
}
