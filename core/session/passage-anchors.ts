/**
 * Where passages are in today's text: at once for those that stand where they were made, by the anchor thread for the
 * others. Remembers what was found, so that an article listed again costs nothing.
 */
import { basisOf, type Anchor, type Annotation, type Passage } from '../../contract/annotation.ts';
import { anchorInPlace } from '../annotations/anchor.ts';
import type { AnchorRequest } from '../annotations/functions.ts';
import { ThreadEnded } from '../threads/threads.ts';

export interface Text {
  readonly text: string;
  readonly textHash: string;
}

export type AnchorPassages = (request: AnchorRequest) => Promise<readonly Anchor[]>;

interface Found {
  readonly textHash: string;
  /** What was looked for. */
  readonly basis: Passage;
  readonly anchor: Promise<Anchor>;
}

export class PassageAnchors {
  readonly #anchorPassages: AnchorPassages;
  readonly #keptText: (textHash: string) => Promise<string | null>;
  /** By annotation: the place holds while today's text and what is looked for are the same. */
  readonly #found = new Map<string, Found>();

  constructor(anchorPassages: AnchorPassages, keptText: (textHash: string) => Promise<string | null>) {
    this.#anchorPassages = anchorPassages;
    this.#keptText = keptText;
  }

  /** One anchor an annotation, in their order; all are annotations of the article that has this text. */
  of(annotations: readonly Annotation[], today: Text): Promise<Anchor[]> {
    const elsewhere: Annotation[] = [];
    const anchors = new Map<string, Promise<Anchor>>();
    for (const annotation of annotations) {
      const anchor = this.#known(annotation, today);
      if (anchor) anchors.set(annotation.id, anchor);
      else elsewhere.push(annotation);
    }
    for (const [id, anchor] of this.#search(elsewhere, today)) anchors.set(id, anchor);
    return Promise.all(annotations.map(({ id }) => anchors.get(id) ?? Promise.resolve(ORPHANED)));
  }

  /** The annotation is no more. */
  forget(annotationId: string): void {
    this.#found.delete(annotationId);
  }

  #known(annotation: Annotation, { text, textHash }: Text): Promise<Anchor> | null {
    const basis = basisOf(annotation);
    // The person has seen this very text, and said that the passage is not in it.
    const { settlement } = annotation;
    if (settlement?.passage === null && settlement.textHash === textHash) return Promise.resolve(ORPHANED);
    const found = this.#found.get(annotation.id);
    if (found?.textHash === textHash && found.basis === basis) return found.anchor;
    const inPlace = anchorInPlace(basis, text, textHash);
    return inPlace && this.#remember(annotation.id, { textHash, basis, anchor: Promise.resolve(inPlace) });
  }

  #search(annotations: readonly Annotation[], today: Text): [string, Promise<Anchor>][] {
    if (annotations.length === 0) return [];
    const passages = annotations.map(basisOf);
    const asked = this.#ask(passages, today);
    return annotations.map((annotation, index) => {
      const { id } = annotation;
      const anchor = asked.then((anchors) => anchors[index] ?? ORPHANED);
      // What could not be found out is asked again next time.
      anchor.catch(() => this.#found.delete(id));
      return [id, this.#remember(id, { textHash: today.textHash, basis: basisOf(annotation), anchor })];
    });
  }

  /** One request for all, so that the thread compares two versions of a text only once. */
  async #ask(passages: readonly Passage[], today: Text): Promise<readonly Anchor[]> {
    const keptTexts = new Map<string, string>();
    for (const textHash of new Set(passages.map((passage) => passage.textHash))) {
      const kept = textHash === today.textHash ? null : await this.#keptText(textHash);
      if (kept !== null) keptTexts.set(textHash, kept);
    }
    try {
      return await this.#anchorPassages({ passages, text: today.text, textHash: today.textHash, keptTexts });
    } catch (error) {
      // Texts on which the thread dies again and again: better without a place than without the notes.
      if (error instanceof ThreadEnded) return [];
      throw error;
    }
  }

  #remember(id: string, found: Found): Promise<Anchor> {
    this.#found.set(id, found);
    return found.anchor;
  }
}

const ORPHANED: Anchor = { state: 'orphaned' };
