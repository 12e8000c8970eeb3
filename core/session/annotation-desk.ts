/**
 * The calls about annotations: brings together the store, today's text and the index. An annotation is never changed by
 * where its passage is found today.
 */
import type { Anchor, AnchoredAnnotation, Annotation, Passage } from '../../contract/annotation.ts';
import type { InputOf } from '../../contract/calls.ts';
import { ExpectedError } from '../../contract/reply.ts';
import type { AnnotationStore, ArticleIdentity } from '../annotations/store.ts';
import type { ArticleEntry } from '../library/entries.ts';
import type { Library } from '../library/library.ts';
import type { ArticleNotes } from '../search/functions.ts';
import type { LibraryAnchors } from './library-anchors.ts';
import { ORPHANED, type Text } from './passage-anchors.ts';

/** What is found of an annotation besides its passage: its note, and its tags as they are shown. */
const withTags = (note: string, tags: readonly string[]): string =>
  [note, tags.map((tag) => `#${tag}`).join(' ')].filter((line) => line !== '').join('\n');

export interface DeskOptions {
  readonly store: AnnotationStore;
  readonly library: Pick<Library, 'entry' | 'textOf' | 'knownText' | 'isInDoubt'>;
  readonly anchors: Pick<LibraryAnchors, 'place' | 'articleRead' | 'of'>;
  readonly putNotes: (input: ArticleNotes) => Promise<void>;
}

/** Ends inside a character were moved by one unit when the passage was described. */
const isSamePassage = (
  { start, end, textHash }: Passage,
  asked: { readonly start: number; readonly end: number; readonly textHash: string },
): boolean =>
  textHash === asked.textHash && Math.abs(start - asked.start) <= 1 && Math.abs(end - asked.end) <= 1;

const placeOf = (anchor: Anchor): number => (anchor.state === 'orphaned' ? Infinity : anchor.start);

const byPlace = (a: AnchoredAnnotation, b: AnchoredAnnotation): number =>
  // Two orphans are as far as each other: infinity less infinity is no number.
  placeOf(a.anchor) === placeOf(b.anchor) ? a.createdAt - b.createdAt : placeOf(a.anchor) - placeOf(b.anchor);

const identityOf = ({ id, path, bytesHash, textHash, title }: ArticleEntry): ArticleIdentity => ({
  ...{ id, path, bytesHash, textHash, title },
});

/** What the annotations of an article come to. */
const marksOf = (annotations: readonly Annotation[]): ArticleNotes['marks'] => ({
  marks: annotations.length,
  notes: annotations.filter(({ note }) => note !== '').length,
  colours: [...new Set(annotations.map(({ colour }) => colour))],
  tags: [...new Set(annotations.flatMap(({ tags }) => tags))],
});

export class AnnotationDesk {
  readonly #options: DeskOptions;
  /** By annotation, the last thing that was asked of it: the next waits for it. */
  readonly #asked = new Map<string, Promise<unknown>>();

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  async list(articleId: string): Promise<AnchoredAnnotation[]> {
    const { store, library } = this.#options;
    return this.#place(store.of(articleId), await library.textOf(articleId));
  }

  /** Fails with `annotation-not-found`. */
  async find(annotationId: string): Promise<AnchoredAnnotation> {
    const annotation = this.#options.store.find(annotationId);
    if (annotation) return this.#withAnchor(annotation);
    throw new ExpectedError('annotation-not-found', 'There is no such annotation.');
  }

  /**
   * The text may have changed while the person marked it: then the passage is described in the text they saw. Asked again,
   * as after an answer that was lost, it is the same annotation; an id never comes to mean another passage.
   */
  annotate(input: InputOf<'annotate'>): Promise<AnchoredAnnotation> {
    return this.#inTurn(input.annotationId, () => this.#annotate(input));
  }

