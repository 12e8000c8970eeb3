/**
 * Sorts and merges in steps, so that a shelf of 100,000 articles never holds up the event loop. What pauses, and for
 * how long, is the caller's affair.
 */
export type Compare<Row> = (a: Row, b: Row) => number;
/** A computation that pauses (yields) after every few milliseconds of work. */
export type Steps<Value> = Generator<undefined, Value>;

/** Rows sorted, or merged, in one step. */
const STEP = 2_000;

/** A list this many times as long as the other is cut where the other's rows belong, instead of being walked along. */
const FEW_FACTOR = 16;
const INSERTIONS_A_STEP = 100;

/** Where `row` belongs in the sorted rows, by halving. */
function findPlace<Row>(rows: readonly Row[], row: Row, compare: Compare<Row>, from: number): number {
  let low = from;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const candidate = rows[middle];
    if (candidate !== undefined && compare(candidate, row) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function* insertFew<Row>(
  rows: readonly Row[],
  few: readonly Row[],
  compare: Compare<Row>,
): Steps<readonly Row[]> {
  const blocks: (readonly Row[])[] = [];
  let pieces: (readonly Row[])[] = [];
  let from = 0;
  for (const row of few) {
    const at = findPlace(rows, row, compare, from);
    pieces.push(rows.slice(from, at), [row]);
    from = at;
    if (pieces.length < 2 * INSERTIONS_A_STEP) continue;
    blocks.push(join(pieces));
    pieces = [];
    yield;
  }
  return join([...blocks, ...pieces, rows.slice(from)]);
}

/** Ten times as fast as `flat`; of as many pieces as a call takes arguments, some tens of thousands. */
const join = <Row>(pieces: readonly (readonly Row[])[]): readonly Row[] => new Array<Row>().concat(...pieces);

/** Merges two sorted lists into one; of rows that are equal, those of `a` come first. */
export function* merge<Row>(
  a: readonly Row[],
  b: readonly Row[],
  compare: Compare<Row>,
): Steps<readonly Row[]> {
  if (b.length * FEW_FACTOR < a.length) return yield* insertFew(a, b, compare);
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
