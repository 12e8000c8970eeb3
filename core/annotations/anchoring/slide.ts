/**
 * What was put in can often be told in two ways: of "a b" made "a c a b", either a is the old one. Slides such a gap to
 * where paragraphs and sentences begin, since people edit by those.
 */
import type { Tokens } from './tokens.ts';

const MAX_SLIDE = 64;

interface Texts {
  readonly from: Tokens;
  readonly to: Tokens;
  /** For each of `from`'s tokens the one of `to`, and the other way. */
  readonly map: Int32Array;
  readonly back: Int32Array;
}

/** Tokens `left + 1` to `right - 1` of `to` came between `at` and `at + 1` of `from`. */
interface Gap {
  readonly at: number;
  readonly left: number;
  readonly right: number;
}

/** Changes `map` and `back`. */
export function slideInsertions(texts: Texts, endsSentence: (id: number) => boolean): void {
  const { from, to, map } = texts;
  const edge = (tokens: Tokens, at: number): number => {
    if (at >= tokens.ids.length || tokens.opens[at] === 1) return 2;
    return endsSentence(tokens.ids[at - 1] ?? -1) ? 1 : 0;
  };
  for (let at = 0; at + 1 < map.length; at++) {
    const left = map[at] ?? -1;
    const right = map[at + 1] ?? -1;
    if (left < 0 || right <= left + 1) continue;
    const gap = { at, left, right };
    const worth = (shift: number): number =>
      2 * edge(from, at + 1 + shift) + edge(to, left + 1 + shift) + edge(to, right + shift);
    let best = 0;
    for (let by = 1; by <= MAX_SLIDE && canSlideOn(texts, gap, by); by++)
      if (worth(by) > worth(best)) best = by;
    for (let by = 1; by <= MAX_SLIDE && canSlideBack(texts, gap, by); by++)
      if (worth(-by) > worth(best)) best = -by;
    for (let by = 1; by <= best; by++) rejoin(texts, at + by, left + by);
    for (let by = 1; by <= -best; by++) rejoin(texts, at + 1 - by, right - by);
  }
}

/** Whether the token that follows the gap by so many could as well stand before it. */
function canSlideOn({ from, to, map, back }: Texts, { at, left, right }: Gap, by: number): boolean {
  const target = left + by;
  const isFree = back[target] === -1 || target >= right;
  return isFree && map[at + by] === right + by - 1 && to.ids[target] === from.ids[at + by];
}

function canSlideBack({ from, to, map, back }: Texts, { at, left, right }: Gap, by: number): boolean {
  const target = right - by;
  const isFree = back[target] === -1 || target <= left;
  return isFree && map[at + 1 - by] === left + 1 - by && to.ids[target] === from.ids[at + 1 - by];
}

function rejoin({ map, back }: Texts, i: number, j: number): void {
  const before = map[i] ?? -1;
  if (before >= 0 && back[before] === i) back[before] = -1;
  map[i] = j;
  back[j] = i;
}
