/** The annotations of the open article: painted at once, said to be saved only when they are on disk. */
import type { AnchoredAnnotation, Colour } from '../../contract/annotation.ts';
import type { Article, Span } from '../../contract/article.ts';
import type { Client } from '../../contract/client.ts';
import type { ChangedBefore } from '../../contract/notebook.ts';
import type { ErrorCode, Failure, Reply } from '../../contract/reply.ts';
import { Listing } from './listing.ts';
import { draft, inOrder, type MarkedAnnotation } from './marked-annotation.ts';
import { Retrying } from './retrying.ts';
import type { Taken } from './undo-history.ts';
import { Unsaid, type Edit } from './unsaid.ts';

export type { MarkedAnnotation } from './marked-annotation.ts';

type Ask = () => Promise<Reply<AnchoredAnnotation>>;

/** Failures that asking the same again cannot mend. */
const LASTING: readonly ErrorCode[] = [
  'invalid-input',
  'text-changed',
  'article-not-found',
  'annotation-not-found',
];

export class AnnotationsState {
  all = $state.raw<readonly MarkedAnnotation[]>([]);
  /** The annotation that the reader points at; its mark and its card stand out. */
  activeId = $state<string | null>(null);
  /** The last colour used: what N and the keyboard mark with. */
  colour = $state<Colour>('sun');
  /** Why the last save failed; null after one that worked. */
  failure = $state.raw<Failure | null>(null);

