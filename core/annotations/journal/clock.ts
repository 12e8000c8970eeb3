/**
 * The hybrid logical clock that orders records of all devices. Owns no time: the reading of the wall clock is passed in.
 * After Kulkarni et al., "Logical Physical Clocks" (2014).
 */

/** A moment of the clock: wall time in ms since the epoch (never before any moment seen), then a counter. */
export interface Stamp {
  readonly time: number;
  readonly count: number;
}

/** Negative when `a` is earlier, 0 when they are the same moment. */
export const compareStamps = (a: Stamp, b: Stamp): number => a.time - b.time || a.count - b.count;

export interface Clock {
  /** A moment later than every one given or observed, even when the wall clock was set back. */
  next(): Stamp;
  /** Learns a moment of another device, so that what is done here afterwards is later than it. */
  observe(stamp: Stamp): void;
}

export function createClock(now: () => number): Clock {
  let last: Stamp = { time: 0, count: 0 };
  return {
    next: () => {
      const time = now();
      last = time > last.time ? { time, count: 0 } : { time: last.time, count: last.count + 1 };
      return last;
    },
    observe: (stamp) => {
      if (compareStamps(stamp, last) > 0) last = stamp;
    },
  };
}
