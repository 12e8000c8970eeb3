/** Related passages by the article they stand in, best article first. Pure. */
import type { RelatedPassage } from '../../contract/search.ts';

export interface RelatedGroup {
  readonly articleId: string;
  readonly title: string;
  readonly best: RelatedPassage;
  /** Best first, `best` among them. */
  readonly passages: readonly RelatedPassage[];
  /** What its passages share with the article that was asked about: the most telling words of the best first, each once. */
  readonly words: readonly string[];
}

const SHOWN_WORDS = 6;

/** Of words that differ in their capitals or their plural only, the first is enough. */
function distinct(words: readonly string[]): string[] {
  const known = new Set<string>();
  return words.filter((word) => {
    const key = word.toLocaleLowerCase().replace(/(?<=.{3})s$/u, '');
    return !known.has(key) && known.add(key);
  });
}

/** Groups passages that come best first. */
export function groupByArticle(passages: readonly RelatedPassage[]): readonly RelatedGroup[] {
  const byArticle = new Map<string, RelatedPassage[]>();
  for (const passage of passages) {
    const own = byArticle.get(passage.articleId);
    if (own) own.push(passage);
    else byArticle.set(passage.articleId, [passage]);
  }
  return [...byArticle].flatMap(([articleId, own]) => {
    const [best] = own;
    const words = distinct(own.flatMap(({ shared }) => shared)).slice(0, SHOWN_WORDS);
    return best ? [{ articleId, title: best.title, best, passages: own, words }] : [];
  });
}
