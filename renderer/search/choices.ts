/** The results as one list that the arrow keys move through. */
import type { Span } from '../../contract/article.ts';
import type { Hit, HitGroup, SearchResult } from '../../contract/search.ts';

/** Where the results stand on the screen, for the field to hand the keyboard over to them, and back. */
export const RESULTS_ID = 'search-results';
export const FIELD_ID = 'search-field';

/** Something that Enter opens: a passage, a note, or an article whose title alone matches. */
export interface Choice {
  readonly articleId: string;
  /** Null opens the article where it was left. */
  readonly target: Span | null;
  /** The annotation whose note matched, to be pointed out; null for a passage of the text. */
  readonly annotationId: string | null;
}

/** The passages to show under a title: a title that is also a passage is not said twice. */
export const passagesIn = ({ title, hits }: HitGroup): readonly Hit[] =>
  hits.filter(({ kind, pieces }) => kind === 'note' || pieces[0]?.text !== title);

/** What can be chosen in one group, in the order shown. */
export function choicesIn(group: HitGroup): readonly Choice[] {
  const { articleId } = group;
  const passages = passagesIn(group);
  return passages.length > 0
    ? passages.map(({ target, annotationId }) => ({ articleId, target, annotationId }))
    : [{ articleId, target: group.hits[0]?.target ?? null, annotationId: null }];
}

/** What can be chosen in the whole result, in the order shown. */
export const choicesOf = (result: SearchResult | null): readonly Choice[] =>
  result?.groups.flatMap(choicesIn) ?? [];
