/** What the leaves of a query earn the passages, the articles and their titles. Owns the sums, not the order. */
import { ARTICLE_WEIGHT, inverseFrequency, saturation, titleWeight } from './bm25.ts';
import type { Collection } from './collection.ts';
import { readLeaf } from './leaves.ts';
import type { Plan, TextLeaf } from './plan.ts';
import { corrected, withForms, type SoughtLeaf } from './sought.ts';
import { Tally } from './tally.ts';

export class Scoring {
  readonly #collection: Collection;
  readonly passages: Tally;
  readonly articles: Tally;
  /** What was looked for, leaf by leaf. */
  readonly sought: SoughtLeaf[] = [];
  readonly #titleScore: Float64Array;
  readonly #titleWorth: Float64Array;
  readonly #best: Float64Array;
  #worth = 0;

  constructor(collection: Collection, { leaves, wanted }: Plan) {
    const { capacity } = collection;
    this.#collection = collection;
    this.passages = new Tally(collection.index.capacity);
    this.articles = new Tally(capacity);
    this.#titleScore = new Float64Array(capacity);
    this.#titleWorth = new Float64Array(capacity);
    this.#best = new Float64Array(capacity);
    leaves.forEach((leaf, number) => this.#read(leaf, number, (wanted & (1 << number)) !== 0));
    for (const entry of this.passages.seen) {
      const slot = collection.index.articleOf(entry);
      if (collection.index.kindOf(entry) !== 'title')
        this.#best[slot] = Math.max(this.#best[slot] ?? 0, this.passages.score(entry));
    }
  }

  /** Best passage, the article as a whole, and its title. */
  total(slot: number): number {
    const share = (this.#titleWorth[slot] ?? 0) / (this.#worth || 1);
    const title = (this.#titleScore[slot] ?? 0) * titleWeight(share);
    return (this.#best[slot] ?? 0) + ARTICLE_WEIGHT * this.articles.score(slot) + title;
  }

  #read(leaf: TextLeaf, number: number, isWanted: boolean): void {
    const { passages, articles } = this;
    const { index } = this.#collection;
    const { meanLength } = index;
    this.sought.push(this.#readAsMeant(leaf, isWanted));
    const worth = isWanted ? inverseFrequency(passages.current.length, index.size) : 0;
    this.#worth += worth;
    passages.endWord(number, isWanted, (entry) => {
      const frequency = passages.frequency(entry);
      const article = index.articleOf(entry);
      const score = worth * saturation(frequency, index.lengthOf(entry), meanLength);
      const isTitle = index.kindOf(entry) === 'title';
      articles.hold(article, isTitle ? 0 : frequency, passages.likeness(entry));
      if (isTitle) {
        this.#titleScore[article] = (this.#titleScore[article] ?? 0) + score;
        this.#titleWorth[article] = (this.#titleWorth[article] ?? 0) + worth;
      }
      return score;
    });
    this.#endLeafOfArticles(number, isWanted);
  }

  /** Reads a leaf; a word that stands nowhere is read as what it was most likely meant for. Answers what was read. */
  #readAsMeant(leaf: TextLeaf, isWanted: boolean): SoughtLeaf {
    const { lexicon } = this.#collection;
    const sought = withForms(leaf, lexicon);
    readLeaf(this.#collection, sought, this.passages);
    // What is excluded is excluded as it was typed: a guess could take away what was wanted.
    if (this.passages.current.length > 0 || !isWanted) return sought;
    const other = corrected(leaf, lexicon);
    if (other) readLeaf(this.#collection, other, this.passages);
    return other ?? sought;
  }

  #endLeafOfArticles(number: number, isWanted: boolean): void {
    const { articles } = this;
    const { meanLength } = this.#collection;
    const worth = isWanted ? inverseFrequency(articles.current.length, this.#collection.size) : 0;
    articles.endWord(number, isWanted, (slot) => {
      const length = this.#collection.at(slot)?.length ?? 0;
      return worth * saturation(articles.frequency(slot), length, meanLength);
    });
  }
}
