/** The best of the articles that answer, before they are looked at more closely. Owns who is scored for it. */
import { firstInOrder } from './in-order.ts';
import type { Plan } from './plan.ts';
import { boundsOf, mayBeFirst } from './score-bounds.ts';
import type { Scoring } from './scoring.ts';
import { LIKENESS, type Likeness } from './vocabulary.ts';

export interface RankedArticle {
  readonly slot: number;
  /** How a lone word stands in it; the same for all articles where there are several words. */
  readonly likeness: Likeness;
  readonly score: number;
}

export interface Best {
  /** Of the articles that answer. */
  readonly slots: ArrayLike<number>;
  readonly count: number;
  /** What the score of an article is multiplied by, for the leaves it holds. */
  readonly factorOf: (held: number) => number;
  readonly compare: (a: RankedArticle, b: RankedArticle) => number;
}

/** The best `count`, best first. Who cannot be among them is not scored. */
export function bestOf(
  scoring: Scoring,
  { leaves, wanted }: Plan,
  { slots, count, factorOf, compare }: Best,
): RankedArticle[] {
  const { articles } = scoring;
  const scoreOf = (slot: number): number => scoring.totalOf(slot) * factorOf(articles.of(slot));
  // How a lone word stands in an article goes before all else.
  const likenesses = leaves.length === 1 && wanted !== 0 ? scoring.likenesses(0) : null;
  const isPruned = likenesses === null && count < slots.length;
  const bounds = isPruned ? boundsOf(scoring, slots, factorOf) : new Float64Array(slots.length);
  const scored = mayBeFirst(slots, bounds, count, scoreOf);
  const rankedAt = (place: number): RankedArticle => {
    const slot = scored.slots[place] ?? -1;
    return { slot, likeness: likenesses?.(slot) ?? LIKENESS.exact, score: scored.scores[place] ?? 0 };
  };
  const comparePlaces = (a: number, b: number): number =>
    (likenesses ? likenesses(scored.slots[a] ?? -1) - likenesses(scored.slots[b] ?? -1) : 0) ||
    (scored.scores[b] ?? 0) - (scored.scores[a] ?? 0) ||
    compare(rankedAt(a), rankedAt(b));
  return firstInOrder(scored.slots.length, count, comparePlaces).map(rankedAt);
}
