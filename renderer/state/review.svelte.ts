/** What a person decides in the review, and the way back from it. What could not be saved is tried again by itself. */
import { basisOf } from '../../contract/annotation.ts';
import type { Span } from '../../contract/article.ts';
import type { InputOf } from '../../contract/calls.ts';
import type { Client } from '../../contract/client.ts';
import type { Failure } from '../../contract/reply.ts';
import type { AnnotatedText, Decided, ReviewItem } from '../../contract/review.ts';
import { Decisions, type Decision } from './decisions.svelte.ts';
import type { ReadingState } from './reading.svelte.ts';
import type { TakeBack } from './undo-history.ts';
import {
  ReviewList,
  type PassageEntry,
  type QuestionEntry,
  type ReviewFilter,
} from './review-list.svelte.ts';

type Pair = Pick<InputOf<'answerQuestion'>, 'articleId' | 'candidateId'>;

/** Something that was done in the review and can be undone. */
export interface Done {
  readonly what: Decision['kind'] | 'unkeep' | 'accept-moved' | 'same-article' | 'another-article';
  /** The passage's words, or the article's title. */
  readonly about: string;
  readonly decided: readonly Decided[];
  /** The question that was answered; null for decisions about passages. */
  readonly pair: Pair | null;
}

/** Both texts of a question: the kept one that was annotated, and the one that was found. */
export interface QuestionTexts {
  readonly key: string;
  readonly before: string;
  readonly after: string;
}

export class ReviewState {
  readonly list: ReviewList;
  /** True while an answer of the engine is waited for. */
  busy = $state(false);
  /** The passage that is being put in its place anew, on the page. */
  attaching = $state.raw<ReviewItem | null>(null);
  /** The kept text that is shown instead of the list, and whose passage is in it. */
  kept = $state.raw<{ readonly item: ReviewItem; readonly annotated: AnnotatedText } | null>(null);
  /** Of the question that stands open; null until they have come. */
  texts = $state.raw<QuestionTexts | null>(null);
  /** Tells a failure; set by the app. */
  tell: (failure: Failure) => void = () => undefined;
  /** Called when what could not be saved at first is saved at last. */
  whenSavedAtLast: () => void = () => undefined;
  /** Notes in the history what takes back what was done here; answers the way to take back that very thing. */
  whenDone: (takeBack: TakeBack, done: Done) => () => Promise<void> = (takeBack) => async () => {
    await takeBack();
  };

  /** What was taken back, when that was the last thing done. */
  undone = $state.raw<Done | null>(null);

  #done = $state.raw<readonly Done[]>([]);
  readonly #ways = new WeakMap<Done, () => Promise<void>>();
  readonly #decisions: Decisions;
  /** Resolves when the act under way, or the last one, was taken in. */
  #underWay: Promise<void> = Promise.resolve();
  /** What a key waits for; null when none waits. */
  #awaited: Promise<void> | null = null;
  readonly #client: Client;
  readonly #reading: ReadingState;

