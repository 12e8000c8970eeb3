import type { Parted } from './parted.ts';

/** One word of a query. */
export interface QueryWord {
  /** Folded, as it must stand in the folded text. */
  readonly text: string;
  /** Its longest run of letters and digits; null when it has none, as an emoji. */
  readonly atom: string | null;
  /** As it was typed, in lower case: what other forms of the word are found by. */
  readonly written: string;
  /** True when it may still be growing: the last word as typed. */
  readonly isLast: boolean;
  /** True when it is written with a capital where none is due. */
  readonly isName: boolean;
  /** How it is also written in parts; null for nearly all words. */
  readonly parted: Parted | null;
}
