/** What the search thread answers. Owns one collection; everything is answered at once, between two batches of `put`. */
import type { Span } from '../../contract/article.ts';
import type { Comparison } from '../../contract/comparison.ts';
import type { Known } from '../../contract/query/known.ts';
import type { FoundInArticle, MatchReason, RelatedPassage, SearchResult } from '../../contract/search.ts';
import { GivesWay } from '../threads/threads.ts';
import { answering } from './answering.ts';
import type { ArticleFacts, MarkFacts } from './facts.ts';
import { compareArticles } from './compare-articles.ts';
import { find } from './find.ts';
import { findInArticle } from './find-in-article.ts';
import type { SearchDocument, SearchNote } from './passage.ts';
import { heldFrom, type HeldArticles } from './held.ts';
import { related } from './related.ts';
import { DamagedFile } from './segments/sections.ts';
import { StoredIndex } from './stored-index.ts';
import { warmUp } from './warm-up.ts';
import { whyMatched } from './why.ts';

export type { ArticleFacts } from './facts.ts';
export type { HeldArticles } from './held.ts';
export type { SearchDocument, SearchNote } from './passage.ts';

export interface ArticleNotes {
  readonly articleId: string;
  readonly notes: readonly SearchNote[];
  readonly marks: MarkFacts;
}

export interface StandingQuestion extends Known {
  readonly articleIds: readonly string[];
  readonly queries: readonly string[];
}

export interface SearchQuestion extends Known {
  readonly query: string;
  /** How many articles that answer to pass over; none when left out. */
  readonly from?: number;
  readonly limit: number;
  /** Ids of articles; none when left out. */
  readonly first?: readonly string[];
  /** Ids of articles to tell all passages of that match; none when left out. */
  readonly whole?: readonly string[];
  /** Which window asks; it overtakes itself alone. */
  readonly asker?: string;
}

export interface ArticleQuestion extends Known {
  readonly articleId: string;
  readonly query: string;
}

export interface RelatedQuestion {
  readonly articleId: string;
  /** A span of the article's text; null for all of it. */
  readonly span: Span | null;
  readonly limit: number;
}

/** Who types is served by the answer to the last key alone; of two windows each types for itself. */
export const lineOf = (name: string, input: unknown): string | null =>
  // What the engine asks by this name is a question.
  name === 'find' ? `find ${(input as SearchQuestion).asker ?? ''}` : null;

export interface SearchThreadData {
  /** Where the index lies between two starts; null for one in memory alone. */
  readonly indexFolder: string | null;
}

export interface SearchThreadHooks {
  /** Called when what is stored is not as it was written, after it was thrown away: then everything must be put anew, into other functions. */
  readonly onDamage?: () => void;
  /** Whether somebody asks something newer already than what `find` is answering. */
  readonly isOvertaken?: () => boolean;
  /** Whether somebody types, and waits for what takes long. */
  readonly isInTheWay?: () => boolean;
}

/** The functions of one search thread, over what is stored in its folder. */
export const createSearchFunctions = (
  { indexFolder }: SearchThreadData = { indexFolder: null },
  { onDamage = () => undefined, isOvertaken = () => false, isInTheWay = () => false }: SearchThreadHooks = {},
) => {
  const index = new StoredIndex(indexFolder);
  const { collection } = index;
  const guarded =
    <Input, Output>(answer: (input: Input) => Output) =>
    (input: Input): Output => {
      try {
        return answer(input);
      } catch (error) {
        if (error instanceof DamagedFile) {
          index.discard();
          onDamage();
        }
        throw error;
      }
    };
  return {
    /** Adds articles; one whose id is there already is replaced, its notes kept. Answers as `isBehind` does. */
    put: guarded((documents: readonly SearchDocument[]): boolean => {
      for (const document of documents) collection.put(document);
      index.keep(false);
      return index.isBehind;
    }),
    /** True while so much waits to be stored that more had better wait a moment. */
    isBehind: guarded<null, boolean>(() => index.isBehind),
    /** Removes articles; ids that are not there are passed over. Notes wait, in case the article comes back. */
    remove: guarded((ids: readonly string[]): void => {
      for (const id of ids) collection.remove(id);
    }),
    /** The articles it has, from a slot on. */
    held: guarded(({ from }: { readonly from: number }): HeldArticles => heldFrom(collection, from)),
    /** Begins to store all that came. Fails with what went wrong when it last did. */
    keep: guarded<null, undefined>(() => {
      const trouble = index.takeTrouble();
      index.keep(true);
      if (trouble) throw trouble;
      return undefined;
    }),
    /** Replaces all notes of an article, and what its annotations come to; the article may come later. */
    putNotes: guarded(({ articleId, notes, marks }: ArticleNotes): void => {
      collection.putNotes(articleId, notes, marks);
    }),
    /** Replaces what filters ask of articles; an article may come later. */
    putFacts(articles: readonly { readonly articleId: string; readonly facts: ArticleFacts }[]): void {
      for (const { articleId, facts } of articles) collection.putFacts(articleId, facts);
    },
    /** At most `limit` articles behind `from` others, best first, after those of `first` that answer. */
    find: guarded(({ query, limit, ...wanted }: SearchQuestion): SearchResult => {
      const start = performance.now();
      const found = collection.whileWanted(isOvertaken, () => find(collection, query, limit, wanted));
      return { ...found, tookMs: performance.now() - start };
    }),
    /** A turn of the warm-up, from 0 on; true when there is another. Who types meanwhile waits for one turn at most. */
    warmUp: guarded((turn: number): boolean => warmUp(collection, turn)),
    /** Every occurrence in the article's text, in order. */
    findInArticle: guarded(({ articleId, query, ...known }: ArticleQuestion): FoundInArticle =>
      findInArticle(collection, articleId, query, known),
    ),
    /** Why an article answers a query. */
    whyMatched: guarded(({ articleId, query, ...known }: ArticleQuestion): readonly MatchReason[] =>
      whyMatched(collection, articleId, query, known),
    ),
    /** For each article which of the queries it answers; null for one that is not there yet. */
    answering: guarded(({ articleIds, queries, ...known }: StandingQuestion): (readonly boolean[] | null)[] =>
      answering(collection, articleIds, queries, known),
    ),
    /** Passages of other articles and notes that speak of the same, best first. Gives way to whoever types. */
    related: guarded(({ articleId, span, limit }: RelatedQuestion): RelatedPassage[] =>
      related(collection, articleId, span, limit, () => {
        if (isInTheWay()) throw new GivesWay();
      }),
    ),
    /** What two articles have in common; null when one of them is not there. */
    compareArticles: guarded(
      ({ articleId, otherId }: { articleId: string; otherId: string }): Comparison | null =>
        compareArticles(collection, articleId, otherId),
    ),
  };
};

export type SearchFunctions = ReturnType<typeof createSearchFunctions>;
