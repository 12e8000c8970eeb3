/** What the library asks of those who keep annotations and reading positions; it knows neither itself. */
import type { KeptOfArticle } from './article-entry.ts';
import type { ArticleEntry, RememberedArticle } from './entries.ts';

export interface Keeper {
  /** Every article they remember, so that it is recognised when the catalog is lost. */
  remembered(): Iterable<RememberedArticle>;
  isAnnotated(articleId: string): boolean;
  /** The title and the latest kept text of an annotated article; null when the text is not kept. */
  recall(articleId: string): Promise<{ readonly title: string; readonly text: string | null }>;
  /** What people said of two articles: the same or not; null when they said nothing. */
  answered(articleId: string, other: string): boolean | null;
  /** The article that this one is today, by what people said; its own id when they said nothing. */
  nowCalled(articleId: string): string;
  /** What was annotated under the one id belongs to the other: both are one article beyond doubt. */
  unite(articleId: string, other: string): void;
  kept(articleId: string): KeptOfArticle;
  /** An article was just read: the moment for whatever needs its text. */
  articleRead(entry: ArticleEntry, text: string): void;
  /** The source of an article is gone, or the article has another id from now on. */
  articleGone(articleId: string): void;
}
