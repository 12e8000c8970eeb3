/**
 * Feeds the index in batches, one in flight, so that a person's search waits for one batch at most. The newest word on
 * an article is the one that counts.
 */
import type { SearchDocument } from '../search/functions.ts';
import { ThreadEnded } from '../threads/threads.ts';

export interface IndexWriter {
  put(documents: SearchDocument[]): Promise<void>;
  remove(ids: string[]): Promise<void>;
}

const BATCH_DOCUMENTS = 16;
const BATCH_LETTERS = 128 * 1024;
/** Reading pauses when this many UTF-16 units of text wait to be indexed. */
const MOST_LETTERS = 4 * 1024 * 1024;
/** An index that is lost more often than this is not filled again: the library is too much for it. */
const MOST_LOSSES = 12;

export class SearchFeed {
  readonly #index: IndexWriter;
  readonly #onProgress: () => void;
  readonly #report: (error: unknown) => void;
  /** What waits: a document to index, or null for one to take out. */
  readonly #waiting = new Map<string, SearchDocument | null>();
  readonly #indexed = new Set<string>();
  /** A batch on which the thread died, to be tried one by one. */
  #suspects: SearchDocument[] = [];
  /** Texts, by article, on which it died alone. */
  readonly #deadly = new Map<string, string>();
  #losses = 0;
  #letters = 0;
  #busy = false;
  #closed = false;

  /** `onProgress` is called after each batch; `report` takes what went wrong in the thread. */
  constructor(index: IndexWriter, onProgress: () => void, report: (error: unknown) => void) {
    this.#index = index;
    this.#onProgress = onProgress;
    this.#report = report;
  }

  put(document: SearchDocument): void {
    this.#set(document.id, document);
  }

  remove(id: string): void {
    this.#set(id, null);
  }

  /** Lets an article be found before all others; resolves when it can be. */
  async putFirst(document: SearchDocument): Promise<void> {
    this.#letters -= this.#waiting.get(document.id)?.text.length ?? 0;
    this.#waiting.delete(document.id);
    this.#suspects = this.#suspects.filter(({ id }) => id !== document.id);
    if (!this.#isDeadly(document)) await this.#put([document]);
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
    return this.#indexed.has(id) && !this.#waiting.has(id);
  }

  close(): void {
    this.#closed = true;
    this.#waiting.clear();
    this.#suspects = [];
    this.#letters = 0;
  }

  #set(id: string, document: SearchDocument | null): void {
    if (this.#closed) return;
    this.#letters += (document?.text.length ?? 0) - (this.#waiting.get(id)?.text.length ?? 0);
    // Taken out first, so that a newer document takes a place at the end.
    this.#waiting.delete(id);
    this.#waiting.set(id, document);
    if (!this.#busy) void this.#run();
  }

  async #run(): Promise<void> {
    this.#busy = true;
    while (this.#waiting.size > 0 || this.#suspects.length > 0) {
      const { documents, removed } = this.#takeBatch();
      try {
        if (removed.length > 0) await this.#index.remove(removed);
        if (documents.length > 0) await this.#put(documents);
      } catch (error) {
        if (this.#closed) break;
        this.#report(error);
      }
      for (const id of removed) this.#indexed.delete(id);
      // What failed was reported; counted with the rest, or the progress would never end.
      for (const { id } of documents) this.#indexed.add(id);
      this.#onProgress();
    }
    this.#busy = false;
  }

  async #put(documents: SearchDocument[]): Promise<void> {
    try {
      await this.#index.put(documents);
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

  #takeBatch(): { documents: SearchDocument[]; removed: string[] } {
    const suspect = this.#suspects.shift();
    if (suspect) return { documents: this.#isDeadly(suspect) ? [] : [suspect], removed: [] };
    const documents: SearchDocument[] = [];
    const removed: string[] = [];
    let letters = 0;
    for (const [id, document] of this.#waiting) {
      if (documents.length + removed.length >= BATCH_DOCUMENTS || letters > BATCH_LETTERS) break;
      this.#waiting.delete(id);
      letters += document?.text.length ?? 0;
      if (!document) removed.push(id);
      else if (this.#isDeadly(document)) this.#indexed.add(id);
      else documents.push(document);
    }
    this.#letters -= letters;
    return { documents, removed };
  }
}
