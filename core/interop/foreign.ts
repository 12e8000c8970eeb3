/** What a file of another program says, before anything of it is looked for in the library. */
import type { Colour } from '../../contract/annotation.ts';
import type { ImportFormat, ImportProblem, ImportWarning } from '../../contract/interchange.ts';

/** A passage as a file describes it. Positions are in code points of the text it was made on. */
export interface ForeignPassage {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly position: { readonly start: number; readonly end: number } | null;
  /** SHA-256 (hex) of that text; null where the file does not know it. */
  readonly textHash: string | null;
}

/** By what a file names an article; null for what it does not say. */
export interface ArticleClue {
  readonly id: string | null;
  readonly textHash: string | null;
  /** Relative to a library, with `/` between folders. */
  readonly path: string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly author: string | null;
}

/** What a person decided about the passage, in an export of our own. */
export interface ForeignSettlement {
  readonly textHash: string;
  readonly passage: ForeignPassage | null;
}

/** One annotation of a file. Times are milliseconds since the epoch, null where the file says none. */
export interface ForeignAnnotation {
  /** A UUID: the file's own, else one made of what stays when the record is edited. */
  readonly id: string;
  /** True for an id made of the quote: another record of the same words has the same one. */
  readonly isIdMade: boolean;
  /** Place and time as the file says them: what tells it from another record of the same words. */
  readonly apart: string;
  readonly passage: ForeignPassage;
  readonly settlement: ForeignSettlement | null;
  /** Null where the file knows no colours. */
  readonly colour: Colour | null;
  /** Null where the file knows no notes, or none of this one. */
  readonly note: string | null;
  /** Null where the file knows no tags. */
  readonly tags: readonly string[] | null;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  readonly article: ArticleClue;
}

/** A record that was read, or why it was not, with what there is to show of it. */
export type ForeignRecord =
  | { readonly kind: 'annotation'; readonly annotation: ForeignAnnotation }
  /** Another record of the file says the same or more, or says it as it was changed later. */
  | {
      readonly kind: 'repeated' | 'older';
      readonly quote: string;
      readonly note: string;
      readonly title: string | null;
    }
  | {
      readonly kind: 'failed';
      readonly problem: ImportProblem;
      readonly quote: string;
      readonly note: string;
      readonly title: string | null;
    };

export interface ForeignFile {
  readonly format: ImportFormat;
  /** What is to be said of the whole file. */
  readonly warnings: readonly ImportWarning[];
  /** In the order of the file. */
  readonly records: readonly ForeignRecord[];
}

export const NO_CLUE: ArticleClue = {
  ...{ id: null, textHash: null, path: null },
  ...{ url: null, title: null, author: null },
};

/** A record that cannot be taken in. */
export const failed = (
  problem: ImportProblem,
  { quote = '', note = '', title = null }: { quote?: string; note?: string; title?: string | null } = {},
): ForeignRecord => ({ kind: 'failed', problem, quote, note, title });
