/**
 * What articles earn at most, by the leaves they hold: who cannot come among the first is never scored (as MaxScore leaves out
 * documents; Turtle and Flood, 1995, here by sets of terms in place of single ones). Owns the bound and the choice by it.
 */
import { titleWeight } from './bm25.ts';
import { heldSums, heldTable } from './held-sums.ts';
import type { Scoring } from './scoring.ts';

/** More than rounding may take away from a sum, and less than parts two articles. */
const SLACK = 1 - 1e-9;
/** So many times as many as are wanted are scored at first: the more, the more the last of them tells. */
const FIRST_TIMES = 2;
/** How finely bounds are told apart in choosing those. */
const STEPS = 512;

/** Where bounds are worked out, one query at a time; grows as needed. */
let room = new Float64Array(0);

/** The bounds of so many, which are good until others are asked for. */
const boundsFor = (count: number): Float64Array => {
  if (room.length < count) room = new Float64Array(Math.ceil(count * 1.5));
  return room.subarray(0, count);
};

/** No bounds: nobody is left out. */
export const noBounds = (slots: ArrayLike<number>): Float64Array => boundsFor(slots.length).fill(0);

/** What leaves come to that are not held often, and how much more those that are held as often as each level says. */
const levelSums = (levels: readonly (readonly number[])[]): ((held: number) => number)[] =>
  levels.map((most, level) =>
    heldSums(most.map((earned, leaf) => earned - (levels[level - 1]?.[leaf] ?? 0))),
  );

/** For each slot a number that what `Scoring.totalOf` gives it, times `factorOf` what it holds, is never above; good until bounds are asked for again. */
export function boundsOf(
  scoring: Scoring,
  slots: ArrayLike<number>,
  factorOf: (held: number) => number,
): Float64Array {
  const { articles, titles, often, manifold } = scoring;
  const [text = heldSums([]), ...oftener] = levelSums(scoring.most.ofText);
  const [title, worth] = [heldSums(scoring.most.ofPassage), heldSums(scoring.worth)];
  const all = scoring.worthOfAll || 1;
  const leaves = scoring.worth.length;
  const [texts, factors] = [heldTable(leaves, text), heldTable(leaves, factorOf)];
  const whole = texts && factors ? texts.map((earned, held) => earned * (factors[held] ?? 0)) : null;
  const bounds = boundsFor(slots.length);
  for (let place = 0; place < bounds.length; place++) {
    const slot = slots[place] ?? 0;
    const held = articles.of(slot);
    if (whole && !manifold.has(slot)) {
      bounds[place] = whole[held] ?? 0;
      continue;
    }
    let bound = texts ? (texts[held] ?? 0) : text(held);
    for (let level = 0; level < oftener.length; level++) {
      const more = often[level]?.of(slot) ?? 0;
      if (more === 0) break;
      bound += oftener[level]?.(more) ?? 0;
    }
    const named = titles.of(slot);
    if (named !== 0) bound += title(named) * titleWeight(worth(named) / all, 1);
    bounds[place] = bound * (factors ? (factors[held] ?? 0) : factorOf(held));
  }
  return bounds;
}

/**
 * Such a bound of one slot, closer: no passage earns more than what it holds itself. It takes a look at each of them, a fraction of
 * what scoring them does.
 */
export function closerBoundOf(
  scoring: Scoring,
  factorOf: (held: number) => number,
): (slot: number) => number {
  const { articles, titles, often, manifold } = scoring;
  let sums: ReturnType<typeof closerSums> | null = null;
  return (slot) => {
    // Of one passage alone nothing more is known.
    if (!manifold.has(slot)) return Infinity;
    const { whole, oftener, passage, worth } = (sums ??= closerSums(scoring));
    const held = articles.of(slot);
    let bound = scoring.mostHeldBy(slot, passage) + whole(held);
    for (let level = 0; level < oftener.length; level++)
      bound += oftener[level]?.(often[level]?.of(slot) ?? 0) ?? 0;
    const named = titles.of(slot);
    if (named !== 0) bound += passage(named) * titleWeight(worth(named) / (scoring.worthOfAll || 1), 1);
    return bound * factorOf(held);
  };
}

/** What leaves come to for that. */
function closerSums({ most, worth }: Scoring) {
  const [whole = heldSums([]), ...oftener] = levelSums(most.ofWhole);
  return { whole, oftener, passage: heldSums(most.ofPassage), worth: heldSums(worth) };
}

/** A number that few more than `count` of some are not below; they are nought or more. */
function aboutTheLast(numbers: Float64Array, count: number): number {
  let most = 0;
  // By number: what goes through an array one by one makes an object of each.
  for (let i = 0; i < numbers.length; i++) most = Math.max(most, numbers[i] ?? 0);
  if (most === 0) return 0;
  const histogram = new Uint32Array(STEPS + 1);
  const scale = STEPS / most;
  for (let i = 0; i < numbers.length; i++) {
    const step = Math.floor((numbers[i] ?? 0) * scale);
    histogram[step] = (histogram[step] ?? 0) + 1;
  }
  let step = STEPS;
  for (let seen = 0; step > 0; step--) {
    seen += histogram[step] ?? 0;
    if (seen >= count) break;
  }
  return step / scale;
}

/** Some articles and what they earn, in the same order; good until others are asked for. */
export interface Scored {
  readonly slots: Uint32Array;
  readonly scores: Float64Array;
}

/** Where they are gathered, one query at a time; grows as needed. */
let scored: Scored = { slots: new Uint32Array(0), scores: new Float64Array(0) };

/**
 * Of some slots those that may be among the first `count` by their scores, ties among them, with what they earn. `closerBound`
 * is asked of those whose bound does not leave them out.
 */
export function mayBeFirst(
  slots: ArrayLike<number>,
  bounds: Float64Array,
  count: number,
  scoreOf: (slot: number) => number,
  closerBound: (slot: number) => number = () => Infinity,
): Scored {
  if (scored.slots.length < bounds.length) {
    const most = Math.ceil(bounds.length * 1.5);
    scored = { slots: new Uint32Array(most), scores: new Float64Array(most) };
  }
  const found = scored;
  let size = 0;
  const score = (slot: number): void => {
    found.slots[size] = slot;
    found.scores[size++] = scoreOf(slot);
  };
  // Those that may earn most are scored at once, and tell what others must be able to earn.
  const likely = aboutTheLast(bounds, count * FIRST_TIMES) * SLACK;
  for (let place = 0; place < bounds.length; place++)
    if ((bounds[place] ?? 0) >= likely) score(slots[place] ?? 0);
  const least = (found.scores.slice(0, size).sort()[size - count] ?? 0) * SLACK;
  for (let place = 0; place < bounds.length; place++) {
    const bound = bounds[place] ?? 0;
    if (bound < least || bound >= likely) continue;
    const slot = slots[place] ?? 0;
    if (closerBound(slot) >= least) score(slot);
  }
  return { slots: found.slots.subarray(0, size), scores: found.scores.subarray(0, size) };
}
