/** Puts several ordered runs together. Pure. */

/** A value, and which of the runs it came from. */
export interface FromRun<Value> {
  readonly value: Value;
  readonly run: number;
}

/** The values of all runs in order, those that are the same together, in the order of their runs. */
export function* inOrderOf<Value>(
  runs: readonly Iterator<Value>[],
  compare: (a: Value, b: Value) => number,
): Generator<readonly FromRun<Value>[]> {
  const heads: (FromRun<Value> | null)[] = [];
  const advance = (run: number): void => {
    const next = runs[run]?.next();
    heads[run] = next && !next.done ? { value: next.value, run } : null;
  };
  runs.forEach((_run, number) => advance(number));
  for (;;) {
    let least: FromRun<Value>[] = [];
    for (const head of heads) {
      if (!head) continue;
      const order = least[0] ? compare(head.value, least[0].value) : -1;
      if (order < 0) least = [head];
      else if (order === 0) least.push(head);
    }
    if (least.length === 0) return;
    for (const { run } of least) advance(run);
    yield least;
  }
}
