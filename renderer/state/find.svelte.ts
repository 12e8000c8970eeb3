/**
 * Finding in the article on the page: every occurrence, and the one the reader is at. What was found belongs to one text: in
 * another, of another article or of the same one, it is looked for anew.
 */
import type { Article, Span } from '../../contract/article.ts';
import type { Client } from '../../contract/client.ts';
import type { Problem } from '../../contract/query/grammar.ts';
import { cutQuery } from '../../contract/query/longest.ts';
import type { Correction, FoundInArticle } from '../../contract/search.ts';
import { carryOffset } from './carry-span.ts';

/** A place to look from, in a text. */
interface Stand {
  readonly article: Article;
  readonly offset: number;
}

export class FindState {
  open = $state(false);
  /** How often it was asked for: its field takes the keyboard each time, wherever that went meanwhile. */
  asked = $state(0);
  /** As far as it is asked. */
  query = $state('');
  /** What is said of the rest of what was typed. */
  cut = $state.raw<readonly Problem[]>([]);
  spans = $state.raw<readonly Span[]>([]);
  /** Words that stand nowhere, and what was found instead of them. */
  corrections = $state.raw<readonly Correction[]>([]);
  /** What of the query stands on no page, as it was typed. */
  leftOut = $state.raw<readonly string[]>([]);
  /** False before there is an answer, and when all of the query was left out. */
  isLookedFor = $state(false);
  at = $state(0);
  readonly current: Span | null = $derived(this.spans[this.at] ?? null);
  /** False while the page was not brought to the current match: the reader did not ask for it in this article. */
  isReached = false;
  /** The text that the spans are places in. */
  #in = $state.raw<Article | null>(null);
  /** Where the reader is among the matches; null while nothing was looked for. */
  #stand: Stand | null = null;
  /** True when the last answer was none, or spoke of another text. */
  #isOwed = false;
  #generation = 0;
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
    client.on('index-changed', () => void this.#retry());
    client.on('events-missed', () => void this.#retry());
  }

  /** Opens it, or comes back to it. */
  begin(): void {
    this.open = true;
    this.asked++;
  }

  /** Whether what was found was found in this text. */
  isIn(article: Article): boolean {
    return this.#in?.id === article.id && this.#in.textHash === article.textHash;
  }

  /** Finds a query in an article and stands at the first occurrence from `offset` on, to which the page is to be brought. */
  async find(article: Article, typed: string, offset: number): Promise<void> {
    ({ query: this.query, cut: this.cut } = cutQuery(typed));
    this.isReached = true;
    await this.#ask({ article, offset });
  }

  /**
   * Finds the same query in a text that came to the page. The reader stays near the match that was current; in another article
   * it is the first from `offset` on.
   */
  async findAgain(article: Article, offset: number): Promise<void> {
    if (this.isIn(article)) return;
    const before = this.#stand?.article.id === article.id ? this.#stand : null;
    this.isReached &&= before !== null;
    this.#forget();
    await this.#ask({
      article,
      offset: before ? carryOffset(before.article.text, before.offset, article.text) : offset,
    });
  }

  /** Moves to the next (1) or the former (-1) occurrence, around the ends; first to the one that the page was not brought to. */
  step(by: 1 | -1): void {
    const count = this.spans.length;
    if (count === 0) return;
    if (this.isReached || by === -1) this.at = (this.at + by + count) % count;
    this.isReached = true;
    this.#standAtCurrent();
  }

  close(): void {
    this.#generation++;
    this.open = false;
    this.#stand = null;
    this.#forget();
  }

  async #ask(stand: Stand): Promise<void> {
    const generation = ++this.#generation;
    this.#stand = stand;
    this.#isOwed = false;
    const { id: articleId, textHash } = stand.article;
    const { query } = this;
    if (query.trim() === '') {
      this.#forget();
      return;
    }
    const reply = await this.#client.call('findInArticle', { articleId, query });
    if (generation !== this.#generation) return;
    this.#isOwed = !reply.ok || reply.value.textHash !== textHash;
    if (!reply.ok || this.#isOwed) this.#forget();
    else this.#take(stand, reply.value);
  }

  /** The index may know by now the text that the page shows. */
  async #retry(): Promise<void> {
    if (this.#isOwed && this.#stand) await this.#ask(this.#stand);
  }

  #take({ article, offset }: Stand, { spans, corrections, leftOut, isLookedFor }: FoundInArticle): void {
    this.#in = article;
    this.spans = spans;
    this.corrections = corrections;
    this.leftOut = leftOut;
    this.isLookedFor = isLookedFor;
    this.at = Math.max(
      0,
      spans.findIndex(({ start }) => start >= offset),
    );
    this.#standAtCurrent();
  }

  #standAtCurrent(): void {
    if (this.#stand && this.current) this.#stand = { ...this.#stand, offset: this.current.start };
  }

  #forget(): void {
    this.#in = null;
    this.spans = [];
    this.corrections = [];
    this.leftOut = [];
    this.isLookedFor = false;
  }
}
