/** What a query quotes, as words that texts must hold: together, or near one another. Pure. */
import type { Leaf } from '../../contract/query/grammar.ts';
import { fold } from './fold.ts';
import { countedWords } from './near.ts';
import { atomsOf } from './words.ts';

export interface Quoted {
  /** Folded runs of letters and digits; of words near one another the words, at least two. */
  readonly atoms: readonly string[];
  readonly near: number | null;
  /** True when only the beginning of the last one is asked for. */
  readonly isOpen: boolean;
}

/** What a query quotes, as texts must hold it; without atoms when it holds no word. */
export function quotedAs(leaf: Extract<Leaf, { kind: 'phrase' }>): Quoted {
  const { text, near, begun } = leaf;
  const counted = (start: number, end?: number): string[] => countedWords(fold(text.slice(start, end)));
  const isOpen = leaf.isOpen || begun !== null;
  // Words near one another stand in any order: the one that is a beginning is asked for last.
  const words = begun
    ? [...counted(0, begun.start), ...counted(begun.end), ...counted(begun.start, begun.end)]
    : counted(0);
  if (near !== null && words.length > 1) return { atoms: words, near, isOpen };
  // One word is near no other: it is looked for as it stands, without what is elided before it.
  const alone = near === null ? undefined : words[0];
  return { atoms: atomsOf(alone ?? fold(text).trim()), near: null, isOpen };
}
