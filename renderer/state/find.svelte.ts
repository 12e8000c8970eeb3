/** Finding in the article on the page: every occurrence, and the one the reader is at. */
import type { Span } from '../../contract/article.ts';
import type { Client } from '../../contract/client.ts';
import type { Correction } from '../../contract/search.ts';

export class FindState {
  open = $state(false);
  /** How often it was asked for: its field takes the keyboard each time, wherever that went meanwhile. */
  asked = $state(0);
  query = $state('');
  spans = $state.raw<readonly Span[]>([]);
  /** Words that stand nowhere, and what was found instead of them. */
  corrections = $state.raw<readonly Correction[]>([]);
  /** What of the query stands on no page, as it was typed. */
  leftOut = $state.raw<readonly string[]>([]);
  /** False before there is an answer, and when all of the query was left out. */
  isLookedFor = $state(false);
  at = $state(0);
  readonly current: Span | null = $derived(this.spans[this.at] ?? null);
  #generation = 0;
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Opens it, or comes back to it. */
  begin(): void {
    this.open = true;
    this.asked++;
  }

  /** Finds a query in an article and stands at the first occurrence from `offset` on. */
  async find(articleId: string, query: string, offset: number): Promise<void> {
    const generation = ++this.#generation;
    this.query = query;
    if (query.trim() === '') {
      this.#forget();
      return;
    }
    const reply = await this.#client.call('findInArticle', { articleId, query: query.slice(0, 1_000) });
    if (generation !== this.#generation || !reply.ok) return;
    this.spans = reply.value.spans;
    this.corrections = reply.value.corrections;
    this.leftOut = reply.value.leftOut;
    this.isLookedFor = reply.value.isLookedFor;
    const next = this.spans.findIndex((span) => span.start >= offset);
    this.at = Math.max(0, next);
  }

  /** Moves to the next (1) or the former (-1) occurrence, around the ends. */
  step(by: 1 | -1): void {
    const count = this.spans.length;
    if (count > 0) this.at = (this.at + by + count) % count;
  }

  close(): void {
    this.#generation++;
    this.open = false;
    this.#forget();
  }

  #forget(): void {
    this.spans = [];
    this.corrections = [];
    this.leftOut = [];
    this.isLookedFor = false;
  }
}
