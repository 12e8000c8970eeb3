/** The results as one list that the arrow keys move through. */
import type { Span } from '../../contract/article.ts';
import type { Hit, HitGroup, SearchResult } from '../../contract/search.ts';

/** Where the results stand on the screen, for the field to hand the keyboard over to them, and back. */
export const RESULTS_ID = 'search-results';
export const FIELD_ID = 'search-field';

/** Something that Enter opens: a passage, a note, an article whose title alone matches, or what is not shown of one. */
export interface Choice {
  readonly articleId: string;
  /** True for the passages that are not shown yet. */
  readonly isRest: boolean;
  /** Null opens the article where it was left. */
  readonly target: Span | null;
  /** The annotation whose note matched, to be pointed out; null for a passage of the text. */
  readonly annotationId: string | null;
}

/** The passages to show under a title: a title that is also a passage is not said twice. */
export const passagesIn = ({ title, hits }: HitGroup): readonly Hit[] =>
  hits.filter(({ kind, pieces }) => kind === 'note' || pieces[0]?.text !== title);

/** How many passages of a group are not shown yet. */
export const restOf = ({ passages, hits }: HitGroup): number => passages - hits.length;

/** True when what is not shown of a group can be asked for: it was not yet. */
export const hasRest = (group: HitGroup, whole: ReadonlySet<string>): boolean =>
  restOf(group) > 0 && !whole.has(group.articleId);

/** What can be chosen in one group, in the order shown. */
export function choicesIn(group: HitGroup, whole: ReadonlySet<string>): readonly Choice[] {
  const { articleId } = group;
  const passages = passagesIn(group);
  const choice = { articleId, isRest: false, target: group.hits[0]?.target ?? null, annotationId: null };
  if (passages.length === 0) return [choice];
  const shown = passages.map(({ target, annotationId }) => ({ ...choice, target, annotationId }));
  return hasRest(group, whole) ? [...shown, { ...choice, isRest: true, target: null }] : shown;
}

/** What can be chosen in the whole result, in the order shown. */
export const choicesOf = (result: SearchResult | null, whole: ReadonlySet<string>): readonly Choice[] =>
  result?.groups.flatMap((group) => choicesIn(group, whole)) ?? [];
