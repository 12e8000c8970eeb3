/**
 * Which token of an old text is which token of a new one. Runs of four words that are unique in both texts find what
 * stayed and what moved, in any order; the gaps between them are filled in order. Linear but for small tables.
 */
import { fillGaps, pair, type Work } from './fill-gaps.ts';
import { GRAM, sharedGrams } from './gram-table.ts';
import { slideInsertions } from './slide.ts';
import type { Tokens, Vocabulary } from './tokens.ts';

/** For each token the one it is in the other text; -1 where there is none. No token has two. */
export interface Alignment {
  readonly toToday: Int32Array;
  readonly toOld: Int32Array;
}

/** Two texts and how they are aligned. */
export interface AlignedTexts {
  readonly old: Tokens;
  readonly today: Tokens;
  readonly vocabulary: Vocabulary;
  readonly alignment: Alignment;
  /** The old text is all there, not the passage with its context alone. */
  readonly isWhole: boolean;
}

interface Match {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

export function alignTokens(old: Tokens, today: Tokens, vocabulary: Vocabulary): Alignment {
  const work: Work = {
    from: old.ids,
    to: today.ids,
    weight: (id) => Math.min(vocabulary.weight(id), 8),
    map: new Int32Array(old.ids.length).fill(-1),
    back: new Int32Array(today.ids.length).fill(-1),
    cells: 0,
  };
  // The longest match is the surest; what a shorter one claims besides is what is left.
  for (const { from, to, length } of uniqueMatches(old.ids, today.ids).sort((a, b) => b.length - a.length)) {
    for (let k = 0; k < length; k++) pair(work, from + k, to + k);
  }
  fillGaps(work);
  const ends = new Set(Array.from('.!?…:;', (sign) => vocabulary.idOf(sign)));
  const endsSentence = (id: number): boolean => ends.has(id);
  slideInsertions({ from: old, to: today, map: work.map, back: work.back }, endsSentence);
  slideInsertions({ from: today, to: old, map: work.back, back: work.map }, endsSentence);
  return { toToday: work.map, toOld: work.back };
}

/** Maximal equal runs around every four tokens that stand once in each text. */
function uniqueMatches(from: Int32Array, to: Int32Array): Match[] {
  const matches: Match[] = [];
  let last: Match = { from: 0, to: 0, length: 0 };
  for (const { from: i, to: j } of sharedGrams(from, to)) {
    const isCovered = i - last.from === j - last.to && i + GRAM <= last.from + last.length;
    if (isCovered || !isEqualRun(from, i, to, j, GRAM)) continue;
    last = extend(from, i, to, j);
    matches.push(last);
  }
  return matches;
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
