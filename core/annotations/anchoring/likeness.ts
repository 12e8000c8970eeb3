/** How like two runs of tokens are, from 0 to 1. */
import type { Run, Tokens, Vocabulary } from './tokens.ts';

/** Longer passages than this are compared by words alone: a table of their letters would be too large. */
const MAX_LETTERS = 300;

/**
 * The larger of two shares: of the letters in words both runs have (`common`: their places in the old run), and, in short
 * runs, of the letters that need no change. The second sees what a typing error leaves of a word.
 */
export function likenessOf(
  { old, today, vocabulary }: { old: Tokens; today: Tokens; vocabulary: Vocabulary },
  passage: Run,
  run: Run,
  common: readonly number[],
): number {
  const weigh = (ids: Int32Array): number => ids.reduce((sum, id) => sum + vocabulary.weight(id), 0);
  const before = old.ids.subarray(passage.first, passage.end);
  const after = today.ids.subarray(run.first, run.end);
  const shared = weigh(Int32Array.from(common, (index) => old.ids[index] ?? -1));
  const ofWords = (2 * shared) / Math.max(1, weigh(before) + weigh(after));
  const say = (ids: Int32Array): string => Array.from(ids, (id) => vocabulary.said(id)).join(' ');
  return Math.max(ofWords, likenessOfLetters(say(before), say(after)));
}

/** One minus the edit distance over the longer length; 0 when either is too long to compare. */
function likenessOfLetters(a: string, b: string): number {
  if (a.length > MAX_LETTERS || b.length > MAX_LETTERS || a.length + b.length === 0) return 0;
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(substituted, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return 1 - (above[b.length] ?? 0) / Math.max(a.length, b.length);
}
