/**
 * What is kept from query to query over one collection, and who is noted there while the leaves of a query are read: which
 * passages, articles and titles hold which leaf. Owns the notes; knows no formula.
 */
import { HeldLeaves } from './held-leaves.ts';
import { anyForm, asAsked, begunIn, Holders } from './holders.ts';
import { PassageCounts } from './passage-counts.ts';
import type { PassageIndex } from './passage-index.ts';

/** How often an article must hold a leaf so that it counts among those that hold it often, and very often. */
export const OFTEN = [2, 4] as const;
/** The holders of so many leaves are kept; few queries have more, and each takes four bytes a passage. */
const KEPT_HOLDERS = 8;

/** How many hold a leaf, and how often one of them does at most. */
export interface HolderFigures {
  readonly holders: number;
  /** In any form of the word, and as it is asked. */
  readonly anyHolders: number;
  readonly exactHolders: number;
  readonly articleHolders: number;
  readonly mostAny: number;
  readonly mostExact: number;
  readonly mostBegun: number;
  /** In one article, its title apart; beginnings count for a part. */
  readonly mostTimes: number;
}

export class Workspace {
  /** Which leaves are held: by entry, by slot, and by the slot of the article whose title it is. */
  readonly passages = new HeldLeaves();
  readonly articles = new HeldLeaves();
  readonly titles = new HeldLeaves();
  /** By slot, which leaves an article holds at least as many times as `OFTEN` says, its title apart. */
  readonly often = OFTEN.map(() => new HeldLeaves());
  readonly counts = new PassageCounts();
  /** By slot: how often an article holds the leaf that is noted, once it is known to hold it. */
  #times = new Float32Array(0);
  readonly #holders: Holders[] = [];

  /** Forgets the query before, and makes room for numbers below these. */
  begin(passages: number, articles: number, leaves: number): void {
    this.passages.begin(passages, leaves);
    for (const held of [this.articles, this.titles, ...this.often]) held.begin(articles, leaves);
    this.counts.makeRoom(articles);
    if (this.#times.length < articles) this.#times = new Float32Array(articles);
    this.#holders.splice(KEPT_HOLDERS);
  }

  holders(leaf: number): Holders {
    return (this.#holders[leaf] ??= new Holders());
  }

  /** Notes who holds a leaf that was read; the beginning of a longer word counts for `partWeight` of a word. */
  note(leaf: number, partWeight: number, index: PassageIndex): HolderFigures {
    const { count, entries, held } = this.holders(leaf);
    const { articles, titles } = this;
    const [times, [many, veryMany], [often, veryOften]] = [this.#times, OFTEN, this.often];
    const bit = 1 << leaf;
    this.passages.addAll(entries, count, bit);
    let [anyHolders, exactHolders, articleHolders] = [0, 0, 0];
    let [mostAny, mostExact, mostBegun, mostTimes] = [0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      const entry = entries[i] ?? 0;
      const own = held[entry] ?? 0;
      const [any, same, longer] = [anyForm(own), asAsked(own), begunIn(own)];
      if (any > 0) anyHolders++;
      if (same > 0) exactHolders++;
      if (any > mostAny) mostAny = any;
      if (same > mostExact) mostExact = same;
      if (longer > mostBegun) mostBegun = longer;
      const slot = index.articleOf(entry);
      const isTitle = index.isTitle(entry);
      if (isTitle) titles.add(slot, bit);
      const isFirst = articles.add(slot, bit);
      if (isFirst) articleHolders++;
      const before = isFirst ? 0 : (times[slot] ?? 0);
      const sum = isTitle ? before : before + any + longer * partWeight;
      times[slot] = sum;
      if (sum > mostTimes) mostTimes = sum;
      if (sum >= many) {
        often?.add(slot, bit);
        if (sum >= veryMany) veryOften?.add(slot, bit);
      }
    }
    return {
      holders: count,
      anyHolders,
      exactHolders,
      articleHolders,
      mostAny,
      mostExact,
      mostBegun,
      mostTimes,
    };
  }
}
