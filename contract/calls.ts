/**
 * The one table of calls: name, input schema, output type. Handlers, shells, transports and the client derive from it.
 * Values are JSON-safe, so that every shell carries the same.
 */
import * as v from 'valibot';
import { colour, type AnchoredAnnotation } from './annotation.ts';
import type { Article } from './article.ts';
import {
  annotationId,
  articleId,
  call,
  hash,
  note,
  nothing,
  offset,
  tags,
  words,
  type Call,
} from './call.ts';
import { comparisonCalls } from './comparison.ts';
import { healthCalls } from './health.ts';
import { identityCalls } from './identity.ts';
import { interchangeCalls } from './interchange.ts';
import type { LinkTarget } from './link.ts';
import { shelfQuery, type LibraryStatus, type Refusal, type ShelfWindow } from './library.ts';
import { notebookCalls } from './notebook.ts';
import { reviewCalls } from './review.ts';
import { savedSearchCalls } from './saved-searches.ts';
import type { FoundInArticle, MatchReason, RelatedPassage, SearchResult } from './search.ts';
import { settingsChange, type Settings } from './settings.ts';
import { snapshotCalls } from './snapshots.ts';

/** Sources of more bytes than this are refused, dropped or found. */
export const MAX_SOURCE_BYTES = 64 * 1024 * 1024;

const fileName = v.pipe(v.string(), v.minLength(1), v.maxLength(255));

/** What the engine answers, in every shell. */
export const engineCalls = {
  libraryStatus: call<LibraryStatus>()(nothing),
  /** Opens another folder as the library and remembers it. Fails with `not-a-folder`. */
  openLibrary: call<LibraryStatus>()(
    v.strictObject({ dir: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)) }),
  ),
  /** Has indexing wait, or go on; until the program ends. What is added or opened meanwhile is indexed all the same. */
  pauseIndexing: call<null>()(v.strictObject({ isPaused: v.boolean() })),
  listRefused: call<readonly Refusal[]>()(nothing),
  shelf: call<ShelfWindow>()(shelfQuery),
  /** Fails with `article-not-found` or `source-unreadable`. */
  openArticle: call<Article>()(v.strictObject({ articleId })),
  saveReading: call<null>()(
    v.strictObject({
      articleId,
      offset,
      progress: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    }),
  ),
  /** Copies a file into the library, never overwriting; answers its path there. */
  addFile: call<{ readonly path: string }>()(
    v.strictObject({
      name: fileName,
      /** The bytes in base64. */
      base64: v.pipe(v.string(), v.maxLength(Math.ceil((MAX_SOURCE_BYTES * 4) / 3) + 4)),
    }),
  ),
  /** Makes a text file of pasted text; answers its path. */
  addText: call<{ readonly path: string }>()(
    v.strictObject({ text: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_SOURCE_BYTES / 4)) }),
  ),
  /** The article's annotations in the order of the text, orphans last. */
  listAnnotations: call<readonly AnchoredAnnotation[]>()(v.strictObject({ articleId })),
  /** One annotation as it is now. Fails with `annotation-not-found`. */
  annotation: call<AnchoredAnnotation>()(v.strictObject({ annotationId })),
  /** Answers only when the annotation is safe on disk. Fails with `text-changed` when `textHash` is not today's. */
  annotate: call<AnchoredAnnotation>()(
    v.strictObject({
      annotationId,
      articleId,
      start: offset,
      end: offset,
      textHash: hash,
      colour,
      note,
      tags,
    }),
  ),
  /** What is not named stays, and nothing is written of it. */
  changeAnnotation: call<AnchoredAnnotation>()(
    v.strictObject({
      annotationId,
      colour: v.exactOptional(colour),
      note: v.exactOptional(note),
      tags: v.exactOptional(tags),
    }),
  ),
  deleteAnnotation: call<null>()(v.strictObject({ annotationId })),
  /** Undoes a deletion. */
  restoreAnnotation: call<AnchoredAnnotation>()(v.strictObject({ annotationId })),
  search: call<SearchResult>()(
    v.strictObject({
      query: words,
      /** How many articles that answer to pass over, since they were told before; none when left out. */
      from: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
      /** How many articles to answer at most. */
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
      /** Articles to answer before all others, if the query finds them: what arrived for it. */
      first: v.exactOptional(v.pipe(v.array(articleId), v.maxLength(200))),
      /** Articles to tell all passages of that match, and not the best few. */
      whole: v.exactOptional(v.pipe(v.array(articleId), v.maxLength(200))),
      /** Which window asks: its newest question overtakes those before, and nobody else's. */
      asker: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
    }),
  ),
  /** Why an article answers a query. */
  whyMatched: call<readonly MatchReason[]>()(v.strictObject({ articleId, query: words })),
  /** Every occurrence in one article, in order. */
  findInArticle: call<FoundInArticle>()(v.strictObject({ articleId, query: words })),
  ...notebookCalls,
  ...savedSearchCalls,
  ...snapshotCalls,
  ...reviewCalls,
  ...healthCalls,
  ...identityCalls,
  ...interchangeCalls,
  /** Passages of other articles and notes that speak of what the article does, or a span of it; best first, each once. */
  related: call<readonly RelatedPassage[]>()(
    v.strictObject({
      articleId,
      span: v.nullable(v.strictObject({ start: offset, end: offset })),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
    }),
  ),
  ...comparisonCalls,
  settings: call<Settings>()(nothing),
  changeSettings: call<Settings>()(settingsChange),
} as const;

/** What only some shells offer; a host names those it has, and the screen shows no other. */
export const hostCalls = {
  /** Asks the person for a folder; null when they change their mind. */
  pickFolder: call<string | null>()(nothing),
  /** Shows an article's source in the system's file manager. */
  revealSource: call<null>()(v.strictObject({ articleId })),
  /** Opens an https, http or mailto address outside the program. */
  openLink: call<null>()(
    v.strictObject({ url: v.pipe(v.string(), v.maxLength(2_000), v.regex(/^(https?|mailto):/i)) }),
  ),
  /**
   * Saves a file where the person wants it; its path or name, null when they change their mind. Fails with `file-not-saved`.
   */
  saveFile: call<string | null>()(
    v.strictObject({
      name: fileName,
      mediaType: v.pipe(v.string(), v.maxLength(200)),
      /** The bytes in base64. */
      base64: v.string(),
    }),
  ),
  /** What the program was asked to open by a link, once; null when nothing waits. */
  takeLink: call<LinkTarget | null>()(nothing),
} as const;

export const calls = { ...engineCalls, ...hostCalls } as const;

export type EngineCalls = typeof engineCalls;
export type HostCalls = typeof hostCalls;
export type Calls = typeof calls;
export type CallName = keyof Calls;
export type HostCallName = keyof HostCalls;
export type InputOf<K extends CallName> = v.InferOutput<Calls[K]['input']>;
export type OutputOf<K extends CallName> =
  Calls[K] extends Call<v.GenericSchema, infer Output> ? Output : never;
