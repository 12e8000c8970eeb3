/** Which words of a query an article may lack when none holds all of them. Pure. */
import type { Scope } from '../../contract/query/grammar.ts';
import { leavesOf, type Test, type TextLeaf } from './asked.ts';

const NOTHING: Test = { kind: 'and', of: [] };

const isLooseLeaf = (leaf: TextLeaf): boolean =>
  leaf.kind === 'word' ? !leaf.isPrefix : leaf.isRun === true;

/** What an answer may lack of a query, and what never. */
export interface Looseness {
  /** The leaves that are words to stand anywhere, as bits. */
  readonly loose: number;
  /** What must hold besides, as quoted or excluded words. */
  readonly required: Test;
}

/** Of words alone any may be lacking. */
export const allLoose = (wanted: number): Looseness => ({ loose: wanted, required: NOTHING });

/** Parts a query into its words, of which an article may lack some when none holds all, and what it may never lack. */
export function loosely(test: Test, leaves: readonly TextLeaf[], scope: Scope): Looseness {
  const parts = (part: Test): readonly Test[] => (part.kind === 'and' ? part.of.flatMap(parts) : [part]);
  const isScoped = (part: Test): boolean => leavesOf(part).every((leaf) => leaves[leaf]?.scope === scope);
  const required: Test[] = [];
  let loose = 0;
  for (const part of parts(test)) {
    const leaf = part.kind === 'leaf' ? leaves[part.leaf] : undefined;
    // What a word also stands for is no more than the word: any of it may be lacking where the word may.
    if (part.kind === 'or' && part.isWidened === true && isScoped(part))
      for (const each of leavesOf(part)) loose |= 1 << each;
    else if (part.kind === 'leaf' && leaf?.scope === scope && isLooseLeaf(leaf)) loose |= 1 << part.leaf;
    else required.push(part);
  }
  return { loose, required: { kind: 'and', of: required } };
}
