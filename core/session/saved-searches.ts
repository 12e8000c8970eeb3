/**
 * The searches people keep. Owns what stands: an article that arrives after a standing search was saved is asked whether
 * it answers, once it can be found, and pointed out until the person has looked.
 */
import type { InputOf } from '../../contract/calls.ts';
import type { Event, Unsubscribe } from '../../contract/events.ts';
import type { SavedSearch } from '../../contract/saved-searches.ts';
import type { KeptSearch } from '../annotations/fold.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import type { ArticleEntry } from '../library/entries.ts';
import type { StandingQuestion } from '../search/functions.ts';
import { readArrivals, writeArrivals, type KeptArrival } from './arrivals-file.ts';

export interface SavedSearchesOptions {
  readonly store: Pick<AnnotationStore, 'savedSearches' | 'saveSearch' | 'dropSearch' | 'onSavedSearches'>;
  readonly library: { entry(articleId: string): Pick<ArticleEntry, 'title' | 'addedAt'> | null };
  readonly answering: (question: StandingQuestion) => Promise<(readonly boolean[] | null)[]>;
  /** Where arrivals are kept. */
  readonly file: string;
  readonly emit: (event: Event) => void;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

/** How long to wait before an article that is not in the index yet is asked for again, in milliseconds. */
const ASK_AGAIN_MS = 250;
const MOST_AT_ONCE = 64;

const keyOf = ({ searchId, articleId }: Pick<KeptArrival, 'searchId' | 'articleId'>): string =>
  `${searchId} ${articleId}`;

export class SavedSearches {
  readonly #options: SavedSearchesOptions;
  /** By search and article: those that matched, looked at or not. */
  readonly #arrivals = new Map<string, KeptArrival>();
  /** Those that were dropped while the program runs: what arrives for them goes on being noted, as they may come back. */
  readonly #dropped = new Map<string, KeptSearch>();
  /** Articles that arrived and were not asked yet. */
  readonly #waiting = new Set<string>();
  readonly #end: Unsubscribe;
  readonly #started: Promise<void>;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(options: SavedSearchesOptions) {
    this.#options = options;
    this.#end = options.store.onSavedSearches(() => this.#tell());
    this.#started = readArrivals(options.file).then((kept) => {
      for (const arrival of kept) this.#arrivals.set(keyOf(arrival), arrival);
    });
  }

  async list(): Promise<SavedSearch[]> {
    await this.#started;
    const { store, library } = this.#options;
    const fresh = [...this.#arrivals.values()].filter(({ isSeen }) => !isSeen);
    return store.savedSearches().map(({ id, name, query, isStanding }) => ({
      ...{ id, name, query, isStanding },
      arrivals: fresh
        .filter(({ searchId }) => searchId === id)
        .flatMap(({ articleId, at }) => {
          const entry = library.entry(articleId);
          return entry ? [{ articleId, title: entry.title, at }] : [];
        })
        .sort((a, b) => b.at - a.at),
    }));
  }

  async save(search: InputOf<'saveSearch'>): Promise<SavedSearch[]> {
    await this.#started;
    const { store } = this.#options;
    const known = this.#find(search.id) ?? this.#dropped.get(search.id);
    // Another name asks for nothing else: what arrived before it was given has arrived all the same.
    const isSame = known?.query === search.query && known.isStanding === search.isStanding;
    await store.saveSearch(isSame ? { ...search, savedAt: known.savedAt } : search);
    if (this.#dropped.delete(search.id)) this.#keep();
    return this.list();
  }

  async drop(id: string): Promise<SavedSearch[]> {
    await this.#started;
    const search = this.#find(id);
    if (search) {
      await this.#options.store.dropSearch(id);
      this.#dropped.set(id, search);
      this.#keep();
    }
    return this.list();
  }

  async lookedAt(id: string): Promise<void> {
    await this.#started;
    for (const [key, arrival] of this.#arrivals)
      if (arrival.searchId === id) this.#arrivals.set(key, { ...arrival, isSeen: true });
    this.#keep();
    this.#tell();
  }

  /** An article was read; one that came after a standing search was saved may be meant by it. */
  articleRead({ id, addedAt }: Pick<ArticleEntry, 'id' | 'addedAt'>): void {
    const isAwaited = this.#standing().some(({ savedAt }) => addedAt >= savedAt);
    if (!isAwaited || this.#isClosed) return;
    this.#waiting.add(id);
    this.#askSoon();
  }

  /** Resolves when no arrival waits to be asked or written. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#end();
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#started;
    await this.#writing;
  }

  #find(id: string): KeptSearch | undefined {
    return this.#options.store.savedSearches().find((search) => search.id === id);
  }

  #standing(): KeptSearch[] {
    const kept = this.#options.store.savedSearches();
    const dropped = [...this.#dropped.values()].filter(({ id }) => !kept.some((search) => search.id === id));
    return [...kept, ...dropped].filter(({ isStanding }) => isStanding);
  }

  #askSoon(): void {
    this.#timer ??= setTimeout(() => {
      void this.#ask()
        .catch(this.#options.report)
        .then(() => {
          this.#timer = null;
          if (this.#waiting.size > 0 && !this.#isClosed) this.#askSoon();
        });
    }, ASK_AGAIN_MS);
  }

  async #ask(): Promise<void> {
    await this.#started;
    const { library, answering, now } = this.#options;
    const standing = this.#standing();
    const articleIds = [...this.#waiting].slice(0, MOST_AT_ONCE);
    const answers = await answering({ articleIds, queries: standing.map(({ query }) => query) });
    const known = this.#arrivals.size;
    articleIds.forEach((articleId, index) => {
      const entry = library.entry(articleId);
      const answer = answers[index] ?? null;
      if (entry && answer === null) return;
      this.#waiting.delete(articleId);
      if (!entry) return;
      standing.forEach(({ id: searchId, savedAt }, number) => {
        const arrival = { searchId, articleId, at: now(), isSeen: false };
        if (!answer?.[number] || entry.addedAt < savedAt || this.#arrivals.has(keyOf(arrival))) return;
        this.#arrivals.set(keyOf(arrival), arrival);
      });
    });
    if (this.#arrivals.size === known) return;
    this.#keep();
    this.#tell();
  }

  #keep(): void {
    const { file, report } = this.#options;
    const kept = [...this.#arrivals.values()].filter(({ searchId }) => !this.#dropped.has(searchId));
    this.#writing = this.#writing.then(() => writeArrivals(file, kept)).catch(report);
  }

  #tell(): void {
    if (!this.#isClosed) this.#options.emit({ name: 'saved-searches-changed', payload: {} });
  }
}
