/**
 * The library at work: what the watch tells goes through ingest into the catalog, on the shelf and to the index. Knows
 * no annotations: those who keep them are asked through `Keeper`. Sources are only ever read.
 */
import type { Article, ArticleSummary } from '../../contract/article.ts';
import type { Refusal, RefusalReason, ShelfQuery, ShelfWindow } from '../../contract/library.ts';
import { ExpectedError } from '../../contract/reply.ts';
import type { Ingested, IngestedArticle } from '../ingest/ingest.ts';
import { isReadable } from '../ingest/readable.ts';
import { Admission } from './admission.ts';
import { Announcer } from './announcer.ts';
import { entryOf } from './article-entry.ts';
import { openCatalog, type CatalogFile } from './catalog-file.ts';
import type { Catalog } from './catalog.ts';
import { Departures } from './departures.ts';
import { stampOf, type ArticleEntry, type RememberedArticle, type SourceStamp } from './entries.ts';
import { recognise } from './identity.ts';
import { inSteps } from './in-steps.ts';
import type { Job } from './ingest-queue.ts';
import { Intake } from './intake.ts';
import { readOpened } from './opening.ts';
import type { Library, LibraryOptions, Status } from './library.ts';
import { documentOf, Register } from './register.ts';
import { SearchFeed } from './search-feed.ts';
import { Shelf } from './shelf.ts';
import { TextCache } from './text-cache.ts';
import { watchFolder, type FolderWatch, type SourceChange } from './watch/watch-folder.ts';

