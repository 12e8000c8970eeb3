/**
 * Which token of an old text is which token of a new one. Runs of four words that are unique in both texts find what
 * stayed and what moved, in any order; a weighted longest common subsequence fills the gaps between them. Work is
 * bounded: what would take too long stays unaligned.
 */
import type { Vocabulary } from './tokens.ts';

const GRAM = 4;
/** Cells of one gap's table, and of all tables of an alignment. */
const MAX_CELLS = 250_000;
const MAX_ALL_CELLS = 12_000_000;

/** For each old token the index of the new one; -1 where there is none. No new token is given twice. */
export type Alignment = Int32Array;

interface Match {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** State of one alignment. */
interface Work {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: (id: number) => number;
  readonly map: Int32Array;
  readonly taken: Uint8Array;
  cells: number;
}

export function alignTokens(from: Int32Array, to: Int32Array, vocabulary: Vocabulary): Alignment {
  const work: Work = {
    from,
    to,
    weight: (id) => Math.min(vocabulary.weight(id), 8),
    map: new Int32Array(from.length).fill(-1),
    taken: new Uint8Array(to.length),
    cells: 0,
  };
  // The longest match is the surest; what a shorter one claims besides is what is left.
  for (const { from: i, to: j, length } of uniqueMatches(from, to).sort((a, b) => b.length - a.length)) {
    for (let k = 0; k < length; k++) pair(work, i + k, j + k);
  }
  fillGaps(work);
  return work.map;
}

function pair({ map, taken }: Work, i: number, j: number): void {
  if (map[i] !== -1 || taken[j] !== 0) return;
  map[i] = j;
  taken[j] = 1;
}

/** Maximal equal runs around every four tokens that stand once in each text. */
function uniqueMatches(from: Int32Array, to: Int32Array): Match[] {
  const places = placesOfUniqueGrams(from);
  const found = placesAmong(places, to);
  const matches: Match[] = [];
  let last: Match = { from: 0, to: 0, length: 0 };
  for (const [gram, i] of places) {
    const j = found.get(gram);
    if (i < 0 || j === undefined || j < 0) continue;
    const isCovered = i - last.from === j - last.to && i + GRAM <= last.from + last.length;
    if (isCovered || !isEqualRun(from, i, to, j, GRAM)) continue;
    last = extend(from, i, to, j);
    matches.push(last);
  }
  return matches;
}

/** Hash of each gram -> its place, or -1 when it stands more than once. Equal hashes of others are found out later. */
function placesOfUniqueGrams(ids: Int32Array): Map<number, number> {
  const places = new Map<number, number>();
  for (let i = 0; i + GRAM <= ids.length; i++) {
    const gram = hashOfGram(ids, i);
    places.set(gram, places.has(gram) ? -1 : i);
  }
  return places;
}

function placesAmong(wanted: ReadonlyMap<number, number>, ids: Int32Array): Map<number, number> {
  const places = new Map<number, number>();
  for (let i = 0; i + GRAM <= ids.length; i++) {
    const gram = hashOfGram(ids, i);
    if (wanted.has(gram)) places.set(gram, places.has(gram) ? -1 : i);
  }
  return places;
}

function hashOfGram(ids: Int32Array, at: number): number {
  let hash = 0;
  for (let k = 0; k < GRAM; k++) hash = (Math.imul(hash, 0x01000193) ^ (ids[at + k] ?? 0)) | 0;
  return hash;
}

function isEqualRun(from: Int32Array, i: number, to: Int32Array, j: number, length: number): boolean {
  for (let k = 0; k < length; k++) if (from[i + k] !== to[j + k]) return false;
  return true;
}

function extend(from: Int32Array, i: number, to: Int32Array, j: number): Match {
  let before = 0;
  while (i > before && j > before && from[i - before - 1] === to[j - before - 1]) before++;
  let length = GRAM;
  while (i + length < from.length && j + length < to.length && from[i + length] === to[j + length]) length++;
  return { from: i - before, to: j - before, length: before + length };
}

/** Aligns what lies between neighbours that are aligned already; at the edge of a move, with what follows either. */
function fillGaps(work: Work): void {
  const { map, to } = work;
  for (let start = 0; start < map.length; start++) {
    if (map[start] !== -1) continue;
    let end = start;
    while (end < map.length && map[end] === -1) end++;
    const left = start === 0 ? -1 : (map[start - 1] ?? -1);
    const right = end === map.length ? to.length : (map[end] ?? to.length);
    if (left < right) fillGap(work, start, end, left + 1, right);
    else {
      fillGap(work, start, end, left + 1, untakenAfter(work, left));
      fillGap(work, start, end, untakenBefore(work, right), right);
    }
    start = end;
  }
}

function untakenAfter({ taken }: Work, j: number): number {
  let end = j + 1;
  while (end < taken.length && taken[end] === 0) end++;
  return end;
}

function untakenBefore({ taken }: Work, j: number): number {
  let start = j;
  while (start > 0 && taken[start - 1] === 0) start--;
  return start;
}

function fillGap(work: Work, a: number, b: number, c: number, d: number): void {
  const { from, to } = work;
  const isFree = (i: number, j: number): boolean =>
    from[i] === to[j] && work.map[i] === -1 && work.taken[j] === 0;
  while (a < b && c < d && isFree(a, c)) pair(work, a++, c++);
  while (a < b && c < d && isFree(b - 1, d - 1)) pair(work, --b, --d);
  if (a === b || c === d) return;
  const cells = (b - a + 1) * (d - c + 1);
  if (cells <= MAX_CELLS && work.cells + cells <= MAX_ALL_CELLS) {
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

function uniquePairs({ from, to, map, taken }: Work, a: number, b: number, c: number, d: number): Pair[] {
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
    .filter(([i, j]) => i >= 0 && j >= 0 && map[i] === -1 && taken[j] === 0)
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
