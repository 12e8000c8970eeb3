/** The best of the articles that answer, before they are looked at more closely. Owns who is scored for it. */
import { firstInOrder } from './in-order.ts';
import type { Plan } from './plan.ts';
import { boundsOf, closerBoundOf, mayBeFirst, noBounds } from './score-bounds.ts';
import type { Scoring } from './scoring.ts';
import { LIKENESS, LIKENESSES, type Likeness } from './vocabulary.ts';

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
export function bestOf(scoring: Scoring, { wanted }: Plan, best: Best): RankedArticle[] {
  const isLone = wanted !== 0 && (wanted & (wanted - 1)) === 0;
  if (!isLone) return bestAlike(scoring, best, LIKENESS.exact);
  // How a lone word stands in an article goes before all else.
  const ranked: RankedArticle[] = [];
  const byLikeness = alike(best.slots, scoring.likenesses(31 - Math.clz32(wanted)));
  for (const likeness of LIKENESSES) {
    const count = best.count - ranked.length;
    const slots = byLikeness[likeness] ?? [];
    if (count > 0 && slots.length > 0)
      ranked.push(...bestAlike(scoring, { ...best, slots, count }, likeness));
  }
  return ranked;
}

/** Slots by how a lone word stands in their articles. */
function alike(slots: ArrayLike<number>, likenessOf: (slot: number) => Likeness): number[][] {
  const byLikeness: number[][] = LIKENESSES.map(() => []);
  for (let place = 0; place < slots.length; place++) {
    const slot = slots[place] ?? 0;
    byLikeness[likenessOf(slot)]?.push(slot);
  }
  return byLikeness;
}

/** The best of articles in which a lone word stands in the same way, or where there are several words. */
function bestAlike(
  scoring: Scoring,
  { slots, count, factorOf, compare }: Best,
  likeness: Likeness,
): RankedArticle[] {
  const { articles } = scoring;
  const bounds = count < slots.length ? boundsOf(scoring, slots, factorOf) : noBounds(slots);
  // Of filters alone nothing earns anything.
  const earned = (slot: number): number =>
    scoring.worthOfAll === 0 ? 0 : scoring.totalOf(slot) * factorOf(articles.of(slot));
  const scored = mayBeFirst(slots, bounds, count, earned, closerBoundOf(scoring, factorOf));
  const rankedAt = (place: number): RankedArticle => {
    return { slot: scored.slots[place] ?? -1, likeness, score: scored.scores[place] ?? 0 };
  };
  const comparePlaces = (a: number, b: number): number =>
    (scored.scores[b] ?? 0) - (scored.scores[a] ?? 0) || compare(rankedAt(a), rankedAt(b));
  return firstInOrder(scored.slots.length, count, comparePlaces).map(rankedAt);
}
