/**
 * The engine's composition root: one open library at a time, the settings, and a handler for every call of the contract.
 * Knows no shell.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineCalls } from '../contract/calls.ts';
import type { Handlers } from '../contract/dispatch.ts';
import type { Engine } from '../contract/engine.ts';
import type { Event } from '../contract/events.ts';
import type { LibraryStatus } from '../contract/library.ts';
import { ExpectedError } from '../contract/reply.ts';
import type { Settings } from '../contract/settings.ts';
import { isFolder, realFolder } from './files/folders.ts';
import { addFile, addText } from './library/add.ts';
import { healthHandlers } from './session/health-handlers.ts';
import { identityHandlers } from './session/identity-handlers.ts';
import { interchangeHandlers } from './session/interchange-handlers.ts';
import { notebookHandlers } from './session/notebook-handlers.ts';
import { reviewHandlers } from './session/review-handlers.ts';
import { openSession, type Session } from './session/session.ts';
import { savedSearchHandlers } from './session/saved-search-handlers.ts';
import { snapshotHandlers } from './session/snapshot-handlers.ts';
import { rememberedLibrary, rememberLibrary } from './settings/remembered-library.ts';
import { openSettings, type SettingsStore } from './settings/settings-store.ts';
import type { StartThread } from './threads/threads.ts';

export interface ReaderOptions {
  /** The folder the person named on the command line; null when they named none. */
  readonly libraryDir: string | null;
  /** The library of those who never chose one; made when it does not exist. */
  readonly defaultLibraryDir: string;
  /** The user's data folder: settings, the chosen library, caches. */
  readonly dataDir: string;
  readonly startThread: StartThread;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Takes failures that no call can answer for; they end as warnings of the process when it is left out. */
  readonly report?: (error: unknown) => void;
}

const warn = (error: unknown): void =>
  process.emitWarning(error instanceof Error ? error : new Error(String(error)));

async function chooseLibrary(options: ReaderOptions): Promise<string> {
  const { libraryDir, defaultLibraryDir, dataDir } = options;
  if (libraryDir !== null) {
    if ((await isFolder(libraryDir)) === false) throw notAFolder(libraryDir);
    return libraryDir;
  }
  const remembered = await rememberedLibrary(dataDir);
  if (remembered !== null) return remembered;
  await mkdir(defaultLibraryDir, { recursive: true });
  return defaultLibraryDir;
}

const notAFolder = (dir: string): ExpectedError =>
  new ExpectedError('not-a-folder', 'This is not a folder.', dir);

