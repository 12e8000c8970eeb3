/**
 * The notebook's list as windows of rows on a list that lives in the engine, what it is filtered by, and where the reader
 * stands in it. All of it stays while another screen is shown, so that coming back is coming back to the same row.
 */
import type { Client } from '../../contract/client.ts';
import type {
  NotebookFacets,
  NotebookFilter,
  NotebookGroup,
  NotebookQuery,
  NotebookRow,
  NotebookSort,
  NotebookWindow,
} from '../../contract/notebook.ts';
import type { Problem } from '../../contract/query/grammar.ts';
import { cutQuery } from '../../contract/query/longest.ts';
import { NotebookSelection } from './notebook-selection.svelte.ts';

const WINDOW = 60;
const KEPT_WINDOWS = 40;

export const EVERYTHING: NotebookFilter = {
  search: '',
  colours: [],
  tags: [],
  untagged: false,
  articleId: null,
  date: { by: 'created', from: null, until: null },
  states: [],
  gone: false,
};

/** A window with the search that it answers. */
type Answer = NotebookWindow & { readonly search: string };

/** What is remembered of the list's place on the screen while another screen is shown. */
export interface ListPlace {
  readonly total: number;
  readonly offset: number;
  /** Heights of rows, as the virtual list knows them. */
  readonly heights: unknown;
}

export class NotebookState {
  filter = $state.raw<NotebookFilter>(EVERYTHING);
  sort = $state<NotebookSort>('created');
  descending = $state(true);
  group = $state<NotebookGroup>('none');
  /** Rows of the list; null until the first window has come. */
  total = $state<number | null>(null);
  /** Annotations that pass the filter, and all there are. */
  annotations = $state(0);
  all = $state(0);
  /** What is said of the rest of a search that is too long. */
  cut = $state.raw<readonly Problem[]>([]);
  /** What could not be read as it stands of the search that was answered last: it may be typed on since. */
  problems = $state.raw<{ readonly search: string; readonly of: readonly Problem[] }>({ search: '', of: [] });
  facets = $state.raw<NotebookFacets | null>(null);
  /** True between a question and its answer. */
  busy = $state(false);
  /** True when the last question was not answered; what stands there is older. */
  failed = $state(false);
  /** Counts what was heard of changes, also of those that wait until a note is written. */
  heard = $state(0);
  /** Where the keyboard stands: on an annotation, wherever it goes, and failing that at an index. */
  currentId = $state<string | null>(null);
  index = $state(0);
  /** The annotation whose note is being written in the list, and what of it has the keyboard. */
  editing = $state.raw<{ readonly id: string; readonly field: 'note' | 'tags' } | null>(null);
  /** True while what was written in the list could not be kept. */
  draftFailed = $state(false);
  /** Tries to keep what is being written in the list; set by its editor. */
  retryDraft: () => Promise<unknown> = () => Promise.resolve();
  place: ListPlace | null = null;
  readonly selection = new NotebookSelection();

  /** What the list is a list of: another one is read from its top. */
  readonly listing = $derived(JSON.stringify([this.filter, this.sort, this.descending, this.group]));
  readonly isNarrowed = $derived(this.filter !== EVERYTHING && !isEverything(this.filter));

  #windows = $state.raw<ReadonlyMap<number, readonly NotebookRow[]>>(new Map());
  #isShown = false;
  #visible: readonly [number, number] = [0, 0];
  #generation = 0;
  #asked = new Set<number>();
  #isWanted = false;
  #asking: Promise<void> | null = null;
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
    // While a note is being written its row must not move away from under it.
    const follow = (): void => {
      this.heard++;
      if (this.#isShown && this.editing === null) void this.refresh();
    };
    client.on('notebook-changed', follow);
    client.on('events-missed', follow);
  }

