/** What changed between two versions of a passage, word by word, for people to read. Pure; refuses to split a character. */

/** A stretch of text: in both versions, only in the first, or only in the second. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Myers' algorithm gives up beyond this many differing words; its memory grows with the square. */
const MAX_DIFFERENCES = 1_200;

/**
 * The parts in reading order, what was removed before what was added in its place; none is empty, and no two neighbours
 * are of one kind. Same and removed parts make up `before`, same and added ones `after`, to the last space. Long texts
 * that have little in common are told apart more coarsely, so that the work stays bounded.
 */
export function diffWords(before: string, after: string): readonly DiffPart[] {
  const [old, today] = [wordsOf(before), wordsOf(after)];
  const pairs: Pair[] = [];
  pairBetween(old, today, { a: 0, b: old.length, c: 0, d: today.length }, pairs);
  return readable(changesOf(old, today, pairs));
}

// Scripts that write no spaces are cut into characters; an emoji made of several stays whole.
const WORD =
  /\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]\p{M}*|(?:[\p{L}\p{N}]\p{M}*)+|\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}]*(?:\u200D\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}]*)*|[\s\S]\p{M}*/gu;

const wordsOf = (text: string): readonly string[] => text.match(WORD) ?? [];

/** The places of a word that both have. */
type Pair = readonly [old: number, today: number];

/** The words `[a, b)` of the old text and `[c, d)` of the new. */
interface Box {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** Pairs the words of a box, in order: its equal ends, then as many as can be of what lies between. */
function pairBetween(old: readonly string[], today: readonly string[], box: Box, pairs: Pair[]): void {
  let { a, b, c, d } = box;
  for (; a < b && c < d && old[a] === today[c]; a++, c++) pairs.push([a, c]);
  let equal = 0;
  for (; a < b && c < d && old[b - 1] === today[d - 1]; b--, d--) equal++;
  if (a < b && c < d) {
    const inner = { a, b, c, d };
    const found = pairsByMyers(old, today, inner);
    if (found) for (const pair of found) pairs.push(pair);
    else pairByUniqueWords(old, today, inner, pairs);
  }
  for (let k = 0; k < equal; k++) pairs.push([b + k, d + k]);
}

/** The most pairs there can be (E. Myers, An O(ND) Difference Algorithm, 1986); null where too much differs. */
function pairsByMyers(old: readonly string[], today: readonly string[], { a, b, c, d }: Box): Pair[] | null {
  const [width, height] = [b - a, d - c];
  const most = Math.min(width + height, MAX_DIFFERENCES);
  // Furthest place on each diagonal (old minus new) after a number of differences; diagonals begin at -most - 1.
  const zero = most + 1;
  const furthest = new Int32Array(2 * zero + 1);
  const history: Int32Array[] = [];
  for (let differences = 0; differences <= most; differences++) {
    history.push(furthest.slice(zero - differences - 1, zero + differences + 2));
    for (let k = -differences; k <= differences; k += 2) {
      const [below, above] = [furthest[zero + k - 1] ?? 0, furthest[zero + k + 1] ?? 0];
      let x = k === -differences || (k !== differences && below < above) ? above : below + 1;
      while (x < width && x - k < height && old[a + x] === today[c + x - k]) x++;
      furthest[zero + k] = x;
      if (x >= width && x - k >= height) return pairsFrom(history, { a, b, c, d });
    }
  }
  return null;
}

/** Walks back from the end of the box through the furthest places of each number of differences. */
function pairsFrom(history: readonly Int32Array[], { a, b, c, d }: Box): Pair[] {
  const pairs: Pair[] = [];
  let [x, y] = [b - a, d - c];
  for (let differences = history.length - 1; differences >= 0; differences--) {
    const furthest = history[differences] ?? new Int32Array(0);
    const at = (k: number): number => furthest[differences + 1 + k] ?? 0;
    const k = x - y;
    const isAdded = k === -differences || (k !== differences && at(k - 1) < at(k + 1));
    const before = isAdded ? at(k + 1) : at(k - 1);
    const start = differences === 0 ? 0 : isAdded ? before : before + 1;
    while (x > start) pairs.push([a + --x, c + --y]);
    if (isAdded) y--;
    else x--;
  }
  return pairs.reverse();
}

/** Cuts a box at the words that stand once on each side, as far as they keep their order, and pairs within the cuts. */
function pairByUniqueWords(old: readonly string[], today: readonly string[], box: Box, pairs: Pair[]): void {
  const there = onceIn(today, box.c, box.d);
  const shared = [...onceIn(old, box.a, box.b)].flatMap(([word, i]): Pair[] => {
    const j = there.get(word) ?? -1;
    return i >= 0 && j >= 0 ? [[i, j]] : [];
  });
  const pins = inOrder(shared.sort(([i], [k]) => i - k));
  let { a, c } = box;
  for (const [i, j] of pins) {
    pairBetween(old, today, { a, b: i, c, d: j }, pairs);
    pairs.push([i, j]);
    [a, c] = [i + 1, j + 1];
  }
  // Nothing cuts it: it is told as replaced whole.
  if (pins.length > 0) pairBetween(old, today, { a, b: box.b, c, d: box.d }, pairs);
}

/** Word -> its place; -1 when it stands more than once. */
function onceIn(words: readonly string[], start: number, end: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let k = start; k < end; k++) {
    const word = words[k] ?? '';
    places.set(word, places.has(word) ? -1 : k);
  }
  return places;
}

