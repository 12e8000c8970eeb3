/**
 * The notebook: all annotations as one list, answered in windows, and what is done to many at once. Owns no annotation:
 * the store says what they are, and every change goes through it, in one append for all.
 */
import type { Annotation } from '../../contract/annotation.ts';
import type { InputOf, OutputOf } from '../../contract/calls.ts';
import type { Unsubscribe } from '../../contract/events.ts';
import type { ChangedBefore, NotebookFacets, NotebookWindow, Which } from '../../contract/notebook.ts';
import { inSteps } from '../library/in-steps.ts';
import type { Steps } from '../library/shelf-order.ts';
import { throttle } from '../library/throttle.ts';
import { askedOf, type Asked } from './asked.ts';
import { planBack, planChange, planRename, type Planned, type Wanted } from './bulk.ts';
import { Orders } from './orders.ts';
import { Rows } from './rows.ts';
import type { NotebookSources } from './sources.ts';
import { holding, tally, type Tally } from './tally.ts';
import { Views, type Listing, type View } from './views.ts';
import { windowRow } from './window-row.ts';

/** How often it is said that the list may be another one. */
const EVERY_MS = 200;
/** Searches that stay read. */
const KEPT_SEARCHES = 8;
/** Annotations gone through in one step. */
const STEP = 500;

export class Notebook {
  readonly #sources: NotebookSources;
  readonly #rows: Rows;
  readonly #orders: Orders;
  readonly #views: Views;
  readonly #tell: ReturnType<typeof throttle>;
  readonly #subscriptions: readonly Unsubscribe[];
  #tally: { readonly version: number; readonly counts: Tally } | null = null;
  #read: ReadonlyMap<string, Asked> = new Map();
  #last: Promise<unknown> = Promise.resolve();

  /** `onChange` is called, a few times a second at most, when the list may be another one. */
  constructor(sources: NotebookSources, onChange: () => void) {
    this.#sources = sources;
    this.#rows = new Rows(sources);
    this.#orders = new Orders(this.#rows);
    this.#views = new Views(this.#orders);
    this.#tell = throttle(onChange, EVERY_MS);
    const note = (articleIds: readonly string[]): void => {
      this.#rows.noteChange(articleIds);
      this.#tell();
    };
    this.#subscriptions = [sources.store.onChange(note), sources.anchors.onChange(note)];
  }

  /** Articles came, went, or got other titles. */
  libraryChanged(): void {
    this.#rows.noteLibrary();
    this.#tell();
  }

  async window({ from, count, ...listing }: InputOf<'notebook'>): Promise<NotebookWindow> {
    const { rows, heads, annotations } = await this.#view(listing);
    const asked = this.#asked(listing);
    return {
      total: rows.length,
      annotations,
      all: this.#rows.size,
      from,
      rows: rows
        .slice(from, from + count)
        .map((row, index) => windowRow(row, heads.get(from + index) ?? null, asked)),
      problems: asked.problems,
    };
  }

  async ids({ from, count, ...listing }: InputOf<'notebookIds'>): Promise<readonly string[]> {
    const { rows } = await this.#view(listing);
    return [...new Set(rows.slice(from, from + count).map(({ id }) => id))];
  }

