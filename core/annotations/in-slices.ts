/** Long work on the thread that answers the screen: done in slices, with room for others between them. */
import { setImmediate } from 'node:timers/promises';

/** Some milliseconds' work for what takes microseconds each. */
const SLICE = 500;

/** Longest stretch of work between two turns, in milliseconds. */
const TURN_MS = 6;

/** What to await between two pieces of work: gives others their turn when enough was done. */
export function startPace(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN_MS) return;
    await setImmediate();
    since = performance.now();
  };
}

/** The items in lists of a few hundred, each in a turn of its own. */
export async function* slicesOf<T>(items: Iterable<T>): AsyncGenerator<readonly T[]> {
  let slice: T[] = [];
  for (const item of items) {
    slice.push(item);
    if (slice.length < SLICE) continue;
    yield slice;
    slice = [];
    await setImmediate();
  }
  if (slice.length > 0) yield slice;
}

/** Does something with each item. */
export async function forEachInSlices<T>(items: Iterable<T>, action: (item: T) => void): Promise<void> {
  for await (const slice of slicesOf(items)) slice.forEach(action);
}
