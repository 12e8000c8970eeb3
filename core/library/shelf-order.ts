/**
 * Sorts and merges in steps, so that a shelf of 100,000 articles never holds up the event loop. What pauses, and for
 * how long, is the caller's affair.
 */
export type Compare<Row> = (a: Row, b: Row) => number;
/** A computation that pauses (yields) after every few milliseconds of work. */
export type Steps<Value> = Generator<undefined, Value>;

/** Rows sorted, or merged, in one step. */
const STEP = 2_000;

/** Merges two sorted lists into one. */
export function* merge<Row>(
  a: readonly Row[],
  b: readonly Row[],
  compare: Compare<Row>,
): Steps<readonly Row[]> {
  const merged: Row[] = [];
  let i = 0;
  let j = 0;
  for (let x = a[0], y = b[0]; x !== undefined && y !== undefined;) {
    if (compare(x, y) <= 0) {
      merged.push(x);
      x = a[++i];
    } else {
      merged.push(y);
      y = b[++j];
    }
    if (merged.length % STEP === 0) yield;
  }
  return merged.concat(a.slice(i), b.slice(j));
}

/** A sorted copy of the rows. */
export function* sort<Row>(rows: readonly Row[], compare: Compare<Row>): Steps<readonly Row[]> {
  let runs: (readonly Row[])[] = [];
  for (let from = 0; from < rows.length; from += STEP) {
    runs.push(rows.slice(from, from + STEP).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: (readonly Row[])[] = [];
    for (let i = 0; i < runs.length; i += 2)
      longer.push(yield* merge(runs[i] ?? [], runs[i + 1] ?? [], compare));
    runs = longer;
  }
  return runs[0] ?? [];
}
