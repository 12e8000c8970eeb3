/**
 * The library at work: what it answers of the articles that came in by the flow of sources. Knows no annotations: those
 * who keep them are asked through `Keeper`.
 */
import type { Article, ArticleSummary } from '../../contract/article.ts';
import type { Refusal, ShelfQuery, ShelfWindow } from '../../contract/library.ts';
import { ExpectedError } from '../../contract/reply.ts';
import type { IngestedArticle } from '../ingest/ingest.ts';
import { Announcer } from './announcer.ts';
import { openCatalog, type CatalogFile } from './catalog-file.ts';
import type { Catalog, KnownArticle } from './catalog.ts';
import { lookIn } from './disk-view.ts';
import type { ArticleFacts } from '../search/functions.ts';
import type { ArticleEntry, RememberedArticle } from './entries.ts';
import { hereAs } from './here-as.ts';
import { isSameContent } from './identity.ts';
import { IndexFilling } from './index-filling.ts';
import { inSteps } from './in-steps.ts';
import type { Library, LibraryOptions, Status } from './library.ts';
import { readOpened } from './opening.ts';
import { documentOf, Register } from './register.ts';
import type { Resemblance } from './resemblances.ts';
import { SearchFeed } from './search-feed.ts';
import { Shelf } from './shelf.ts';
import { SourceFlow } from './source-flow.ts';
import { TextCache } from './text-cache.ts';

const FLUSH_AFTER_MS = 2_000;

/** Opens a library: its shelf is there when this resolves, as the catalog remembers it. */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const { catalog, kept } = await openCatalog(options.catalogFile);
  for (const article of options.keeper.remembered()) catalog.remember(article);
  const library = new WatchedLibrary(options, catalog, kept);
  await library.start();
  return library;
}

class WatchedLibrary implements Library {
  readonly #options: LibraryOptions;
  readonly #catalog: Catalog;
  readonly #file: CatalogFile;
  readonly #shelf = new Shelf();
  readonly #texts = new TextCache();
  readonly #announcer: Announcer;
  readonly #feed: SearchFeed;
  readonly #register: Register;
  readonly #flow: SourceFlow;
  readonly #filling: IndexFilling;
  /** Until it is open, nobody can be told how it is. */
  #isOpen = false;
  #isClosed = false;
  #flushTimer: NodeJS.Timeout | null = null;