  readonly anchored = $derived(this.all.filter((each) => each.anchor.state !== 'orphaned'));
  readonly orphaned = $derived(this.all.filter((each) => each.anchor.state === 'orphaned'));
  /** Those not on disk yet, of whichever article: leaving its page loses none. */
  #waiting = $state.raw<ReadonlyMap<string, MarkedAnnotation>>(new Map());
  readonly unsaved = $derived(
    [...this.#waiting.values()].filter(({ keeping }) => keeping === 'unsaved').length,
  );
  /** Every annotation of the screen, and all that are not on disk, of whichever article. */
  readonly held = $derived([
    ...this.all,
    ...[...this.#waiting.values()].filter(({ articleId }) => articleId !== this.#articleId),
  ]);
  readonly saving = $derived([...this.#waiting.values()].some(({ keeping }) => keeping === 'saving'));
  /** Takes in the note that is being written; set by its editor. */
  finishEditing: () => void = () => undefined;
  /** Called when what could not be saved at first is saved at last, all of it. */
  whenSavedAtLast: () => void = () => undefined;

  #editingId = $state<string | null>(null);
  #articleId: string | null = null;
  /** Counts what was kept or taken away here, to tell lists that were asked for before it. */
  #settled = 0;
  /** The last thing asked for each annotation: the next one waits for its answer, and only the newest answer counts. */
  readonly #asked = new Map<string, Promise<Reply<AnchoredAnnotation>>>();
  /** Annotations the engine has not yet accepted for the first time. */
  readonly #unborn = new Set<string>();
  readonly #unsaid = new Unsaid();
  /** What to ask again for those that could not be saved. */
  readonly #again = new Map<string, Ask>();
  readonly #retrying = new Retrying(() => this.retry());
  readonly #listing: Listing;
  readonly #client: Client;
  readonly #newId: () => string;

  constructor(client: Client, newId: () => string = () => crypto.randomUUID()) {
    this.#client = client;
    this.#listing = new Listing(client);
    this.#newId = newId;
    client.on('annotations-changed', ({ articleId }) => {
      this.#listing.changed(articleId);
      if (articleId === this.#articleId) void this.#reload();
    });
    client.on('events-missed', () => {
      this.#listing.changed(null);
      void this.#reload();
    });
  }

  /** The annotation whose note is being written: it stays on the screen, whoever deletes it meanwhile. */
  get editingId(): string | null {
    return this.#editingId;
  }
  set editingId(id: string | null) {
    const isOver = id === null && this.#editingId !== null;
    this.#editingId = id;
    if (isOver) void this.#reload();
  }

  /** Asks for the annotations of an article that is shown next, so that they come while its page is built. */
  expect(articleId: string): void {
    this.#listing.expect(articleId, this.#settled);
  }

  /** Shows the annotations of an article; of none when it is null. */
  async load(articleId: string | null): Promise<void> {
    if (articleId !== this.#articleId) {
      this.finishEditing();
      this.all = [];
      this.activeId = null;
      this.editingId = null;
    }
    this.#articleId = articleId;
    await this.#reload();
  }

  find(annotationId: string): MarkedAnnotation | null {
    return this.all.find((each) => each.id === annotationId) ?? this.#waiting.get(annotationId) ?? null;
  }

  /** Marks a span of the article. The mark shows before the answer; its id is answered at once through `activeId`. */
  async mark(article: Article, span: Span, colour: Colour): Promise<string> {
    this.colour = colour;
    const id = this.#newId();
    this.#put(draft(article, span, colour, id));
    this.activeId = id;
    this.#unborn.add(id);
    await this.#keep(id);
    return id;
  }

  /** Answers what was kept; null when it could not be. */
  async change(annotationId: string, edit: Edit): Promise<AnchoredAnnotation | null> {
    const before = this.find(annotationId);
    if (!before) return null;
    if (edit.colour) this.colour = edit.colour;
    this.#unsaid.add(annotationId, edit);
    this.#put({ ...before, ...edit });
    return this.#keep(annotationId);
  }

  /** Takes a change of an annotation back, after all that was asked for it; null when it is not on the screen. */
  async changeBack(before: ChangedBefore, edit: Edit): Promise<Taken | null> {
    const { annotationId } = before;
    const now = this.find(annotationId);
    if (!now) return null;
    this.#put({ ...now, ...edit });
    let taken = 1;
    await this.#settle(annotationId, async () => {
      const reply = await this.#client.call('changeBack', { before: [before] });
      if (reply.ok) taken = reply.value;
      return reply.ok ? this.#client.call('annotation', { annotationId }) : reply;
    });
    return taken === 0 ? 'overtaken' : true;
  }

  /** Keeps what was written elsewhere and could not be kept there: it is tried again until it is. */
  async takeOver(annotation: AnchoredAnnotation, edit: Edit): Promise<void> {
    this.#unsaid.add(annotation.id, edit);
    this.#put({ ...(this.find(annotation.id) ?? annotation), ...edit, keeping: 'saving' });
    await this.#keep(annotation.id);
  }

  /** Takes an annotation away; answers how to bring it back, or null when it could not be deleted. */
  async remove(annotationId: string): Promise<(() => Promise<void>) | null> {
    const before = this.find(annotationId);
    if (!before) return null;
    const underWay = this.#asked.get(annotationId);
    const again = this.#again.get(annotationId);
    this.#drop(annotationId);
    await underWay;
    const isUnborn = this.#unborn.has(annotationId);
    if (!isUnborn) {
      const reply = await this.#client.call('deleteAnnotation', { annotationId });
      if (!reply.ok) {
        this.failure = reply.error;
        this.#put(before);
        if (again) this.#again.set(annotationId, again);
        return null;
      }
    }
    const unsaid = this.#unsaid.take(annotationId);
    return async () => {
      this.#put(before);
      if (isUnborn) {
        await this.#keep(annotationId);
        return;
      }
      this.#unsaid.add(annotationId, unsaid);
      await this.#settle(annotationId, () => this.#bringBack(annotationId));
    };
  }

  /** Tries again to save what could not be saved; it is also tried from time to time by itself. */
  async retry(): Promise<void> {
    const idle = [...this.#again].filter(([id]) => !this.#asked.has(id));
    await Promise.all(idle.map(([id, ask]) => this.#settle(id, ask)));
  }

  /** Says all that is not said yet before the page goes: nothing waits for an answer that may never come. */
  leave(): void {
    const underWay = [...this.#asked.keys()];
    this.finishEditing();
    // Asked twice, it is the same annotation.
    for (const it of underWay.map((id) => this.find(id))) if (it) void this.#say(it);
  }

  /** Has the engine keep all of a new annotation, and of any other what the person changed. */
  async #keep(id: string): Promise<AnchoredAnnotation | null> {
    const it = this.find(id);
    return it && this.#settle(id, () => this.#say(it));
  }

  #say(it: MarkedAnnotation): Promise<Reply<AnchoredAnnotation>> {
    return this.#unborn.has(it.id) ? this.#create(it) : this.#tell(it.id);
  }

  async #create(it: MarkedAnnotation): Promise<Reply<AnchoredAnnotation>> {
    const { id: annotationId, articleId, colour, note, tags } = it;
    const { start, end, textHash } = it.passage;
    const input = { annotationId, articleId, start, end, textHash, colour, note, tags: [...tags] };
    const reply = await this.#client.call('annotate', input);
    if (!reply.ok) return reply;
    this.#unborn.delete(annotationId);
    this.#unsaid.kept(annotationId, { colour, note, tags });
    return reply;
  }

  /** Says what was changed and is not on disk, also what earlier attempts could not save; no other field. */
  async #tell(annotationId: string): Promise<Reply<AnchoredAnnotation>> {
    const unsaid = this.#unsaid.of(annotationId);
    const { tags, ...rest } = unsaid;
    const input = { annotationId, ...rest, ...(tags ? { tags: [...tags] } : {}) };
    const reply = await this.#client.call('changeAnnotation', input);
    if (reply.ok) this.#unsaid.kept(annotationId, unsaid);
    // It was deleted elsewhere: as between devices, the later word brings it back.
    const isDeleted = !reply.ok && reply.error.code === 'annotation-not-found';
    return isDeleted ? this.#bringBack(annotationId) : reply;
  }

  async #bringBack(annotationId: string): Promise<Reply<AnchoredAnnotation>> {
    const back = await this.#client.call('restoreAnnotation', { annotationId });
    return back.ok && this.#unsaid.has(annotationId) ? this.#tell(annotationId) : back;
  }

  /** Asks the engine to keep an annotation; what fails stays on the screen and can be asked again. */
  async #settle(id: string, ask: Ask): Promise<AnchoredAnnotation | null> {
    this.#mark(id, 'saving');
    const former = this.#asked.get(id);
    const asked = former ? former.then(ask) : ask();
    this.#asked.set(id, asked);
    const reply = await asked;
    const kept = reply.ok ? reply.value : null;
    if (this.#asked.get(id) !== asked) return kept;
    this.#asked.delete(id);
    this.failure = reply.ok ? null : reply.error;
    if (!reply.ok) {
      this.#again.set(id, ask);
      this.#mark(id, 'unsaved');
      if (!LASTING.includes(reply.error.code)) this.#retrying.failed();
      return kept;
    }
    const waited = this.#again.delete(id);
    this.#settled++;
    this.#put({ ...reply.value, keeping: 'saved' });
    if (waited && this.#again.size === 0) {
      this.#retrying.saved();
      this.whenSavedAtLast();
    }
    return kept;
  }

  #mark(id: string, keeping: MarkedAnnotation['keeping']): void {
    const shown = this.find(id);
    if (shown) this.#put({ ...shown, keeping });
  }

  async #reload(): Promise<void> {
    const articleId = this.#articleId;
    if (articleId === null) return;
    const { settled, list } = this.#listing.take(articleId, this.#settled);
    const reply = await list;
    if (!reply.ok || articleId !== this.#articleId) return;
    // Asked before something was kept here, the list may not hold it: shown, it would take away what stands there.
    if (settled !== this.#settled) return this.#reload();
    const known = new Set(reply.value.map((each) => each.id));
    const kept = reply.value.map((each): MarkedAnnotation => {
      const waiting = this.#waiting.get(each.id);
      if (!waiting) return { ...each, keeping: 'saved' };
      if (this.#unborn.has(each.id)) return { ...waiting, anchor: each.anchor };
      return { ...each, ...this.#unsaid.of(each.id), keeping: waiting.keeping };
    });
    const isUnheard = ({ id, articleId: its }: MarkedAnnotation): boolean =>
      its === articleId && !known.has(id) && (this.#waiting.has(id) || id === this.editingId);
    const here = new Map([...this.all.map((each) => [each.id, each] as const), ...this.#waiting]);
    this.all = inOrder([...kept, ...[...here.values()].filter(isUnheard)]);
  }

  #put(annotation: MarkedAnnotation): void {
    const waiting = new Map(this.#waiting);
    if (annotation.keeping === 'saved') waiting.delete(annotation.id);
    else waiting.set(annotation.id, annotation);
    this.#waiting = waiting;
    if (annotation.articleId !== this.#articleId) return;
    this.all = inOrder([...this.all.filter((each) => each.id !== annotation.id), annotation]);
  }

  #drop(id: string): void {
    this.all = this.all.filter((each) => each.id !== id);
    this.#waiting = new Map([...this.#waiting].filter(([each]) => each !== id));
    if (this.activeId === id) this.activeId = null;
    if (this.editingId === id) this.editingId = null;
    this.#asked.delete(id);
    this.#again.delete(id);
    if (this.#again.size === 0) this.#retrying.saved();
    this.#settled++;
  }
}