  async #annotate(input: InputOf<'annotate'>): Promise<AnchoredAnnotation> {
    const { articleId, textHash } = input;
    const text = await this.#textSeen(articleId, textHash);
    const entry = this.#options.library.entry(articleId);
    if (!entry) throw new ExpectedError('article-not-found', 'There is no such article.');
    // What is marked belongs to the article of the text: while that is not known, nothing can be.
    const isForeign = this.#options.library.isInDoubt(articleId) && textHash !== entry.textHash;
    if (text === null || isForeign)
      throw new ExpectedError('text-changed', 'The article has another text now.', entry.path);
    const known = this.#options.store.find(input.annotationId);
    if (known && !isSamePassage(known.passage, input))
      throw new ExpectedError('invalid-input', 'Another passage was annotated under this id.', entry.path);
    return this.#withAnchor(await this.#options.store.annotate(input, identityOf(entry), text));
  }

  change(input: InputOf<'changeAnnotation'>): Promise<AnchoredAnnotation> {
    const { annotationId } = input;
    return this.#inTurn(annotationId, async () => this.#withAnchor(await this.#options.store.change(input)));
  }

  restore(annotationId: string): Promise<AnchoredAnnotation> {
    return this.#inTurn(annotationId, async () =>
      this.#withAnchor(await this.#options.store.restore(annotationId)),
    );
  }

  delete(annotationId: string): Promise<void> {
    return this.#inTurn(annotationId, () => this.#options.store.delete(annotationId));
  }

  /**
   * What is asked of one annotation is done in the order in which it was asked: a page that goes says the note that is being
   * written while its first word of the annotation, without one, may still wait for the text.
   */
  async #inTurn<Value>(annotationId: string, run: () => Promise<Value>): Promise<Value> {
    const before = this.#asked.get(annotationId) ?? Promise.resolve();
    const asked = before.then(run, run);
    this.#asked.set(annotationId, asked);
    try {
      return await asked;
    } finally {
      if (this.#asked.get(annotationId) === asked) this.#asked.delete(annotationId);
    }
  }

  /** An article was read: what is kept of it learns its name and bytes, and its notes are made findable. */
  async articleRead(entry: ArticleEntry, text: string): Promise<void> {
    const { store, anchors } = this.#options;
    if (store.count(entry.id) === 0) return;
    const today = { text, textHash: entry.textHash };
    // First, so that the ledger knows of the new text in the same breath as the library.
    const placed = anchors.articleRead(entry.id, today);
    // Notes are found whether or not the disk takes what is recorded.
    await Promise.all([
      placed.then(() => this.#indexNotes(entry.id, today)),
      store.recordIdentity(identityOf(entry)),
    ]);
  }

  /** The notes of an article changed, here or elsewhere. */
  async notesChanged(articleId: string): Promise<void> {
    const { anchors } = this.#options;
    const isKnown = this.#noted(articleId).every(({ id }) => anchors.of(id) !== null);
    await this.#indexNotes(articleId, isKnown ? null : await this.#textIfThere(articleId));
  }

  /** The annotations of an article that say something besides their passage. */
  #noted(articleId: string): Annotation[] {
    return this.#options.store.of(articleId).filter(({ note, tags }) => note !== '' || tags.length > 0);
  }

  /** With no text at hand, notes stand where the ledger says. */
  async #indexNotes(articleId: string, text: Text | null): Promise<void> {
    const { anchors } = this.#options;
    const noted = this.#noted(articleId);
    const placed = text
      ? await this.#place(noted, text)
      : noted.map((annotation) => ({ ...annotation, anchor: anchors.of(annotation.id) ?? ORPHANED }));
    const notes = placed.map(({ id, note, tags, anchor }) => ({
      ...{ annotationId: id, note: withTags(note, tags), tags },
      target: anchor.state === 'orphaned' ? null : { start: anchor.start, end: anchor.end },
    }));
    const marks = marksOf(this.#options.store.of(articleId));
    await this.#options.putNotes({ articleId, notes, marks });
  }

  /** With no text at hand the passages have no place for now. */
  async #place(annotations: readonly Annotation[], text: Text | null): Promise<AnchoredAnnotation[]> {
    const anchors = text ? await this.#options.anchors.place(annotations, text) : [];
    return annotations
      .map((annotation, index) => ({ ...annotation, anchor: anchors[index] ?? ORPHANED }))
      .sort(byPlace);
  }

  async #placeOne(annotation: Annotation, text: Text | null): Promise<AnchoredAnnotation> {
    const [placed] = await this.#place([annotation], text);
    return placed ?? { ...annotation, anchor: ORPHANED };
  }

  async #withAnchor(annotation: Annotation): Promise<AnchoredAnnotation> {
    return this.#placeOne(annotation, await this.#textIfThere(annotation.articleId));
  }

  /** A text of the article: today's, one that was on the page a moment ago, or one that an annotation was made on. */
  async #textSeen(articleId: string, textHash: string): Promise<string | null> {
    const { store, library } = this.#options;
    const known = library.knownText(articleId, textHash);
    if (known !== null) return known;
    const today = await library.textOf(articleId);
    // What stands at its path need not be its own.
    if (today.textHash === textHash && library.entry(articleId)?.textHash === textHash) return today.text;
    const isIts = store.of(articleId).some(({ passage }) => passage.textHash === textHash);
    return isIts ? store.keptText(textHash) : null;
  }

  async #textIfThere(articleId: string): Promise<Text | null> {
    try {
      return await this.#options.library.textOf(articleId);
    } catch (error) {
      if (error instanceof ExpectedError) return null;
      throw error;
    }
  }
}
