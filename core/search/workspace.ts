/**
 * What is kept from query to query over one collection, and who is noted there while the leaves of a query are read: which
 * passages, articles and titles hold which leaf. Owns the notes; knows no formula.
 */
import { HeldLeaves } from './held-leaves.ts';
import { anyForm, begunIn, Holders } from './holders.ts';
import { NumberSet } from './number-set.ts';
import { isTitleOf, slotOf, type PassageIndex } from './passage-index.ts';

/** How often an article must hold a leaf so that it counts among those that hold it often, and very often. */
export const OFTEN = [2, 4] as const;
/** The holders of so many leaves are kept; few queries have more, and each takes two bytes a passage and four for each that holds it. */
const KEPT_HOLDERS = 8;

/** How many articles hold a leaf, and how often one of them does at most, its title apart; beginnings count for a part. */
export interface ArticleFigures {
  readonly articleHolders: number;
  readonly mostTimes: number;
}

export class Workspace {
  /** Which leaves are held: by entry, by slot, and by the slot of the article whose title it is. */
  readonly passages = new HeldLeaves();
  readonly articles = new HeldLeaves();
  readonly titles = new HeldLeaves();
  /** By slot, which leaves an article holds at least as many times as `OFTEN` says, its title apart. */
  readonly often = OFTEN.map(() => new HeldLeaves());
  /** By slot: how often an article holds the leaf that is noted, once it is known to hold it. */
  #times = new Float32Array(0);
  readonly #holders: Holders[] = [];
  /** For the leaf that is noted: articles that hold none noted before, and the entries of the others. */
  readonly #others = new NumberSet();
  #ofSeen = new Uint32Array(0);

  /** Forgets the query before, and makes room for numbers below these. */
  begin(passages: number, articles: number, leaves: number): void {
    this.passages.begin(passages, leaves);
    for (const held of [this.articles, this.titles, ...this.often]) held.begin(articles, leaves);
    if (this.#times.length < articles) this.#times = new Float32Array(articles);
    this.#others.makeRoom(articles);
    this.#holders.splice(KEPT_HOLDERS);
  }

  holders(leaf: number): Holders {
    return (this.#holders[leaf] ??= new Holders());
  }

  /** Notes who holds a leaf that was read; the beginning of a longer word counts for `partWeight` of a word. */
  note(leaf: number, partWeight: number, index: PassageIndex): ArticleFigures {
    const { entries, count } = this.holders(leaf);
    this.passages.addAll(entries, count, 1 << leaf);
    return this.#noteArticles(leaf, partWeight, index, entries.subarray(0, count));
  }

  /** The same, but only of articles that hold a leaf noted before; of others it counts how many they are. */
  noteAmongSeen(leaf: number, partWeight: number, index: PassageIndex): ArticleFigures {
    const { entries, count } = this.holders(leaf);
    const { articles, passages } = this;
    const bit = 1 << leaf;
    this.#others.clear();
    if (this.#ofSeen.length < count) this.#ofSeen = new Uint32Array(Math.ceil(count * 1.5));
    const ofSeen = this.#ofSeen;
    let [seen, others] = [0, 0];
    for (let i = 0; i < count; i++) {
      const entry = entries[i] ?? 0;
      const slot = index.articleOf(entry);
      if (articles.of(slot) !== 0) {
        passages.add(entry, bit);
        ofSeen[seen++] = entry;
      } else if (this.#others.add(slot)) others++;
    }
    const figures = this.#noteArticles(leaf, partWeight, index, ofSeen.subarray(0, seen));
    return { ...figures, articleHolders: figures.articleHolders + others };
  }

  #noteArticles(leaf: number, partWeight: number, index: PassageIndex, entries: Uint32Array): ArticleFigures {
    const { held } = this.holders(leaf);
    const { articles, titles } = this;
    const [times, [many, veryMany], [often, veryOften]] = [this.#times, OFTEN, this.often];
    const bit = 1 << leaf;
    let [articleHolders, mostTimes] = [0, 0];
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i] ?? 0;
      const owner = index.ownerOf(entry);
      const isTitle = isTitleOf(owner);
      const slot = slotOf(owner);
      if (isTitle) titles.add(slot, bit);
      const isFirst = articles.add(slot, bit);
      if (isFirst) articleHolders++;
      const before = isFirst ? 0 : (times[slot] ?? 0);
      const own = held[entry] ?? 0;
      const sum = isTitle ? before : before + anyForm(own) + begunIn(own) * partWeight;
      times[slot] = sum;
      if (sum > mostTimes) mostTimes = sum;
      if (sum >= many) {
        often?.add(slot, bit);
        if (sum >= veryMany) veryOften?.add(slot, bit);
      }
    }
    return { articleHolders, mostTimes };
  }
}
