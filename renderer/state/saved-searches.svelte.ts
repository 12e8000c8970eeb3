/** The searches that are kept, and what arrived for those that stand. */
import type { Client } from '../../contract/client.ts';
import type { Failure, Reply } from '../../contract/reply.ts';
import type { SavedSearch } from '../../contract/saved-searches.ts';
import { Arrivals, type Arrived } from './arrivals.ts';

/** Of a longer name the rest is left out, in UTF-16 units. */
export const LONGEST_NAME = 200;

export class SavedSearchesState {
  all = $state.raw<readonly SavedSearch[]>([]);
  /** Why the last change was not kept; null after one that was. */
  failure = $state.raw<Failure | null>(null);
  /** Articles that arrived for the standing search whose results are shown, as of when it was opened. */
  fresh = $state.raw<ReadonlySet<string>>(new Set());
  /** Tells what arrived for those that stand; set by the app. */
  whenArrived: (arrived: readonly Arrived[]) => void = () => undefined;
  readonly #arrivals = new Arrivals((arrived) => this.whenArrived(arrived));
  /** The query of that search. */
  #opened: string | null = null;
  #dir: string | null = null;
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
    client.on('saved-searches-changed', () => void this.load());
    client.on('library-changed', ({ dir }) => {
      if (dir !== this.#dir && this.#dir !== null) void this.load();
      this.#dir = dir;
    });
    client.on('events-missed', () => void this.load());
  }

  async load(): Promise<void> {
    const reply = await this.#client.call('savedSearches', {});
    if (reply.ok) this.#show(reply.value);
  }

  /** The one that asks for the same; null when this query is not kept. */
  of(query: string): SavedSearch | null {
    const wanted = query.trim();
    return this.all.find((search) => search.query.trim() === wanted) ?? null;
  }

  /** Keeps a query under its own words. */
  async keep(query: string): Promise<void> {
    const wanted = query.trim();
    await this.#change({
      id: crypto.randomUUID(),
      name: wanted.slice(0, LONGEST_NAME),
      query: wanted,
      isStanding: false,
    });
  }

  async stand({ id, name, query }: SavedSearch, isStanding: boolean): Promise<void> {
    await this.#change({ id, name, query, isStanding });
  }

  /** Whether it has the name. */
  async rename({ id, query, isStanding }: SavedSearch, name: string): Promise<boolean> {
    return this.#change({ id, name: name.trim().slice(0, LONGEST_NAME), query, isStanding });
  }

  /** Whether it is dropped. */
  async drop({ id }: SavedSearch): Promise<boolean> {
    return this.#take(await this.#client.call('dropSearch', { id }));
  }

  /** Saves one that was dropped as it was; whether it is there again. */
  async bringBack({ id, name, query, isStanding }: SavedSearch): Promise<boolean> {
    return this.#change({ id, name, query, isStanding });
  }

  /** What arrived is told apart in the results of its own search alone. */
  leave(query: string): void {
    if (query !== this.#opened) this.fresh = new Set();
  }

  /** Its results are on the screen: what arrived is told apart in them, and pointed out no more. */
  async open({ id, query, arrivals }: SavedSearch): Promise<void> {
    this.#opened = query;
    this.fresh = new Set(arrivals.map(({ articleId }) => articleId));
    if (arrivals.length > 0) await this.#client.call('lookedAtArrivals', { id });
  }

  async #change(search: Omit<SavedSearch, 'arrivals'>): Promise<boolean> {
    return this.#take(await this.#client.call('saveSearch', search));
  }

  #take(reply: Reply<readonly SavedSearch[]>): boolean {
    this.failure = reply.ok ? null : reply.error;
    if (reply.ok) this.#show(reply.value);
    return reply.ok;
  }

  #show(all: readonly SavedSearch[]): void {
    this.all = all;
    this.#arrivals.take(all);
  }
}