  /** What undoing takes back; null when there is nothing. */
  readonly last = $derived(this.#done.at(-1) ?? null);
  /** Why the last decision was not saved; null after one that was. */
  get failure(): Failure | null {
    return this.#decisions.failure;
  }

  constructor(client: Client, reading: ReadingState) {
    this.#client = client;
    this.#reading = reading;
    this.list = new ReviewList(client);
    this.#decisions = new Decisions(client, {
      taken: (item, { kind }, decided) => {
        const about = item.annotation.passage.exact;
        this.#remember({ what: kind, about, decided: [decided], pair: null });
      },
      failed: (failure) => this.tell(failure),
      savedAtLast: () => {
        this.whenSavedAtLast();
        void this.list.refresh();
      },
    });
    const follow = (): void => {
      if (reading.screen === 'review') void this.list.refresh();
    };
    client.on('annotations-changed', follow);
    client.on('article-changed', follow);
    client.on('review-changed', follow);
    client.on('library-changed', () => void this.list.loadQuestions());
    client.on('events-missed', follow);
  }

  /** Goes to the review, at an annotation. */
  async visit(annotationId: string, filter: ReviewFilter): Promise<void> {
    this.kept = null;
    this.#reading.visit('review');
    await this.list.find(annotationId, filter);
  }

  isUnsaved(annotationId: string): boolean {
    return this.#decisions.isUnsaved(annotationId);
  }

  /** Accepts the place of a passage, or keeps it as an orphan. */
  async decide({ item }: PassageEntry, kind: 'accept' | 'orphan'): Promise<void> {
    const { textHash } = item;
    if (textHash === null || !(await this.#inTurn())) return;
    await this.#alone(() => this.#decisions.decide(item, { kind, textHash }));
  }

  /** Goes to the article, to select the passage anew. */
  async startAttaching({ item }: PassageEntry): Promise<void> {
    const { annotation, article } = item;
    const { start } = basisOf(annotation);
    const place = annotation.anchor.state === 'orphaned' ? { start, end: start } : annotation.anchor;
    await this.#reading.open(article.id, place);
    if (this.#reading.article?.id === article.id && this.#reading.screen === 'page') this.attaching = item;
    else if (this.#reading.failure) this.tell(this.#reading.failure);
  }

  /** Puts the passage where the reader has selected it, and goes back to the review. */
  async attach(span: Span): Promise<void> {
    const { attaching } = this;
    const { article } = this.#reading;
    if (!attaching || article?.id !== attaching.article.id || this.busy) return;
    const { start, end } = span;
    const decision = { kind: 'attach', start, end, textHash: article.textHash } as const;
    const isTaken = await this.#alone(() => this.#decisions.decide(attaching, decision));
    if (isTaken) this.stopAttaching();
  }

  stopAttaching(): void {
    this.attaching = null;
    this.#reading.returnTo('review');
  }

  async acceptMoved(): Promise<void> {
    await this.#alone(async () => {
      const reply = await this.#client.call('acceptMoved', {});
      if (reply.ok) this.#remember({ what: 'accept-moved', about: '', decided: reply.value, pair: null });
      else this.tell(reply.error);
    });
  }

  /** Says whether two articles are one. */
  async answer({ question, candidate }: QuestionEntry, isSame: boolean): Promise<void> {
    const pair = { articleId: question.articleId, candidateId: candidate.articleId };
    await this.#alone(async () => {
      const reply = await this.#client.call('answerQuestion', { ...pair, isSame });
      const what = isSame ? 'same-article' : 'another-article';
      if (reply.ok) this.#remember({ what, about: question.title, decided: [], pair });
      else this.tell(reply.error);
    });
  }

  /** Takes back what was done last. */
  async undo(): Promise<void> {
    if (!(await this.#inTurn())) return;
    if (this.last) await this.#ways.get(this.last)?.();
  }

  /** False when it could not be taken back. */
  async #undo(done: Done): Promise<boolean> {
    const reply = await this.#alone(() => this.#takeBack(done.decided, done.pair));
    if (reply?.ok === false) this.tell(reply.error);
    if (!reply?.ok) return false;
    this.#done = this.#done.filter((each) => each !== done);
    this.undone = done;
    const annotationId = done.decided.length === 1 ? done.decided[0]?.annotationId : undefined;
    if (annotationId !== undefined) await this.list.find(annotationId, this.list.filter);
    return true;
  }

  /** Asks about an orphan again that was to be kept as such. */
  async unkeep({ item }: PassageEntry): Promise<void> {
    const { id, settlement } = item.annotation;
    const reply = await this.#alone(() => this.#takeBack([{ annotationId: id, before: null }], null));
    if (reply?.ok === false) this.tell(reply.error);
    if (!reply?.ok) return;
    this.#remember({
      what: 'unkeep',
      about: item.annotation.passage.exact,
      decided: [{ annotationId: id, before: settlement }],
      pair: null,
    });
  }

  /** Shows the text that a passage was marked in. */
  async showAsAnnotated({ item }: PassageEntry): Promise<void> {
    const reply = await this.#client.call('asAnnotated', { annotationId: item.annotation.id });
    if (reply.ok) this.kept = { item, annotated: reply.value };
    else this.tell(reply.error);
  }

  async loadTexts({ key, question, candidate }: QuestionEntry): Promise<void> {
    if (this.texts?.key === key) return;
    this.texts = null;
    const pair = { articleId: question.articleId, candidateId: candidate.articleId };
    const reply = await this.#client.call('questionTexts', pair);
    if (this.list.current?.key !== key) return;
    if (reply.ok) this.texts = { key, ...reply.value };
    else this.tell(reply.error);
  }

  /** Another library is open: what was done in the former one cannot be taken back here. */
  forget(): void {
    this.#done = [];
    this.#decisions.forget();
    this.attaching = null;
    this.kept = null;
  }

  /** Tries again to save the decisions that could not be saved. */
  retry(): Promise<void> {
    return this.#decisions.retry();
  }

  /**
   * Waits until the last act was taken in: a key that comes meanwhile is not lost. False for another one that comes while
   * one waits, as from a key held down.
   */
  async #inTurn(): Promise<boolean> {
    if (this.#awaited !== null) return false;
    this.#awaited = this.#underWay;
    await this.#awaited;
    this.#awaited = null;
    return true;
  }

  /** Runs one thing at a time; null when another one is under way. The list is up to date when it resolves. */
  async #alone<T>(act: () => Promise<T>): Promise<T | null> {
    if (this.busy) return null;
    this.busy = true;
    let end = (): void => undefined;
    this.#underWay = new Promise((resolve) => (end = resolve));
    try {
      const result = await act();
      await this.list.refresh();
      return result;
    } finally {
      this.busy = false;
      end();
    }
  }

  #takeBack(decided: readonly Decided[], pair: Pair | null) {
    if (pair) return this.#client.call('answerQuestion', { ...pair, isSame: null });
    return this.#client.call('undecide', { decided: [...decided] });
  }

  #remember(done: Done): void {
    this.#done = [...this.#done, done];
    this.#ways.set(
      done,
      this.whenDone(() => this.#undo(done), done),
    );
    this.undone = null;
  }
}
