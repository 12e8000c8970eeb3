/** What an open library gives to other programs and takes from them, and the plain copy of its notes; wires both up. */
import { basename, dirname, join } from 'node:path';
import type { Event, Unsubscribe } from '../../contract/events.ts';
import { chooseLanguage, type Language } from '../../contract/messages/index.ts';
import type { Progress } from '../../contract/library.ts';
import { ExpectedError } from '../../contract/reply.ts';
import type { Settings } from '../../contract/settings.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import { placePassages } from '../interop/import/place-passages.ts';
import { InterchangeDesk } from '../interop/interchange-desk.ts';
import { NotesCopy } from '../interop/notes-copy/notes-copy.ts';
import type { Library } from '../library/library.ts';
import type { ImportFunctions } from '../interop/functions.ts';
import { throttle } from '../library/throttle.ts';
import { ThreadEnded, type Remote } from '../threads/threads.ts';
import type { AnnotationDesk } from './annotation-desk.ts';

const TELL_EVERY_MS = 250;

export interface InterchangeDesksOptions {
  /** Absolute path of the library. */
  readonly dir: string;
  readonly store: AnnotationStore;
  readonly library: Library;
  readonly marks: Pick<AnnotationDesk, 'list'>;
  readonly importThread: Remote<ImportFunctions>;
  readonly settings: () => Settings;
  readonly emit: (event: Event) => void;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

export class InterchangeDesks {
  readonly desk: InterchangeDesk;
  readonly notesCopy: NotesCopy;
  readonly #settings: () => Settings;
  readonly #ends: readonly Unsubscribe[];
  readonly #tellPlanning: (() => void) & { readonly cancel: Unsubscribe };
  #language: Language | null = null;
  #planning: Progress | null = null;

  constructor(options: InterchangeDesksOptions) {
    const { dir, store, library, marks, settings, emit, report } = options;
    this.#settings = settings;
    this.#tellPlanning = throttle(
      () => emit({ name: 'import-progress', payload: { planning: this.#planning } }),
      TELL_EVERY_MS,
    );
    this.desk = new InterchangeDesk({
      ...{ store, library, now: options.now, name: basename(dir) },
      placed: (articleId) => marks.list(articleId),
      importThread: unlessItDies(options.importThread),
      onPlanning: (planning) => {
        this.#planning = planning;
        this.#tellPlanning();
      },
    });
    this.notesCopy = new NotesCopy({
      dir: notesFolder(dir),
      isReady: () => library.status().state === 'ready',
      annotated: () => [...new Set(Array.from(store.all(), ({ articleId }) => articleId))],
      gather: (articleId) => this.desk.gather({ kind: 'article', articleId }, languageOf(settings())),
      onStatus: (payload) => emit({ name: 'notes-copy-changed', payload }),
      report,
    });
    this.#ends = [
      this.#tellPlanning.cancel,
      () => this.desk.cancelImport(),
      store.onChange((articleIds) => this.notesCopy.changed(articleIds)),
      store.onColourNames(() => this.notesCopy.changed('all')),
    ];
    this.settingsChanged();
  }

  settingsChanged(): void {
    const language = languageOf(this.#settings());
    if (language !== this.#language) this.notesCopy.changed('all');
    this.#language = language;
    this.notesCopy.turn(this.#settings().notesCopy);
  }

  /** What the library told the screen may be news for the copy too. */
  heard(event: Event): void {
    if (event.name === 'article-changed') this.notesCopy.changed([event.payload.articleId]);
    if (event.name === 'library-changed') this.notesCopy.goOn();
  }

  /** Writes what waits to be copied. */
  async close(): Promise<void> {
    for (const end of this.#ends) end();
    await this.notesCopy.close();
  }
}

/** A folder of its own beside the library: inside it, the copies would be articles. */
const notesFolder = (dir: string): string => join(dirname(dir), `${basename(dir) || 'seedleaf'} notes`);

/** The language of the screen; until one has said which that is, of the system the engine is on. */
const languageOf = ({ locale, spoken }: Settings): Language =>
  chooseLanguage([locale === 'system' ? (spoken ?? Intl.DateTimeFormat().resolvedOptions().locale) : locale]);

/** What kills the thread again and again: a file is one that cannot be read, and passages come without a place. */
const unlessItDies = (thread: Remote<ImportFunctions>): Remote<ImportFunctions> => ({
  readRecords: (file) =>
    thread.readRecords(file).catch((error: unknown) => {
      if (!(error instanceof ThreadEnded)) throw error;
      throw new ExpectedError('import-unreadable', 'The file cannot be read.', file.name, error);
    }),
  placePassages: (request) =>
    thread.placePassages(request).catch((error: unknown) => {
      if (error instanceof ThreadEnded) return placePassages({ ...request, today: null });
      throw error;
    }),
});
