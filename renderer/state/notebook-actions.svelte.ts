/** What is done to annotations from the notebook, to one or to many at once, and the way back from it. */
import type { Annotation, Colour } from '../../contract/annotation.ts';
import type { InputOf } from '../../contract/calls.ts';
import type { Client } from '../../contract/client.ts';
import type { ArticleCount, ChangedBefore, TagCount, Which } from '../../contract/notebook.ts';
import type { Reply } from '../../contract/reply.ts';
import type { AnnotatedText } from '../../contract/review.ts';
import { writtenBefore, type Writing } from './changed-before.ts';
import type { NotebookState } from './notebook.svelte.ts';
import type { Done, Teller } from './teller.ts';
import type { UndoHistory } from './undo-history.ts';
import type { Edit } from './unsaid.ts';

type WrittenEdit = Pick<Edit, 'note' | 'tags'>;

type Undo = () => Promise<Reply<unknown>>;

export class NotebookActions {
  readonly #client: Client;
  readonly #notebook: NotebookState;
  readonly #tell: Teller;
  readonly #history: UndoHistory;

  constructor(client: Client, notebook: NotebookState, tell: Teller, history: UndoHistory) {
    this.#client = client;
    this.#notebook = notebook;
    this.#tell = tell;
    this.#history = history;
  }

  /** What is selected, else where the keyboard stands; null when there is nothing. */
  get which(): Which | null {
    const { selection, filter, currentId, current } = this.#notebook;
    if (!selection.isEmpty) return selection.which(filter);
    // The row that is pointed out on the screen: the one that was stood on may have gone.
    const id = this.#notebook.row(current)?.annotationId ?? currentId;
    return id === null ? null : { kind: 'ids', annotationIds: [id] };
  }

  async recolour(colour: Colour): Promise<void> {
    const { which } = this;
    if (which) await this.#change({ which, colour }, 'recoloured', colour);
  }

  async retag(addTags: readonly string[], removeTags: readonly string[]): Promise<void> {
    const { which } = this;
    if (which) await this.#change({ which, addTags: [...addTags], removeTags: [...removeTags] }, 'tagged');
  }

  async delete(): Promise<void> {
    const { which } = this;
    if (which) await this.#history.during(this.#delete(which));
  }

  async #delete(which: Which): Promise<void> {
    const reply = await this.#client.call('deleteAnnotations', { which });
    if (!reply.ok) {
      this.#tell.failed(reply.error);
      return;
    }
    const annotationIds = [...reply.value];
    this.#notebook.selection.clear();
    // A key that was pressed again before the row had gone.
    if (annotationIds.length === 0) return;
    await this.#done({ what: 'deleted', count: annotationIds.length, colour: null }, () =>
      this.#client.call('restoreAnnotations', { annotationIds }),
    );
  }

  async renameTag(tag: string, name: string): Promise<void> {
    const work = this.#client
      .call('renameTag', { tag, name })
      .then((reply) => this.#finish(reply, 'renamed', null));
    await this.#history.during(work);
  }

  /** Takes a tag off every annotation that has it. */
  async removeTag(tag: string, filter: InputOf<'notebook'>['filter']): Promise<void> {
    const which: Which = { kind: 'filter', filter: { ...filter, tags: [tag] }, except: [] };
    await this.#change({ which, removeTags: [tag] }, 'tagged');
  }

  /** Keeps a note, tags or both, and says nothing of the other. */
  write(annotationId: string, { note, tags }: WrittenEdit): Promise<Reply<Annotation>> {
    return this.#client.call('changeAnnotation', {
      annotationId,
      ...(note === undefined ? {} : { note }),
      ...(tags === undefined ? {} : { tags: [...tags] }),
    });
  }

  /** A note, tags or both were written, perhaps in several goes. */
  written(writing: Writing<Annotation>): void {
    const what = this.#tell.sentence({ what: 'written', count: 1, colour: null });
    this.#note(what, () => this.unwrite(writing));
  }

  /** What was kept at the pauses of a writing is not meant after all: it was never changed. */
  unwrite(writing: Writing<Annotation>): Promise<Reply<unknown>> {
    return this.#client.call('changeBack', { before: [writtenBefore(writing, true)] });
  }

  /** An annotation as it is now; null when it cannot be had. */
  async read(annotationId: string): Promise<Annotation | null> {
    const reply = await this.#client.call('annotation', { annotationId });
    return reply.ok ? reply.value : null;
  }

  /** The annotations that are meant, by their ids. */
  async ids(): Promise<readonly string[]> {
    const { which } = this;
    if (which?.kind === 'ids') return which.annotationIds;
    const { filter, sort, descending } = this.#notebook;
    const query = { filter, sort, descending, group: 'none', from: 0, count: 200_000 } as const;
    const reply = await this.#client.call('notebookIds', query);
    if (!reply.ok) {
      this.#tell.failed(reply.error);
      return [];
    }
    return reply.value.filter((id) => this.#notebook.selection.has(id));
  }

  async tags(query: string, limit: number): Promise<readonly TagCount[]> {
    const reply = await this.#client.call('listTags', { query: query.slice(0, 200), limit });
    return reply.ok ? reply.value : [];
  }

  async articles(query: string, limit: number): Promise<readonly ArticleCount[]> {
    const reply = await this.#client.call('listAnnotatedArticles', { query: query.slice(0, 200), limit });
    return reply.ok ? reply.value : [];
  }

  /** The text an annotation was made on; null when it cannot be shown, which is then said. */
  async keptText(annotationId: string): Promise<AnnotatedText | null> {
    const reply = await this.#client.call('asAnnotated', { annotationId });
    if (!reply.ok) this.#tell.failed(reply.error);
    return reply.ok ? reply.value : null;
  }

  async #change(
    input: InputOf<'changeAnnotations'>,
    what: Done['what'],
    colour: Colour | null = null,
  ): Promise<void> {
    const work = this.#client
      .call('changeAnnotations', input)
      .then((reply) => this.#finish(reply, what, colour));
    await this.#history.during(work);
  }

  async #finish(
    reply: Reply<readonly ChangedBefore[]>,
    what: Done['what'],
    colour: Colour | null,
  ): Promise<void> {
    if (!reply.ok) {
      this.#tell.failed(reply.error);
      return;
    }
    const before = reply.value.map((each) => ({ ...each }));
    if (before.length > 0)
      await this.#done({ what, count: before.length, colour }, () =>
        this.#client.call('changeBack', { before }),
      );
  }

  async #done(done: Done, undo: Undo): Promise<void> {
    let withdraw = (): void => undefined;
    const sentence = this.#tell.sentence(done);
    const takeBack = this.#note(sentence, undo, () => withdraw());
    withdraw = this.#tell.done(sentence, () => void takeBack());
    await this.#notebook.refresh();
  }

  #note(what: string, undo: Undo, whenUndone: () => void = () => undefined): () => Promise<void> {
    return this.#history.add(async () => {
      const reply = await undo();
      if (reply.ok) whenUndone();
      else this.#tell.failed(reply.error);
      await this.#notebook.refresh();
      return reply.ok && reply.value === 0 ? 'overtaken' : reply.ok;
    }, what);
  }
}
