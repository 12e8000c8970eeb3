/** The library as the engine sees it: what it answers, and what it is given. `watched-library.ts` is the real one. */
import type { Article } from '../../contract/article.ts';
import type { Event } from '../../contract/events.ts';
import type { LibraryStatus, Refusal, ShelfQuery, ShelfWindow } from '../../contract/library.ts';
import type { IngestFunctions } from '../ingest/functions.ts';
import type { Remote } from '../threads/threads.ts';
import type { KnownArticle } from './catalog.ts';
import type { Look } from './disk-view.ts';
import type { ArticleEntry, RememberedArticle } from './entries.ts';
import type { Keeper } from './keeper.ts';
import type { Resemblance } from './resemblances.ts';
import type { IndexWriter } from './search-feed.ts';
import type { watchFolder } from './watch/watch-folder.ts';

export type Status = Pick<
  LibraryStatus,
  'state' | 'articles' | 'refused' | 'reading' | 'indexing' | 'isIndexingPaused'
>;

export interface LibraryOptions {
  /** Absolute path of the folder; it may be missing. */
  readonly dir: string;
  /** Where the catalog is kept. */
  readonly catalogFile: string;
  readonly ingest: {
    /** Reads what arrives. */
    readonly background: Remote<IngestFunctions>;
    /** Reads what a person opens, so that it never waits behind what arrives. */
    readonly foreground: Remote<IngestFunctions>;
  };
  readonly index: IndexWriter;
  readonly keeper: Keeper;
  readonly emit: (event: Event) => void;
  /** Called when something more, or no more, can be found. */
  readonly onIndexed: () => void;
  /** The whole status, to send along when it changes. */
  readonly status: () => LibraryStatus;
  readonly onPresence: (present: boolean) => void;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
  /** Where the sources are; the machine's own disk unless a test says otherwise. */
  readonly folder?: FolderSource;
}

/** A folder as the library sees it. */
export interface FolderSource {
  readonly watch: typeof watchFolder;
  readonly look: Look;
  /** How long a source that went stays on the shelf, in milliseconds. */
  readonly graceMs: number;
}

export interface Library {
  /** Resolves when the folder was listed once; what it holds may still wait to be read. */
  readonly ready: Promise<void>;
  status(): Status;
  refusals(): Refusal[];
  shelf(query: ShelfQuery): Promise<ShelfWindow>;
  /** The article of this id whose source is there; null when there is none. */
  entry(articleId: string): ArticleEntry | null;
  /** Every article whose source is there. */
  entries(): Iterable<ArticleEntry>;
  /** Fails with `article-not-found` or `source-unreadable`. */
  open(articleId: string): Promise<Article>;
  /** Today's text and its hash. Fails as `open` does. */
  textOf(articleId: string): Promise<{ text: string; textHash: string }>;
  /** A text that this article has or had, if it is remembered: what a page may still show. */
  knownText(articleId: string, textHash: string): string | null;
  /** Today's text again, for work that nobody waits for: read by the thread that reads what arrives. */
  textInBackground(articleId: string): Promise<{ text: string; textHash: string }>;
  /** Makes sure that the article's own text is indexed, ahead of all others. Fails as `open` does. */
  ensureFindable(articleId: string): Promise<void>;
  /** What is kept of these articles changed: their rows are made anew. */
  keptChanged(articleIds: readonly string[]): void;
  /** Articles became known, from another device perhaps: what is here under another id takes theirs. */
  recognise(remembered: readonly RememberedArticle[]): void;
  /**
   * True while a text that came to the article's path may be another's: it is judged when all that came was read, and the
   * article has the text until then that it had.
   */
  isInDoubt(articleId: string): boolean;
  /** Pairs of an annotated article that is gone and one that it may be now, not answered yet; the likeliest first. */
  questions(): Resemblance[];
  /** The other articles of the same bytes or the same text, here or gone. */
  identical(articleId: string): KnownArticle[];
  /** True when all that is known of the folder was taken in, and who is who is settled. */
  readonly isAtRest: boolean;
  /** The index is empty again: every article is given to it anew. */
  indexLost(): void;
  /** While indexing is paused, what a person adds or opens is indexed all the same. */
  pauseIndexing(isPaused: boolean): void;
  /** Looks at a path now. */
  lookAt(path: string): void;
  close(): Promise<void>;
}
