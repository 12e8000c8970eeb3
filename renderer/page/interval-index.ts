/** Which of many spans hold an offset, found without looking at them all. Pure; knows nothing of annotations or the DOM. */
import type { Span } from '../../contract/article.ts';

/** Orders spans as a reader means them who points at one of several: the shortest first. */
export const innermostFirst = (a: Span, b: Span): number =>
  a.end - a.start - (b.end - b.start) || b.start - a.start;

/**
 * A balanced tree laid into two arrays: the spans by start, and for each the furthest end of the subtree whose root it is
 * (an augmented interval tree, Cormen et al., chapter 17.3). Building takes n log n, asking log n and the number of answers.
 */
export class IntervalIndex<T extends Span> {
  readonly #byStart: readonly T[];
  readonly #reach: Float64Array;

  constructor(spans: readonly T[]) {
    this.#byStart = spans.toSorted((a, b) => a.start - b.start);
    this.#reach = new Float64Array(spans.length);
    this.#measure(0, spans.length);
  }

  /** The spans that hold the character at an offset, the shortest first; equal ones as they were given. */
  at(offset: number): T[] {
    const found: T[] = [];
    this.#collect(0, this.#byStart.length, offset, found);
    return found.sort(innermostFirst);
  }

  #measure(low: number, high: number): number {
    if (low >= high) return Number.NEGATIVE_INFINITY;
    const middle = (low + high) >> 1;
    const own = this.#byStart[middle]?.end ?? Number.NEGATIVE_INFINITY;
    const reach = Math.max(own, this.#measure(low, middle), this.#measure(middle + 1, high));
    this.#reach[middle] = reach;
    return reach;
  }

  #collect(low: number, high: number, offset: number, found: T[]): void {
    const middle = (low + high) >> 1;
    const span = low < high ? this.#byStart[middle] : undefined;
    if (!span || (this.#reach[middle] ?? 0) <= offset) return;
    this.#collect(low, middle, offset, found);
    if (span.start > offset) return;
    if (span.end > offset) found.push(span);
    this.#collect(middle + 1, high, offset, found);
  }
}
