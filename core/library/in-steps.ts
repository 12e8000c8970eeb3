/** Runs a computation that pauses, giving the event loop its turn whenever a slice of time is used up. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longest stretch of work between two turns, in milliseconds. */
const SLICE_MS = 6;

export async function inSteps<Value>(steps: Generator<undefined, Value>): Promise<Value> {
  let since = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - since < SLICE_MS) continue;
    await nextTurn();
    since = performance.now();
  }
}
