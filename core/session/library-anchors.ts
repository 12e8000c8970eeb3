/**
 * The ledger of a library's anchors: takes stock of every annotation by hashes alone, has the others looked for behind
 * everything else, and follows what happens to articles and annotations. One memory for the page and for the ledger.
 */
import type { Anchor, Annotation } from '../../contract/annotation.ts';
import type { Unsubscribe } from '../../contract/events.ts';
import { ExpectedError } from '../../contract/reply.ts';
import type { AnchorCounts } from '../../contract/review.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import { inSteps } from '../library/in-steps.ts';
import type { Library } from '../library/library.ts';
import type { AnchorLedger } from './anchor-ledger.ts';
import { AnchorMemory, isPlaceOf, type Place } from './anchor-memory.ts';
import { lackingTexts, missingIn, sumOf } from './anchor-accounts.ts';
import { createChangedArticles } from './changed-articles.ts';
import { createAnchorQueue, type AnchorQueue } from './anchor-queue.ts';
import { anchorByHash, ORPHANED, PassageAnchors, type AnchorPassages, type Text } from './passage-anchors.ts';

/** How often the texts that were missing are looked for, in milliseconds. */
const LOOK_FOR_TEXTS_MS = 10_000;
/** Walks over more annotations than this begin again only so often. */
const MOST_WALKS = 3;

export interface LibraryAnchorsOptions {
  readonly store: Pick<AnnotationStore, 'all' | 'of' | 'find' | 'keptText'>;
  readonly library: Pick<Library, 'entry' | 'status' | 'textInBackground' | 'isInDoubt'>;
  /** Runs in a thread of its own. */
  readonly anchorPassages: AnchorPassages;
  /** Told of an article whose annotations were found after the text they were made on had come. */
  readonly onRecovered: (articleId: string) => void;
  readonly report: (error: unknown) => void;
}

export class LibraryAnchors implements AnchorLedger {
  readonly #options: LibraryAnchorsOptions;
  readonly #memory = new AnchorMemory((articleId) => this.#changed.add(articleId));
  readonly #passages: PassageAnchors;
  readonly #queue: AnchorQueue;
  readonly #changed = createChangedArticles();
  /** Before the library is listed, an article that is not known may just not have been found yet. */
  #isListed = false;
  #isClosed = false;
  #stocktaking: Promise<unknown> = Promise.resolve();
  #lookForTexts: NodeJS.Timeout | null = null;
  /** Goes up with every annotation that comes, goes or changes. */
  #changes = 0;

  constructor(options: LibraryAnchorsOptions) {
    const { store, anchorPassages } = options;
    this.#options = options;
    this.#passages = new PassageAnchors(this.#memory, anchorPassages, (hash) => store.keptText(hash));
    this.#queue = createAnchorQueue((articleId) => this.#lookAt(articleId));
  }

  /** Takes stock of all annotations; from then on, whatever changes must be told. */
  async start(): Promise<void> {
    this.#isListed = this.#isReady;
    await this.#takeStockOfAll();
    this.#lookForTexts = setInterval(() => void this.#retryLacking(), LOOK_FOR_TEXTS_MS).unref();
  }

  of(annotationId: string): Anchor | null {
    return this.#memory.get(annotationId)?.anchor ?? null;
  }