  constructor(options: LibraryOptions, catalog: Catalog, file: CatalogFile) {
    const { keeper, report, now } = options;
    this.#options = options;
    this.#catalog = catalog;
    this.#file = file;
    this.#announcer = new Announcer(options.emit, options.status);
    this.#feed = new SearchFeed({
      ...{ index: options.index, report },
      factsOf: (id) => this.#factsOf(id),
      onOwed: (ids) => void this.#filling.readAgain(ids),
      onProgress: () => {
        this.#indexed();
        options.onIndexed();
      },
    });
    this.#register = new Register({
      ...{ catalog, file, keeper, now },
      ...{ shelf: this.#shelf, feed: this.#feed, announcer: this.#announcer },
    });
    this.#flow = new SourceFlow({
      ...{ library: options, catalog, register: this.#register },
      isIndexBehind: () => this.#feed.isFull,
      onChanged: () => this.#changed(),
    });
    this.#filling = new IndexFilling({
      ...{ catalog, keeper, report, feed: this.#feed },
      reindex: (entry) => this.#flow.reindex(entry),
      isClosed: () => this.#isClosed,
      onFilled: () => this.#indexed(),
    });
  }

  async start(): Promise<void> {
    await inSteps(this.#takeOver());
    this.#flow.start();
    this.#isOpen = true;
    void this.#filling.fill();
  }

  get ready(): Promise<void> {
    return this.#flow.ready;
  }

  status(): Status {
    const { isPresent, isReading, progress } = this.#flow;
    const articles = this.#catalog.size;
    const indexed = Math.min(this.#feed.indexed, articles);
    return {
      state: !isPresent ? 'missing' : isReading ? 'reading' : 'ready',
      articles,
      refused: this.#catalog.refusedCount,
      reading: progress,
      indexing: indexed < articles ? { done: indexed, total: articles } : null,
      isIndexingPaused: this.#feed.isPaused,
    };
  }

  refusals(): Refusal[] {
    return [...this.#catalog.refusals()]
      .map(({ path, reason, bytes }) => ({ path, reason, bytes }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  shelf(query: ShelfQuery): Promise<ShelfWindow> {
    return this.#shelf.window(query);
  }

  entry(articleId: string): ArticleEntry | null {
    const entry = this.#catalog.article(articleId);
    return entry?.goneAt === null ? entry : null;
  }

  entries(): Iterable<ArticleEntry> {
    return this.#catalog.articles();
  }

  async open(articleId: string): Promise<Article> {
    const article = await this.#read(articleId);
    const { text, textHash, blocks, encoding, url, publication } = article;
    // What turns out to be another's, or may be, is no text of this article.
    if (this.entry(articleId)?.textHash === textHash) this.#texts.put(articleId, { text, textHash });
    return { ...this.#row(articleId), text, textHash, blocks, encoding, url, publication };
  }

  async textOf(articleId: string): Promise<{ text: string; textHash: string }> {
    const textHash = this.entry(articleId)?.textHash;
    const text = textHash === undefined ? null : this.#texts.get(articleId, textHash);
    return textHash === undefined || text === null ? this.open(articleId) : { text, textHash };
  }

  knownText(articleId: string, textHash: string): string | null {
    return this.#texts.get(articleId, textHash);
  }

  async textInBackground(articleId: string): Promise<{ text: string; textHash: string }> {
    const textHash = this.entry(articleId)?.textHash;
    const text = textHash === undefined ? null : this.#texts.get(articleId, textHash);
    if (textHash !== undefined && text !== null) return { text, textHash };
    return this.#read(articleId, this.#options.ingest.background.ingestFile);
  }

  async ensureFindable(articleId: string): Promise<void> {
    if (this.#feed.isIndexed(articleId)) return;
    await this.#feed.putFirst(documentOf(articleId, await this.#read(articleId)));
    this.#options.onIndexed();
  }

  keptChanged(articleIds: readonly string[]): void {
    for (const id of articleIds) this.#register.showRow(id);
  }

  recognise(remembered: readonly RememberedArticle[]): void {
    for (const article of remembered) {
      if (this.entry(article.id)) continue;
      this.#catalog.remember(article);
      this.#flow.lost.remembersMore();
      const match = hereAs(article, this.#catalog, this.#options.keeper);
      if (!match) continue;
      this.#register.changeId(match, article.id);
      this.#flow.reindex(match);
    }
    this.#changed();
    this.#flow.resume();
  }

  isInDoubt(articleId: string): boolean {
    return this.#flow.isInDoubt(articleId);
  }

  questions(): Resemblance[] {
    return this.#flow.lost.questions();
  }

  identical(articleId: string): KnownArticle[] {
    const article = this.#catalog.known(articleId);
    if (!article) return [];
    const { bytesHash, textHash } = article;
    const alike = this.#catalog.alike(bytesHash, textHash ?? '', '');
    return alike.filter((known) => known.id !== articleId && isSameContent(known, article));
  }

  pauseIndexing(isPaused: boolean): void {
    this.#feed.pause(isPaused);
    this.#indexed();
  }

  get isAtRest(): boolean {
    return this.#flow.isAtRest;
  }

  indexLost(): void {
    if (this.#isClosed) return;
    if (this.#feed.lose()) void this.#filling.fill();
    this.#announcer.libraryChanged();
  }

  lookAt(path: string): void {
    this.#flow.lookAt(path);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#flushTimer !== null) clearTimeout(this.#flushTimer);
    this.#feed.close();
    this.#announcer.close();
    await this.#flow.close();
    await this.#flush();
  }

  /** Puts what the catalog remembers on the shelf. */
  *#takeOver(): Generator<undefined, void> {
    for (const { id } of [...this.#catalog.articles()]) {
      this.#register.showRow(id);
      yield;
    }
  }

  async #read(
    articleId: string,
    ingestFile = this.#options.ingest.foreground.ingestFile,
  ): Promise<IngestedArticle> {
    const { dir, folder } = this.#options;
    const opened = await readOpened(articleId, {
      dir,
      look: folder?.look ?? lookIn(dir),
      entryOf: (id) => this.entry(id),
      isPresent: () => this.#flow.isPresent,
      ingestFile,
    });
    await this.#flow.correct(opened);
    return opened.article;
  }

  #row(articleId: string): ArticleSummary {
    const row = this.#shelf.get(articleId);
    // Another article may have taken its path a moment ago; its row is there for a little longer.
    if (!row || !this.entry(articleId))
      throw new ExpectedError('article-not-found', 'There is no such article.');
    return row;
  }

  #factsOf(articleId: string): ArticleFacts | null {
    const row = this.#shelf.get(articleId);
    if (!row) return null;
    const { path, author, addedAt, changedAt, reading } = row;
    return { path, author, addedAt, changedAt, reading };
  }

  #indexed(): void {
    if (!this.#isOpen) return;
    this.#announcer.libraryChanged();
    this.#flow.resume();
  }

  #changed(): void {
    if (this.#isClosed) return;
    this.#announcer.libraryChanged();
    this.#flushTimer ??= setTimeout(() => {
      this.#flushTimer = null;
      void this.#flush();
    }, FLUSH_AFTER_MS);
  }

  async #flush(): Promise<void> {
    try {
      this.#file.takenIn(this.#flow.since);
      await this.#file.flush();
    } catch (error) {
      // The catalog is a cache: without it the next start is slower, and that is all.
      this.#options.report(error);
    }
  }
}
