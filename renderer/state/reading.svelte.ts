/** Where the reader is: the screen, the article on the page, the place in it, and the way back after jumps. */
import type { Article, ArticleSummary, Span } from '../../contract/article.ts';
import type { Client } from '../../contract/client.ts';
import type { Failure } from '../../contract/reply.ts';
import { carryOffset } from './carry-span.ts';
import { placeNow, type FoundPlace } from './found-place.ts';

/** What the middle of the window shows. The page stays behind the others as it was left. */
export type Screen = 'page' | 'notebook' | 'review' | 'health' | 'compare';

/** Two articles to set side by side. */
export interface Pair {
  readonly articleId: string;
  readonly otherId: string;
  /** Where in each to begin; null for the beginning. */
  readonly at: { readonly here: Span; readonly there: Span } | null;
}

/** A place to go: a screen, and on the page an offset to stand at, and perhaps a span to point out. */
interface Place {
  readonly screen: Screen;
  /** Null on a page without an article. */
  readonly articleId: string | null;
  readonly offset: number;
  readonly span: Span | null;
  /** What stood side by side; null when nothing ever did. */
  readonly pair: Pair | null;
}

/** What the page should scroll to; a new object for every request, so that asking twice scrolls twice. */
export interface ScrollRequest {
  readonly offset: number;
  readonly span: Span | null;
  /** `place` puts the offset's line at the top; `span` brings the span to the reader's eye. */
  readonly align: 'place' | 'span';
}

/** A page that stands still this long has been seen; one that rushes by on the way elsewhere has not. */
const STILL_MS = 700;

/** A place to open an article at, and what is known of the text that it is a place of. */
type Loading = readonly [
  place: Pick<Place, 'offset' | 'span'>,
  align: ScrollRequest['align'],
  known?: Article | FoundPlace | null,
];

export class ReadingState {
  screen = $state<Screen>('page');
  /** The articles that stand side by side, or did last. */
  pair = $state.raw<Pair | null>(null);
  article = $state.raw<Article | null>(null);
  /** The article that was read last, to go on with while none is open; null when none was. */
  last = $state.raw<ArticleSummary | null>(null);
  opening = $state<string | null>(null);
  failure = $state.raw<Failure | null>(null);
  scroll = $state.raw<ScrollRequest | null>(null);
  /** Offset of the first visible line, and the share of the text that has been on the screen. */
  offset = $state(0);
  progress = $state(0);
  /** Offset of the last visible line. */
  reached = $state(0);
  /** True when the source went away while its article was open. */
  gone = $state(false);
  /** Takes in where the reader is at this moment, which the page tells by itself once a frame; set by the page. */
  look: () => void = () => undefined;
  /** Called with an article that came, before its page is built. */
  whenCome: (articleId: string) => void = () => undefined;
  /** Called when the reader sets out for another place, whatever becomes of it. */
  whenLeft: () => void = () => undefined;

  #back = $state.raw<readonly Place[]>([]);
  #forward = $state.raw<readonly Place[]>([]);
  #saving: ReturnType<typeof setTimeout> | undefined;
  #generation = 0;
  /** How the article is opened that is being opened. */
  #loading: Loading | null = null;
  readonly #client: Client;

