/**
 * What is kept from query to query over one collection, and who is noted there while the leaves of a query are read: which
 * passages, articles and titles hold which leaf. Owns the notes; knows no formula.
 */
import { withRoom } from './growing.ts';
import { HeldLeaves } from './held-leaves.ts';
import { anyForm, begunIn, Holders } from './holders.ts';
import { NumberSet } from './number-set.ts';
import { isTitleOf, slotOf, type PassageIndex } from './passage-index.ts';

/** How often an article must hold a leaf so that it counts among those that hold it often, and very often. */
export const OFTEN = [2, 4] as const;
/** Times are counted in halves: what begins a longer word may count as one. */
const PARTS = 2;
const MOST_PARTS = 0xff;
/** More than fit in a byte may be any number. */
const ANY_TIMES = 1e9;
const [MANY_PARTS, VERY_MANY_PARTS] = [OFTEN[0] * PARTS, OFTEN[1] * PARTS];
/** The holders of so many leaves are kept; few queries have more, and each takes two bytes a passage and four for each that holds it. */
const KEPT_HOLDERS = 8;

/** How many articles hold a leaf, and a number of times that none of them is above, its title apart; beginnings count for a part. */
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
  /**
   * By slot, articles of which more is known than that one passage of their text holds some leaves, each once: most are none, and
   * of those all is told by what they hold.
   */
  readonly manifold = new NumberSet();
  /** By slot: how often an article holds the leaf that is noted, in parts of a time, once it is known to hold it. */
  #times = new Uint8Array(0);
  readonly #holders: Holders[] = [];
  /** For the leaf that is noted: articles that hold none noted before, and the entries of the others. */
  readonly #others = new NumberSet();
  #ofSeen = new Uint32Array(0);
  readonly #lists: Uint32Array<ArrayBuffer>[] = [];
  #listsTaken = 0;

  /** Forgets the query before, and makes room for numbers below these. */
  begin(passages: number, articles: number, leaves: number): void {
    this.passages.begin(passages, leaves);
    for (const held of [this.articles, this.titles, ...this.often]) held.begin(articles, leaves);
    if (this.#times.length < articles) this.#times = new Uint8Array(articles);
    this.manifold.makeRoom(articles);
    this.#others.makeRoom(articles);
    this.#holders.splice(KEPT_HOLDERS);
    this.#listsTaken = 0;
  }

  /** A list with room for so many numbers, which is this query's alone. */
  list(count: number): Uint32Array {
    const list = withRoom(this.#lists[this.#listsTaken] ?? new Uint32Array(0), count);
    this.#lists[this.#listsTaken++] = list;
    return list;
  }

  holders(leaf: number): Holders {
    return (this.#holders[leaf] ??= new Holders());
  }

  /** Notes who holds a leaf that was read; the beginning of a longer word counts for `partWeight` of a word. */
  note(leaf: number, partWeight: number, index: PassageIndex): ArticleFigures {
    const { entries, count } = this.holders(leaf);
    return this.#noteArticles(leaf, partWeight, index, entries.subarray(0, count));
  }

  /** The same, but only of articles that hold a leaf noted before; of others it counts how many they are. */
  noteAmongSeen(leaf: number, partWeight: number, index: PassageIndex): ArticleFigures {
    const { entries, count } = this.holders(leaf);
    const { articles } = this;
    this.#others.clear();
    const ofSeen = (this.#ofSeen = withRoom(this.#ofSeen, count));
    let [seen, others] = [0, 0];
    for (let i = 0; i < count; i++) {
      const entry = entries[i] ?? 0;
      const slot = index.articleOf(entry);
      if (articles.of(slot) !== 0) ofSeen[seen++] = entry;
      else if (this.#others.add(slot)) others++;
    }
    const figures = this.#noteArticles(leaf, partWeight, index, ofSeen.subarray(0, seen));
    return { ...figures, articleHolders: figures.articleHolders + others };
  }

  #noteArticles(leaf: number, partWeight: number, index: PassageIndex, entries: Uint32Array): ArticleFigures {
    const { held } = this.holders(leaf);
    const { passages, articles, titles, manifold } = this;
    const { firstNote } = index;
    const [times, [often, veryOften]] = [this.#times, this.often];
    const bit = 1 << leaf;
    const begunParts = partWeight * PARTS;
    const [passageBits, articleBits, manifoldBits] = [passages.bits, articles.bits, manifold.bits];
    const [passagesSeen, articlesSeen] = [passages.seen, articles.seen];
    let [passageCount, articleCount] = [passages.seenCount, articles.seenCount];
    let [articleHolders, mostParts] = [0, 0];
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i] ?? 0;
      const owner = index.ownerOf(entry);
      const isTitle = isTitleOf(owner);
      const slot = slotOf(owner);
      const heldBefore = passageBits[entry] ?? 0;
      if (heldBefore === 0) passagesSeen[passageCount++] = entry;
      passageBits[entry] = heldBefore | bit;
      const known = articleBits[slot] ?? 0;
      if (known === 0) articlesSeen[articleCount++] = slot;
      articleBits[slot] = known | bit;
      if (isTitle) titles.add(slot, bit);
      const isFirst = (known & bit) === 0;
      if (isFirst) articleHolders++;
      const before = isFirst ? 0 : (times[slot] ?? 0);
      const own = held[entry] ?? 0;
      const more = isTitle ? 0 : anyForm(own) * PARTS + begunIn(own) * begunParts;
      const sum = Math.min(before + more, MOST_PARTS);
      times[slot] = sum;
      if (sum > mostParts) mostParts = sum;
      const isMany = sum >= MANY_PARTS;
      if (isMany || isTitle || entry >= firstNote || (heldBefore === 0 && known !== 0))
        manifoldBits[slot >>> 5] = (manifoldBits[slot >>> 5] ?? 0) | (1 << (slot & 31));
      if (isMany) {
        often?.add(slot, bit);
        if (sum >= VERY_MANY_PARTS) veryOften?.add(slot, bit);
      }
    }
    passages.seenCount = passageCount;
    articles.seenCount = articleCount;
    return { articleHolders, mostTimes: mostParts === MOST_PARTS ? ANY_TIMES : mostParts / PARTS };
  }
}