  async facets(): Promise<NotebookFacets> {
    const { colours, gone, untagged, tags } = await this.#counts();
    const articles = [...this.#rows.articles()].length;
    return { colours, states: this.#sources.anchors.counts(), gone, untagged, tags: tags.length, articles };
  }

  async tags({ query, limit }: InputOf<'listTags'>): Promise<OutputOf<'listTags'>> {
    const { tags } = await this.#counts();
    return holding(tags, ({ tag }) => tag, query.replace(/^#+/, ''), limit);
  }

  async articles({
    query,
    limit,
  }: InputOf<'listAnnotatedArticles'>): Promise<OutputOf<'listAnnotatedArticles'>> {
    await this.#inTurn(this.#refresh());
    const all = [...this.#rows.articles()]
      .map(([article, annotations]) => ({ article, annotations }))
      .sort((a, b) => b.annotations - a.annotations);
    return holding(all, ({ article }) => `${article.title} ${article.path}`, query, limit);
  }

  async change({ which, ...wanted }: InputOf<'changeAnnotations'>): Promise<readonly ChangedBefore[]> {
    return this.#carryOut(await this.#inTurn(this.#planChange(which, wanted)));
  }

  async rename({ tag, name }: InputOf<'renameTag'>): Promise<readonly ChangedBefore[]> {
    return this.#carryOut(await this.#inTurn(this.#planRename(tag, name)));
  }

  async changeBack({ before }: InputOf<'changeBack'>): Promise<number> {
    const { store } = this.#sources;
    const changes = await this.#inTurn(planBack(before, (id) => store.find(id)));
    await store.changeAll(changes);
    return changes.length;
  }

  async delete({ which }: InputOf<'deleteAnnotations'>): Promise<readonly string[]> {
    const ids = (await this.#inTurn(this.#which(which))).map(({ id }) => id);
    await this.#sources.store.deleteAll(ids);
    return ids;
  }

  async restore({ annotationIds }: InputOf<'restoreAnnotations'>): Promise<void> {
    await this.#sources.store.restoreAll(annotationIds);
  }

  close(): void {
    this.#tell.cancel();
    for (const unsubscribe of this.#subscriptions) unsubscribe();
  }

  async #carryOut({ changes, before }: Planned): Promise<readonly ChangedBefore[]> {
    const { store } = this.#sources;
    await store.changeAll(changes);
    return before.map(({ made, ...each }) => {
      const updatedAt = store.find(each.annotationId)?.updatedAt ?? each.updatedAt;
      return { ...each, made: { ...made, updatedAt } };
    });
  }

  /** Those that are there; ids of others are passed over. */
  *#which(which: Which): Steps<Annotation[]> {
    if (which.kind === 'ids') return yield* this.#found(new Set(which.annotationIds), new Set());
    const { filter } = which;
    const { rows } = yield* this.#look({ filter, sort: 'created', descending: false, group: 'none' });
    return yield* this.#found(
      rows.map(({ id }) => id),
      new Set(which.except),
    );
  }

  *#found(ids: Iterable<string>, except: ReadonlySet<string>): Steps<Annotation[]> {
    const found: Annotation[] = [];
    let seen = 0;
    for (const id of ids) {
      const annotation = except.has(id) ? null : this.#sources.store.find(id);
      if (annotation) found.push(annotation);
      if (++seen % STEP === 0) yield;
    }
    return found;
  }

  *#planChange(which: Which, wanted: Wanted): Steps<Planned> {
    return yield* planChange(yield* this.#which(which), wanted);
  }

  *#planRename(tag: string, name: string): Steps<Planned> {
    yield* this.#refresh();
    const tagged: Annotation[] = [];
    let seen = 0;
    for (const { annotation } of this.#rows.all()) {
      if (annotation.tags.includes(tag)) tagged.push(annotation);
      if (++seen % STEP === 0) yield;
    }
    return yield* planRename(tagged, tag, name);
  }

  #view(listing: Listing): Promise<View> {
    return this.#inTurn(this.#look(listing));
  }

  *#look(listing: Listing): Steps<View> {
    yield* this.#refresh();
    return yield* this.#views.of(listing, this.#rows.version, this.#asked(listing));
  }

  /** What a search asks for; the same object as long as it asks for the same. */
  #asked({ filter: { search } }: Listing): Asked {
    const { store, now } = this.#sources;
    const known = { colourNames: Object.fromEntries(store.colourNames()), now: now() };
    // What was added today is not what was added today tomorrow.
    const key = JSON.stringify([search, known.colourNames, new Date(known.now).toDateString()]);
    const asked = this.#read.get(key) ?? askedOf(search, known);
    this.#read = new Map([...this.#read, [key, asked] as const].slice(-KEPT_SEARCHES));
    return asked;
  }

  *#refresh(): Steps<void> {
    yield* this.#orders.noteChange(yield* this.#rows.refresh());
  }

  #counts(): Promise<Tally> {
    return this.#inTurn(this.#count());
  }

  *#count(): Steps<Tally> {
    yield* this.#refresh();
    const { version } = this.#rows;
    if (this.#tally?.version !== version) this.#tally = { version, counts: yield* tally(this.#rows.all()) };
    return this.#tally.counts;
  }

  /** One at a time: what one question sorts, the next one finds sorted. */
  #inTurn<Value>(steps: Steps<Value>): Promise<Value> {
    const turn = this.#last.then(() => inSteps(steps));
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
