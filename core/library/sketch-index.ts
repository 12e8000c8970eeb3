/** Sketches by what they hold: finds those that have something in common with another, without comparing all. */
import type { Sketch } from './likeness.ts';

/**
 * How many of the least hashes are looked at. Two texts with a quarter in common share one of these but once in ten
 * thousand times not; with a twelfth in common, once in sixteen times not.
 */
const LEAST = 32;

export class SketchIndex {
  readonly #sketches = new Map<string, Sketch>();
  readonly #idsByHash = new Map<number, string[]>();

  get size(): number {
    return this.#sketches.size;
  }

  /** Adds a sketch under an id that is not in it. */
  add(id: string, sketch: Sketch): void {
    this.#sketches.set(id, sketch);
    for (const hash of sketch.subarray(0, LEAST)) {
      const ids = this.#idsByHash.get(hash);
      if (ids) ids.push(id);
      else this.#idsByHash.set(hash, [id]);
    }
  }

  /** What shares a hash, in no order. */
  *near(sketch: Sketch): Iterable<{ readonly id: string; readonly sketch: Sketch }> {
    const near = new Set<string>();
    for (const hash of sketch.subarray(0, LEAST))
      for (const id of this.#idsByHash.get(hash) ?? []) near.add(id);
    for (const id of near) {
      const found = this.#sketches.get(id);
      if (found) yield { id, sketch: found };
    }
  }
}
