/** What a query asks of passages and articles, leaf by leaf, and how the leaves are put together. */
import type { Leaf, Scope } from '../../contract/query/grammar.ts';
import type { QueryWord } from './query-word.ts';

/** What a passage can hold: a word, or several as one. */
export type TextLeaf = { readonly scope: Scope } & (
  | { readonly kind: 'word'; readonly word: QueryWord; readonly isPrefix: boolean }
  | {
      readonly kind: 'phrase';
      /** Folded runs of letters and digits, at least one; of words near one another the words, at least two. */
      readonly atoms: readonly string[];
      readonly near: number | null;
      /** True when the last one may still be growing. */
      readonly isOpen: boolean;
      /** As it was typed, where it was not quoted. */
      readonly typed?: string;
      /** True for what was typed as one run: an answer may lack it where it may lack a word. */
      readonly isRun?: boolean;
    }
);

/** What an article's own data is asked. */
export type Filter = Exclude<Leaf, { kind: 'word' | 'phrase' }>;

/** How an article answers: `leaf` by its number among the leaves. */
export type Test =
  | { readonly kind: 'and'; readonly of: readonly Test[] }
  /** `isWidened`: between words and what they stand for. */
  | { readonly kind: 'or'; readonly of: readonly Test[]; readonly isWidened?: boolean }
  | { readonly kind: 'not'; readonly of: Test }
  | { readonly kind: 'leaf'; readonly leaf: number }
  | { readonly kind: 'filter'; readonly filter: Filter };

/** The leaves of a test, those it excludes apart. */
export function leavesOf(test: Test): readonly number[] {
  if (test.kind === 'leaf') return [test.leaf];
  return test.kind === 'and' || test.kind === 'or' ? test.of.flatMap(leavesOf) : [];
}
