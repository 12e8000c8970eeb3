/** Search over the whole library, as typed: a new question overtakes the one before it, and the same one waits for its answer. */
import type { Client } from '../../contract/client.ts';
import { cutQuery } from '../../contract/query/longest.ts';
import type { Problem } from '../../contract/query/grammar.ts';
import type { Reply } from '../../contract/reply.ts';
import type { MatchReason, SearchResult } from '../../contract/search.ts';
import { SavedSearchesState } from './saved-searches.svelte.ts';

/** As many articles as fill the list come first, the others after them. */
const FIRST_PAGE = 12;
/** So many articles are shown without being asked for, and so many more each time. */
const PAGE = 30;
/** More than these are not asked for in one call. */
const MOST_AT_ONCE = 200;

interface Question {
  readonly query: string;
  /** What arrived for the standing search it is. */
  readonly first: string[];
  /** The articles all passages of which are to be shown. */
  readonly whole: string[];
}

/** Why an article answers the query it was found by. */
export interface Explained {
  readonly articleId: string;
  readonly reasons: readonly MatchReason[];
}

export class SearchState {
  /** As far as it is asked. */
  query = $state('');
  /** What is said of the rest of what was typed. */
  cut = $state.raw<readonly Problem[]>([]);
  result = $state.raw<SearchResult | null>(null);
  /** True between a key press and its answer. */
  busy = $state(false);
  /** The tags of annotations, most used first: what `tag:` is completed with. */
  tags = $state.raw<readonly string[]>([]);
  /** True while a way to go on with the query is offered: what it answers so far may not be what is meant. */
  isCompletable = $state(false);
  /** True when the last search failed; the former result stays. */
  failed = $state(false);
  /** The articles all passages of which were answered. */
  whole = $state.raw<ReadonlySet<string>>(new Set());
  /** The same of those that are asked for. */
  #wantedWhole: ReadonlySet<string> = new Set();
  /** How many articles are to be shown, if so many answer. */
  #wantedArticles = PAGE;
  /** Counts the answers that the rest is asked for; what is asked for an older one is not shown. */
  #answer = 0;
  #isFilling = false;
  /** True when nothing more came, whatever was counted. */
  #isAtEnd = $state(false);
  /** True when the question under way is to be asked again. */
  #wanted = false;
  #asking: { readonly question: Question; readonly answered: Promise<void> } | null = null;
  /** The article of the results that is explained, and why it answers; null while none is. */
  why = $state.raw<Explained | null>(null);
  readonly saved: SavedSearchesState;
  /** Tells the questions of this window from those of others. */
  readonly #asker = crypto.randomUUID();
  readonly #client: Client;

  readonly active = $derived(this.query.trim() !== '');

