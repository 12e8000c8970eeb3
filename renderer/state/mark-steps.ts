/** What is done to one annotation, as steps of the history; its article may have been left when one is taken back. */
import type { Client } from '../../contract/client.ts';
import type { Messages } from '../../contract/messages/catalogue.ts';
import type { Reply } from '../../contract/reply.ts';
import type { AnnotationsState } from './annotations.svelte.ts';
import type { UndoHistory } from './undo-history.ts';
import type { Edit } from './unsaid.ts';

type What = keyof Messages['marks']['steps'];

/** Taken back as far as can be: what is gone already need not go. */
const isOver = (reply: Reply<unknown>): boolean => reply.ok || reply.error.code === 'annotation-not-found';

export class MarkSteps {
  readonly #client: Client;
  readonly #annotations: AnnotationsState;
  readonly #history: UndoHistory;
  /** Says what was done, in the reader's words, and in which article. */
  readonly #say: (what: What) => string;

  constructor(
    client: Client,
    annotations: AnnotationsState,
    history: UndoHistory,
    say: (what: What) => string,
  ) {
    this.#client = client;
    this.#annotations = annotations;
    this.#history = history;
    this.#say = say;
  }

  /** A passage was marked. */
  made(annotationId: string): void {
    this.#history.add(() => this.#remove(annotationId), this.#say('made'));
  }

  /** A note, tags or both were written; `back` is what takes that back. */
  written(annotationId: string, back: Edit): void {
    this.#history.add(() => this.#change(annotationId, back), this.#say('written'));
  }

  /** A deleted annotation was brought back from among those that were deleted. */
  broughtBack(annotationId: string): void {
    this.#history.add(() => this.#remove(annotationId), this.#say('broughtBack'));
  }

  async #remove(annotationId: string): Promise<boolean> {
    if (this.#annotations.find(annotationId)) return (await this.#annotations.remove(annotationId)) !== null;
    return isOver(await this.#client.call('deleteAnnotation', { annotationId }));
  }

  async #change(annotationId: string, { tags, ...rest }: Edit): Promise<boolean> {
    const edit = { ...rest, ...(tags ? { tags: [...tags] } : {}) };
    if (!this.#annotations.find(annotationId))
      return isOver(await this.#client.call('changeAnnotation', { annotationId, ...edit }));
    await this.#annotations.change(annotationId, edit);
    return true;
  }
}
