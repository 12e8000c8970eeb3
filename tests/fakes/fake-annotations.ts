/**
 * The fake engine's annotations: kept in memory, deleted ones too, and anchored by their words, or else by those around
 * them. The real anchoring is `core/annotations`.
 */
import {
  basisOf,
  type Anchor,
  type AnchoredAnnotation,
  type Annotation,
  type Passage,
  type Settlement,
} from '../../contract/annotation.ts';
import type { InputOf } from '../../contract/calls.ts';
import { ExpectedError } from '../../contract/reply.ts';
import type { FakeArticle } from './fake-article.ts';

export const describe = (
  { content }: { readonly content: Pick<FakeArticle['content'], 'text' | 'textHash'> },
  start: number,
  end: number,
): Passage => ({
  start,
  end,
  exact: content.text.slice(start, end),
  prefix: content.text.slice(Math.max(0, start - 32), start),
  suffix: content.text.slice(end, end + 32),
  textHash: content.textHash,
});

const wordsOf = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

/** Whatever stands between the words before and after a passage: edited if it shares half of its words. */
function anchorBetween({ exact, prefix, suffix }: Passage, text: string): Anchor {
  const before = prefix.slice(-12);
  const at = text.indexOf(before);
  const start = at + before.length;
  const end = text.indexOf(suffix.slice(0, 12), start);
  if (before === '' || suffix === '' || at < 0 || end <= start || end - start > 2 * exact.length + 20)
    return { state: 'orphaned' };
  const here = new Set(wordsOf(text.slice(start, end)));
  const words = wordsOf(exact);
  const shared = words.filter((word) => here.has(word)).length;
  return { state: shared * 2 >= words.length ? 'edited' : 'uncertain', start, end };
}

/** `article` is null when its source is gone. */
function anchor(annotation: Annotation, article: FakeArticle | null): Anchor {
  const passage = basisOf(annotation);
  if (!article) return { state: 'orphaned' };
  const { text, textHash } = article.content;
  const { settlement } = annotation;
  if (settlement?.passage === null && settlement.textHash === textHash) return { state: 'orphaned' };
  if (passage.textHash === textHash) return { state: 'exact', start: passage.start, end: passage.end };
  const start = text.indexOf(passage.exact);
  if (start >= 0) return { state: 'moved', start, end: start + passage.exact.length };
  return anchorBetween(passage, text);
}

const placeOf = ({ anchor }: AnchoredAnnotation): number =>
  anchor.state === 'orphaned' ? Number.MAX_SAFE_INTEGER : anchor.start;

/**
 * `articleOf` throws when there is no such article, `articleHere` answers null. `textOf` answers any text that ever was, by
 * its hash.
 */
export function createFakeAnnotations(
  articleOf: (articleId: string) => FakeArticle,
  articleHere: (articleId: string) => FakeArticle | null,
  textOf: (textHash: string) => string | null,
  now: () => number,
) {
  const kept = new Map<string, Annotation>();
  /** When each was deleted. */
  const deleted = new Map<string, number>();

  const find = (annotationId: string): Annotation => {
    const found = kept.get(annotationId);
    if (!found) throw new ExpectedError('annotation-not-found', 'There is no such annotation.');
    return found;
  };
  const alive = (annotationId: string): Annotation => {
    if (deleted.has(annotationId))
      throw new ExpectedError('annotation-not-found', 'The annotation was deleted.');
    return find(annotationId);
  };
  const anchored = (annotation: Annotation): AnchoredAnnotation => ({
    ...annotation,
    anchor: anchor(annotation, articleHere(annotation.articleId)),
  });
  const keep = (annotation: Annotation): AnchoredAnnotation => {
    kept.set(annotation.id, annotation);
    deleted.delete(annotation.id);
    return anchored(annotation);
  };
  const of = (articleId: string): Annotation[] =>
    [...kept.values()].filter((one) => one.articleId === articleId && !deleted.has(one.id));

  return {
    /** Makes one what it was, or takes it away when it was not there. */
    undo(annotationId: string, then: Annotation | null): void {
      if (then) keep(then);
      else deleted.set(annotationId, now());
    },
    find: (annotationId: string): AnchoredAnnotation => anchored(alive(annotationId)),
    /** The last deleted first. */
    deleted: (): { one: Annotation; deletedAt: number }[] =>
      [...deleted].map(([id, deletedAt]) => ({ one: find(id), deletedAt })).reverse(),
    /** Answers the annotation as it was before. */
    settle(annotationId: string, settlement: Settlement | null): Annotation {
      const before = alive(annotationId);
      kept.set(annotationId, { ...before, settlement });
      return before;
    },
    count: (articleId: string): number => of(articleId).length,
    /** Every one, also of articles that are gone, in the order they were made. */
    all: (): AnchoredAnnotation[] => [...kept.values()].filter(({ id }) => !deleted.has(id)).map(anchored),
    /** In the order of the text, orphans last. */
    list: (articleId: string): AnchoredAnnotation[] =>
      of(articleId)
        .map(anchored)
        .sort((a, b) => placeOf(a) - placeOf(b)),
    annotate({ annotationId, articleId, start, end, textHash, ...rest }: InputOf<'annotate'>) {
      const article = articleOf(articleId);
      const text = textOf(textHash);
      if (text === null)
        throw new ExpectedError('text-changed', 'The text is another one now.', article.row.path);
      if (start >= end || end > text.length)
        throw new ExpectedError('invalid-input', 'The passage lies outside the text.');
      const at = now();
      const passage = describe({ content: { text, textHash } }, start, end);
      return keep({
        id: annotationId,
        articleId,
        ...rest,
        passage,
        settlement: null,
        createdAt: at,
        updatedAt: at,
      });
    },
    change(
      { annotationId, colour, note, tags }: InputOf<'changeAnnotation'>,
      updatedAt: number = now(),
    ): AnchoredAnnotation {
      const before = alive(annotationId);
      return keep({
        ...before,
        colour: colour ?? before.colour,
        note: note ?? before.note,
        tags: tags ?? before.tags,
        updatedAt,
      });
    },
    /** Answers the id of its article. */
    delete(annotationId: string): string {
      const { articleId } = alive(annotationId);
      deleted.set(annotationId, now());
      return articleId;
    },
    restore: (annotationId: string): AnchoredAnnotation => keep(find(annotationId)),
  };
}
