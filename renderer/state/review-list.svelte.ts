/**
 * What stands in the review: questions of identity first, then passages, as windows on a list that lives in the engine.
 * Where the reader stands is an entry, not a place: entries that come or go elsewhere do not slip it away.
 */
import type { AnchorState } from '../../contract/annotation.ts';
import type { Client } from '../../contract/client.ts';
import type { Candidate, IdentityQuestion } from '../../contract/identity.ts';
import type { Failure } from '../../contract/reply.ts';
import type { ReviewItem, ReviewWindow } from '../../contract/review.ts';
import { oneAtATime } from './one-at-a-time.ts';

export const REVIEW_FILTERS = ['waiting', 'moved', 'edited'] as const;
export type ReviewFilter = (typeof REVIEW_FILTERS)[number];

export interface PassageEntry {
  readonly kind: 'passage';
  readonly key: string;
  readonly item: ReviewItem;
}
/** One article that lost its source, and one that it may be now. */
export interface QuestionEntry {
  readonly kind: 'question';
  readonly key: string;
  readonly question: IdentityQuestion;
  readonly candidate: Candidate;
}
export type ReviewEntry = PassageEntry | QuestionEntry;

const WINDOW = 50;
const STATES: Readonly<Record<ReviewFilter, AnchorState[]>> = {
  waiting: ['uncertain', 'orphaned'],
  moved: ['moved'],
  edited: ['edited'],
};
type Windows = ReadonlyMap<number, readonly ReviewItem[]>;

const asQuestions = (questions: readonly IdentityQuestion[]): readonly QuestionEntry[] =>
  questions.flatMap((question) =>
    question.candidates.map((candidate) => ({
      kind: 'question' as const,
      key: `${question.articleId} ${candidate.articleId}`,
      question,
      candidate,
    })),
  );

export class ReviewList {
  filter = $state<ReviewFilter>('waiting');
  /** Whether orphans that were kept as such are shown among those that wait. */
  withKept = $state(false);
  /** False until the first answer has come. */
  loaded = $state(false);
  failure = $state.raw<Failure | null>(null);
  keptOrphans = $state(0);

  #waiting = $state(0);
  #moved = $state(0);
  #edited = $state(0);
  #passages = $state(0);
  #questions = $state.raw<readonly QuestionEntry[]>([]);
  #windows = $state.raw<Windows>(new Map());
  #key = $state<string | null>(null);
  #place = $state(0);
  #visible: readonly [number, number] = [0, 0];
  readonly #client: Client;

