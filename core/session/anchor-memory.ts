/** What is known of where annotations are today: one place an annotation, and how many are in each state. */
import type { Anchor, Annotation, Passage, Settlement } from '../../contract/annotation.ts';
import { basisOf } from '../../contract/annotation.ts';
import type { AnchorCounts } from '../../contract/review.ts';

/** Where one annotation is, and what that was found out from. */
export interface Place {
  readonly articleId: string;
  /** What was looked for. */
  readonly passage: Passage;
  readonly settlement: Settlement | null;
  /** The text it was looked for in; null while its source is gone, or is not listed yet. */
  readonly textHash: string | null;
  /** Null while it is being found out. */
  readonly anchor: Anchor | null;
  /** It was looked for without the text it was made on, which is not there, and was not found. */
  readonly lacksText: boolean;
}

/** How an annotation stands; an annotation is in one state, or is being looked for. */
type Standing = keyof AnchorCounts;

const standingOf = ({ anchor }: Place): Standing => anchor?.state ?? 'checking';

/** An orphan that its person decided to keep as one. */
export const isKeptOrphan = ({ anchor, settlement }: Place): boolean =>
  anchor?.state === 'orphaned' && settlement !== null && settlement.passage === null;

/** Whether a person should look at it. While its source is gone there is nothing to decide. */
export const isWaiting = (place: Place): boolean =>
  place.anchor?.state === 'uncertain' ||
  (place.anchor?.state === 'orphaned' && place.textHash !== null && !isKeptOrphan(place));

/** Whether a place is that of this annotation as it is now, in this text. */
export const isPlaceOf = (place: Place, annotation: Annotation, textHash: string | null): boolean =>
  place.articleId === annotation.articleId &&
  place.textHash === textHash &&
  place.settlement === annotation.settlement &&
  place.passage === basisOf(annotation);

export const isSameAnchor = (a: Anchor | null, b: Anchor | null): boolean =>
  a === b || (a !== null && b !== null && a.state === b.state && JSON.stringify(a) === JSON.stringify(b));

export class AnchorMemory {
  readonly #places = new Map<string, Place>();
  /** What was known before the person's last decision, so that taking it back costs nothing. */
  readonly #earlier = new Map<string, Place>();
  readonly #byArticle = new Map<string, Set<string>>();
  readonly #counts = { exact: 0, moved: 0, edited: 0, uncertain: 0, orphaned: 0, checking: 0 };
  readonly #onChange: (articleId: string) => void;
  #waiting = 0;
  #keptOrphans = 0;

  /** `onChange` is told the article of every annotation whose place changes. */
  constructor(onChange: (articleId: string) => void) {
    this.#onChange = onChange;
  }

  get size(): number {
    return this.#places.size;
  }

  get waiting(): number {
    return this.#waiting;
  }

  get keptOrphans(): number {
    return this.#keptOrphans;
  }

  counts(): AnchorCounts {
    return { ...this.#counts };
  }

  get(annotationId: string): Place | null {
    return this.#places.get(annotationId) ?? null;
  }

  /** The place it had under the decision before this one; null when none is remembered. */
  earlier(annotationId: string): Place | null {
    return this.#earlier.get(annotationId) ?? null;
  }

  idsOf(articleId: string): Iterable<string> {
    return this.#byArticle.get(articleId) ?? [];
  }

  all(): Iterable<[string, Place]> {
    return this.#places;
  }

  set(annotationId: string, place: Place): void {
    const before = this.get(annotationId);
    if (before) {
      this.#tally(before, -1);
      if (before.articleId !== place.articleId) this.#leaveArticle(annotationId, before.articleId);
      if (before.settlement !== place.settlement && before.anchor) this.#earlier.set(annotationId, before);
    }
    this.#places.set(annotationId, place);
    this.#tally(place, 1);
    const ids = this.#byArticle.get(place.articleId);
    if (ids) ids.add(annotationId);
    else this.#byArticle.set(place.articleId, new Set([annotationId]));
    if (!before || !isSameAnchor(before.anchor, place.anchor) || isWaiting(before) !== isWaiting(place))
      this.#onChange(place.articleId);
  }

  forget(annotationId: string): void {
    const before = this.get(annotationId);
    if (!before) return;
    this.#places.delete(annotationId);
    this.#earlier.delete(annotationId);
    this.#tally(before, -1);
    this.#leaveArticle(annotationId, before.articleId);
    this.#onChange(before.articleId);
  }

  #tally(place: Place, by: 1 | -1): void {
    this.#counts[standingOf(place)] += by;
    if (isWaiting(place)) this.#waiting += by;
    if (isKeptOrphan(place)) this.#keptOrphans += by;
  }

  #leaveArticle(annotationId: string, articleId: string): void {
    const ids = this.#byArticle.get(articleId);
    ids?.delete(annotationId);
    if (ids?.size === 0) this.#byArticle.delete(articleId);
  }
}
