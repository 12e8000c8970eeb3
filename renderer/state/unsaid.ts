/**
 * What the person changed of annotations and the engine has not kept yet. Held field by field: what they did not touch is
 * never said, so that it cannot take the place of what another device says of it.
 */
import type { Colour } from '../../contract/annotation.ts';

/** The fields that a person changed. */
export interface Edit {
  readonly colour?: Colour;
  readonly note?: string;
  readonly tags?: readonly string[];
}

export class Unsaid {
  readonly #edits = new Map<string, Edit>();

  of(annotationId: string): Edit {
    return this.#edits.get(annotationId) ?? {};
  }

  has(annotationId: string): boolean {
    return this.#edits.has(annotationId);
  }

  add(annotationId: string, edit: Edit): void {
    this.#set(annotationId, { ...this.of(annotationId), ...edit });
  }

  /** These are on disk now; what was changed again meanwhile still waits. */
  kept(annotationId: string, { colour, note, tags }: Edit): void {
    const now = this.of(annotationId);
    this.#set(annotationId, {
      ...(now.colour === undefined || now.colour === colour ? {} : { colour: now.colour }),
      ...(now.note === undefined || now.note === note ? {} : { note: now.note }),
      ...(now.tags === undefined || now.tags === tags ? {} : { tags: now.tags }),
    });
  }

  /** Answers what waited, and forgets it. */
  take(annotationId: string): Edit {
    const edit = this.of(annotationId);
    this.#edits.delete(annotationId);
    return edit;
  }

  #set(annotationId: string, edit: Edit): void {
    if (Object.keys(edit).length > 0) this.#edits.set(annotationId, edit);
    else this.#edits.delete(annotationId);
  }
}
