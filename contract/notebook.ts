/**
 * The notebook: every annotation of the library as one list that is asked for in windows; what is done to many of them at
 * once, each written whole or not at all; tags; and the names people give to colours.
 */
import * as v from 'valibot';
import { ANCHOR_STATES, colour, type Anchor, type Colour, type ColourNames } from './annotation.ts';
import type { Span } from './article.ts';
import { annotationId, articleId, call, note, nothing, tag, tags, words } from './call.ts';
import type { Problem } from './query/grammar.ts';
import type { AnchorCounts, AnnotatedArticle } from './review.ts';

export const NOTEBOOK_SORTS = ['created', 'changed', 'place', 'colour'] as const;
export const NOTEBOOK_GROUPS = ['none', 'article', 'tag'] as const;
/** `checking`: its place in today's text is still being found out. */
export const NOTEBOOK_STATES = [...ANCHOR_STATES, 'checking'] as const;
export type NotebookSort = (typeof NOTEBOOK_SORTS)[number];
export type NotebookGroup = (typeof NOTEBOOK_GROUPS)[number];
export type NotebookState = (typeof NOTEBOOK_STATES)[number];

/** The most annotations one call may name. */
const MANY = 200_000;
const COLOUR_NAME_LENGTH = 40;

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const moment = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)));
const annotationIds = v.pipe(v.array(annotationId), v.maxLength(MANY));

/** Which annotations are wanted; every condition must hold, and an empty one always does. */
const notebookFilter = v.strictObject({
  /** What the quote, the note or the tags hold, whatever the accents and capitals: read as the library's search is. */
  search: words,
  /** Any of these. */
  colours: v.pipe(v.array(colour), v.maxLength(5)),
  /** All of these. */
  tags,
  /** Only those without a tag. */
  untagged: v.boolean(),
  articleId: v.nullable(articleId),
  /** Milliseconds since the epoch, `from` inclusive and `until` exclusive; null for no limit. */
  date: v.strictObject({ by: v.picklist(['created', 'changed']), from: moment, until: moment }),
  /** Any of these. */
  states: v.pipe(v.array(v.picklist(NOTEBOOK_STATES)), v.maxLength(NOTEBOOK_STATES.length)),
  /** Only those whose source is gone. */
  gone: v.boolean(),
});
export type NotebookFilter = v.InferOutput<typeof notebookFilter>;

const list = {
  filter: notebookFilter,
  sort: v.picklist(NOTEBOOK_SORTS),
  descending: v.boolean(),
  /** By tag, an annotation stands in the list once for each of its tags. */
  group: v.picklist(NOTEBOOK_GROUPS),
  from: index,
};
const notebookQuery = v.strictObject({
  ...list,
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
});
export type NotebookQuery = v.InferOutput<typeof notebookQuery>;

/** What to do something to: annotations by their ids, or all that pass a filter. */
const which = v.variant('kind', [
  v.strictObject({ kind: v.literal('ids'), annotationIds }),
  v.strictObject({ kind: v.literal('filter'), filter: notebookFilter, except: annotationIds }),
]);
export type Which = v.InferOutput<typeof which>;

/** One annotation in the list. Times are milliseconds since the epoch. */
export interface NotebookRow {
  readonly annotationId: string;
  readonly colour: Colour;
  /** The passage's words as they were annotated, or a piece of them around the first match when they are very long. */
  readonly quote: string;
  /** True when the quote does not begin, or does not end, where its passage does. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
  /** The words that a person accepted in the place of the quote, when they are others; a piece of them when they are long. */
  readonly today: TodaysWords | null;
  readonly note: string;
  readonly tags: readonly string[];
  /** What the search matched. */
  readonly quoteMarks: readonly Span[];
  readonly noteMarks: readonly Span[];
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Null while its place in today's text is being found out. */
  readonly anchor: Anchor | null;
  readonly article: AnnotatedArticle;
  /** The group it is the first row of; null inside a group, and in a list without groups. */
  readonly opens: NotebookGroupHead | null;
}

