/** What else in the library speaks of the article on the page, and of what is selected on it. Asked only when it is wanted. */
import type { Span } from '../../contract/article.ts';
import type { Client } from '../../contract/client.ts';
import type { Failure } from '../../contract/reply.ts';
import type { RelatedPassage } from '../../contract/search.ts';
import type { AnnotationsState } from './annotations.svelte.ts';
import type { ReadingState } from './reading.svelte.ts';

/** While the library changes, an answer on the screen is asked for again at most this often. */
const AGAIN_MS = 2_000;
const LIMIT = 30;

/** What is asked about: an article, or a span of its text. */
interface Subject {
  readonly articleId: string;
  readonly span: Span | null;
}

/** One question and its newest answer; the former one stays until the next is there. */
class RelatedAnswer {
  /** Best first; null until there is an answer to this question. */
  passages = $state.raw<readonly RelatedPassage[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  #subject: Subject | null = null;
  #again: ReturnType<typeof setTimeout> | undefined;
  #generation = 0;
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
    client.on('index-changed', () => this.#soon());
    client.on('shelf-changed', () => this.#soon());
    client.on('annotations-changed', () => this.#soon());
    client.on('events-missed', () => this.#soon());
  }

  async ask(subject: Subject): Promise<void> {
    const isAnother =
      subject.articleId !== this.#subject?.articleId ||
      subject.span?.start !== this.#subject.span?.start ||
      subject.span?.end !== this.#subject.span?.end;
    if (isAnother) this.forget();
    this.#subject = subject;
    await this.#run(subject);
  }

  /** The answer is not on the screen any more. */
  forget(): void {
    clearTimeout(this.#again);
    this.#again = undefined;
    this.#generation++;
    this.#subject = null;
    this.passages = null;
    this.failure = null;
  }

  async #run(subject: Subject): Promise<void> {
    const generation = ++this.#generation;
    const reply = await this.#client.call('related', { ...subject, limit: LIMIT });
    if (generation !== this.#generation) return;
    this.failure = reply.ok ? null : reply.error;
    if (reply.ok) this.passages = reply.value;
  }

  /** The first change is waited for a moment, and takes in all that follow meanwhile. */
  #soon(): void {
    if (!this.#subject || this.#again !== undefined) return;
    this.#again = setTimeout(() => {
      this.#again = undefined;
      if (this.#subject) void this.#run(this.#subject);
    }, AGAIN_MS);
  }
}

export class RelatedState {
  /** For the end of the article on the page. */
  readonly atEnd: RelatedAnswer;
  /** For the panel. */
  readonly inPanel: RelatedAnswer;
  panelShown = $state(false);
  /** The words that the panel is about; null when it is about the whole article. */
  words = $state<string | null>(null);
  readonly #reading: ReadingState;
  readonly #annotations: AnnotationsState;

  constructor(client: Client, reading: ReadingState, annotations: AnnotationsState) {
    this.atEnd = new RelatedAnswer(client);
    this.inPanel = new RelatedAnswer(client);
    this.#reading = reading;
    this.#annotations = annotations;
  }

  /** Opens the panel: about what is selected or the mark pointed at, else about the whole article on the page. */
  show(selected: Span | null): void {
    const { article } = this.#reading;
    if (!article) return;
    const span = selected ?? this.#marked();
    this.words = span && article.text.slice(span.start, span.end);
    this.panelShown = true;
    void this.inPanel.ask({ articleId: article.id, span });
  }

  hide(): void {
    this.panelShown = false;
    this.inPanel.forget();
  }

  #marked(): Span | null {
    const { activeId, anchored } = this.#annotations;
    const anchor = anchored.find(({ id }) => id === activeId)?.anchor;
    return anchor && anchor.state !== 'orphaned' ? { start: anchor.start, end: anchor.end } : null;
  }
}