  readonly #lead = $derived(this.filter === 'waiting' ? this.#questions : []);
  readonly total = $derived(this.#lead.length + this.#passages);
  /** Where the reader stands; 0 in an empty list. */
  readonly index = $derived.by(() => {
    const found = this.#indexOf(this.#key);
    return found >= 0 ? found : Math.max(0, Math.min(this.#place, this.total - 1));
  });
  readonly current = $derived(this.entry(this.index));
  /** Articles that may be one with another. */
  readonly questions = $derived(this.#questions.length);
  /** How many entries each choice holds. */
  readonly counts: Readonly<Record<ReviewFilter, number>> = $derived({
    waiting: this.#waiting + this.#questions.length,
    moved: this.#moved,
    edited: this.#edited,
  });

  constructor(client: Client) {
    this.#client = client;
  }

  /** The entry at an index; null while it has not come, and beyond the end. */
  entry(index: number): ReviewEntry | null {
    const question = this.#lead[index];
    if (question) return question;
    const at = index - this.#lead.length;
    const item = this.#windows.get(Math.floor(at / WINDOW))?.[at % WINDOW];
    return item ? { kind: 'passage', key: item.annotation.id, item } : null;
  }

  /** Shows another choice of entries, from its beginning. */
  async choose(filter: ReviewFilter, withKept = false): Promise<void> {
    this.filter = filter;
    this.withKept = withKept;
    this.#windows = new Map();
    this.#passages = 0;
    this.#visible = [0, 0];
    this.#standAt(0);
    await this.refresh();
  }

  /** Tells which entries are on the screen; those that are missing are fetched. */
  show(first: number, last: number): void {
    this.#visible = [first, last];
    if (this.#wantedWindows().some((window) => !this.#windows.has(window))) void this.refresh();
  }

  /** Stands at an entry, within the list. */
  async moveTo(index: number): Promise<void> {
    this.#standAt(Math.max(0, Math.min(index, this.total - 1)));
    if (!this.current) await this.refresh();
  }

  /** Stands at an annotation wherever it is in its list; where it is not in it, nothing moves. */
  async find(annotationId: string, filter: ReviewFilter): Promise<void> {
    if (filter !== this.filter || !this.loaded) await this.choose(filter);
    else await this.refresh();
    for (let index = this.#lead.length; index < this.total; index += WINDOW) {
      if (!this.entry(index)) await this.#fetch([Math.floor((index - this.#lead.length) / WINDOW)]);
      const found = this.#indexOf(annotationId);
      if (found < 0) continue;
      this.#standAt(found);
      return;
    }
  }

  /** Asks again for what is on the screen; what stands there stays until the answer is here. */
  readonly refresh = oneAtATime(() => this.#ask());

  /** Asks for the questions alone, which the shelf counts. */
  readonly loadQuestions = oneAtATime(() => this.#askQuestions());

  async #askQuestions(): Promise<void> {
    const reply = await this.#client.call('listQuestions', {});
    if (reply.ok) this.#questions = asQuestions(reply.value);
  }

  async #ask(): Promise<void> {
    const { filter, withKept } = this;
    const [answers] = await Promise.all([
      Promise.all(this.#wantedWindows().map((window) => this.#window(window))),
      this.#askQuestions(),
    ]);
    if (filter !== this.filter || withKept !== this.withKept) return;
    const windows = new Map<number, readonly ReviewItem[]>();
    for (const answer of answers) if (answer) windows.set(answer.from / WINDOW, answer.items);
    this.#windows = windows;
    const last = answers.findLast((answer) => answer !== null);
    if (last) this.#take(last);
    // From now on the reader stands at what is shown, whatever comes before it.
    this.#standAt(this.index);
    if (!this.current && this.total > 0) await this.#fetch(this.#wantedWindows());
    this.#standAt(this.index);
  }

  async #fetch(windows: readonly number[]): Promise<void> {
    const answers = await Promise.all(windows.map((window) => this.#window(window)));
    const known = new Map(this.#windows);
    for (const answer of answers) if (answer) known.set(answer.from / WINDOW, answer.items);
    this.#windows = known;
  }

  async #window(window: number): Promise<ReviewWindow | null> {
    const query = { states: STATES[this.filter], keptOrphans: this.withKept };
    const reply = await this.#client.call('review', { ...query, from: window * WINDOW, count: WINDOW });
    this.failure = reply.ok ? null : reply.error;
    return reply.ok ? reply.value : null;
  }

  #take({ total, waiting, keptOrphans, counts }: ReviewWindow): void {
    this.#passages = total;
    this.#waiting = waiting;
    this.#moved = counts.moved;
    this.#edited = counts.edited;
    this.keptOrphans = keptOrphans;
    this.loaded = true;
  }

  /** The windows of what is on the screen and of where the reader stands. */
  #wantedWindows(): readonly number[] {
    const windowOf = (index: number) => Math.max(0, Math.floor((index - this.#lead.length) / WINDOW));
    const [first, last] = this.#visible;
    const wanted = new Set([windowOf(this.index)]);
    for (let window = windowOf(first); window <= windowOf(last); window++) wanted.add(window);
    return [...wanted];
  }

  #standAt(index: number): void {
    this.#place = index;
    this.#key = this.entry(index)?.key ?? null;
  }

  #indexOf(key: string | null): number {
    if (key === null) return -1;
    const question = this.#lead.findIndex((each) => each.key === key);
    if (question >= 0) return question;
    for (const [window, items] of this.#windows) {
      const at = items.findIndex(({ annotation }) => annotation.id === key);
      if (at >= 0) return this.#lead.length + window * WINDOW + at;
    }
    return -1;
  }
}
