/** Which article that is here is one that annotations or reading positions remember under another id. Pure. */
import type { Catalog } from './catalog.ts';
import type { ArticleEntry, RememberedArticle } from './entries.ts';
import { isSameContent, recognise } from './identity.ts';
import { isSpent, type Keeper } from './keeper.ts';

/** Null when it is none of those that are here, or that cannot be known before all that came was read. */
export function hereAs(
  article: RememberedArticle,
  catalog: Catalog,
  keeper: Pick<Keeper, 'isAnnotated' | 'nowCalled' | 'answered'>,
): ArticleEntry | null {
  // What only stands at its path is compared first, when all that came was read.
  const here = catalog
    .resembling(article)
    .filter((known) => isSameContent(known, article) && !keeper.isAnnotated(known.id))
    .filter((known) => keeper.answered(article.id, known.id) !== false);
  const match = recognise(article, here);
  // One that went from here is not any copy that stayed: only the one at the path where it is said to be.
  const isKnown = catalog.article(article.id) !== null;
  if (!match || (isKnown && match.path !== article.path)) return null;
  // What it was is another's past by now: the source at its path has a name of its own.
  return isSpent(article.id, keeper) ? null : catalog.article(match.id);
}
