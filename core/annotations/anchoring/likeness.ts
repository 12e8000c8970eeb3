/** How like two runs of tokens are, from 0 to 1. */
import type { Link } from './links.ts';
import type { Run, Tokens, Vocabulary } from './tokens.ts';

/** Longer passages than this are compared by words alone: a table of their letters would be too large. */
const MAX_LETTERS = 300;

export interface Likeness {
  readonly likeness: number;
  /** Share of the run's letters that are the passage's. */
  readonly purity: number;
  /** Share of the passage's letters that are in the run. */
  readonly recall: number;
}

/**
 * The larger of two shares: of the letters in words both runs have (`links`), and, in short runs, of the letters that need
 * no change. The second sees what a typing error leaves of a word.
 */
export function likenessOf(
  { old, today, vocabulary }: { old: Tokens; today: Tokens; vocabulary: Vocabulary },
  passage: Run,
  run: Run,
  links: readonly Link[],
): Likeness {
  const weigh = (ids: Int32Array): number => ids.reduce((sum, id) => sum + vocabulary.weight(id), 0);
  const before = old.ids.subarray(passage.first, passage.end);
  const after = today.ids.subarray(run.first, run.end);
  const shared = weigh(Int32Array.from(links, ({ from }) => old.ids[from] ?? -1));
  const [lettersBefore, lettersAfter] = [weigh(before), weigh(after)];
  const ofWords = (2 * shared) / Math.max(1, lettersBefore + lettersAfter);
  const purity = shared / Math.max(1, lettersAfter);
  const recall = shared / Math.max(1, lettersBefore);
  if (ofWords === 1) return { likeness: 1, purity, recall };
  const say = (ids: Int32Array): string => Array.from(ids, (id) => vocabulary.said(id)).join(' ');
  const isShort = Math.max(lettersBefore, lettersAfter) <= MAX_LETTERS;
  const ofLetters = isShort ? likenessOfLetters(say(before), say(after)) : 0;
  return { likeness: Math.max(ofWords, ofLetters), purity, recall };
}

/** One minus the edit distance over the longer length. */
function likenessOfLetters(a: string, b: string): number {
  if (a.length + b.length === 0) return 0;
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