  /** The screen shows the notebook from now on: it is kept up to date until it is left. Answers how to leave. */
  enter(): () => void {
    this.#isShown = true;
    void this.refresh();
    return () => (this.#isShown = false);
  }

  /** Another library: nothing of the former one stays. */
  reset(): void {
    this.filter = EVERYTHING;
    this.cut = [];
    this.total = null;
    this.currentId = null;
    this.index = 0;
    this.editing = null;
    this.place = null;
    this.facets = null;
    this.#windows = new Map();
    this.selection.clear();
  }

  /** The row at an index; null while it has not come. */
  row(index: number): NotebookRow | null {
    return this.#windows.get(Math.floor(index / WINDOW))?.[index % WINDOW] ?? null;
  }

  /** Where the keyboard stands, by index. */
  readonly current = $derived.by(() => {
    const last = Math.max(0, (this.total ?? 0) - 1);
    const here = Math.min(this.index, last);
    if (this.currentId === null || this.row(here)?.annotationId === this.currentId) return here;
    const found = this.#indexOf(this.currentId);
    return found >= 0 ? found : here;
  });

  /** The note is written; what changed meanwhile is taken in. */
  stopEditing(): void {
    if (this.editing === null) return;
    this.editing = null;
    this.draftFailed = false;
    void this.refresh();
  }

  moveTo(index: number): void {
    this.index = index;
    this.currentId = this.row(index)?.annotationId ?? null;
  }

  /** Tells which rows are on the screen; those that are missing are fetched. */
  show(first: number, last: number): void {
    this.#visible = [first, last];
    for (let w = Math.floor(first / WINDOW); w <= Math.floor(last / WINDOW); w++)
      if (!this.#windows.has(w) && !this.#asked.has(w)) void this.#fetch(w);
  }

  /** The row at an index, fetched if need be. */
  async reach(index: number): Promise<NotebookRow | null> {
    if (!this.row(index)) await this.#fetch(Math.floor(index / WINDOW));
    return this.row(index);
  }

  /** The annotations of a stretch of the list, in its order. */
  async idsBetween(from: number, to: number): Promise<readonly string[]> {
    const wanted = Math.min(to - from + 1, KEPT_WINDOWS * WINDOW);
    const rows = Array.from({ length: wanted }, (_, at) => this.row(from + at)).filter((row) => row !== null);
    if (rows.length === to - from + 1) return [...new Set(rows.map(({ annotationId }) => annotationId))];
    const reply = await this.#client.call('notebookIds', { ...this.#query(), from, count: to - from + 1 });
    return reply.ok ? reply.value : [];
  }

  /** Changes what is listed; the list is then read from its top, and nothing of it is selected. */
  choose(choice: Partial<Pick<NotebookState, 'sort' | 'descending' | 'group'>>): Promise<void> {
    if (choice.sort !== undefined) this.sort = choice.sort;
    if (choice.descending !== undefined) this.descending = choice.descending;
    if (choice.group !== undefined) this.group = choice.group;
    return this.#startOver();
  }

  narrow(change: Partial<NotebookFilter>): Promise<void> {
    const { query: search, cut } = cutQuery(change.search ?? this.filter.search);
    this.filter = { ...this.filter, ...change, search };
    // Of what was searched for before, it is said already.
    if (change.search !== undefined) this.cut = cut;
    return this.#startOver();
  }

  /** Fetches what is on the screen anew. One question at a time; of those that come meanwhile only the newest is asked. */
  async refresh(): Promise<void> {
    this.#isWanted = true;
    this.busy = true;
    this.#asking ??= this.#askUntilNewest();
    await this.#asking;
  }

  #startOver(): Promise<void> {
    this.#visible = [0, 0];
    this.index = 0;
    this.currentId = null;
    this.place = null;
    this.selection.clear();
    return this.refresh();
  }

  async #askUntilNewest(): Promise<void> {
    try {
      while (this.#isWanted) {
        this.#isWanted = false;
        const listing = this.listing;
        const answers = await this.#askVisible();
        if (listing === this.listing) this.#takeAll(answers);
        const facets = await this.#client.call('notebookFacets', {});
        if (facets.ok) this.facets = facets.value;
      }
    } finally {
      this.busy = false;
      this.#asking = null;
    }
  }

  async #askVisible(): Promise<ReadonlyMap<number, Answer | null>> {
    const [first, last] = this.#visible;
    const wanted: number[] = [];
    for (let w = Math.floor(first / WINDOW); w <= Math.floor(last / WINDOW); w++) wanted.push(w);
    const answers = await Promise.all(wanted.map((window) => this.#ask(window)));
    return new Map(wanted.map((window, at) => [window, answers[at] ?? null]));
  }

  #takeAll(answers: ReadonlyMap<number, Answer | null>): void {
    const fresh = new Map<number, readonly NotebookRow[]>();
    for (const [window, answer] of answers) if (answer) fresh.set(window, answer.rows);
    this.failed = fresh.size === 0;
    if (this.failed) return;
    this.#generation++;
    this.#asked.clear();
    for (const answer of answers.values()) if (answer) this.#take(answer);
    this.#windows = fresh;
    // The reader may have scrolled on while the answers were under way.
    this.show(...this.#visible);
  }

  #take({ total, annotations, all, problems, search }: Answer): void {
    this.problems = { search, of: problems };
    this.total = total;
    this.annotations = annotations;
    this.all = all;
  }

  async #fetch(window: number): Promise<void> {
    const generation = this.#generation;
    this.#asked.add(window);
    const answer = await this.#ask(window);
    if (generation !== this.#generation) return;
    this.#asked.delete(window);
    if (!answer) return;
    this.#take(answer);
    this.#windows = new Map([...[...this.#windows].slice(-KEPT_WINDOWS), [window, answer.rows]]);
  }

  async #ask(window: number): Promise<Answer | null> {
    const query = { ...this.#query(), from: window * WINDOW, count: WINDOW };
    const reply = await this.#client.call('notebook', query);
    return reply.ok ? { ...reply.value, search: query.filter.search } : null;
  }

  #query(): Omit<NotebookQuery, 'from' | 'count'> {
    const { filter, sort, descending, group } = this;
    return { filter, sort, descending, group };
  }

  #indexOf(annotationId: string): number {
    for (const [window, rows] of this.#windows) {
      const at = rows.findIndex((row) => row.annotationId === annotationId);
      if (at >= 0) return window * WINDOW + at;
    }
    return -1;
  }
}

const isEverything = (filter: NotebookFilter): boolean =>
  JSON.stringify({ ...filter, search: filter.search.trim(), date: { ...filter.date, by: 'created' } }) ===
  JSON.stringify(EVERYTHING);
