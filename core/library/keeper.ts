/** What the library asks of those who keep annotations and reading positions; it knows neither itself. */
import type { KeptOfArticle } from './article-entry.ts';
import type { ArticleEntry, RememberedArticle } from './entries.ts';

export interface Keeper {
  /** Every article they remember, so that it is recognised when the catalog is lost. */
  remembered(): Iterable<RememberedArticle>;
  isAnnotated(articleId: string): boolean;
  /** Whether an article must be read at every start, though it can be found: to place its notes, or to be asked about. */
  mustRead(entry: ArticleEntry): boolean;
  /** What annotations know of an article: its title, and the hashes of the texts they were made on, the latest first. */
  recall(articleId: string): { readonly title: string; readonly textHashes: readonly string[] };
  /** A text that annotations were made on; null when it is not kept. */
  keptText(textHash: string): Promise<string | null>;
  /** Whether people said that the one became the other, or (of either) that it did not; null when they said nothing. */
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

/** Nothing is left of an article that became another by what people said: what it was, the other is known by. */
export const isSpent = (articleId: string, keeper: Pick<Keeper, 'isAnnotated' | 'nowCalled'>): boolean =>
  !keeper.isAnnotated(articleId) && keeper.nowCalled(articleId) !== articleId;
