/** Has read again what the index lacks, after a start, a loss of the index or a pause; takes out what is not here. */
import type { Catalog } from './catalog.ts';
import type { ArticleEntry } from './entries.ts';
import { inSteps } from './in-steps.ts';
import type { Keeper } from './keeper.ts';
import { versionOf } from './register.ts';
import type { SearchFeed } from './search-feed.ts';

export interface IndexFillingOptions {
  readonly catalog: Catalog;
  readonly feed: Pick<SearchFeed, 'held' | 'remove'>;
  readonly keeper: Pick<Keeper, 'mustRead'>;
  readonly reindex: (entry: ArticleEntry) => void;
  readonly isClosed: () => boolean;
  /** Called when all is in line that is to be. */
  readonly onFilled: () => void;
  readonly report: (error: unknown) => void;
}

export class IndexFilling {
  readonly #o: IndexFillingOptions;

  constructor(options: IndexFillingOptions) {
    this.#o = options;
  }

  /** Puts articles in line for the index that were read while it was paused. */
  async readAgain(ids: readonly string[]): Promise<void> {
    await inSteps(this.#inLine(ids));
    this.#o.onFilled();
  }

  /** Puts what the index lacks in line for it, and takes out what is not here. */
  async fill(): Promise<void> {
    const { feed, isClosed, report, onFilled } = this.#o;
    try {
      const held = await feed.held();
      await inSteps(this.#compare(held));
    } catch (error) {
      if (!isClosed()) report(error);
    }
    onFilled();
  }

  *#inLine(ids: readonly string[]): Generator<undefined, void> {
    for (const id of ids) {
      const entry = this.#o.isClosed() ? null : this.#entry(id);
      if (entry) this.#o.reindex(entry);
      yield;
    }
  }

  *#compare(held: ReadonlyMap<string, string | null>): Generator<undefined, void> {
    const { catalog, feed, keeper, reindex } = this.#o;
    for (const { id } of [...catalog.articles()]) {
      const entry = this.#entry(id);
      const isKnown = entry && held.get(id) === versionOf(entry.bytesHash) && !keeper.mustRead(entry);
      if (entry && !isKnown) reindex(entry);
      yield;
    }
    for (const id of held.keys()) {
      if (!this.#entry(id)) feed.remove(id);
      yield;
    }
  }

  #entry(id: string): ArticleEntry | null {
    const entry = this.#o.catalog.article(id);
    return entry?.goneAt === null ? entry : null;
  }
}
