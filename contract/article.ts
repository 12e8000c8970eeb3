/**
 * Articles as both sides see them. The `text` is the only coordinate system: every offset in the program counts its
 * UTF-16 units, `start` inclusive and `end` exclusive.
 */

/** A run of `text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Typography inside a block; a link carries its address, which is only ever opened outside the program. A footnote is
 * referred to by its number in square brackets.
 */
export interface InlineMark extends Span {
  readonly kind: 'emphasis' | 'strong' | 'code' | 'link' | 'footnote';
  /** The address, for a link; null for every other kind. */
  readonly href: string | null;
}

/** The side that the cells of a column keep to. */
export const ALIGNMENTS = ['left', 'center', 'right'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

interface BlockSpan extends Span {
  readonly marks: readonly InlineMark[];
}

/** What a text is made of, in reading order; blocks never overlap and are separated by two line feeds. */
export type Block = BlockSpan &
  (
    | { readonly kind: 'title' | 'paragraph' | 'quote' | 'code' | 'source' | 'rule' }
    /** Its rows are the lines of its text, the first one its head; a tab stands between two cells, and in none. */
    | {
        readonly kind: 'table';
        /** How each column is set, from the first on; null where the source says nothing, as for those beyond. */
        readonly columns: readonly (Alignment | null)[];
        /** True inside a quotation. */
        readonly isQuoted: boolean;
        /** The depth of the list it stands in, 0 for the outermost; null outside of any. */
        readonly depth: number | null;
      }
    | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4 | 5 | 6 }
    | {
        readonly kind: 'item';
        /** 0 for the outermost list. */
        readonly depth: number;
        /** The item's number in an ordered list; null in a bulleted one. */
        readonly ordinal: number | null;
        /** Whether what it says is done; null when it is no task. */
        readonly isDone: boolean | null;
      }
    /** A paragraph of a footnote, after the end of all else; those of one footnote follow one another. */
    | { readonly kind: 'footnote'; readonly number: number }
  );

/** One row of the shelf. Times are milliseconds since the epoch. */
export interface ArticleSummary {
  readonly id: string;
  /** Where its source is: relative to the library, with `/` between folders. */
  readonly path: string;
  readonly title: string;
  /** The first words after the title, at most 200 characters. */
  readonly excerpt: string;
  /** ISO 639-1 code, or null when the text is too short to tell. */
  readonly language: string | null;
  readonly author: string | null;
  /** The article's own date as its source writes it, or null. */
  readonly date: string | null;
  readonly tags: readonly string[];
  readonly words: number;
  /** Reading time, at least 1. */
  readonly minutes: number;
  readonly addedAt: number;
  readonly changedAt: number;
  readonly annotations: number;
  readonly reading: Reading;
}

/** From this share of the text on, an article counts as read: its last lines are often a source or a note. */
export const READ_SHARE = 0.95;

/** How far an article was read, and where it was left. */
export interface Reading {
  /** Offset into the text of the first line that was on the screen; 0 when never opened. */
  readonly offset: number;
  /** The share of the text that was reached, 0 to 1. */
  readonly progress: number;
  /** When it was last read; null when never opened. */
  readonly at: number | null;
}

/** An article to read. */
export interface Article extends ArticleSummary {
  /** Where the article was published, as its source says it: an address of http or https; null when it says none. */
  readonly url: string | null;
  /** What it was published in, or taken from, by name, as its source says it; null when it says none. */
  readonly publication: string | null;
  readonly text: string;
  /** SHA-256 of the text's UTF-8 bytes, in hex. */
  readonly textHash: string;
  readonly blocks: readonly Block[];
  /** The name of the encoding the bytes were read in, such as `utf-8` or `windows-1252`. */
  readonly encoding: string;
}
