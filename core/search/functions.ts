/** What the search thread answers. Owns one collection; everything is answered at once, between two batches of `put`. */
import type { Span } from '../../contract/article.ts';
import type { Comparison } from '../../contract/comparison.ts';
import type { RelatedPassage, SearchResult } from '../../contract/search.ts';
import { answering } from './answering.ts';
import { Collection } from './collection.ts';
import type { ArticleFacts, MarkFacts } from './facts.ts';
import { compareArticles } from './compare-articles.ts';
import { find, findInArticle } from './find.ts';
import type { SearchDocument, SearchNote } from './passage.ts';
import { related } from './related.ts';

export type { ArticleFacts } from './facts.ts';
export type { SearchDocument, SearchNote } from './passage.ts';

export interface ArticleNotes {
  readonly articleId: string;
  readonly notes: readonly SearchNote[];
  readonly marks: MarkFacts;
}

export interface StandingQuestion {
  readonly articleIds: readonly string[];
  readonly queries: readonly string[];
}

export interface RelatedQuestion {
  readonly articleId: string;
  /** A span of the article's text; null for all of it. */
  readonly span: Span | null;
  readonly limit: number;
}

/** The functions of one search thread, over a collection that is empty at first. */
export const createSearchFunctions = () => {
  let collection = new Collection();
  /** Forgets every article and note. */
  const clear: (nothing: Record<string, never>) => void = () => {
    collection = new Collection();
  };
  return {
    /** Adds articles; one whose id is there already is replaced, its notes kept. */
    put(documents: readonly SearchDocument[]): void {
      for (const document of documents) collection.put(document);
    },
    /** Removes articles; ids that are not there are passed over. Notes wait, in case the article comes back. */
    remove(ids: readonly string[]): void {
      for (const id of ids) collection.remove(id);
    },
    /** Replaces all notes of an article, and what its annotations come to; the article may come later. */
    putNotes({ articleId, notes, marks }: ArticleNotes): void {
      collection.putNotes(articleId, notes, marks);
    },
    /** Replaces what filters ask of articles; an article may come later. */
    putFacts(articles: readonly { readonly articleId: string; readonly facts: ArticleFacts }[]): void {
      for (const { articleId, facts } of articles) collection.putFacts(articleId, facts);
    },
    /** At most `limit` articles, best first. */
    find({ query, limit }: { query: string; limit: number }): SearchResult {
      const start = performance.now();
      return { ...find(collection, query, limit), tookMs: performance.now() - start };
    },
    /** Every occurrence in the article's text, in order. */
    findInArticle({ articleId, query }: { articleId: string; query: string }): Span[] {
      return findInArticle(collection, articleId, query);
    },
    /** For each article which of the queries it answers; null for one that is not there yet. */
    answering({ articleIds, queries }: StandingQuestion): (readonly boolean[] | null)[] {
      return articleIds.map((articleId) => answering(collection, articleId, queries));
    },
    /** Passages of other articles and notes that speak of the same, best first. */
    related({ articleId, span, limit }: RelatedQuestion): RelatedPassage[] {
      return related(collection, articleId, span, limit);
    },
    /** What two articles have in common; null when one of them is not there. */
    compareArticles({ articleId, otherId }: { articleId: string; otherId: string }): Comparison | null {
      return compareArticles(collection, articleId, otherId);
    },
    clear,
  };
};

export type SearchFunctions = ReturnType<typeof createSearchFunctions>;
