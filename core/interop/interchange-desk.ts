/** The calls of interchange on one open library: brings together its annotations, its articles and the formats. */
import { randomUUID } from 'node:crypto';
import type { AnchoredAnnotation, Colour } from '../../contract/annotation.ts';
import type { Article } from '../../contract/article.ts';
import type { InputOf } from '../../contract/calls.ts';
import type {
  Citation,
  ExportedFile,
  ImportPlan,
  ImportResult,
  ImportUndone,
} from '../../contract/interchange.ts';
import { MESSAGES, type Language } from '../../contract/messages/index.ts';
import { ExpectedError } from '../../contract/reply.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import { cite } from './cite/cite.ts';
import { applyPlan } from './import/apply.ts';
import type { KnownArticle } from './import/find-article.ts';
import type { Progress } from '../../contract/library.ts';
import type { Remote } from '../threads/threads.ts';
import type { ImportFunctions } from './functions.ts';
import type { Text } from './import/place-passages.ts';
import { planImport, type Plan } from './import/plan.ts';
import { undoImport, type Imported } from './import/undo.ts';
import { exportFile } from './write/export-file.ts';
import { gather } from './write/gather.ts';
import type { Gathered } from './write/gathered.ts';

/** The address is absent where none was ever looked for. */
type SourceEntry = Omit<KnownArticle, 'isHere' | 'url'> & { readonly url?: string | null };

/** What interchange asks and tells a library's annotations. */
export type InterchangeStore = Pick<
  AnnotationStore,
  | 'of'
  | 'all'
  | 'find'
  | 'lastSaid'
  | 'identity'
  | 'identities'
  | 'colourNames'
  | 'keptText'
  | 'keepText'
  | 'adopt'
  | 'settleAll'
  | 'deleteAll'
>;

export interface InterchangeOptions {
  readonly store: InterchangeStore;
  readonly library: {
    /** Articles whose source is there. */
    entries(): Iterable<SourceEntry>;
    entry(articleId: string): { readonly textHash: string } | null;
    /** Both fail with an expected error when the source cannot be read. */
    open(articleId: string): Promise<Article>;
    textOf(articleId: string): Promise<{ readonly text: string; readonly textHash: string }>;
  };
  /** What the library is called: the name of its folder. */
  readonly name: string;
  /** The article's annotations with today's places. Fails as `library.open` does. */
  readonly placed: (articleId: string) => Promise<readonly AnchoredAnnotation[]>;
  readonly importThread: Remote<ImportFunctions>;
  /** Told how far the planning of an import is; null when it is over. */
  readonly onPlanning: (planning: Progress | null) => void;
  readonly now: () => number;
}

export class InterchangeDesk {
  readonly #options: InterchangeOptions;
  /** What the last import did, until it is undone. */
  #last: { readonly undoId: string; readonly imported: Imported } | null = null;
  /** Gives up the plan that is being made; null while none is. */
  #planning: AbortController | null = null;

  constructor(options: InterchangeOptions) {
    this.#options = options;
  }

  async export({ selection, format, language }: InputOf<'exportAnnotations'>): Promise<ExportedFile> {
    const { name, now } = this.#options;
    return exportFile(await this.gather(selection, language), { format, libraryName: name, now: now() });
  }

  /** The annotations of a selection with their articles; colours that nobody named have their name in `language`. */
  gather(selection: InputOf<'exportAnnotations'>['selection'], language: Language): Promise<Gathered> {
    const { store, library, placed } = this.#options;
    const { marks, interchange } = MESSAGES[language];
    const standardNames: Record<Colour, string> = { ...marks.colours };
    return gather(selection, {
      store,
      placed,
      standardNames,
      since: interchange.since,
      readsToday: marks.readsToday,
      openArticle: (id) => library.open(id),
    });
  }

  async cite({ annotationId }: InputOf<'citePassage'>): Promise<Citation> {
    const { articles } = await this.gather({ kind: 'annotations', ids: [annotationId] }, 'en');
    const [found] = articles;
    const annotation = found?.annotations[0]?.annotation;
    if (!found || !annotation)
      throw new ExpectedError('annotation-not-found', 'There is no such annotation.');
    return cite(annotation, found.article);
  }

  async preview(file: InputOf<'previewImport'>): Promise<ImportPlan> {
    const { format, warnings, records } = await this.#plan(file);
    return { format, warnings, records };
  }

  /** What is done is planned anew, so that it holds for the library as it is now and not as it was shown. */
  async import(file: InputOf<'importAnnotations'>): Promise<ImportResult> {
    const { store, now } = this.#options;
    const plan = await this.#plan(file);
    const { format, warnings, records } = plan;
    if (plan.arrivals.length + plan.changes.length === 0) return { format, warnings, records, undoId: null };
    const imported = await applyPlan(plan, { store, textOf: this.#textOf, now: now() });
    const undoId = randomUUID();
    this.#last = { undoId, imported };
    return { format, warnings, records, undoId };
  }

  async undoImport({ undoId }: InputOf<'undoImport'>): Promise<ImportUndone> {
    const last = this.#last;
    if (last?.undoId !== undoId)
      throw new ExpectedError('nothing-to-undo', 'This import is not the last one, or was undone already.');
    const kept = await undoImport(last.imported, this.#options.store);
    this.#last = null;
    return { kept };
  }

  /** Gives up the plan that is being made. What is being written already is written. */
  cancelImport(): void {
    this.#planning?.abort(new ExpectedError('import-cancelled', 'The file was put away.'));
  }

  async #plan(file: InputOf<'previewImport'>): Promise<Plan> {
    this.cancelImport();
    const planning = new AbortController();
    const { signal } = planning;
    this.#planning = planning;
    try {
      return await Promise.race([this.#planUntil(signal, file), whenAborted(signal)]);
    } finally {
      if (this.#planning === planning) {
        this.#planning = null;
        this.#options.onPlanning(null);
      }
    }
  }

  #planUntil(signal: AbortSignal, file: InputOf<'previewImport'>): Promise<Plan> {
    const { store, importThread: thread, onPlanning } = this.#options;
    return planImport(file, {
      ...{ store, thread, articles: this.#articles() },
      textOf: this.#textOf,
      onProgress: (progress) => {
        signal.throwIfAborted();
        onPlanning(progress);
      },
    });
  }

  /** Null while it is not known whether what stands at the article's path is its own. */
  readonly #textOf = async (articleId: string): Promise<Text | null> => {
    const { library } = this.#options;
    const text = await library.textOf(articleId);
    return library.entry(articleId)?.textHash === text.textHash ? text : null;
  };

  /** Every article that a record may be about: those that are there, then those that only annotations remember. */
  *#articles(): Iterable<KnownArticle> {
    const here = new Set<string>();
    for (const entry of this.#options.library.entries()) {
      const { id, path, bytesHash, textHash, title, author, url = null } = entry;
      here.add(id);
      yield { id, path, bytesHash, textHash, title, author, url, isHere: true };
    }
    for (const identity of this.#options.store.identities())
      if (!here.has(identity.id)) yield { ...identity, author: null, url: null, isHere: false };
  }
}

/** Fails with the reason when a signal is given. */
const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    // The reason is the error that was given with it.
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
