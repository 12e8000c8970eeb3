/** Which queries one article answers by itself: what standing searches are asked when it arrives. */
import { Collection } from './collection.ts';
import { find } from './find.ts';

/**
 * For each query whether the article answers it; null while the article is not in the collection. Words that it does not
 * hold are not taken for others.
 */
export function answering(
  collection: Collection,
  articleId: string,
  queries: readonly string[],
): readonly boolean[] | null {
  const article = collection.byId(articleId);
  if (!article) return null;
  const { facts, marks } = collection.knownOf(article.slot);
  const alone = new Collection();
  alone.put(article.document);
  alone.putFacts(articleId, facts);
  alone.putNotes(articleId, collection.notesOf(articleId), marks);
  return queries.map((query) => {
    const { articles, corrections } = find(alone, query, 1);
    return articles > 0 && corrections.length === 0;
  });
}
