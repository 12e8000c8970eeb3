/** What the leaves of a query earn at most, leaf by leaf, where nothing is known of who holds them but how often. */
import { ARTICLE_WEIGHT } from './bm25.ts';
import type { Holders } from './holders.ts';
import type { LeafEarnings } from './leaf-earnings.ts';
import { OFTEN } from './workspace.ts';

/** A leaf that was read: who holds it, what it earns them, and how much of a word the beginning of a longer one counts for. */
export interface ReadLeaf {
  readonly holders: Holders;
  readonly earnings: LeafEarnings;
  readonly partWeight: number;
}

export class MostEarned {
  /** By leaf: a passage, or a title. */
  readonly ofPassage: number[] = [];
  /** By leaf, an article as a whole, and that with its best passage: first where it is not held often, then as `OFTEN` says. */
  readonly ofWhole: readonly number[][] = [0, ...OFTEN].map(() => []);
  readonly ofText: readonly number[][] = [0, ...OFTEN].map(() => []);

  /** A leaf earns nothing. */
  setNone(leaf: number): void {
    for (const most of [this.ofPassage, ...this.ofWhole, ...this.ofText]) most[leaf] = 0;
  }

  /** A leaf was read, which no article holds more than `mostTimes` times. */
  set(leaf: number, { earnings, partWeight, holders }: ReadLeaf, mostTimes: number): void {
    const { mostAny, mostExact, mostBegun } = holders;
    this.ofPassage[leaf] = earnings.passage(mostAny, mostExact, mostBegun, 0);
    this.ofText.forEach((most, level) => {
      // Times go by whole and by part weights: below this many there are at most so many.
      const fewer = (OFTEN[level] ?? Infinity) - partWeight;
      const times = Math.floor(fewer);
      const own = Math.min(mostTimes, fewer);
      const whole = own === 0 ? 0 : ARTICLE_WEIGHT * earnings.article(own, 0);
      const [any, exact] = [Math.min(mostAny, times), Math.min(mostExact, times)];
      const begun = Math.min(mostBegun, fewer / partWeight);
      const wholes = this.ofWhole[level];
      if (wholes) wholes[leaf] = whole;
      most[leaf] = own === 0 ? 0 : earnings.passage(any, exact, begun, 0) + whole;
    });
  }
}
