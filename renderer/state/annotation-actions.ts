/** What is done to one annotation on the page, and the way back from it. */
import type { Colour } from '../../contract/annotation.ts';
import type { Client } from '../../contract/client.ts';
import type { ChangedBefore } from '../../contract/notebook.ts';
import type { Messages } from '../../contract/messages/catalogue.ts';
import type { Failure, Reply } from '../../contract/reply.ts';
import type { AnnotationsState, MarkedAnnotation } from './annotations.svelte.ts';
import { changedBefore } from './changed-before.ts';
import type { UndoHistory } from './undo-history.ts';
import type { Edit } from './unsaid.ts';

/** How the person is told. */
interface Teller {
  /** Says that one was deleted; `undo` brings it back. Answers how to stop offering that. */
  readonly deleted: (undo: () => void) => () => void;
  /** Says what could not be saved, if anything. */
  readonly unsaved: () => void;
  readonly failed: (failure: Failure) => void;
  /** What was done, in the reader's words, and in which article. */
  readonly say: (what: keyof Messages['marks']['steps']) => string;
}

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
    this.#history.add(() => this.#remove(annotationId), this.#tell.say('made'));
  }

  /** A note, tags or both were written; `back` is what takes that back. */
  written(annotationId: string, back: Edit): void {
    this.#history.add(() => this.#change(annotationId, back), this.#tell.say('written'));
  }

  /** A deleted annotation was brought back from among those that were deleted. */
  broughtBack(annotationId: string): void {
    this.#history.add(() => this.#remove(annotationId), this.#tell.say('broughtBack'));
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
    }, this.#tell.say('deleted'));
    withdraw = this.#tell.deleted(() => void undo());
  }

  /** Gives a mark another colour; the key that undoes gives it back the one it had. */
  async recolour(before: MarkedAnnotation, colour: Colour): Promise<void> {
    const { id: annotationId, colour: former, keeping } = before;
    const change = this.#annotations.change(annotationId, { colour });
    this.#history.add(async () => {
      const kept = await change;
      // What was not on disk has no time to go back to.
      const isKnown = kept !== null && keeping === 'saved';
      return isKnown
        ? this.#takeBack(changedBefore(before, { colour }, kept), { colour: former })
        : this.#change(annotationId, { colour: former });
    }, this.#tell.say('recoloured'));
    await change;
  }

  /** The article may have been left meanwhile: then the engine alone is told. */
  async #takeBack(before: ChangedBefore, edit: Edit): Promise<boolean> {
    if (await this.#annotations.changeBack(before, edit)) return true;
    return this.#isDone(await this.#client.call('changeBack', { before: [before] }));
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