  constructor(client: Client) {
    this.#client = client;
    this.saved = new SavedSearchesState(client);
    client.on('shelf-changed', () => void this.#again());
    client.on('annotations-changed', () => void this.#again());
    // Later than the shelf tells of an article, it can be found; and what is indexed anew is found again.
    client.on('index-changed', () => void this.#again());
    client.on('events-missed', () => void this.#again());
  }

  /** Resolves when what is typed now was answered, or overtaken. */
  async settled(): Promise<void> {
    await this.#asking?.answered;
  }

  /** Learns the tags there are. */
  async loadTags(): Promise<void> {
    const reply = await this.#client.call('listTags', { query: '', limit: 1_000 });
    if (reply.ok) this.tags = reply.value.map(({ tag }) => tag);
  }

  type(typed: string): Promise<void> {
    const { query, cut } = cutQuery(typed);
    this.cut = cut;
    if (query !== this.query) this.#wantedWhole = new Set();
    this.query = query;
    this.saved.leave(query);
    this.#wantedArticles = PAGE;
    return this.#run();
  }

  clear(): void {
    this.why = null;
    this.whole = new Set();
    this.#wantedWhole = new Set();
    this.query = '';
    this.cut = [];
    this.result = null;
    this.saved.fresh = new Set();
    this.busy = false;
    this.#wanted = false;
    this.#asking = null;
    this.#answer++;
    this.#isFilling = false;
  }

  /** Asks for more articles of the same search. */
  async more(): Promise<void> {
    this.#wantedArticles = (this.result?.groups.length ?? 0) + PAGE;
    if (!this.#isFilling) await this.#fill();
  }

  /** Asks for all passages of an article. */
  async showWhole(articleId: string): Promise<void> {
    this.#wantedWhole = new Set([...this.#wantedWhole, articleId].slice(-MOST_AT_ONCE));
    await this.#run();
  }

  /** True while there are articles beyond those shown. */
  readonly hasMore = $derived(
    this.result !== null && !this.#isAtEnd && this.result.groups.length < this.result.articles,
  );

  /** Says why an article answers, or no more when it is the one that is explained. */
  async explain(articleId: string): Promise<void> {
    const query = this.result?.query;
    const isShown = this.why?.articleId === articleId;
    this.why = null;
    if (isShown || query === undefined) return;
    const reply = await this.#client.call('whyMatched', { articleId, query });
    if (reply.ok && query === this.result?.query) this.why = { articleId, reasons: reply.value };
  }

  async #again(): Promise<void> {
    if (this.active) await this.#run();
  }

  async #run(): Promise<void> {
    if (!this.active) {
      this.clear();
      return;
    }
    this.busy = true;
    const question = {
      query: this.query,
      first: this.#fresh(),
      whole: [...this.#wantedWhole],
    };
    if (isSame(this.#asking?.question, question)) this.#wanted = true;
    else this.#asking = { question, answered: this.#ask(question) };
    await this.#asking?.answered;
  }

  /** Asks until nothing newer is wanted. An answer to words that were changed meanwhile is not shown. */
  async #ask(question: Question): Promise<void> {
    const isNewest = (): boolean => isSame(this.#asking?.question, question);
    try {
      do {
        this.#wanted = false;
        // What is shown already comes again at once.
        const shown = question.query === this.result?.query ? this.result.groups.length : 0;
        const limit = Math.min(MOST_AT_ONCE, Math.max(FIRST_PAGE, shown));
        const reply = await this.#client.call('search', { ...question, limit, asker: this.#asker });
        if (!isNewest()) return;
        // This window asked for more of what it shows: this question is still to be answered.
        if (!reply.ok && reply.error.code === 'overtaken') this.#wanted = true;
        else this.#take(reply, question);
      } while (this.#wanted);
    } finally {
      if (isNewest()) this.#settle();
    }
  }

  #settle(): void {
    this.busy = false;
    this.#asking = null;
  }

  #take(reply: Reply<SearchResult>, { whole }: Question): void {
    this.failed = !reply.ok;
    if (!reply.ok) return;
    if (reply.value.query !== this.result?.query) this.why = null;
    this.result = reply.value;
    this.whole = new Set(whole);
    this.#isAtEnd = false;
    void this.#fill();
  }

  /** Asks for the articles behind those shown, until as many are there as are wanted or another answer takes their place. */
  async #fill(): Promise<void> {
    const answer = ++this.#answer;
    this.#isFilling = true;
    for (let shown = this.result; shown !== null && this.hasMore; shown = this.result) {
      const from = shown.groups.length;
      const limit = Math.min(MOST_AT_ONCE, this.#wantedArticles - from);
      if (limit <= 0) break;
      const question = {
        ...{ query: shown.query, first: this.#fresh(), whole: [...this.whole], from, limit },
        asker: this.#asker,
      };
      const reply = await this.#client.call('search', question);
      if (answer !== this.#answer || this.result !== shown) return;
      // Another question came between; when it is this window's own, its answer takes the place of these.
      if (!reply.ok && reply.error.code === 'overtaken' && !this.busy) continue;
      this.failed = !reply.ok && reply.error.code !== 'overtaken';
      if (!reply.ok) break;
      const known = new Set(shown.groups.map(({ articleId }) => articleId));
      const groups = reply.value.groups.filter(({ articleId }) => !known.has(articleId));
      this.#isAtEnd = reply.value.groups.length === 0;
      this.result = { ...shown, groups: [...shown.groups, ...groups] };
    }
    this.#isFilling = false;
  }

  #fresh(): string[] {
    return [...this.saved.fresh].slice(0, MOST_AT_ONCE);
  }
}

const isSame = (a: Question | undefined, b: Question): boolean =>
  a?.query === b.query && a.first.join() === b.first.join() && a.whole.join() === b.whole.join();
