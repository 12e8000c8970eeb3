/** Related passages by the article they stand in, best article first. Pure. */
import type { RelatedPassage } from '../../contract/search.ts';

export interface RelatedGroup {
  readonly articleId: string;
  readonly title: string;
  /** Best first; never empty. */
  readonly passages: readonly RelatedPassage[];
  /** What its passages share with the article that was asked about: the most telling words of the best first, each once. */
  readonly words: readonly string[];
}

const SHOWN_WORDS = 6;

/** Of words that differ in their capitals or ending only, the first is enough. */
function distinct(words: readonly string[]): string[] {
  const known = new Set<string>();
  return words.filter((word) => {
    const key = word.toLocaleLowerCase().replace(/(?<=.{3})e?s$/u, '');
    return !known.has(key) && known.add(key);
  });
}

/** Groups passages that come best first. */
export function groupByArticle(passages: readonly RelatedPassage[]): readonly RelatedGroup[] {
  const byArticle = Map.groupBy(passages, ({ articleId }) => articleId);
  return [...byArticle].map(([articleId, own]) => ({
    articleId,
    title: own[0]?.title ?? '',
    passages: own,
    words: distinct(own.flatMap(({ shared }) => shared)).slice(0, SHOWN_WORDS),
  }));
}