export interface TodaysWords {
  readonly words: string;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
  /** What the search matched. */
  readonly marks: readonly Span[];
}

export interface NotebookGroupHead {
  /** The article's title or the tag; null for those without a tag. */
  readonly name: string | null;
  readonly rows: number;
}

export interface NotebookWindow {
  /** Rows of the list; with groups by tag, more than there are annotations. */
  readonly total: number;
  /** Annotations that pass the filter. */
  readonly annotations: number;
  /** Annotations of the library. */
  readonly all: number;
  readonly from: number;
  readonly rows: readonly NotebookRow[];
  /** What of the search could not be read as it stands, or says nothing of an annotation. */
  readonly problems: readonly Problem[];
}

/** What there is to filter by, over the whole library. */
export interface NotebookFacets {
  readonly colours: Readonly<Record<Colour, number>>;
  readonly states: AnchorCounts;
  readonly gone: number;
  readonly untagged: number;
  /** Different tags. */
  readonly tags: number;
  readonly articles: number;
}

export interface TagCount {
  readonly tag: string;
  readonly annotations: number;
}

export interface ArticleCount {
  readonly article: AnnotatedArticle;
  readonly annotations: number;
}

const LAST_MOMENT = 8.64e15;
/** Milliseconds since the epoch, as far as dates reach. */
const changedAt = v.pipe(v.number(), v.minValue(-LAST_MOMENT), v.maxValue(LAST_MOMENT));
const changed = { colour: v.exactOptional(colour), note: v.exactOptional(note), tags: v.exactOptional(tags) };

/**
 * What of an annotation was changed, as it was before, and what was made of it: what undoing takes. Each with the time that
 * it counts as last changed.
 */
const changedBefore = v.strictObject({
  ...{ annotationId, ...changed, updatedAt: changedAt },
  made: v.strictObject({ ...changed, updatedAt: changedAt }),
});
export type ChangedBefore = v.InferOutput<typeof changedBefore>;

const someOf = v.strictObject({
  /** What the name holds, whatever the accents and capitals. */
  query: words,
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
});

export const notebookCalls = {
  notebook: call<NotebookWindow>()(notebookQuery),
  /** The annotations of a stretch of the list, in its order, each once. */
  notebookIds: call<readonly string[]>()(
    v.strictObject({ ...list, count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MANY)) }),
  ),
  notebookFacets: call<NotebookFacets>()(nothing),
  /** Tags that begin with the words come first, then those that hold them; of these the most used first. */
  listTags: call<readonly TagCount[]>()(someOf),
  /** Annotated articles whose title or path holds the words, those with the most annotations first. */
  listAnnotatedArticles: call<readonly ArticleCount[]>()(someOf),
  /** Answers only what was another before, as it was. */
  changeAnnotations: call<readonly ChangedBefore[]>()(
    v.strictObject({
      which,
      colour: v.exactOptional(colour),
      addTags: v.exactOptional(tags),
      removeTags: v.exactOptional(tags),
    }),
  ),
  /**
   * Takes changes of one or of many back, and leaves what was done since: a tag given since stays, another colour too.
   * Answers of how many something was taken back.
   */
  changeBack: call<number>()(v.strictObject({ before: v.pipe(v.array(changedBefore), v.maxLength(MANY)) })),
  /** Answers the ids of those that are deleted now and were not before. */
  deleteAnnotations: call<readonly string[]>()(v.strictObject({ which })),
  restoreAnnotations: call<null>()(v.strictObject({ annotationIds })),
  /** On every annotation that has it. To the name of another tag, the two become one. */
  renameTag: call<readonly ChangedBefore[]>()(v.strictObject({ tag, name: tag })),
  colourNames: call<ColourNames>()(nothing),
  /** An empty name gives the colour its own again. Answers the names as they are now. */
  nameColour: call<ColourNames>()(
    v.strictObject({ colour, name: v.pipe(v.string(), v.trim(), v.maxLength(COLOUR_NAME_LENGTH)) }),
  ),
} as const;
