/** What the leaves of a query earn the passages, the articles and their titles. Owns the sums, not the order. */
import {
  ARTICLE_WEIGHT,
  articleSaturation,
  beginningFloor,
  EXACT_WEIGHT,
  inverseFrequency,
  NAME_WEIGHT,
  saturation,
  titleWeight,
} from './bm25.ts';
import type { Collection } from './collection.ts';
import { readLeaf } from './leaves.ts';
import type { Plan, TextLeaf } from './plan.ts';
import { corrections, reachesOf, withForms, type SoughtLeaf } from './sought.ts';
import { Tally } from './tally.ts';

/** A word that only begins a longer one tells less, unless it is the one being typed. */
const PART_WEIGHT = 0.5;

/** What a less likely correction must be better by beside the other words of a query, for each place it is down. */
const STEP_DOWN = 0.9;

const weightOf = (leaf: SoughtLeaf | undefined): number =>
  leaf?.kind === 'word' && leaf.word.isName ? NAME_WEIGHT : 1;

/** Sums by article that are kept from query to query, as those of a tally are. */
class ArticleSums {
  title = new Float64Array(0);
  titleWorth = new Float64Array(0);
  /** The share of a title's words that the query holds. */
  titleNamed = new Float64Array(0);
  best = new Float64Array(0);
  bestEntry = new Int32Array(0);

  begin(capacity: number, used: Tally): void {
    for (let i = 0; i < used.seenCount; i++) {
      const slot = used.seen[i] ?? 0;
      this.title[slot] = 0;
      this.titleWorth[slot] = 0;
      this.titleNamed[slot] = 0;
      this.best[slot] = 0;
      this.bestEntry[slot] = -1;
    }
    if (this.best.length >= capacity) return;
    this.title = new Float64Array(capacity);
    this.titleWorth = new Float64Array(capacity);
    this.titleNamed = new Float64Array(capacity);
    this.best = new Float64Array(capacity);
    this.bestEntry = new Int32Array(capacity).fill(-1);
  }
}

const workspaces = new WeakMap<Collection, { passages: Tally; articles: Tally; sums: ArticleSums }>();

/** The sums of one query; those of the query before it over the same collection are gone. */
export class Scoring {
  readonly #collection: Collection;
  readonly passages: Tally;
  readonly articles: Tally;
  readonly #sums: ArticleSums;
  /** What was looked for, leaf by leaf. */
  readonly sought: SoughtLeaf[] = [];
  /** What each leaf is worth: nothing when it is excluded or stands nowhere. */
  readonly worth: number[] = [];
  readonly #isGrowing: boolean;
  /** What all leaves are worth together. */
  readonly #all: number;

  constructor(collection: Collection, { leaves, wanted }: Plan) {
    const { capacity } = collection;
    this.#collection = collection;
    const space = workspaces.get(collection) ?? {
      passages: new Tally(),
      articles: new Tally(),
      sums: new ArticleSums(),
    };
    workspaces.set(collection, space);
    this.passages = space.passages;
    this.articles = space.articles;
    this.#sums = space.sums;
    this.#sums.begin(capacity, space.articles);
    this.passages.begin(collection.index.capacity);
    this.articles.begin(capacity);
    const isWanted = (number: number): boolean => (wanted & (1 << number)) !== 0;
    this.#isGrowing = leaves.some((leaf) => leaf.kind === 'word' && leaf.word.isLast);
    const unknown: number[] = [];
    leaves.forEach((leaf, number) => {
      const found = this.#readAsTyped(leaf, isWanted(number));
      this.sought[number] = found;
      // What is excluded is excluded as it was typed: a guess could take away what was wanted.
      if (this.passages.count === 0 && isWanted(number)) {
        this.passages.dropWord();
        unknown.push(number);
      } else this.#endLeaf(number, isWanted(number));
    });
    for (const number of unknown) this.#readAsMeant(leaves[number], number);
    this.#all = this.worth.reduce((sum, each) => sum + each, 0);
    this.#findBest();
  }

  /** Best passage, the article as a whole, and its title. */
  total(slot: number): number {
    const { title, titleWorth, titleNamed, best } = this.#sums;
    const share = (titleWorth[slot] ?? 0) / (this.#all || 1);
    return (
      (best[slot] ?? 0) +
      ARTICLE_WEIGHT * this.articles.score(slot) +
      (title[slot] ?? 0) * titleWeight(share, titleNamed[slot] ?? 0)
    );
  }

  /** The entry of an article's best passage; -1 when none matches. */
  bestOf(slot: number): number {
    return this.#sums.bestEntry[slot] ?? -1;
  }

  /** What the leaves of some bits are worth together. */
  worthOf(held: number): number {
    let sum = 0;
    for (let leaf = 0; leaf < this.worth.length; leaf++)
      if ((held & (1 << leaf)) !== 0) sum += this.worth[leaf] ?? 0;
    return sum;
  }

  #findBest(): void {
    const { passages } = this;
    const { index } = this.#collection;
    const { best, bestEntry } = this.#sums;
    for (let i = 0; i < passages.seenCount; i++) {
      const entry = passages.seen[i] ?? 0;
      if (index.kindOf(entry) === 'title') continue;
      const slot = index.articleOf(entry);
      const score = passages.score(entry);
      if (score <= (best[slot] ?? 0)) continue;
      best[slot] = score;
      bestEntry[slot] = entry;
    }
  }