/** The longest part of the pairs whose second members ascend too (patience sorting). */
function inOrder(pairs: readonly Pair[]): Pair[] {
  const tops: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, today], index) => {
    let low = 0;
    for (let high = tops.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < today) low = middle + 1;
      else high = middle;
    }
    before[index] = tops[low - 1] ?? -1;
    tops[low] = index;
  });
  const longest: Pair[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair) longest.push(pair);
  }
  return longest.reverse();
}

interface Change {
  removed: string;
  added: string;
  /** What stays after it. */
  same: string;
}

function changesOf(old: readonly string[], today: readonly string[], pairs: readonly Pair[]): Change[] {
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  for (const [a, c] of [...pairs, [old.length, today.length] as const]) {
    const last = changes.at(-1);
    if (last && a === i && c === j) last.same += old[a] ?? '';
    else
      changes.push({
        removed: old.slice(i, a).join(''),
        added: today.slice(j, c).join(''),
        same: old[a] ?? '',
      });
    [i, j] = [a + 1, c + 1];
  }
  return changes;
}

/** Joins changes that hardly anything lies between: a sentence put anew reads better whole than in crumbs. */
function readable(changes: readonly Change[]): DiffPart[] {
  const joined: Change[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    if (last && isChange(last) && isChange(change) && isCrumb(last.same, last, change)) {
      last.removed += last.same + change.removed;
      last.added += last.same + change.added;
      last.same = change.same;
    } else joined.push({ ...change });
  }
  return joined.flatMap(({ removed, added, same }): DiffPart[] => [
    ...(removed ? [{ kind: 'removed', text: removed } as const] : []),
    ...(added ? [{ kind: 'added', text: added } as const] : []),
    ...(same ? [{ kind: 'same', text: same } as const] : []),
  ]);
}

const isChange = ({ removed, added }: Change): boolean => removed !== '' || added !== '';

/** A space between words replaced one after another, or words much shorter than what changed on either side of them. */
function isCrumb(same: string, left: Change, right: Change): boolean {
  const sizeOf = ({ removed, added }: Change): number => Math.min(removed.length, added.length);
  if (same.trim() === '') return !same.includes('\n') && sizeOf(left) + sizeOf(right) > 0;
  return 3 * same.trim().length <= Math.min(sizeOf(left), sizeOf(right));
}
