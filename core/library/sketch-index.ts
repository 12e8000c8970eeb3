/** Sketches by what they hold: finds those that have something in common with another, without comparing all. */
import type { Sketch } from './likeness.ts';

/**
 * How many of the least hashes are looked at. Two texts with a quarter in common share one of these but once in ten
 * thousand times not; with a twelfth in common, once in sixteen times not.
 */
export const LEAST = 32;

/** What was added, and the sketch it was added under. */
interface Entry<Held> {
  readonly held: Held;
  readonly sketch: Sketch;
}

export class SketchIndex<Held> {
  readonly #byHash = new Map<number, Entry<Held>[]>();
  readonly #least: number;

  /** `least`: how many hashes of each sketch are looked at. With all, a text is found however much another holds besides. */
  constructor(least: number) {
    this.#least = least;
  }

  /** Adds something under a sketch; it may have several. */
  add(held: Held, sketch: Sketch): void {
    const entry = { held, sketch };
    for (const hash of sketch.subarray(0, this.#least)) {
      const others = this.#byHash.get(hash);
      if (others) others.push(entry);
      else this.#byHash.set(hash, [entry]);
    }
  }

  /** What shares a hash, in no order. */
  near(sketch: Sketch): Iterable<Entry<Held>> {
    const near = new Set<Entry<Held>>();
    for (const hash of sketch.subarray(0, this.#least))
      for (const entry of this.#byHash.get(hash) ?? []) near.add(entry);
    return near;
  }
}
