/** Sketches by what they hold: finds those that have something in common with another, without comparing all. */
import type { Sketch } from './likeness.ts';

/**
 * How many of the least hashes are looked at. Two texts with a quarter in common share one of these but once in ten
 * thousand times not; with a twelfth in common, once in sixteen times not.
 */
export const LEAST = 32;

/** What more sketches than this have in common is of a template, and says of none of them which it is. */
const COMMON = 64;
/** Of the texts that have it too, so many stand for all. */
const STAND_FOR_ALL = 8;

/** What was added, and the sketch it was added under. */
interface Entry<Held> {
  readonly held: Held;
  readonly sketch: Sketch;
}

export class SketchIndex<Held> {
  readonly #byHash = new Map<number, Entry<Held>[]>();
  readonly #least: number;
  /** By common hash: for how many texts what shares it was answered. */
  readonly #answered = new Map<number, number>();

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

  /**
   * What shares a hash and is meant, in no order. Of hashes that are common only the first few texts are answered, so that
   * many of one template are not compared all with all, but each with some of them and with what shares its own words.
   */
  nearFew(sketch: Sketch, isMeant: (held: Held) => boolean): Iterable<Entry<Held>> {
    const near = new Set<Entry<Held>>();
    for (const hash of sketch.subarray(0, this.#least)) {
      const entries = this.#byHash.get(hash) ?? [];
      const answered = this.#answered.get(hash) ?? 0;
      if (answered >= STAND_FOR_ALL) continue;
      const meant = entries.filter(({ held }) => isMeant(held));
      for (const entry of meant) near.add(entry);
      if (meant.length > COMMON) this.#answered.set(hash, answered + 1);
    }
    return near;
  }
}
