/**
 * All that answers for the annotations of one open library: where they are, what is done with them, and how they stand.
 * Owns what is told of them; the session tells it what happens to articles and annotations.
 */
import type { Event, Unsubscribe } from '../../contract/events.ts';
import type { Settings } from '../../contract/settings.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import type { ImportFunctions } from '../interop/functions.ts';
import type { Library } from '../library/library.ts';
import { throttle } from '../library/throttle.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { ArticleNotes } from '../search/functions.ts';
import type { Remote } from '../threads/threads.ts';
import { AnnotationDesk } from './annotation-desk.ts';
import { Health } from './health.ts';
import { InterchangeDesks } from './interchange-desks.ts';
import { LibraryAnchors } from './library-anchors.ts';
import { startNotebook } from './notebook-handlers.ts';
import type { AnchorPassages } from './passage-anchors.ts';
import { Review } from './review.ts';
import { SavedSearches, type SavedSearchesOptions } from './saved-searches.ts';

const TELL_WAITING_EVERY_MS = 250;

export interface DesksOptions {
  /** Absolute path of the library. */
  readonly dir: string;
  readonly store: AnnotationStore;
  readonly library: Library;
  /** Runs in a thread of its own. */
  readonly anchorPassages: AnchorPassages;
  readonly importThread: Remote<ImportFunctions>;
  readonly putNotes: (input: ArticleNotes) => Promise<void>;
  readonly answering: SavedSearchesOptions['answering'];
  /** Where what arrived for standing searches is kept. */
  readonly arrivalsFile: string;
  readonly settings: () => Settings;
  readonly emit: (event: Event) => void;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

export class Desks {
  readonly anchors: LibraryAnchors;
  readonly annotations: AnnotationStore;
  readonly marks: AnnotationDesk;
  readonly notebook: Notebook;
  readonly review: Review;
  readonly health: Health;
  readonly interchange: InterchangeDesks;
  readonly searches: SavedSearches;
  readonly #ends: readonly Unsubscribe[];

  constructor(options: DesksOptions) {
    const { emit } = options;
    const tellAnnotations = (articleId: string): void =>
      emit({ name: 'annotations-changed', payload: { articleId } });
    this.anchors = new LibraryAnchors({ ...options, onRecovered: tellAnnotations });
    const sources = { ...options, anchors: this.anchors };
    this.annotations = options.store;
    this.marks = new AnnotationDesk(sources);
    this.notebook = startNotebook(sources, emit);
    this.review = new Review(sources);
    this.health = new Health(sources);
    this.searches = new SavedSearches({ ...options, file: options.arrivalsFile });
    this.interchange = new InterchangeDesks({ ...options, marks: this.marks });
    const tellWaiting = throttle(() => {
      emit({ name: 'review-changed', payload: { waiting: this.anchors.waiting } });
    }, TELL_WAITING_EVERY_MS);
    let told = 0;
    this.anchors.onChange(() => {
      if (told === this.anchors.waiting) return;
      told = this.anchors.waiting;
      tellWaiting();
    });
    this.#ends = [
      tellWaiting.cancel,
      () => this.notebook.close(),
      () => this.health.close(),
      () => this.anchors.close(),
    ];
  }

  /** What the library told the screen may matter here too. */
  heard(event: Event): void {
    if (event.name === 'library-changed') this.anchors.libraryChanged();
    if (event.name === 'shelf-changed') this.notebook.libraryChanged();
    this.interchange.heard(event);
  }

  close(): void {
    for (const end of this.#ends) end();
  }
}
