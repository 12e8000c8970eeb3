/**
 * Which articles pass the filters that were asked lately: while a query is typed they are asked again at each key press,
 * of as many articles. Owns what it keeps; whoever changes an article says so.
 */
import { passes, type KnownArticle } from './facts.ts';
import type { Filter } from './asked.ts';

/** So many filters are kept, each with a byte an article. */
const MOST_KEPT = 8;
const [PASSES, FAILS] = [1, 2];

export class FilterAnswers {
  readonly #knownOf: (slot: number) => KnownArticle;
  readonly #kept = new Map<string, Uint8Array>();

  constructor(knownOf: (slot: number) => KnownArticle) {
    this.#knownOf = knownOf;
  }

  /** Tells whether the article at a slot below `capacity` passes a filter. */
  of(filter: Filter, capacity: number): (slot: number) => boolean {
    const answers = this.#answersTo(filter, capacity);
    return (slot) => {
      const known = answers[slot] ?? 0;
      if (known !== 0) return known === PASSES;
      const answer = passes(this.#knownOf(slot), filter);
      answers[slot] = answer ? PASSES : FAILS;
      return answer;
    };
  }

  /** The article at a slot is another now. */
  forget(slot: number): void {
    for (const answers of this.#kept.values()) answers[slot] = 0;
  }

  /** All slots are others now. */
  clear(): void {
    this.#kept.clear();
  }

  get isEmpty(): boolean {
    return this.#kept.size === 0;
  }

  #answersTo(filter: Filter, capacity: number): Uint8Array {
    const key = JSON.stringify({ ...filter, span: null });
    const known = this.#kept.get(key) ?? new Uint8Array(capacity);
    // Whoever was asked last goes last.
    this.#kept.delete(key);
    this.#kept.set(key, known);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return known;
  }
}
