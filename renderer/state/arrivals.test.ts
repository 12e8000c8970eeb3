import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SavedSearch } from '../../contract/saved-searches.ts';
import { Arrivals, type Arrived } from './arrivals.ts';

/** A standing search, with as many articles as arrived for it. */
const kept = (name: string, count: number, isStanding = true): SavedSearch => ({
  ...{ id: name, name, query: name, isStanding },
  arrivals: Array.from({ length: count }, (_, i) => ({
    ...{ articleId: `${name} ${String(i)}`, title: '', at: 0 },
  })),
});

describe('What arrives for standing searches', () => {
  let told: (readonly Arrived[])[];
  let arrivals: Arrivals;
  beforeEach(() => {
    vi.useFakeTimers();
    told = [];
    arrivals = new Arrivals((arrived) => told.push(arrived));
    arrivals.take([kept('guerre', 2), kept('paix', 0)]);
  });
  afterEach(() => void vi.useRealTimers());

  it('is not told when it was there at the start', () => {
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([]);
  });

  it('is told once, with the search it came for', () => {
    arrivals.take([kept('guerre', 3), kept('paix', 0)]);
    arrivals.take([kept('guerre', 3), kept('paix', 0)]);
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([[{ name: 'guerre', count: 1 }]]);
  });

  it('is told as one for all searches, however many articles come after one another', () => {
    for (let count = 1; count <= 1_000; count++) {
      arrivals.take([kept('guerre', 2 + count), kept('paix', Math.min(count, 5))]);
      vi.advanceTimersByTime(20);
    }
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([
      [
        { name: 'guerre', count: 1_000 },
        { name: 'paix', count: 5 },
      ],
    ]);
  });

  it('is told again when more comes later', () => {
    arrivals.take([kept('guerre', 3), kept('paix', 0)]);
    vi.advanceTimersByTime(10_000);
    arrivals.take([kept('guerre', 5), kept('paix', 0)]);
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([[{ name: 'guerre', count: 1 }], [{ name: 'guerre', count: 2 }]]);
  });

  it('is not told once it was looked at, or its search was removed', () => {
    arrivals.take([kept('guerre', 3), kept('paix', 1)]);
    arrivals.take([kept('guerre', 0)]);
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([]);
  });

  it('is not told of a search that was not known or did not stand before: it came earlier', () => {
    arrivals.take([kept('guerre', 2, false), kept('traité', 4)]);
    arrivals.take([kept('guerre', 2), kept('traité', 4)]);
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([]);
  });
});
