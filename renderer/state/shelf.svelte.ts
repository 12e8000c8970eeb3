/**
 * The shelf as windows of rows on a list that lives in the engine: only what is looked at is fetched, so that a hundred
 * thousand articles cost what ten do.
 */
import type { ArticleSummary } from '../../contract/article.ts';
import type { Client } from '../../contract/client.ts';
import type { Filter, ShelfWindow, Sort } from '../../contract/library.ts';

const WINDOW = 60;
const KEPT_WINDOWS = 40;

export class ShelfState {
  total = $state(0);
  /** False until the first window has come. */
  loaded = $state(false);
  languages = $state.raw<ShelfWindow['languages']>([]);
  sort = $state<Sort>('added');
  descending = $state(true);
  filter = $state<Filter>('all');
  language = $state<string | null>(null);

  #windows = $state.raw<ReadonlyMap<number, readonly ArticleSummary[]>>(new Map());
  #asked = new Set<number>();
  #generation = 0;
  #visible: readonly [number, number] = [0, WINDOW];
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
    client.on('shelf-changed', () => void this.refresh());
  }

  /** The row at an index; null while it has not come. */
  row(index: number): ArticleSummary | null {
    return this.#windows.get(Math.floor(index / WINDOW))?.[index % WINDOW] ?? null;
  }

  /** The index of an article among the rows that have come; -1 when it is not there. */
  indexOf(articleId: string): number {
    for (const [window, rows] of this.#windows) {
      const at = rows.findIndex((row) => row.id === articleId);
      if (at >= 0) return window * WINDOW + at;
    }
    return -1;
  }

  /** Tells which rows are on the screen; those that are missing are fetched. */
  show(first: number, last: number): void {
    this.#visible = [first, last];
    for (let w = Math.floor(first / WINDOW); w <= Math.floor(last / WINDOW); w++) {
      if (!this.#windows.has(w) && !this.#asked.has(w)) void this.#fetch(w);
    }
  }

  /** Fetches the row at an index, for moving by keyboard beyond what is on the screen. */
  async reach(index: number): Promise<ArticleSummary | null> {
    if (!this.row(index)) await this.#fetch(Math.floor(index / WINDOW));
    return this.row(index);
  }

  choose(choice: Partial<Pick<ShelfState, 'sort' | 'descending' | 'filter' | 'language'>>): Promise<void> {
    if (choice.sort !== undefined) this.sort = choice.sort;
    if (choice.descending !== undefined) this.descending = choice.descending;
    if (choice.filter !== undefined) this.filter = choice.filter;
    if (choice.language !== undefined) this.language = choice.language;
    return this.refresh();
  }

  /** Fetches what is on the screen anew; what stands there stays until the answer is here. */
  async refresh(): Promise<void> {
    const generation = ++this.#generation;
    this.#asked.clear();
    const [first, last] = this.#visible;
    const wanted: number[] = [];
    for (let w = Math.floor(first / WINDOW); w <= Math.floor(last / WINDOW); w++) wanted.push(w);
    const answers = await Promise.all(wanted.map((window) => this.#ask(window)));
    if (generation !== this.#generation) return;
    const fresh = new Map<number, readonly ArticleSummary[]>();
    for (const [i, answer] of answers.entries()) if (answer) fresh.set(wanted[i] ?? 0, answer.rows);
    const newest = answers.find((answer) => answer !== null);
    if (newest) this.#take(newest);
    this.#windows = fresh;
  }

  #take(answer: ShelfWindow): void {
    this.total = answer.total;
    this.languages = answer.languages;
    this.loaded = true;
  }

  async #fetch(window: number): Promise<void> {
    const generation = this.#generation;
    this.#asked.add(window);
    const answer = await this.#ask(window);
    if (generation !== this.#generation) return;
    this.#asked.delete(window);
    if (!answer) return;
    this.#take(answer);
    const kept = [...this.#windows].slice(-KEPT_WINDOWS);
    this.#windows = new Map([...kept, [window, answer.rows]]);
  }

  async #ask(window: number): Promise<ShelfWindow | null> {
    const { sort, descending, filter, language } = this;
    const query = { sort, descending, filter, language, from: window * WINDOW, count: WINDOW };
    const reply = await this.#client.call('shelf', query);
    return reply.ok ? reply.value : null;
  }
}
