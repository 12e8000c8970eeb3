/** An annotation as the screen holds it: with whether it is kept yet, in the order of the text. */
import type { AnchoredAnnotation, Colour } from '../../contract/annotation.ts';
import type { Article, Span } from '../../contract/article.ts';

export interface MarkedAnnotation extends AnchoredAnnotation {
  /** `saving` until the engine has written it; `unsaved` when that failed and it lives on the screen alone. */
  readonly keeping: 'saved' | 'saving' | 'unsaved';
}

const PASSAGE_CONTEXT = 32;

const startOf = ({ anchor }: AnchoredAnnotation): number =>
  anchor.state === 'orphaned' ? Number.POSITIVE_INFINITY : anchor.start;

export const inOrder = (annotations: readonly MarkedAnnotation[]): readonly MarkedAnnotation[] =>
  [...annotations].sort((a, b) => startOf(a) - startOf(b) || a.createdAt - b.createdAt);

/** An annotation as it will be, to be shown until the engine answers with the real one. */
export function draft(article: Article, { start, end }: Span, colour: Colour, id: string): MarkedAnnotation {
  const { text, textHash } = article;
  const now = Date.now();
  return {
    id,
    articleId: article.id,
    colour,
    note: '',
    tags: [],
    passage: {
      start,
      end,
      exact: text.slice(start, end),
      prefix: text.slice(Math.max(0, start - PASSAGE_CONTEXT), start),
      suffix: text.slice(end, end + PASSAGE_CONTEXT),
      textHash,
    },
    settlement: null,
    createdAt: now,
    updatedAt: now,
    anchor: { state: 'exact', start, end },
    keeping: 'saving',
  };
}
