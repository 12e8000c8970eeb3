/**
 * When a difference is told: once it has stood still. Pure. Two clocks meet here: `age` comes from the file system's
 * times, which may be wrong on another machine's disk; `since` and `checked` come from our own steady clock.
 */
import { isSame, type Sighting } from './source.ts';

/** A difference from what was told that is not told yet. */
export interface Waiting {
  /** What stands there; null for nothing. */
  readonly seen: Sighting | null;
  /** When `seen` was first looked at, and last. Milliseconds on a clock that only runs forward. */
  readonly since: number;
  readonly checked: number;
  /** How long ago, at the last look, the file system says it came to be so, in milliseconds; may be negative. */
  readonly age: number;
  /** It was seen changing while it waited: the file system's word no longer counts. */
  readonly isRestless: boolean;
  /** It is to be told even if it is what was told before. */
  readonly isAskedFor: boolean;
}

/** What a look found. */
export interface Look {
  readonly seen: Sighting | null;
  readonly at: number;
  readonly age: number;
}

/** The difference after another look at it. */
export function wait(before: Waiting | undefined, look: Look): Waiting {
  const isAskedFor = before?.isAskedFor ?? false;
  if (before !== undefined && isSame(before.seen, look.seen))
    return { ...before, checked: look.at, age: look.age };
  const isRestless = before !== undefined && before.seen !== null && look.seen !== null;
  return { seen: look.seen, since: look.at, checked: look.at, age: look.age, isRestless, isAskedFor };
}

/** A source that is to be told again once it stands still from now on, whatever the file system says. */
export const askFor = (seen: Sighting | null, now: number): Waiting => ({
  seen,
  since: now,
  checked: now,
  age: 0,
  isRestless: true,
  isAskedFor: true,
});

/** Whether the last look found that it has stood still for `settleMs`. */
export const isSettled = ({ since, checked, age, isRestless }: Waiting, settleMs: number): boolean =>
  checked - since >= settleMs || (!isRestless && age >= settleMs);

/** When the next look may find it settled, on the clock of `since`. */
export function nextLookAt({ since, checked, age, isRestless }: Waiting, settleMs: number): number {
  const byOurClock = since + settleMs;
  return isRestless || age < 0 ? byOurClock : Math.min(byOurClock, checked + settleMs - age);
}
