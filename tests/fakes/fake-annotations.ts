/** The fake engine's annotations: kept in memory, deleted ones too, and anchored by their exact words alone. */
import type { Anchor, AnchoredAnnotation, Annotation, Passage } from '../../contract/annotation.ts';
import type { InputOf } from '../../contract/calls.ts';
import { ExpectedError } from '../../contract/reply.ts';
import type { FakeArticle } from './fake-article.ts';

const describe = ({ content }: FakeArticle, start: number, end: number): Passage => ({
  start,
  end,
  exact: content.text.slice(start, end),
  prefix: content.text.slice(Math.max(0, start - 32), start),
  suffix: content.text.slice(end, end + 32),
  textHash: content.textHash,
});

function anchor(passage: Passage, { content }: FakeArticle): Anchor {
  if (passage.textHash === content.textHash)
    return { state: 'exact', start: passage.start, end: passage.end };
  const start = content.text.indexOf(passage.exact);
  return start < 0 ? { state: 'orphaned' } : { state: 'moved', start, end: start + passage.exact.length };
}

const placeOf = ({ anchor }: AnchoredAnnotation): number =>
  anchor.state === 'orphaned' ? Number.MAX_SAFE_INTEGER : anchor.start;

/** `articleOf` throws when there is no such article. */
export function createFakeAnnotations(articleOf: (articleId: string) => FakeArticle, now: () => number) {
  const kept = new Map<string, Annotation>();
  const deleted = new Set<string>();

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
    anchor: anchor(annotation.passage, articleOf(annotation.articleId)),
  });
  const keep = (annotation: Annotation): AnchoredAnnotation => {
    kept.set(annotation.id, annotation);
    deleted.delete(annotation.id);
    return anchored(annotation);
  };
  const of = (articleId: string): Annotation[] =>
    [...kept.values()].filter((one) => one.articleId === articleId && !deleted.has(one.id));

  return {
    all: (): Annotation[] => [...kept.values()].filter(({ id }) => !deleted.has(id)),
    /** Makes one what it was, or takes it away when it was not there. */
    undo(annotationId: string, then: Annotation | null): void {
      if (then) keep(then);
      else deleted.add(annotationId);
    },
    count: (articleId: string): number => of(articleId).length,
    /** In the order of the text, orphans last. */
    list: (articleId: string): AnchoredAnnotation[] =>
      of(articleId)
        .map(anchored)
        .sort((a, b) => placeOf(a) - placeOf(b)),
    annotate({ annotationId, articleId, start, end, textHash, ...rest }: InputOf<'annotate'>) {
      const article = articleOf(articleId);
      if (textHash !== article.content.textHash)
        throw new ExpectedError('text-changed', 'The text is another one now.', article.row.path);
      if (start >= end || end > article.content.text.length)
        throw new ExpectedError('invalid-input', 'The passage lies outside the text.');
      const at = now();
      const passage = describe(article, start, end);
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
    change({ annotationId, colour, note, tags }: InputOf<'changeAnnotation'>): AnchoredAnnotation {
      const before = alive(annotationId);
      return keep({
        ...before,
        colour: colour ?? before.colour,
        note: note ?? before.note,
        tags: tags ?? before.tags,
        updatedAt: now(),
      });
    },
    /** Answers the id of its article. */
    delete(annotationId: string): string {
      const { articleId } = alive(annotationId);
      deleted.add(annotationId);
      return articleId;
    },
    restore: (annotationId: string): AnchoredAnnotation => keep(find(annotationId)),
  };
}
