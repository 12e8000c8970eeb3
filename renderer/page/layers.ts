/**
 * Which mark shows where several lie over one another: the innermost, so that none is hidden by one around it; and where
 * that is. Pure.
 */
import type { Span } from '../../contract/article.ts';
import { innermostFirst } from './interval-index.ts';

/** A run of the text and the mark that shows there. */
interface Shown<T> extends Span {
  readonly mark: T;
  /** Whether others lie there too. */
  readonly isShared: boolean;
}

/**
 * Cuts overlapping marks into runs that do not overlap, in the order of the text. Takes n log n: the runs between two
 * edges are taken by the shortest mark first, and runs that are taken are leapt over.
 */
export function showInnermost<T extends Span>(marks: readonly T[]): Shown<T>[] {
  const edges = [...new Set(marks.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const place = new Map(edges.map((edge, at) => [edge, at]));
  const owners = new Array<T | undefined>(edges.length);
  const free = Int32Array.from({ length: edges.length + 1 }, (_, at) => at);
  for (const mark of marks.toSorted(innermostFirst)) {
    const last = place.get(mark.end) ?? 0;
    for (let at = nextFree(free, place.get(mark.start) ?? 0); at < last; at = nextFree(free, at)) {
      owners[at] = mark;
      free[at] = at + 1;
    }
  }
  return joined(edges, owners, countAt(marks, place));
}

/** How many marks hold the run that begins at each edge. */
function countAt(marks: readonly Span[], place: ReadonlyMap<number, number>): Int32Array {
  const counts = new Int32Array(place.size);
  const add = (offset: number, by: 1 | -1): void => {
    const at = place.get(offset) ?? 0;
    counts[at] = (counts[at] ?? 0) + by;
  };
  for (const { start, end } of marks) {
    add(start, 1);
    add(end, -1);
  }
  for (let at = 1; at < counts.length; at++) counts[at] = (counts[at] ?? 0) + (counts[at - 1] ?? 0);
  return counts;
}

/** The first run from `at` on that no mark has taken; shortens the way there for the next who asks. */
function nextFree(free: Int32Array, at: number): number {
  let root = at;
  while (free[root] !== root) root = free[root] ?? root;
  for (let step = at; step !== root;) {
    const next = free[step] ?? root;
    free[step] = root;
    step = next;
  }
  return root;
}

function joined<T extends Span>(
  edges: readonly number[],
  owners: readonly (T | undefined)[],
  counts: Int32Array,
): Shown<T>[] {
  const shown: Shown<T>[] = [];
  owners.forEach((mark, at) => {
    const start = edges[at];
    const end = edges[at + 1];
    if (!mark || start === undefined || end === undefined) return;
    const isShared = (counts[at] ?? 0) > 1;
    const last = shown.at(-1);
    const goesOn = last?.mark === mark && last.end === start && last.isShared === isShared;
    if (last && goesOn) shown[shown.length - 1] = { ...last, end };
    else shown.push({ start, end, mark, isShared });
  });
  return shown;
}