  counts(): AnchorCounts {
    const counts = this.#memory.counts();
    const counted = sumOf(counts);
    if (counted !== this.#memory.size)
      this.#options.report(new Error(`${counted} anchors were counted of ${this.#memory.size}.`));
    return counts;
  }

  /** How many wait for a decision. */
  get waiting(): number {
    return this.#memory.waiting;
  }

  /** How many orphans the person decided to keep as such. */
  get keptOrphans(): number {
    return this.#memory.keptOrphans;
  }

  /** What is known of each annotation, in no order. */
  places(): Iterable<[string, Place]> {
    return this.#memory.all();
  }

  async settled(): Promise<void> {
    await this.#stocktaking;
    await this.#queue.idle();
  }

  onChange(listener: (articleIds: readonly string[]) => void): Unsubscribe {
    return this.#changed.listen(listener);
  }

  /** One anchor an annotation, in their order; all are annotations of the article that has this text. */
  async place(annotations: readonly Annotation[], today: Text): Promise<Anchor[]> {
    // Nothing is found, nor remembered, in a text that may be another article's.
    if (this.#areInDoubt(annotations)) return annotations.map(() => ORPHANED);
    return this.#passages.of(annotations, today);
  }

  /**
   * Finds annotations of an article anew, and answers how many were remembered in another place; those are remembered
   * where they are from then on.
   */
  async recheck(annotations: readonly Annotation[], today: Text): Promise<number> {
    if (this.#areInDoubt(annotations)) return 0;
    return this.#passages.recheck(annotations, today);
  }

  /** An article was read: its passages are looked for in the text that is at hand. */
  async articleRead(articleId: string, today: Text): Promise<void> {
    const annotations = this.#options.store.of(articleId);
    for (const annotation of annotations) this.#takeStock(annotation, false);
    if (annotations.length > 0) await this.place(annotations, today);
  }

  /** The source of an article is gone, or the article has another id. */
  articleGone(articleId: string): void {
    for (const annotation of this.#options.store.of(articleId)) this.#takeStock(annotation, true);
  }

  /** The library's state changed. */
  libraryChanged(): void {
    if (this.#isListed || !this.#isReady) return;
    this.#isListed = true;
    void this.#takeStockOfAll();
  }

  /** Annotations of these articles came, went or changed. */
  annotationsChanged(articleIds: readonly string[]): void {
    this.#changes++;
    const { store } = this.#options;
    for (const articleId of articleIds) {
      const annotations = store.of(articleId);
      for (const annotation of annotations) this.#takeStock(annotation, true);
      const here = new Set(annotations.map(({ id }) => id));
      for (const id of [...this.#memory.idsOf(articleId)]) {
        if (here.has(id)) continue;
        // It was deleted, or people said that it belongs to another article.
        const elsewhere = store.find(id);
        if (elsewhere) this.#takeStock(elsewhere, true);
        else this.#memory.forget(id);
      }
    }
  }

  /**
   * Counts the store's annotations against the ledger's: true when every living annotation has its one place. What does
   * not add up is reported, and stock is taken anew.
   */
  async addsUp(): Promise<boolean> {
    for (let walk = 1; ; walk++) {
      await this.#stocktaking;
      const before = this.#changes;
      const missing = await inSteps(missingIn(this.#memory, this.#options.store));
      if (before !== this.#changes && walk < MOST_WALKS) continue;
      if (missing === 0 || before !== this.#changes) return true;
      this.#options.report(new Error(`The anchors of ${missing} annotations do not add up.`));
      await this.#takeStockOfAll();
      return false;
    }
  }

  close(): void {
    this.#isClosed = true;
    if (this.#lookForTexts) clearInterval(this.#lookForTexts);
    this.#queue.close();
  }

  get #isReady(): boolean {
    return this.#options.library.status().state === 'ready';
  }

  #takeStockOfAll(): Promise<void> {
    const taken = this.#stocktaking.then(() => inSteps(this.#stockSteps()));
    this.#stocktaking = taken.catch((error: unknown) => this.#options.report(error));
    return taken;
  }

  *#stockSteps(): Generator<undefined, void> {
    for (const annotation of this.#options.store.all()) {
      if (this.#isClosed) return;
      this.#takeStock(annotation, true);
      yield;
    }
    for (const [id] of [...this.#memory.all()]) {
      if (!this.#options.store.find(id)) this.#memory.forget(id);
      yield;
    }
  }

  /** Notes what hashes tell of an annotation; what they do not tell is looked for, when it `isToSeek`. */
  #takeStock(annotation: Annotation, isToSeek: boolean): void {
    const { id, articleId, settlement } = annotation;
    const textHash = this.#options.library.entry(articleId)?.textHash ?? null;
    const known = this.#memory.get(id);
    const away = this.#isListed ? ORPHANED : null;
    if (!known || !isPlaceOf(known, annotation, textHash) || (textHash === null && this.#isListed)) {
      const earlier = this.#memory.earlier(id);
      this.#memory.set(
        id,
        earlier && isPlaceOf(earlier, annotation, textHash)
          ? earlier
          : {
              ...{ articleId, settlement, textHash, lacksText: false },
              passage: settlement?.passage ?? annotation.passage,
              anchor: textHash === null ? away : anchorByHash(annotation, textHash),
            },
      );
    }
    if (isToSeek && textHash !== null && this.#memory.get(id)?.anchor === null) this.#queue.add(articleId);
  }

  /** Looks for what is not known of an article; true when nothing is left to do. */
  async #lookAt(articleId: string): Promise<boolean> {
    const { store, library, report } = this.#options;
    const sought = (): Annotation[] =>
      store.of(articleId).filter(({ id }) => {
        const place = this.#memory.get(id);
        return place?.anchor === null || place?.lacksText === true;
      });
    if (sought().length === 0) return true;
    try {
      const today = await library.textInBackground(articleId);
      if (library.isInDoubt(articleId)) return false;
      const lost = this.#lackingIn(articleId);
      await this.place(sought(), today);
      if (this.#lackingIn(articleId) < lost) this.#options.onRecovered(articleId);
      return true;
    } catch (error) {
      if (!(error instanceof ExpectedError)) report(error);
      // An article that went meanwhile has told so.
      return error instanceof ExpectedError && error.code === 'article-not-found';
    }
  }

  #areInDoubt([first]: readonly Annotation[]): boolean {
    return first !== undefined && this.#options.library.isInDoubt(first.articleId);
  }

  #lackingIn(articleId: string): number {
    return [...this.#memory.idsOf(articleId)].filter((id) => this.#memory.get(id)?.lacksText).length;
  }

  /** The texts that passages were made on may have come since, by a sync program. */
  async #retryLacking(): Promise<void> {
    for (const [textHash, articleIds] of lackingTexts(this.#memory)) {
      if (this.#isClosed || (await this.#options.store.keptText(textHash)) === null) continue;
      for (const articleId of articleIds) this.#queue.add(articleId);
    }
  }
}
