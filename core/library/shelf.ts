/**
 * The shelf: a window on the sorted and filtered articles. Each order is sorted whole once; afterwards what changed is
 * taken out and merged in again.
 */
import { READ_SHARE, type ArticleSummary } from '../../contract/article.ts';
import type { Filter, ShelfQuery, ShelfWindow, Sort } from '../../contract/library.ts';
import { inSteps } from './in-steps.ts';
import { merge, sort, type Compare } from './shelf-order.ts';

const PASSES: Readonly<Record<Filter, (row: ArticleSummary) => boolean>> = {
  all: () => true,
  unread: ({ reading }) => reading.at === null,
  reading: ({ reading }) => reading.at !== null && reading.progress < READ_SHARE,
  read: ({ reading }) => reading.at !== null && reading.progress >= READ_SHARE,
  annotated: ({ annotations }) => annotations > 0,
};

const titles = new Intl.Collator(undefined, { numeric: true });
const byTitle: Compare<ArticleSummary> = (a, b) => titles.compare(a.title, b.title) || (a.id < b.id ? -1 : 1);

const byAddition: Compare<ArticleSummary> = (a, b) => a.addedAt - b.addedAt || byTitle(a, b);

const COMPARE: Readonly<Record<Sort, Compare<ArticleSummary>>> = {
  added: byAddition,
  // What was never read comes before all that was: most of a library, which to order by title takes many times as long.
  opened: (a, b) => (a.reading.at ?? 0) - (b.reading.at ?? 0) || byAddition(a, b),
  changed: (a, b) => a.changedAt - b.changedAt || byTitle(a, b),
  title: byTitle,
  length: (a, b) => a.words - b.words || byTitle(a, b),
  progress: (a, b) => a.reading.progress - b.reading.progress || byTitle(a, b),
};

interface Order {
  rows: readonly ArticleSummary[];
  /** Ids of the rows that came, went or changed since. */
  stale: Set<string>;
}

interface View {
  readonly version: number;
  readonly rows: readonly ArticleSummary[];
}

export class Shelf {
  readonly #rows = new Map<string, ArticleSummary>();
  readonly #orders = new Map<Sort, Order>();
  readonly #views = new Map<string, View>();
  /** How many articles there are of each language. */
  readonly #languages = new Map<string, number>();
  #version = 0;
  #last: Promise<unknown> = Promise.resolve();

  get(id: string): ArticleSummary | null {
    return this.#rows.get(id) ?? null;
  }

  /** Sets the row of an article. */
  put(row: ArticleSummary): void {
    this.#countLanguage(this.get(row.id), -1);
    this.#countLanguage(row, 1);
    this.#rows.set(row.id, row);
    this.#noteChange(row.id);
  }

  remove(id: string): void {
    this.#countLanguage(this.get(id), -1);
    if (this.#rows.delete(id)) this.#noteChange(id);
  }

  /** The rows asked for, as of the moment they are ready. */
  window(query: ShelfQuery): Promise<ShelfWindow> {
    // One at a time: an order that is being sorted is sorted once.
    const turn = this.#last.then(() => this.#compute(query));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #noteChange(id: string): void {
    this.#version += 1;
    for (const order of this.#orders.values()) order.stale.add(id);
  }

  async #compute({ from, count, descending, ...which }: ShelfQuery): Promise<ShelfWindow> {
    const rows = await this.#view(which);
    const end = Math.min(from + count, rows.length);
    return {
      total: rows.length,
      from,
      rows: descending
        ? rows.slice(Math.max(0, rows.length - end), Math.max(0, rows.length - from)).reverse()
        : rows.slice(from, end),
      languages: this.#languagesByCount(),
    };
  }

  async #view({
    sort: by,
    filter,
    language,
  }: Pick<ShelfQuery, 'sort' | 'filter' | 'language'>): Promise<readonly ArticleSummary[]> {
    const key = `${by} ${filter} ${language ?? ''}`;
    const cached = this.#views.get(key);
    if (cached?.version === this.#version) return cached.rows;
    const version = this.#version;
    const order = await this.#order(by);
    const passes = PASSES[filter];
    const rows =
      filter === 'all' && language === null
        ? order
        : order.filter((row) => passes(row) && (language === null || row.language === language));
    // Views of earlier versions would keep whole shelves in memory.
    for (const [other, view] of this.#views) if (view.version !== version) this.#views.delete(other);
    this.#views.set(key, { version, rows });
    return rows;
  }

  async #order(by: Sort): Promise<readonly ArticleSummary[]> {
    const compare = COMPARE[by];
    let order = this.#orders.get(by);
    if (!order) {
      order = { rows: [], stale: new Set() };
      this.#orders.set(by, order);
      order.rows = await inSteps(sort([...this.#rows.values()], compare));
    }
    if (order.stale.size > 0) {
      const { stale } = order;
      order.stale = new Set();
      const fresh = [...stale].map((id) => this.get(id)).filter((row) => row !== null);
      const kept = order.rows.filter(({ id }) => !stale.has(id));
      order.rows = await inSteps(merge(kept, await inSteps(sort(fresh, compare)), compare));
    }
    return order.rows;
  }

  #countLanguage(row: ArticleSummary | null, by: 1 | -1): void {
    if (!row || row.language === null) return;
    const count = (this.#languages.get(row.language) ?? 0) + by;
    if (count === 0) this.#languages.delete(row.language);
    else this.#languages.set(row.language, count);
  }

  #languagesByCount(): ShelfWindow['languages'] {
    return [...this.#languages]
      .map(([code, articles]) => ({ code, articles }))
      .sort((a, b) => b.articles - a.articles || (a.code < b.code ? -1 : 1));
  }
}
