/** What every format's reader hands on: blocks in reading order, not yet placed in a text. */
import type { Block, InlineMark } from '../../contract/article.ts';

/** What a block is, without its place in the text. */
type Role<B> = B extends Block ? Omit<B, 'start' | 'end' | 'marks'> : never;
export type BlockRole = Role<Block>;

export interface DraftBlock {
  readonly role: BlockRole;
  readonly text: string;
  /** Offsets count in `text` of this block. */
  readonly marks: readonly InlineMark[];
}

/** A document as its format tells it; null where the source says nothing. */
export interface Draft {
  readonly author: string | null;
  readonly date: string | null;
  readonly tags: readonly string[];
  /** An address of http or https. */
  readonly url: string | null;
  /** The names of what it was published in, or taken from. */
  readonly publication: string | null;
  /** A title, if the source has one, is the first block. Blocks without text are dropped later. */
  readonly blocks: readonly DraftBlock[];
}

/** A block without typography. */
export const plainBlock = (role: BlockRole, text: string): DraftBlock => ({ role, text, marks: [] });
