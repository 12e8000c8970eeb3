/** One open library with all that belongs to it: threads, articles, annotations, reading positions, index. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Event } from '../../contract/events.ts';
import type { LibraryStatus } from '../../contract/library.ts';
import type { Known } from '../../contract/query/known.ts';
import { ExpectedError } from '../../contract/reply.ts';
import type { Settings } from '../../contract/settings.ts';
import { realFolder } from '../files/folders.ts';
import { clearIncoming } from '../library/add.ts';
import type { ArticleEntry } from '../library/entries.ts';
import type { Library } from '../library/library.ts';
import { openLibrary } from '../library/watched-library.ts';
import type { ReadingPositions } from '../library/reading.ts';
import { throttle, type Throttled } from '../library/throttle.ts';
import type { SearchFunctions } from '../search/functions.ts';
import { ThreadEnded, type Remote, type StartThread } from '../threads/threads.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import { Desks } from './desks.ts';
import { keepTextsAgain } from './keep-texts-again.ts';
import { closeKeepings, openKeepings, readingOf, rememberedBy, type Keepings } from './keepings.ts';
import { startThreads, type SessionThreads } from './session-threads.ts';
import { whoIsWhoIn } from './who-is-who.ts';

const TELL_INDEXED_EVERY_MS = 200;

export interface SessionOptions {
  readonly dir: string;
  readonly dataDir: string;
  readonly startThread: StartThread;
  readonly settings: () => Settings;
  readonly emit: (event: Event) => void;
  readonly now: () => number;
  /** Takes failures that no call can answer for: bugs, and troubles of the watch. */
  readonly report: (error: unknown) => void;
}

export class Session {
  readonly dir: string;
  readonly #options: SessionOptions;
  readonly #cacheDir: string;
  readonly #threads: SessionThreads;
  /** Null while the library is missing since before it was opened. */
  #keepings: Keepings | null = null;
  #desks: Desks | null = null;
  #library: Library | null = null;
  #attaching: Promise<void> = Promise.resolve();
  #isClosed = false;
  /** Articles whose notes are not in the index as they are now. */
  readonly #unindexed = new Set<string>();
  #isIndexingNotes = false;
  readonly #tellIndexed: Throttled;