/** Refusals that may end without the file's size or time changing. */
const PASSING: readonly RefusalReason[] = ['no-permission', 'unreadable'];
/** A batch of at most this many changes is a person's doing, and goes before a mass of arrivals. */
const FEW = 20;
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
  readonly #intake: Intake;
  readonly #admission: Admission;
  readonly #departures: Departures;
  /** With no catalog, nobody knows when an article came: the time of its file is the best guess. */
  #isFirstListing: boolean;
  #watch: FolderWatch | null = null;
  #isPresent = true;
  #isListed = false;
  #isClosed = false;
  #flushTimer: NodeJS.Timeout | null = null;

  constructor(options: LibraryOptions, catalog: Catalog, file: CatalogFile) {
    const { dir, keeper, report, now } = options;
    this.#options = options;
    this.#catalog = catalog;
    this.#file = file;
    this.#isFirstListing = catalog.entryCount === 0;
    this.#announcer = new Announcer(options.emit, options.status);
    this.#feed = new SearchFeed(options.index, () => this.#indexed(), report);
    const { ingestFile } = options.ingest.background;
    this.#intake = new Intake({
      ...{ dir, ingestFile, report },
      mustPause: () => this.#feed.isFull,
      settle: (job, ingested) => this.#settle(job, ingested),
      onFinished: () => this.#changed(),
    });
    const { queue } = this.#intake;
    this.#admission = new Admission({
      ...{ dir, catalog },
      isAwaited: (ino) => queue.awaitsInode(ino),
      isAnnotated: (id) => keeper.isAnnotated(id),
    });
    this.#register = new Register({
      ...{ catalog, file, keeper, now },
      ...{ shelf: this.#shelf, feed: this.#feed, announcer: this.#announcer },
    });
    this.#departures = new Departures(
      (path) => queue.holds(path) || queue.awaitsInode(catalog.at(path)?.ino ?? NaN),
      (path) => {
        this.#register.depart(path);
        this.#changed();
      },
    );
  }

  async start(): Promise<void> {
    await inSteps(this.#takeOver());
    const { dir, onPresence, report } = this.#options;
    this.#watch = watchFolder(dir, {
      accepts: isReadable,
      known: this.#knownSources(),
      onChanges: (batch) => this.#takeBatch(batch),
      onPresence: (present) => {
        this.#isPresent = present;
        this.#changed();
        onPresence(present);
      },
      onTrouble: report,
    });
    void this.#watch.ready.then(() => {
      this.#isListed = true;
      this.#changed();
    });
    this.#intake.resume();
  }

  get ready(): Promise<void> {
    return this.#watch?.ready ?? Promise.resolve();
  }

  status(): Status {
    const { arrivals, done } = this.#intake.queue;
    const articles = this.#catalog.size;
    const indexed = Math.min(this.#feed.indexed, articles);
    const isReading = arrivals > 0 || !this.#isListed;
    return {
      state: !this.#isPresent ? 'missing' : isReading ? 'reading' : 'ready',
      articles,
      refused: this.#catalog.refusedCount,
      reading: arrivals > 0 ? { done, total: done + arrivals } : null,
      indexing: indexed < articles ? { done: indexed, total: articles } : null,
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

  async open(articleId: string): Promise<Article> {
    const article = await this.#read(articleId);
    const { text, textHash, blocks, encoding } = article;
    this.#texts.put(articleId, { text, textHash });
    return { ...this.#row(articleId), text, textHash, blocks, encoding };
  }

  async textOf(articleId: string): Promise<{ text: string; textHash: string }> {
    const textHash = this.entry(articleId)?.textHash;
    const text = textHash === undefined ? null : this.#texts.get(articleId, textHash);
    return textHash === undefined || text === null ? this.open(articleId) : { text, textHash };
  }

  async ensureFindable(articleId: string): Promise<void> {
    if (this.#feed.isIndexed(articleId)) return;
    await this.#feed.putFirst(documentOf(articleId, await this.#read(articleId)));
  }

  keptChanged(articleIds: readonly string[]): void {
    for (const id of articleIds) this.#register.showRow(id);
  }

  recognise(remembered: readonly RememberedArticle[]): void {
    for (const article of remembered) {
      if (this.entry(article.id)) continue;
      this.#catalog.remember(article);
      const here = this.#catalog
        .resembling(article)
        .filter(({ id }) => !this.#options.keeper.isAnnotated(id));
      const match = this.entry(recognise(article, here)?.id ?? '');
      if (!match) continue;
      this.#register.changeId(match, article.id);
      this.#intake.queue.add(stampOf(match), 'unindexed');
    }
    this.#changed();
    this.#intake.resume();
  }

  lookAt(path: string): void {
    this.#watch?.retry(path);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#flushTimer !== null) clearTimeout(this.#flushTimer);
    this.#departures.close();
    this.#feed.close();
    this.#announcer.close();
    await this.#watch?.close();
    await this.#intake.close();
    await this.#flush();
  }

  /** Puts what the catalog remembers on the shelf, and its sources in line for the index. */
  *#takeOver(): Generator<undefined, void> {
    for (const { id } of [...this.#catalog.articles()]) {
      const entry = this.entry(id);
      if (!entry) continue;
      this.#register.showRow(id);
      this.#intake.queue.add(stampOf(entry), 'unindexed');
      yield;
    }
  }

  *#knownSources(): Iterable<SourceStamp> {
    yield* this.#catalog.articles();
    for (const refused of this.#catalog.refusals()) if (!PASSING.includes(refused.reason)) yield refused;
  }

  #takeBatch(batch: readonly SourceChange[]): void {
    const { queue } = this.#intake;
    const leaving = new Set<number>();
    for (const change of batch) {
      if (change.kind !== 'removed') continue;
      leaving.add(this.#catalog.at(change.path)?.ino ?? NaN);
      queue.drop(change.path);
      this.#departures.add(change.path);
    }
    for (const change of batch) {
      if (change.kind === 'removed') continue;
      this.#departures.cancel(change.path);
      const isFirst = batch.length <= FEW || leaving.has(change.ino);
      queue.add(stampOf(change), isFirst ? 'first' : 'arrived');
    }
    this.#changed();
    this.#intake.resume();
  }

  async #settle({ stamp, urgency }: Job, ingested: Ingested): Promise<void> {
    if (this.#isClosed) return;
    switch (ingested.kind) {
      case 'article':
        await this.#admit(stamp, ingested.article);
        break;
      case 'refused':
        this.#register.refuse({ ...stamp, reason: ingested.reason, bytes: ingested.bytes });
        break;
      case 'unsettled':
        this.#watch?.retry(stamp.path);
        break;
      case 'vanished':
        // Told by the watch too; but an unchanged source that is only read for the index may have slipped away.
        if (urgency === 'unindexed' && this.#isPresent) this.#watch?.retry(stamp.path);
    }
  }

  async #admit(stamp: SourceStamp, article: IngestedArticle): Promise<void> {
    const id = await this.#admission.idOf(stamp, article);
    if (this.#isClosed) return;
    const previous = this.#catalog.article(id);
    const now = this.#options.now();
    const addedAt = this.#isFirstListing ? Math.min(now, stamp.mtimeMs) : now;
    this.#register.enter(entryOf({ id, stamp, article, previous, addedAt }), article);
  }

  /** What a person opens may be newer than what the watch has told. */
  async #correct(entry: ArticleEntry, article: IngestedArticle): Promise<void> {
    if (article.textHash === entry.textHash && article.bytesHash === entry.bytesHash) return;
    await this.#intake.inTurn(async () => {
      if (this.#catalog.at(entry.path)?.id === entry.id) await this.#admit(stampOf(entry), article);
    });
  }

  async #read(articleId: string): Promise<IngestedArticle> {
    const { entry, article } = await readOpened(articleId, {
      dir: this.#options.dir,
      entryOf: (id) => this.entry(id),
      isPresent: () => this.#isPresent,
      ingestFile: this.#options.ingest.foreground.ingestFile,
    });
    await this.#correct(entry, article);
    return article;
  }

  #row(articleId: string): ArticleSummary {
    const row = this.#shelf.get(articleId);
    if (!row) throw new ExpectedError('article-not-found', 'There is no such article.');
    return row;
  }

  #indexed(): void {
    this.#announcer.libraryChanged();
    this.#intake.resume();
  }

  #changed(): void {
    if (this.#isClosed) return;
    if (this.#isListed && this.#intake.queue.arrivals === 0) this.#isFirstListing = false;
    this.#announcer.libraryChanged();
    this.#flushTimer ??= setTimeout(() => {
      this.#flushTimer = null;
      void this.#flush();
    }, FLUSH_AFTER_MS);
  }

  async #flush(): Promise<void> {
    try {
      await this.#file.flush();
    } catch (error) {
      // The catalog is a cache: without it the next start is slower, and that is all.
      this.#options.report(error);
    }
  }
}
