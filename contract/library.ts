/** The library as a whole: its state, what it could not read, and the shelf as a window on its articles. */
import * as v from 'valibot';
import type { ArticleSummary } from './article.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Why a source is not on the shelf. */
export const REFUSALS = ['no-permission', 'binary', 'empty', 'too-large', 'unreadable'] as const;
export type RefusalReason = (typeof REFUSALS)[number];

export interface Refusal {
  /** Relative to the library, with `/` between folders. */
  readonly path: string;
  readonly reason: RefusalReason;
  /** Size of the source in bytes; null where it could not be asked. */
  readonly bytes: number | null;
}

export interface LibraryStatus {
  /** Absolute path of the folder. */
  readonly dir: string;
  /** `missing` while the folder is away; it is looked for until it comes back. */
  readonly state: 'reading' | 'ready' | 'missing';
  readonly articles: number;
  readonly refused: number;
  /** Sources read of those found, while there are some to read; else null. */
  readonly reading: Progress | null;
  /** Articles searchable of those read, while the index is behind; else null. */
  readonly indexing: Progress | null;
  /** True while the person has indexing wait. */
  readonly isIndexingPaused: boolean;
  /** Where annotations are kept: beside the articles, or in the user's data folder when the library is read-only. */
  readonly annotationsKept: 'library' | 'data-folder';
  /** Absolute path of the folder that holds the journal. */
  readonly annotationsDir: string;
  /** Journal records that could not be read; they are kept as they are. */
  readonly damagedRecords: number;
  /** Annotations that wait for a decision in the review. */
  readonly reviewWaiting: number;
}

export const SORTS = ['added', 'opened', 'changed', 'title', 'length', 'progress'] as const;
export const FILTERS = ['all', 'unread', 'reading', 'read', 'annotated'] as const;
export type Sort = (typeof SORTS)[number];
export type Filter = (typeof FILTERS)[number];

/** Which rows of the shelf are wanted. */
export const shelfQuery = v.strictObject({
  sort: v.picklist(SORTS),
  descending: v.boolean(),
  filter: v.picklist(FILTERS),
  /** ISO 639-1 code, or null for every language. */
  language: v.nullable(v.pipe(v.string(), v.maxLength(8))),
  from: v.pipe(v.number(), v.integer(), v.minValue(0)),
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
});
export type ShelfQuery = v.InferOutput<typeof shelfQuery>;

export interface ShelfWindow {
  /** How many articles pass the filter. */
  readonly total: number;
  readonly from: number;
  readonly rows: readonly ArticleSummary[];
  /** Every language of the library with its number of articles, most frequent first. */
  readonly languages: readonly { readonly code: string; readonly articles: number }[];
}