class Reader implements Engine {
  readonly #options: ReaderOptions;
  readonly #settings: SettingsStore;
  readonly #listeners = new Set<(event: Event) => void>();
  #session: Session | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: ReaderOptions, settings: SettingsStore) {
    this.#options = options;
    this.#settings = settings;
  }

  readonly handlers: Handlers<keyof EngineCalls> = {
    libraryStatus: () => this.#current.status(),
    openLibrary: ({ dir }) => this.#inTurn(() => this.#change(dir)),
    pauseIndexing: ({ isPaused }) => {
      this.#current.library.pauseIndexing(isPaused);
      return null;
    },
    listRefused: () => this.#current.library.refusals(),
    shelf: (query) => this.#current.library.shelf(query),
    openArticle: ({ articleId }) => this.#current.library.open(articleId),
    saveReading: ({ articleId, offset, progress }) => {
      this.#current.saveReading(articleId, offset, progress);
      return null;
    },
    addFile: (file) => this.#add((dir) => addFile(dir, file)),
    addText: ({ text }) => this.#add((dir) => addText(dir, text)),
    listAnnotations: ({ articleId }) => this.#current.desks.marks.list(articleId),
    annotation: ({ annotationId }) => this.#current.desks.marks.find(annotationId),
    annotate: (input) => this.#current.desks.marks.annotate(input),
    changeAnnotation: (input) => this.#current.desks.marks.change(input),
    deleteAnnotation: async ({ annotationId }) => {
      await this.#current.desks.marks.delete(annotationId);
      return null;
    },
    restoreAnnotation: ({ annotationId }) => this.#current.desks.marks.restore(annotationId),
    search: (input) => {
      const { search, known } = this.#current;
      return search.find({ ...input, ...known });
    },
    whyMatched: (input) => {
      const { search, known } = this.#current;
      return search.whyMatched({ ...input, ...known });
    },
    findInArticle: async (input) => {
      const { library, search, known } = this.#current;
      await library.ensureFindable(input.articleId);
      return search.findInArticle({ ...input, ...known });
    },
    ...notebookHandlers(() => this.#current.desks),
    ...reviewHandlers(() => this.#current.desks.review),
    ...healthHandlers(() => this.#current.desks.health),
    ...identityHandlers(() => this.#current),
    ...interchangeHandlers(() => this.#current.desks.interchange),
    ...savedSearchHandlers(() => this.#current.desks.searches),
    ...snapshotHandlers(() => this.#current.annotations.snapshots),
    related: async (input) => {
      const { library, search } = this.#current;
      await library.ensureFindable(input.articleId);
      return search.related(input);
    },
    compareArticles: async (input) => {
      const { library, search } = this.#current;
      await Promise.all([input.articleId, input.otherId].map((id) => library.ensureFindable(id)));
      const comparison = await search.compareArticles(input);
      if (comparison) return comparison;
      throw new ExpectedError('article-not-found', 'One of the articles has just left the library.');
    },
    settings: () => this.#settings.current(),
    changeSettings: async (change) => {
      const payload = await this.#settings.change(change);
      this.#session?.settingsChanged();
      this.#tell({ name: 'settings-changed', payload });
      return payload;
    },
  };

  async start(): Promise<void> {
    this.#session = await this.#open(await chooseLibrary(this.#options));
  }

  subscribe(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  sourcePath(articleId: string): string | null {
    const entry = this.#session?.library.entry(articleId);
    return entry ? join(this.#current.dir, entry.path) : null;
  }

  async close(): Promise<void> {
    await this.#inTurn(async () => this.#session?.close());
    this.#listeners.clear();
  }

  get #current(): Session {
    if (!this.#session) throw new Error('No library is open.');
    return this.#session;
  }

  #tell(event: Event): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Opening and closing libraries happens one after another. */
  #inTurn<Value>(action: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(action);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #open(dir: string): Promise<Session> {
    const { dataDir, startThread, now = Date.now, report = warn } = this.#options;
    // Only the library on the screen is heard: not one that is still opening, nor one that is closing.
    const opened: { session: Session | null } = { session: null };
    const emit = (event: Event): void => {
      if (opened.session !== null && opened.session === this.#session) this.#tell(event);
    };
    const settings = (): Settings => this.#settings.current();
    opened.session = await openSession({ dir, dataDir, startThread, settings, now, report, emit });
    return opened.session;
  }

  /** The other library is open before this one closes: when it cannot be opened, nothing changes. */
  async #change(dir: string): Promise<LibraryStatus> {
    if (!(await isFolder(dir))) throw notAFolder(dir);
    const previous = this.#current;
    const real = await realFolder(dir);
    if (real !== previous.dir) {
      const session = await this.#open(real);
      try {
        await rememberLibrary(this.#options.dataDir, real);
      } catch (error) {
        await session.close();
        throw error;
      }
      this.#session = session;
      await previous.close();
      this.#tell({ name: 'library-changed', payload: session.status() });
      this.#tell({ name: 'shelf-changed', payload: {} });
    } else await rememberLibrary(this.#options.dataDir, real);
    return this.#current.status();
  }

  async #add(copy: (dir: string) => Promise<string>): Promise<{ path: string }> {
    const { dir, library } = this.#current;
    const path = await copy(dir);
    library.lookAt(path);
    return { path };
  }
}

/**
 * Opens the reader on the library that was named, else the one chosen last, else the default one. Fails with
 * `not-a-folder` when a file was named, and with `annotations-unreadable` or `save-failed` when annotations cannot be kept.
 */
export async function openReader(options: ReaderOptions): Promise<Engine> {
  const reader = new Reader(options, await openSettings(options.dataDir));
  await reader.start();
  return reader;
}
