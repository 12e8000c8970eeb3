/** What is done to one annotation on the page, and the way back from it. */
import type { Annotation, Colour } from '../../contract/annotation.ts';
import type { Client } from '../../contract/client.ts';
import type { AnnotationsState } from './annotations.svelte.ts';
import type { UndoHistory } from './undo-history.ts';

/** How the person is told. */
interface Teller {
  /** Says that one was deleted; `undo` brings it back. Answers how to stop offering that. */
  readonly deleted: (undo: () => void) => () => void;
  /** Says what could not be saved, if anything. */
  readonly unsaved: () => void;
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
    });
    withdraw = this.#tell.deleted(() => void undo());
  }

  /** Gives a mark another colour; the key that undoes gives it back the one it had. */
  async recolour({ id, colour: before }: Annotation, colour: Colour): Promise<void> {
    this.#history.add(async () => {
      // Its article may have been left meanwhile.
      if (!this.#annotations.find(id))
        return (await this.#client.call('changeAnnotation', { annotationId: id, colour: before })).ok;
      await this.#annotations.change(id, { colour: before });
      return true;
    });
    await this.#annotations.change(id, { colour });
  }
}
