/**
 * Fills the gaps of an alignment: a weighted longest common subsequence where the table is small, else cuts at words that
 * stand once on each side. Work is bounded: what would take too long stays unaligned.
 */
import type { Tokens } from './tokens.ts';

/** Cells of one gap's table; and of all tables of an alignment, at least and by token. */
const MAX_CELLS = 250_000;
const ALL_CELLS = 12_000_000;
const CELLS_A_TOKEN = 40;
/** How much wider than a gap what it is compared with may be, by token and at all. */
const WIDER = 4;
const WIDTH = 256;

/** An alignment in the making. */
export interface Work {
  readonly from: Tokens['ids'];
  readonly to: Tokens['ids'];
  /** Letters that a token counts for. */
  readonly weight: (id: number) => number;
  /** For each token of `from` the one of `to`, and the other way; -1 where there is none. */
  readonly map: Int32Array;
  readonly back: Int32Array;
  /** Of all tables so far. */
  cells: number;
}

/** Pairs two tokens, if neither has another. */
export function pair({ map, back }: Work, i: number, j: number): void {
  if (map[i] !== -1 || back[j] !== -1) return;
  map[i] = j;
  back[j] = i;
}

/** Aligns what lies between neighbours that are aligned already; at the edge of a move, with what follows either. */
export function fillGaps(work: Work): void {
  const { map, to } = work;
  for (let start = 0; start < map.length; start++) {
    if (map[start] !== -1) continue;
    let end = start;
    while (end < map.length && map[end] === -1) end++;
    const left = start === 0 ? -1 : (map[start - 1] ?? -1);
    const right = end === map.length ? to.length : (map[end] ?? to.length);
    const reach = WIDER * (end - start) + WIDTH;
    if (left < right && right - left <= 2 * reach) fillGap(work, start, end, left + 1, right);
    else {
      fillGap(work, start, end, left + 1, untakenAfter(work, left, reach));
      fillGap(work, start, end, untakenBefore(work, right, reach), right);
    }
    start = end;
  }
}

function untakenAfter({ back }: Work, j: number, reach: number): number {
  let end = j + 1;
  while (end < back.length && end - j < reach && back[end] === -1) end++;
  return end;
}

function untakenBefore({ back }: Work, j: number, reach: number): number {
  let start = j;
  while (start > 0 && j - start < reach && back[start - 1] === -1) start--;
  return start;
}

function fillGap(work: Work, a: number, b: number, c: number, d: number): void {
  const { from, to } = work;
  const isFree = (i: number, j: number): boolean =>
    from[i] === to[j] && work.map[i] === -1 && work.back[j] === -1;
  while (a < b && c < d && isFree(a, c)) pair(work, a++, c++);
  while (a < b && c < d && isFree(b - 1, d - 1)) pair(work, --b, --d);
  if (a === b || c === d) return;
  const cells = (b - a + 1) * (d - c + 1);
  const allCells = Math.max(ALL_CELLS, CELLS_A_TOKEN * from.length);
  if (cells <= MAX_CELLS && work.cells + cells <= allCells) {
    work.cells += cells;
    fillByTable(work, a, b, c, d, isFree);
  } else fillBetweenUniqueTokens(work, a, b, c, d);
}

/** The heaviest common subsequence: long words count for more than articles and commas. */
function fillByTable(
  work: Work,
  a: number,
  b: number,
  c: number,
  d: number,
  isFree: (i: number, j: number) => boolean,
): void {
  const width = d - c + 1;
  const best = new Uint32Array((b - a + 1) * width);
  const at = (i: number, j: number): number => best[(i - a) * width + (j - c)] ?? 0;
  const weightOf = (i: number): number => work.weight(work.from[i] ?? 0);
  for (let i = b - 1; i >= a; i--) {
    const weight = weightOf(i);
    for (let j = d - 1; j >= c; j--) {
      const skipped = Math.max(at(i + 1, j), at(i, j + 1));
      best[(i - a) * width + (j - c)] = isFree(i, j) ? Math.max(skipped, at(i + 1, j + 1) + weight) : skipped;
    }
  }
  for (let i = a, j = c; i < b && j < d;) {
    if (isFree(i, j) && at(i, j) === at(i + 1, j + 1) + weightOf(i)) pair(work, i++, j++);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
}

/** A gap too large for a table is cut at the tokens that stand once on each side, as far as they keep their order. */
function fillBetweenUniqueTokens(work: Work, a: number, b: number, c: number, d: number): void {
  const pins = inOrder(uniquePairs(work, a, b, c, d));
  if (pins.length === 0) return;
  let [i, j] = [a, c];
  for (const [pinFrom, pinTo] of pins) {
    pair(work, pinFrom, pinTo);
    fillGap(work, i, pinFrom, j, pinTo);
    [i, j] = [pinFrom + 1, pinTo + 1];
  }
  fillGap(work, i, b, j, d);
}

type Pair = readonly [from: number, to: number];

function uniquePairs({ from, to, map, back }: Work, a: number, b: number, c: number, d: number): Pair[] {
  const once = (ids: Int32Array, start: number, end: number): Map<number, number> => {
    const places = new Map<number, number>();
    for (let k = start; k < end; k++) {
      const id = ids[k] ?? -1;
      places.set(id, places.has(id) ? -1 : k);
    }
    return places;
  };
  const there = once(to, c, d);
  return [...once(from, a, b)]
    .map(([id, i]): Pair => [i, there.get(id) ?? -1])
    .filter(([i, j]) => i >= 0 && j >= 0 && map[i] === -1 && back[j] === -1)
    .sort(([i], [k]) => i - k);
}

/** The longest part of the pairs whose second members ascend too (patience sorting). */
function inOrder(pairs: readonly Pair[]): Pair[] {
  const tops: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, to], index) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < to) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = index;
  });
  const longest: Pair[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const found = pairs[index];
    if (found) longest.push(found);
  }
  return longest.reverse();
}
