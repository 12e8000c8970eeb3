/** Search over the whole library, as typed: a newer key press makes an older answer void. */
import type { Client } from '../../contract/client.ts';
import type { SearchResult } from '../../contract/search.ts';

const FIRST_LIMIT = 30;

export class SearchState {
  query = $state('');
  result = $state.raw<SearchResult | null>(null);
  /** True between a key press and its answer. */
  busy = $state(false);
  /** True when the last search failed; the former result stays. */
  failed = $state(false);
  #limit = FIRST_LIMIT;
  #generation = 0;
  readonly #client: Client;

  readonly active = $derived(this.query.trim() !== '');

  constructor(client: Client) {
    this.#client = client;
    client.on('shelf-changed', () => void this.#again());
    client.on('annotations-changed', () => void this.#again());
  }

  type(query: string): Promise<void> {
    this.query = query;
    this.#limit = FIRST_LIMIT;
    return this.#run();
  }

  clear(): void {
    this.query = '';
    this.result = null;
    this.busy = false;
    this.#generation++;
  }

  /** Asks for more articles of the same search. */
  more(): Promise<void> {
    this.#limit = Math.min(200, this.#limit * 2);
    return this.#run();
  }

  /** True while there are articles beyond those shown, and more can be asked for. */
  readonly hasMore = $derived(
    this.result !== null &&
      this.result.groups.length < this.result.articles &&
      this.result.groups.length < 200,
  );

  async #again(): Promise<void> {
    if (this.active) await this.#run();
  }

  async #run(): Promise<void> {
    const generation = ++this.#generation;
    if (!this.active) {
      this.clear();
      return;
    }
    this.busy = true;
    const reply = await this.#client.call('search', {
      query: this.query.slice(0, 1_000),
      limit: this.#limit,
    });
    if (generation !== this.#generation) return;
    this.busy = false;
    this.failed = !reply.ok;
    if (reply.ok) this.result = reply.value;
  }
}
