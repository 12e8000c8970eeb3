/** What is done to one annotation on the page, and the way back from it. */
import type { AnchoredAnnotation, Colour } from '../../contract/annotation.ts';
import type { Client } from '../../contract/client.ts';
import type { ChangedBefore } from '../../contract/notebook.ts';
import type { Reply } from '../../contract/reply.ts';
import type { AnnotationsState, MarkedAnnotation } from './annotations.svelte.ts';
import { changedBefore, writtenBefore, type Writing } from './changed-before.ts';
import type { Teller } from './teller.ts';
import type { Taken, UndoHistory } from './undo-history.ts';
import type { Edit } from './unsaid.ts';

/** What was kept of it last; null when that failed. */
type WritingHere = Writing<Promise<AnchoredAnnotation | null>, MarkedAnnotation>;

export class AnnotationActions {
  readonly #client: Client;
  readonly #annotations: AnnotationsState;
  readonly #tell: Teller;
  readonly #history: UndoHistory;

  constructor(client: Client, annotations: AnnotationsState, tell: Teller, history: UndoHistory) {
    this.#client = client;
    this.#annotations = annotations;
    this.#tell = tell;
    this.#history = history;
  }

  /** A passage was marked. */
  made(annotationId: string): void {
    this.#history.add(() => this.#remove(annotationId), this.#tell.step('made'));
  }

  /** A note, tags or both were written. */
  written(writing: WritingHere): void {
    this.#history.add(() => this.#unwrite(writing), this.#tell.step('written'));
  }

  /** What was kept at the pauses of a writing is not meant after all: it was never changed. */
  async unwrite(writing: WritingHere): Promise<void> {
    await this.#unwrite(writing);
    this.#tell.unsaved();
  }

  /** A deleted annotation was brought back from among those that were deleted. */
  broughtBack(annotationId: string): void {
    this.#history.add(() => this.#remove(annotationId), this.#tell.step('broughtBack'));
  }

  /** Deletes an annotation and offers to bring it back. */
  delete(annotationId: string): Promise<void> {
    return this.#history.during(this.#delete(annotationId));
  }

  async #delete(annotationId: string): Promise<void> {
    const bringBack = await this.#annotations.remove(annotationId);
    if (!bringBack) {
      this.#tell.unsaved();
      return;
    }
    let withdraw = (): void => undefined;
    const undo = this.#history.add(async () => {
      await bringBack();
      withdraw();
      this.#tell.unsaved();
      return true;
    }, this.#tell.step('deleted'));
    withdraw = this.#tell.deleted(() => void undo());
  }

  /** Gives a mark another colour; the key that undoes gives it back the one it had. */
  async recolour(before: MarkedAnnotation, colour: Colour): Promise<void> {
    const { id: annotationId, colour: former, keeping } = before;
    const change = this.#annotations.change(annotationId, { colour });
    this.#history.add(async () => {
      const kept = await change;
      // What was not on disk has no time to go back to.
      const { updatedAt } = keeping === 'saved' ? before : (kept ?? before);
      const back = kept && changedBefore({ ...before, updatedAt }, { colour }, kept);
      return this.#back(annotationId, back, { colour: former });
    }, this.#tell.step('recoloured'));
    await change;
  }

  async #unwrite({ before, without, kept }: WritingHere): Promise<Taken> {
    const last = await kept;
    const back = last && writtenBefore({ before, without, kept: last }, before.keeping === 'saved');
    return this.#back(before.id, back, without);
  }

  /** What was never kept is on the screen alone: nobody else has changed it since. */
  #back(annotationId: string, before: ChangedBefore | null, edit: Edit): Promise<Taken> {
    return before ? this.#takeBack(before, edit) : this.#change(annotationId, edit);
  }

  /** The article may have been left meanwhile: then the engine alone is told. */
  async #takeBack(before: ChangedBefore, edit: Edit): Promise<Taken> {
    const here = await this.#annotations.changeBack(before, edit);
    if (here !== null) return here;
    const reply = await this.#client.call('changeBack', { before: [before] });
    return reply.ok && reply.value === 0 ? 'overtaken' : this.#isDone(reply);
  }

  async #change(annotationId: string, { tags, ...rest }: Edit): Promise<boolean> {
    const edit = { ...rest, ...(tags ? { tags: [...tags] } : {}) };
    if (!this.#annotations.find(annotationId))
      return this.#isDone(await this.#client.call('changeAnnotation', { annotationId, ...edit }));
    await this.#annotations.change(annotationId, edit);
    return true;
  }

  async #remove(annotationId: string): Promise<boolean> {
    if (this.#annotations.find(annotationId)) return (await this.#annotations.remove(annotationId)) !== null;
    return this.#isDone(await this.#client.call('deleteAnnotation', { annotationId }));
  }

  /** Taken back as far as can be: what is gone already need not go. */
  #isDone(reply: Reply<unknown>): boolean {
    if (reply.ok || reply.error.code === 'annotation-not-found') return true;
    this.#tell.failed(reply.error);
    return false;
  }
}
