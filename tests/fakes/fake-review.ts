/** The fake engine's review: what its annotations say of themselves, and decisions that are kept in memory. */
import type { AnchoredAnnotation, Passage, Settlement } from '../../contract/annotation.ts';
import { basisOf } from '../../contract/annotation.ts';
import type { Handlers } from '../../contract/dispatch.ts';
import { ExpectedError } from '../../contract/reply.ts';
import type { AnchorCounts, Decided, reviewCalls, ReviewItem, Surroundings } from '../../contract/review.ts';
import { surroundingsOf } from '../../core/session/surroundings.ts';
import { describe, type createFakeAnnotations } from './fake-annotations.ts';
import type { FakeArticle } from './fake-article.ts';

interface FakeReviewOptions {
  readonly annotations: ReturnType<typeof createFakeAnnotations>;
  /** Null when its source is gone. */
  readonly articleOf: (articleId: string) => FakeArticle | null;
  /** As it was last seen. */
  readonly lastSeen: (articleId: string) => FakeArticle;
  /** The text of this hash, as long as it was ever there. */
  readonly textOf: (textHash: string) => string | null;
  readonly tellAnnotations: (articleId: string) => void;
}

const isKeptOrphan = ({ anchor, settlement }: AnchoredAnnotation): boolean =>
  anchor.state === 'orphaned' && settlement !== null && settlement.passage === null;

const placeOf = ({ anchor, passage }: AnchoredAnnotation): number =>
  anchor.state === 'orphaned' ? passage.start : anchor.start;

const fromQuote = ({ prefix, exact, suffix }: Passage): Surroundings => ({
  text: prefix + exact + suffix,
  span: { start: prefix.length, end: prefix.length + exact.length },
});

export function createFakeReview(options: FakeReviewOptions) {
  const { annotations, articleOf, lastSeen, textOf, tellAnnotations } = options;

  const isGone = ({ articleId }: AnchoredAnnotation): boolean => articleOf(articleId) === null;
  const isWaiting = (one: AnchoredAnnotation): boolean =>
    one.anchor.state === 'uncertain' ||
    (one.anchor.state === 'orphaned' && !isKeptOrphan(one) && !isGone(one));
  const waiting = (): number => annotations.all().filter(isWaiting).length;
  const counts = (): AnchorCounts => {
    const all = { exact: 0, moved: 0, edited: 0, uncertain: 0, orphaned: 0, checking: 0 };
    for (const { anchor } of annotations.all()) all[anchor.state] += 1;
    return all;
  };
  const isListed = (one: AnchoredAnnotation, keptOrphans: boolean): boolean =>
    one.anchor.state !== 'orphaned' || (isKeptOrphan(one) ? keptOrphans : !isGone(one));

  const itemOf = (annotation: AnchoredAnnotation): ReviewItem => {
    const { articleId, anchor, passage } = annotation;
    const basis = basisOf(annotation);
    const old = textOf(basis.textHash);
    const today = articleOf(articleId)?.content ?? null;
    const { title, path } = lastSeen(articleId).row;
    return {
      annotation,
      article: { id: articleId, title, path, isHere: today !== null },
      before: old === null ? fromQuote(basis) : surroundingsOf(old, basis),
      after: today === null || anchor.state === 'orphaned' ? null : surroundingsOf(today.text, anchor),
      textHash: today?.textHash ?? null,
      isTextKept: textOf(passage.textHash) !== null,
    };
  };
  const settle = (annotationId: string, settlement: Settlement | null): Decided => {
    const { articleId, settlement: before } = annotations.settle(annotationId, settlement);
    tellAnnotations(articleId);
    return { annotationId, before };
  };
  const accepting = ({ id, articleId, anchor }: AnchoredAnnotation): Decided => {
    const article = lastSeen(articleId);
    if (anchor.state === 'orphaned') throw new ExpectedError('invalid-input', 'An orphan has no place.');
    return settle(id, {
      textHash: article.content.textHash,
      passage: describe(article, anchor.start, anchor.end),
    });
  };

  const handlers: Handlers<keyof typeof reviewCalls> = {
    review: ({ states, keptOrphans, from, count }) => {
      const all = annotations.all();
      const listed = all
        .filter((one) => states.includes(one.anchor.state) && isListed(one, keptOrphans))
        .sort((a, b) => a.articleId.localeCompare(b.articleId) || placeOf(a) - placeOf(b));
      return {
        total: listed.length,
        from,
        items: listed.slice(from, from + count).map(itemOf),
        waiting: waiting(),
        keptOrphans: all.filter(isKeptOrphan).length,
        counts: counts(),
      };
    },
    decide: ({ annotationId, decision }) => {
      const annotation = annotations.find(annotationId);
      const article = articleOf(annotation.articleId);
      if (article?.content.textHash !== decision.textHash)
        throw new ExpectedError('text-changed', 'The text is another one now.');
      if (decision.kind === 'accept') return accepting(annotation);
      const { textHash } = decision;
      if (decision.kind === 'orphan') return settle(annotationId, { textHash, passage: null });
      return settle(annotationId, {
        textHash,
        passage: describe(article, decision.start, decision.end),
      });
    },
    acceptMoved: () =>
      annotations
        .all()
        .filter(({ anchor }) => anchor.state === 'moved')
        .map(accepting),
    undecide: ({ decided }) => {
      for (const { annotationId, before } of decided) settle(annotationId, before);
      return null;
    },
    asAnnotated: ({ annotationId }) => {
      const { articleId, passage } = annotations.find(annotationId);
      const { start, end, textHash } = passage;
      const text = textOf(textHash);
      if (text === null) throw new ExpectedError('text-not-kept', 'That text is not kept.');
      return { title: lastSeen(articleId).row.title, text, textHash, span: { start, end } };
    },
  };
  return { handlers, waiting, counts };
}
