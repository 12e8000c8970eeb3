import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Retrying } from './retrying.ts';

describe('What could not be saved', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** The seconds at which a disk that is full all along is tried. */
  function attempts(seconds: number): number[] {
    const at: number[] = [];
    const start = Date.now();
    const retrying = new Retrying(() => {
      at.push((Date.now() - start) / 1_000);
      retrying.failed();
      return Promise.resolve();
    });
    retrying.failed();
    vi.advanceTimersByTime(seconds * 1_000);
    return at;
  }

  it('is tried again soon, then ever more seldom, and never less than once a minute', () => {
    expect(attempts(250)).toEqual([2, 6, 14, 30, 62, 122, 182, 242]);
  });

  it('is tried once at a time, however many things fail', () => {
    const attempt = vi.fn(() => Promise.resolve());
    const retrying = new Retrying(attempt);
    for (let failures = 0; failures < 5; failures++) retrying.failed();
    vi.advanceTimersByTime(10_000);
    expect(attempt).toHaveBeenCalledTimes(1);
  });

  it('is not tried again once it is saved, and the next failure is tried soon', () => {
    const attempt = vi.fn(() => Promise.resolve());
    const retrying = new Retrying(attempt);
    retrying.failed();
    retrying.saved();
    vi.advanceTimersByTime(10_000);
    expect(attempt).not.toHaveBeenCalled();
    retrying.failed();
    vi.advanceTimersByTime(2_000);
    expect(attempt).toHaveBeenCalledTimes(1);
  });
});
