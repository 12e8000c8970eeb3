/**
 * The hybrid logical clock that orders records of all devices. Owns no time: the reading of the wall clock is passed in.
 * After Kulkarni et al., "Logical Physical Clocks" (2014).
 */
import { ExpectedError } from '../../../contract/reply.ts';

/** A moment of the clock: wall time in ms since the epoch (never before any moment seen), then a counter; safe integers. */
export interface Stamp {
  readonly time: number;
  readonly count: number;
}

/** Negative when `a` is earlier, 0 when they are the same moment. */
export const compareStamps = (a: Stamp, b: Stamp): number => a.time - b.time || a.count - b.count;

export interface Clock {
  /**
   * A moment later than every one given or observed, even when the wall clock was set back. Fails with `save-failed` when
   * there is none: what would not be read again is not written.
   */
  next(): Stamp;
  /** As many moments as are asked for, one after another: the first of them. They share the time, and count on. Fails as `next`. */
  reserve(howMany: number): Stamp;
  /** Learns a moment of another device, so that what is done here afterwards is later than it. */
  observe(stamp: Stamp): void;
}

/** The last moment there is, in ms since the epoch (ECMA-262, Time Values): later ones no calendar can say. */
export const LAST_MOMENT = 8_640_000_000_000_000;

/** The first of so many moments behind this one. */
function after({ time, count }: Stamp, howMany: number): Stamp {
  if (count <= Number.MAX_SAFE_INTEGER - howMany) return { time, count: count + 1 };
  if (time < LAST_MOMENT) return { time: time + 1, count: 0 };
  throw new ExpectedError('save-failed', 'A device wrote at the end of all time: nothing comes after it.');
}

/** A moment of the past has a count of its own, made of when it is told of and of which word it is of those told then. */
const WORDS = 2 ** 22;
const MOMENTS = 2 ** 27;

/** A moment at `time`, which is before `told`: for what was said then and is told of only now. Not at a moment of before. */
export const momentBefore = (time: number, told: Stamp): Stamp => ({
  time: Math.max(0, Math.floor(time)),
  count: (told.time % MOMENTS) * WORDS + (told.count % WORDS),
});

export function createClock(now: () => number): Clock {
  let last: Stamp = { time: 0, count: 0 };
  const reserve = (howMany: number): Stamp => {
    const time = now();
    const first = time > last.time ? { time, count: 0 } : after(last, howMany);
    last = { time: first.time, count: first.count + howMany - 1 };
    return first;
  };
  return {
    next: () => reserve(1),
    reserve,
    observe: (stamp) => {
      if (compareStamps(stamp, last) > 0) last = stamp;
    },
  };
}
