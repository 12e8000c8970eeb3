/** The results as one list that the arrow keys move through. */
import type { Span } from '../../contract/article.ts';
import type { Hit, HitGroup, SearchResult } from '../../contract/search.ts';
import type { FoundPlace } from '../state/found-place.ts';
import type { ReadingState } from '../state/reading.svelte.ts';

/** Where the results stand on the screen, for the field to hand the keyboard over to them, and back. */
export const RESULTS_ID = 'search-results';
export const FIELD_ID = 'search-field';

/** Gives the keyboard to the results, if there are any: what is said above them stays in sight, however long they are. */
export const focusResults = (): void => document.getElementById(RESULTS_ID)?.focus({ preventScroll: true });

/** Something that Enter opens: a passage, a note, an article whose title alone matches, or what is not shown of one. */
export interface Choice {
  readonly articleId: string;
  /** True for the passages that are not shown yet. */
  readonly isRest: boolean;
  /** Null opens the article where it was left. */
  readonly target: Span | null;
  /** The same with the words around it, to be found again should the article change meanwhile; null without any. */
  readonly found: FoundPlace | null;
  /** The annotation whose note matched, to be pointed out; null for any other passage. */
  readonly annotationId: string | null;
}

/** The passages to show under a title: a title that is also a passage is not said twice. */
export const passagesIn = ({ title, hits }: HitGroup): readonly Hit[] =>
  hits.filter(({ kind, pieces }) => kind !== 'text' || pieces.length > 1 || pieces[0]?.text !== title);

/** How many passages of a group are not shown yet. */
export const restOf = ({ passages, hits }: HitGroup): number => passages - hits.length;

/** True when what is not shown of a group can be asked for: it was not yet. */
export const hasRest = (group: HitGroup, whole: ReadonlySet<string>): boolean =>
  restOf(group) > 0 && !whole.has(group.articleId);

/** A note's place is not where its words stand, and what is said about an article stands nowhere in it. */
function foundAt({ kind, target, pieces: [first] }: Hit): FoundPlace | null {
  const [mark] = first?.marks ?? [];
  return kind === 'text' && target && first && mark
    ? { span: target, around: first.text, at: mark.start }
    : null;
}

/** What can be chosen in one group, in the order shown. */
export function choicesIn(group: HitGroup, whole: ReadonlySet<string>): readonly Choice[] {
  const { articleId } = group;
  const passages = passagesIn(group);
  const choice = { articleId, isRest: false, target: null, found: null, annotationId: null };
  const placed = (hit: Hit): Choice => ({
    ...choice,
    target: hit.target,
    found: foundAt(hit),
    annotationId: hit.annotationId,
  });
  const [first] = group.hits;
  if (passages.length === 0) return [first ? { ...placed(first), annotationId: null } : choice];
  const shown = passages.map(placed);
  return hasRest(group, whole) ? [...shown, { ...choice, isRest: true }] : shown;
}

/** What can be chosen in the whole result, in the order shown. */
export const choicesOf = (result: SearchResult | null, whole: ReadonlySet<string>): readonly Choice[] =>
  result?.groups.flatMap((group) => choicesIn(group, whole)) ?? [];

export const openChoice = (reading: ReadingState, { articleId, target, found }: Choice): Promise<void> =>
  found ? reading.openFound(articleId, found) : reading.open(articleId, target);