  /** Reads a leaf as it was typed, further into longer words only when it stands nowhere. Answers what was read. */
  #readAsTyped(leaf: TextLeaf, isWanted: boolean): SoughtLeaf {
    const [least = 'whole', ...further] = reachesOf(leaf);
    let sought = withForms(leaf, this.#collection.lexicon, least);
    readLeaf(this.#collection, sought, this.passages);
    for (const reach of isWanted ? further : []) {
      if (this.passages.count > 0) break;
      this.passages.dropWord();
      const wider = withForms(leaf, this.#collection.lexicon, reach);
      readLeaf(this.#collection, wider, this.passages);
      if (this.passages.count > 0) sought = wider;
    }
    return sought;
  }

  /** Reads a word that stands nowhere as the one it was most likely meant for: the likeliest beside the other words. */
  #readAsMeant(leaf: TextLeaf | undefined, number: number): void {
    const { passages } = this;
    let best: SoughtLeaf | null = null;
    let most = -1;
    const choices = leaf ? corrections(leaf, this.#collection.lexicon) : [];
    for (const [place, sought] of choices.entries()) {
      readLeaf(this.#collection, sought, passages);
      let score = 0;
      for (let i = 0; i < passages.count; i++)
        score = Math.max(score, passages.score(passages.current[i] ?? 0));
      // Each step down the list of what is likely must be earned.
      score *= STEP_DOWN ** place;
      if (passages.count > 0 && score > most) [best, most] = [sought, score];
      passages.dropWord();
    }
    if (best) {
      this.sought[number] = best;
      readLeaf(this.#collection, best, passages);
    }
    this.#endLeaf(number, true);
  }

  #endLeaf(number: number, isWanted: boolean): void {
    const { passages, articles } = this;
    const { title, titleWorth, titleNamed } = this.#sums;
    const { index } = this.#collection;
    const { meanLength, size } = index;
    const leaf = this.sought[number];
    const isTyped = leaf?.kind === 'word' && leaf.word.reach !== 'whole';
    const partWeight = isTyped ? 1 : PART_WEIGHT;
    const holders = passages.count;
    let [anyForm, exact] = [0, 0];
    for (let i = 0; i < holders; i++) {
      const entry = passages.current[i] ?? 0;
      if ((passages.anyForm[entry] ?? 0) > 0) anyForm++;
      if ((passages.exact[entry] ?? 0) > 0) exact++;
    }
    const weight = isWanted ? weightOf(leaf) : 0;
    const weigh = (count: number): number => weight * inverseFrequency(count, size);
    const worth = holders === 0 || !isWanted ? 0 : inverseFrequency(holders, size);
    const [anyWorth, exactWorth] = [weigh(anyForm), EXACT_WEIGHT * weigh(exact)];
    const length = leaf?.kind === 'word' ? leaf.word.text.length : 0;
    const begunWorth = weight * partWeight * Math.max(worth, beginningFloor(length, size));
    this.worth[number] = worth;
    passages.endWord(number, isWanted, (entry) => {
      const slot = index.articleOf(entry);
      const own = index.lengthOf(entry);
      const [any, same, begun] = [
        passages.anyForm[entry] ?? 0,
        passages.exact[entry] ?? 0,
        passages.begun[entry] ?? 0,
      ];
      let score = any > 0 ? anyWorth * saturation(any, own, meanLength) : 0;
      if (same > 0) score += exactWorth * saturation(same, own, meanLength);
      if (isTyped ? same + begun > 0 : begun > 0)
        score += begunWorth * saturation(isTyped ? same + begun : begun, own, meanLength);
      const isTitle = index.kindOf(entry) === 'title';
      articles.hold(slot, isTitle ? 0 : any + begun * partWeight, passages.likeness(entry));
      if (isTitle) {
        title[slot] = (title[slot] ?? 0) + score;
        titleWorth[slot] = (titleWorth[slot] ?? 0) + worth;
        titleNamed[slot] = (titleNamed[slot] ?? 0) + (isWanted ? 1 / own : 0);
      }
      return score;
    });
    this.#endLeafOfArticles(number, isWanted, weight);
  }

  #endLeafOfArticles(number: number, isWanted: boolean, weight: number): void {
    const { articles } = this;
    const { meanLength, index } = this.#collection;
    const worth = weight * inverseFrequency(articles.count, this.#collection.size);
    articles.endWord(number, isWanted, (slot) => {
      const length = this.#collection.lengthOf(slot);
      const times = (articles.anyForm[slot] ?? 0) + (articles.begun[slot] ?? 0);
      return worth * articleSaturation(times, length, meanLength, index.meanLength);
    });
  }

  /** True when a word may still be growing. */
  get isGrowing(): boolean {
    return this.#isGrowing;
  }
}