  /** `dir` is the real path; use `openSession`. */
  constructor(options: SessionOptions) {
    this.dir = options.dir;
    this.#options = options;
    this.#tellIndexed = throttle(() => {
      if (!this.#isClosed) options.emit({ name: 'index-changed', payload: {} });
    }, TELL_INDEXED_EVERY_MS);
    const name = createHash('sha256').update(options.dir).digest('hex').slice(0, 24);
    this.#cacheDir = join(options.dataDir, 'libraries', name);
    this.#threads = startThreads({
      startThread: options.startThread,
      indexFolder: join(this.#cacheDir, 'index'),
      report: options.report,
      onIndexLost: () => this.#library?.indexLost(),
    });
  }

  get library(): Library {
    if (!this.#library) throw new Error('The session is not open yet.');
    return this.#library;
  }

  get search(): Remote<SearchFunctions> {
    return this.#threads.search;
  }

  /** Fails with `library-missing` while there is nowhere to keep annotations. */
  get desks(): Desks {
    return this.#desks ?? this.#failMissing();
  }

  /** Fails with `library-missing`, as `desks` does. */
  get annotations(): AnnotationStore {
    return this.#keepings?.annotations ?? this.#failMissing();
  }

  async open(): Promise<void> {
    this.#keepings = await this.#openKeepings();
    this.#library = await openLibrary({
      dir: this.dir,
      catalogFile: join(this.#cacheDir, 'catalog.jsonl'),
      ingest: this.#threads,
      index: this.#threads.search,
      keeper: {
        remembered: () => (this.#keepings ? rememberedBy(this.#keepings) : []),
        isAnnotated: (id) => this.#count(id) > 0,
        mustRead: ({ id, addedAt }) => this.#count(id) > 0 || this.#isAwaited(addedAt),
        ...whoIsWhoIn(() => this.#keepings?.annotations ?? null, this.#options.report),
        kept: (id) => ({ annotations: this.#count(id), reading: readingOf(id, this.#keepings) }),
        articleRead: (entry, text) => void this.#articleRead(entry, text),
        articleGone: (articleId) => this.#desks?.anchors.articleGone(articleId),
      },
      status: () => this.status(),
      onIndexed: this.#tellIndexed,
      onPresence: (present) => {
        if (present && !this.#keepings) this.#attaching = this.#attaching.then(() => this.#attachLate());
      },
      emit: (event) => {
        this.#desks?.heard(event);
        this.#options.emit(event);
      },
      now: this.#options.now,
      report: this.#options.report,
    });
    if (this.#keepings) await this.#attach(this.#keepings);
    await clearIncoming(this.dir, this.#options.now());
    void this.#guard(() => this.#warmUp());
  }

  status(): LibraryStatus {
    const annotations = this.#keepings?.annotations;
    return {
      dir: this.dir,
      ...this.library.status(),
      annotationsKept: annotations?.keptIn ?? 'library',
      annotationsDir: annotations?.dir ?? join(this.dir, '.seedleaf'),
      damagedRecords: annotations?.damagedRecords ?? 0,
      reviewWaiting: this.#desks?.anchors.waiting ?? 0,
    };
  }

  settingsChanged(): void {
    this.#desks?.interchange.settingsChanged();
  }

  /** Fails with `article-not-found`, or `save-failed` when the last positions could not be written. */
  saveReading(articleId: string, offset: number, progress: number): void {
    const entry = this.library.entry(articleId);
    if (!entry) throw new ExpectedError('article-not-found', 'There is no such article.');
    const { path, bytesHash } = entry;
    const { reading } = this.#keepings ?? this.#failMissing();
    try {
      reading.save(articleId, { offset, progress, at: this.#options.now(), path, bytesHash });
    } finally {
      this.library.keptChanged([articleId]);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    try {
      await this.#attaching;
      await this.#desks?.interchange.close();
      await this.#desks?.searches.close();
      this.#desks?.close();
      await this.#library?.close();
      if (this.#keepings) await closeKeepings(this.#keepings);
    } finally {
      this.#tellIndexed.cancel();
      await this.#threads.stop();
    }
  }

  /** What is known of a query that is asked here and now. */
  get known(): Known {
    const colourNames = Object.fromEntries(this.#keepings?.annotations.colourNames() ?? []);
    return { colourNames, now: this.#options.now() };
  }

  #failMissing(): never {
    throw new ExpectedError('library-missing', 'The library is not there.', this.dir);
  }

  #count(articleId: string): number {
    return this.#keepings?.annotations.count(articleId) ?? 0;
  }

  /** Whether a search that stands is to be asked about what was added at a time. */
  #isAwaited(addedAt: number): boolean {
    const saved = this.#keepings?.annotations.savedSearches() ?? [];
    return saved.some(({ isStanding, savedAt }) => isStanding && addedAt >= savedAt);
  }

  #openKeepings(): Promise<Keepings | null> {
    return openKeepings({
      libraryDir: this.dir,
      fallbackDir: join(this.#cacheDir, 'annotations'),
      dataDir: this.#options.dataDir,
      now: this.#options.now,
    });
  }

  async #attach(keepings: Keepings): Promise<void> {
    const { search, anchorPassages, imports: importThread } = this.#threads;
    const { settings, emit, now, report } = this.#options;
    this.#keepings = keepings;
    keepings.reading.onChange((articleIds) => this.#positionsMoved(articleIds, keepings.reading));
    keepings.annotations.onMended(() => {
      this.#options.emit({ name: 'library-changed', payload: this.status() });
      void this.#guard(() => keepTextsAgain(keepings.annotations, this.library));
    });
    keepings.annotations.onSnapshot(() => emit({ name: 'snapshots-changed', payload: {} }));
    // Before the desks listen: they ask where an annotation is when they hear of it.
    keepings.annotations.onChange((articleIds) => this.#annotationsChanged(articleIds, keepings));
    const putNotes = async (input: Parameters<typeof search.putNotes>[0]): Promise<void> => {
      await search.putNotes(input);
      this.#tellIndexed();
    };
    this.#desks = new Desks({
      ...{ dir: this.dir, store: keepings.annotations, library: this.library },
      ...{ anchorPassages, importThread, putNotes, settings, emit, now, report },
      answering: (question) => search.answering({ ...question, ...this.known }),
      arrivalsFile: join(this.#cacheDir, 'arrivals.json'),
    });
    await this.#desks.anchors.start();
  }

  #positionsMoved(articleIds: readonly string[], reading: ReadingPositions): void {
    const moved = articleIds.flatMap((id) => {
      const position = reading.get(id);
      return position ? [{ id, path: position.path, bytesHash: position.bytesHash, textHash: null }] : [];
    });
    this.library.recognise(moved);
    this.library.keptChanged(articleIds);
  }

  /** The library was missing when it was opened, and is there now. */
  async #attachLate(): Promise<void> {
    if (this.#keepings || this.#isClosed) return;
    await this.#guard(async () => {
      const keepings = await this.#openKeepings();
      if (!keepings) return;
      const remembered = [...rememberedBy(keepings)];
      this.#keepings = keepings;
      this.library.recognise(remembered);
      await this.#attach(keepings);
      this.library.keptChanged(remembered.map(({ id }) => id));
    });
  }

  async #articleRead(entry: ArticleEntry, text: string): Promise<void> {
    this.#desks?.searches.articleRead(entry);
    await this.#guard(async () => this.#desks?.marks.articleRead(entry, text));
  }

  #annotationsChanged(articleIds: readonly string[], { annotations }: Keepings): void {
    const changed = articleIds.map((id) => annotations.identity(id)).filter((identity) => identity !== null);
    this.library.recognise(changed);
    this.#desks?.anchors.annotationsChanged(articleIds);
    this.library.keptChanged(articleIds);
    for (const articleId of articleIds)
      this.#options.emit({ name: 'annotations-changed', payload: { articleId } });
    for (const articleId of articleIds) this.#unindexed.add(articleId);
    if (!this.#isIndexingNotes) void this.#indexNotes();
  }

  /** The notes of each article once, one after another, however often they changed meanwhile. */
  async #indexNotes(): Promise<void> {
    this.#isIndexingNotes = true;
    for (const articleId of this.#unindexed) {
      this.#unindexed.delete(articleId);
      await this.#guard(async () => this.#desks?.marks.notesChanged(articleId));
    }
    this.#isIndexingNotes = false;
  }

  /** So that the first key of a search is answered as soon as all others. */
  async #warmUp(): Promise<void> {
    try {
      for (let turn = 0; !this.#isClosed && (await this.search.warmUp(turn)); turn++);
    } catch (error) {
      // That the thread died is told by who watches it, and the next one has nothing to warm up on.
      if (!(error instanceof ThreadEnded)) throw error;
    }
  }

  /** Work that nobody waits for: its failure is reported, unless the session is ending and its threads with it. */
  async #guard(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.#isClosed) this.#options.report(error);
    }
  }
}

/** Opens a library, which may be missing. Fails with `annotations-unreadable` or `save-failed`. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const session = new Session({ ...options, dir: await realFolder(options.dir) });
  try {
    await session.open();
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}
