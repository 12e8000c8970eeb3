/**
 * The review: shows what became of annotations whose passages are not where they were made, and writes down what the
 * person decides about them. A decision is about the text that was on the screen, and can be taken back.
 */
import type { Annotation, Anchor, Settlement } from '../../contract/annotation.ts';
import type { InputOf } from '../../contract/calls.ts';
import { ExpectedError } from '../../contract/reply.ts';
import type { AnnotatedText, Decided, ReviewWindow } from '../../contract/review.ts';
import { describePassage } from '../annotations/describe.ts';
import type { Decision } from '../annotations/store.ts';
import { annotatedArticle } from './annotated-article.ts';
import type { Text } from './passage-anchors.ts';
import { reviewWindow, standsIn, textIfThere, type ReviewSources } from './review-window.ts';

/** Articles read at a time while many decisions are made at once. */
const AT_A_TIME = 3;

const settledAt = (today: Text, { start, end }: { start: number; end: number }): Settlement => ({
  textHash: today.textHash,
  passage: describePassage(today.text, today.textHash, start, end),
});

export class Review {
  readonly #sources: ReviewSources;

  constructor(sources: ReviewSources) {
    this.#sources = sources;
  }

  window(question: InputOf<'review'>): Promise<ReviewWindow> {
    return reviewWindow(question, this.#sources);
  }

  async decide({ annotationId, decision }: InputOf<'decide'>): Promise<Decided> {
    const { store, library } = this.#sources;
    const annotation = this.#find(annotationId);
    const today = await library.textOf(annotation.articleId);
    if (today.textHash !== decision.textHash || !this.#isIts(annotation.articleId, today)) {
      const { path } = annotatedArticle(annotation.articleId, this.#sources);
      throw new ExpectedError('text-changed', 'The article has another text now.', path);
    }
    const settlement = await this.#settlement(annotation, decision, today);
    // Kept first: without it, what was decided could not be followed into the next text.
    if (settlement.passage) await store.keepText(today.textHash, today.text);
    await store.settleAll([{ annotationId, settlement }]);
    return { annotationId, before: annotation.settlement };
  }

  /** In one append, so that all are accepted or none. Articles that cannot be read now are passed over. */
  async acceptMoved(): Promise<Decided[]> {
    const { store, anchors } = this.#sources;
    const moved = new Set<string>();
    for (const [, { articleId, anchor }] of anchors.places())
      if (anchor?.state === 'moved') moved.add(articleId);
    const waiting = moved.values();
    const decisions: Decision[] = [];
    const acceptNext = async (): Promise<void> => {
      for (const articleId of waiting) decisions.push(...(await this.#acceptMovedOf(articleId)));
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, acceptNext));
    const decided: Decided[] = [];
    const living = decisions.filter(({ annotationId }) => {
      const annotation = store.find(annotationId);
      if (annotation) decided.push({ annotationId, before: annotation.settlement });
      return annotation !== null;
    });
    await store.settleAll(living);
    return decided;
  }

  /** Annotations that were deleted meanwhile are passed over. */
  async undecide({ decided }: InputOf<'undecide'>): Promise<void> {
    const { store } = this.#sources;
    await store.settleAll(
      decided
        .filter(({ annotationId }) => store.find(annotationId) !== null)
        .map(({ annotationId, before }) => ({ annotationId, settlement: before })),
    );
  }

  async asAnnotated(annotationId: string): Promise<AnnotatedText> {
    const { store, library } = this.#sources;
    const { articleId, passage } = this.#find(annotationId);
    const { start, end, textHash } = passage;
    const { title } = annotatedArticle(articleId, this.#sources);
    let text = await store.keptText(textHash);
    if (text === null && library.entry(articleId)?.textHash === textHash)
      text = (await textIfThere(library.textOf(articleId)))?.text ?? null;
    if (text === null || !standsIn(text, passage))
      throw new ExpectedError('text-not-kept', 'The text it was made on is not kept.', title);
    return { title, text, textHash, span: { start, end } };
  }

  /** What stands at the path of an article need not be its own. */
  #isIts(articleId: string, { textHash }: Text): boolean {
    return this.#sources.library.entry(articleId)?.textHash === textHash;
  }

  #find(annotationId: string): Annotation {
    const annotation = this.#sources.store.find(annotationId);
    if (annotation) return annotation;
    throw new ExpectedError('annotation-not-found', 'There is no such annotation.');
  }

  async #settlement(
    annotation: Annotation,
    decision: InputOf<'decide'>['decision'],
    today: Text,
  ): Promise<Settlement> {
    if (decision.kind === 'orphan') return { textHash: today.textHash, passage: null };
    if (decision.kind === 'attach') return settledAt(today, decision);
    const [anchor] = await this.#sources.anchors.place([annotation], today);
    if (anchor === undefined || anchor.state === 'orphaned')
      throw new ExpectedError('invalid-input', 'The annotation has no place to accept.');
    return settledAt(today, anchor);
  }

  async #acceptMovedOf(articleId: string): Promise<Decision[]> {
    const { store, library, anchors } = this.#sources;
    const today = await textIfThere(library.textInBackground(articleId));
    if (!today || !this.#isIts(articleId, today)) return [];
    const annotations = store.of(articleId);
    const placed = await anchors.place(annotations, today);
    const decisions = annotations.flatMap((annotation, index) => {
      const anchor: Anchor | undefined = placed[index];
      return anchor?.state === 'moved'
        ? [{ annotationId: annotation.id, settlement: settledAt(today, anchor) }]
        : [];
    });
    if (decisions.length > 0) await store.keepText(today.textHash, today.text);
    return decisions;
  }
}
