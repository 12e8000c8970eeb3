/** Sketches by what they hold: finds those that have something in common with another, without comparing all. */
import type { Sketch } from './likeness.ts';

/**
 * How many of the least hashes are looked at. Two texts with a quarter in common share one of these but once in ten
 * thousand times not; with a twelfth in common, once in sixteen times not.
 */
const LEAST = 32;

interface Held {
  readonly id: string;
  readonly sketch: Sketch;
}

export class SketchIndex {
  readonly #byHash = new Map<number, Held[]>();

  /** Adds a sketch; an article may have several. */
  add(id: string, sketch: Sketch): void {
    const held: Held = { id, sketch };
    for (const hash of sketch.subarray(0, LEAST)) {
      const others = this.#byHash.get(hash);
      if (others) others.push(held);
      else this.#byHash.set(hash, [held]);
    }
  }

  /** What shares a hash, in no order. */
  near(sketch: Sketch): Iterable<Held> {
    const near = new Set<Held>();
    for (const hash of sketch.subarray(0, LEAST))
      for (const held of this.#byHash.get(hash) ?? []) near.add(held);
    return near;
  }
}