  readonly canGoBack = $derived(this.#back.length > 0);
  readonly canGoForward = $derived(this.#forward.length > 0);

  constructor(client: Client) {
    this.#client = client;
    client.on('article-changed', ({ articleId, gone }) => {
      // What is being opened is opened once more, at the same place of what became of it.
      if (this.opening === articleId && this.#loading && !gone) {
        void this.#load(articleId, ...this.#loading);
        return;
      }
      if (this.article?.id !== articleId) return;
      this.gone = gone;
      // Another is about to take its place.
      if (this.opening !== null && this.opening !== articleId) return;
      if (!gone) void this.#load(articleId, { offset: this.offset, span: null }, 'place', this.article);
    });
    client.on('events-missed', () => void this.#catchUp());
    client.on('shelf-changed', () => {
      if (this.article === null) void this.findLast();
    });
  }

  /** Opens an article where it was left, or at a span; where the reader stands now can be come back to. */
  async open(articleId: string, span: Span | null = null): Promise<void> {
    this.#leave('page');
    await this.#load(articleId, { offset: span?.start ?? -1, span }, span ? 'span' : 'place');
  }

  /** Opens an article at what was found in it, wherever that stands by now; where it was left when that is gone. */
  async openFound(articleId: string, found: FoundPlace): Promise<void> {
    this.#leave('page');
    await this.#load(articleId, { offset: found.span.start, span: found.span }, 'span', found);
  }

  /** Finds the article that was read last. */
  async findLast(): Promise<void> {
    const query = {
      sort: 'opened',
      descending: true,
      filter: 'all',
      language: null,
      from: 0,
      count: 1,
    } as const;
    const reply = await this.#client.call('shelf', query);
    const row = reply.ok ? reply.value.rows[0] : undefined;
    this.last = row && row.reading.at !== null ? row : null;
  }

  /** Goes to another screen; can be come back from. */
  visit(screen: Screen): void {
    if (screen !== this.screen) this.#leave(screen);
  }

  /** Sets two articles side by side; can be come back from. */
  compare(pair: Pair): void {
    this.#leave('compare');
    this.pair = pair;
  }

  /** Goes back to a screen, past every page that was visited since; goes on to it when it was not come from. */
  returnTo(screen: Screen): void {
    const at = this.#back.findLastIndex((place) => place.screen === screen);
    if (at < 0) {
      this.visit(screen);
      return;
    }
    this.#back = this.#back.slice(0, at);
    this.#forward = [];
    this.screen = screen;
  }

  /** Goes to a span of the article on the page, as from its outline; can be come back from. */
  jump(span: Span): void {
    this.#leave('page');
    this.scroll = { offset: span.start, span, align: 'span' };
  }

  /** Brings a span to the reader's eye without it counting as a jump, as when stepping through matches. */
  show(span: Span): void {
    this.scroll = { offset: span.start, span: null, align: 'span' };
  }

  async back(): Promise<void> {
    const place = this.#back.at(-1);
    if (!place) return;
    this.#back = this.#back.slice(0, -1);
    this.#forward = [...this.#forward, this.#here()];
    await this.#goTo(place);
  }

  async forward(): Promise<void> {
    const place = this.#forward.at(-1);
    if (!place) return;
    this.#forward = this.#forward.slice(0, -1);
    this.#back = [...this.#back, this.#here()];
    await this.#goTo(place);
  }

  /** The page tells where the reader is: the first visible offset, and the last one. */
  moved(first: number, last: number): void {
    const { article } = this;
    if (!article) return;
    this.reached = last;
    const share = article.text.length === 0 ? 1 : Math.min(1, last / article.text.length);
    if (first === this.offset && share <= this.progress) return;
    this.offset = first;
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => {
      this.progress = Math.max(this.progress, share);
      void this.save();
    }, STILL_MS);
  }

  /** Saves the place now; also called when the window is left. */
  async save(): Promise<void> {
    this.look();
    clearTimeout(this.#saving);
    const { article, offset, progress } = this;
    if (article) await this.#client.call('saveReading', { articleId: article.id, offset, progress });
  }

  close(): void {
    void this.save();
    this.#generation++;
    this.screen = 'page';
    this.pair = null;
    this.#back = [];
    this.#forward = [];
    this.article = null;
    this.failure = null;
    this.opening = null;
  }

  #here(): Place {
    this.look();
    const { screen, offset, pair } = this;
    return { screen, articleId: this.article?.id ?? null, offset, span: null, pair };
  }

  /** Sets out for a screen, and remembers where the reader was. */
  #leave(screen: Screen): void {
    const here = this.#here();
    if (here.screen !== 'page' || here.articleId !== null) this.#back = [...this.#back.slice(-99), here];
    this.#forward = [];
    this.screen = screen;
    this.whenLeft();
  }

  async #goTo(place: Place): Promise<void> {
    this.whenLeft();
    this.screen = place.screen;
    this.pair = place.pair;
    if (place.screen !== 'page' || place.articleId === null) return;
    if (place.articleId !== this.article?.id) return this.#load(place.articleId, place, 'place');
    this.scroll = { offset: place.offset, span: null, align: 'place' };
  }

  /** Takes in what became of the article on the page while nothing was heard of it. */
  async #catchUp(): Promise<void> {
    const { article } = this;
    if (!article) return;
    const reply = await this.#client.call('openArticle', { articleId: article.id });
    if (this.article !== article) return;
    this.gone = !reply.ok && reply.error.code === 'article-not-found';
    if (reply.ok && reply.value.textHash !== article.textHash)
      await this.#load(article.id, { offset: this.offset, span: null }, 'place', article);
  }

  /** An offset below zero means: where the article was left. A place in what `known` knows of the text is carried to that of today. */
  async #load(articleId: string, ...how: Loading): Promise<void> {
    const [{ offset: wanted, span: pointedOut }, align, known = null] = how;
    const generation = ++this.#generation;
    this.#loading = how;
    if (this.article && this.article.id !== articleId) void this.save();
    this.opening = articleId;
    const reply = await this.#client.call('openArticle', { articleId });
    if (generation !== this.#generation) return;
    this.opening = null;
    this.#loading = null;
    this.failure = reply.ok ? null : reply.error;
    if (!reply.ok) return;
    const article = reply.value;
    this.whenCome(article.id);
    const span = known && 'around' in known ? placeNow(article.text, known) : pointedOut;
    const carried = known && 'text' in known ? carryOffset(known.text, wanted, article.text) : wanted;
    const isLost = pointedOut !== null && span === null;
    const stood = isLost || carried < 0 ? article.reading.offset : (span?.start ?? carried);
    const offset = Math.min(stood, article.text.length);
    this.gone = false;
    this.article = article;
    this.offset = offset;
    this.progress = article.reading.progress;
    this.scroll = { offset, span, align: isLost ? 'place' : align };
    // It was read now, even if it is left where it was found.
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => void this.save(), STILL_MS);
  }
}
