/** What the index keeps of things that texts say: how often each value stands under a key. Parts of the library are summed. */

/** Counts of one part; below nought where it took out what other parts hold. */
export interface KeyedCounts {
  /** Visits what stands under a key. */
  each(key: string, visit: (value: string, count: number) => void): void;
}

/** One value under a key, as it is stored. Neither holds a tab or a line feed. */
export interface KeyedCount {
  readonly key: string;
  readonly value: string;
  readonly count: number;
}

/** The order in which counts are stored. */
export const inKeyOrder = (a: KeyedCount, b: KeyedCount): number => {
  const [first, second] = [nameOf(a), nameOf(b)];
  return first < second ? -1 : first > second ? 1 : 0;
};

/** A key and a value as one string. */
export const nameOf = ({ key, value }: Omit<KeyedCount, 'count'>): string => `${key}\t${value}`;

/** Counts in memory. A value that is counted nought times is forgotten. */
export class LiveCounts implements KeyedCounts {
  readonly #counts = new Map<string, Map<string, number>>();

  add(key: string, value: string, by: 1 | -1): void {
    const values = this.#counts.get(key) ?? new Map<string, number>();
    const count = (values.get(value) ?? 0) + by;
    if (count === 0) values.delete(value);
    else this.#counts.set(key, values.set(value, count));
    if (values.size === 0) this.#counts.delete(key);
  }

  each(key: string, visit: (value: string, count: number) => void): void {
    for (const [value, count] of this.#counts.get(key) ?? []) visit(value, count);
  }

  /** All counts, in the order they are stored in. */
  stored(): KeyedCount[] {
    return [...this.#counts]
      .flatMap(([key, values]) => [...values].map(([value, count]) => ({ key, value, count })))
      .sort(inKeyOrder);
  }
}

/** What all parts count under a key together, the most first; what went out of the library is left out. */
export function summed(
  parts: readonly KeyedCounts[],
  key: string,
): readonly (readonly [value: string, count: number])[] {
  const sums = new Map<string, number>();
  for (const part of parts) part.each(key, (value, count) => sums.set(value, (sums.get(value) ?? 0) + count));
  return [...sums]
    .filter(([, count]) => count > 0)
    .sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1));
}
