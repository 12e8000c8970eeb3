/**
 * What the leaves of a query earn the passages, the articles and their titles. Owns the sums, not the order: first which
 * leaves are held where, then, for each article that is asked about, how much that earns.
 */
import { ARTICLE_WEIGHT, inverseFrequency, QUORUM, titleWeight } from './bm25.ts';
import type { Collection } from './collection.ts';
import type { HeldLeaves } from './held-leaves.ts';
import { heldSums, MOST_IN_TABLE } from './held-sums.ts';
import { anyForm, asAsked, begunIn, likenessOf } from './holders.ts';
import { LeafEarnings, partWeightOf } from './leaf-earnings.ts';
import { MostEarned, type ReadLeaf } from './most-earned.ts';
import type { NumberSet } from './number-set.ts';
import type { Plan } from './plan.ts';
import type { TextLeaf } from './asked.ts';
import type { SoughtLeaf } from './sought.ts';
import { readAsMeant, readAsTyped } from './typed-leaves.ts';
import { LIKENESS, LIKENESSES, type Likeness } from './vocabulary.ts';
import { Workspace } from './workspace.ts';

/** More than rounding may take away from a sum. */
const SLACK = 1 - 1e-9;

/** Whether an article answers by the worth of the words it holds, and by nothing else. */
const isWordsAlone = ({ literal, loose, wanted, leaves }: Plan): boolean =>
  literal !== null && loose === wanted && leaves.length <= MOST_IN_TABLE;

const workspaces = new WeakMap<Collection, Workspace>();

/** The sums of one query; those of the query before it over the same collection are gone. */
export class Scoring {
  readonly #collection: Collection;
  readonly #space: Workspace;
  readonly #wanted: number;
  readonly #isQuestion: boolean;
  /** Of its workspace. */
  readonly passages: HeldLeaves;
  readonly articles: HeldLeaves;
  readonly titles: HeldLeaves;
  readonly often: readonly HeldLeaves[];
  readonly manifold: NumberSet;
  /** What was looked for, leaf by leaf. */
  readonly sought: SoughtLeaf[] = [];
  /** What each leaf is worth: nothing when it is excluded or stands nowhere. */
  readonly worth: number[] = [];
  readonly most = new MostEarned();
  /** True when a word may still be growing. */
  readonly isGrowing: boolean;
  /** What all leaves are worth together. */
  readonly worthOfAll: number;
  /** Those that are worth something, and by number as bits. */
  readonly #read: (ReadLeaf | null)[] = [];
  #earning = 0;
  /** Of the article at hand: how often it holds each leaf, what its best passage earns, its title, and what that weighs. */
  readonly #times: Float64Array;
  #best = 0;
  #title = 0;
  #titleWeight = 0;
  #mostHeld = 0;
  #sumOf: (held: number) => number = () => 0;

  /** Unless it is forgiving, words that stand nowhere are looked for as they are typed alone. */
  constructor(collection: Collection, plan: Plan, isForgiving = true) {
    const { leaves, wanted, isQuestion } = plan;
    this.#collection = collection;
    this.#wanted = wanted;
    this.#isQuestion = isQuestion;
    this.#space = workspaces.get(collection) ?? new Workspace();
    workspaces.set(collection, this.#space);
    this.#space.begin(collection.index.capacity, collection.capacity, leaves.length);
    this.passages = this.#space.passages;
    this.articles = this.#space.articles;
    this.titles = this.#space.titles;
    this.often = this.#space.often;
    this.manifold = this.#space.manifold;
    this.#times = new Float64Array(leaves.length);
    this.isGrowing = leaves.some((leaf) => leaf.kind === 'word' && leaf.word.isLast);
    const [known, unknown]: [number[], number[]] = [[], []];
    leaves.forEach((leaf, number) => {
      const holders = this.#space.holders(number);
      this.sought[number] = readAsTyped(collection, leaf, this.#isWanted(number), holders);
      // What is excluded is excluded as it was typed: a guess could take away what was wanted.
      const isUnknown = holders.count === 0 && this.#isWanted(number);
      (isUnknown ? unknown : known).push(number);
    });
    // What a word was meant for is chosen by all that stands beside it.
    if (unknown.length === 0 && isWordsAlone(plan)) this.#endLeavesByWorth(known);
    else for (const number of known) this.#endLeaf(number);
    if (isForgiving && unknown.length > 0) this.#readAsMeant(leaves, unknown);
    else for (const number of unknown) this.#endLeaf(number);
    this.worthOfAll = this.worth.reduce((sum, each) => sum + each, 0);
  }

  /** A list with room for so many numbers, which goes with the sums. */
  list(count: number): Uint32Array {
    return this.#space.list(count);
  }

  /** What the article at a slot earns: its best passage, the article as a whole, and its title. */
  totalOf(slot: number): number {
    this.#times.fill(0);
    this.#best = 0;
    this.#title = 0;
    this.#collection.eachEntryOf(slot, this.#add);
    const earned = this.#best + ARTICLE_WEIGHT * this.#wholeOf(slot);
    return this.#title === 0 ? earned : earned + this.#title * this.#titleWeight;
  }

  /** Takes in a passage of the article at hand. */
  readonly #add = (entry: number): void => {
    const { index } = this.#collection;
    if (!index.isTitle(entry)) {
      const score = this.scoreOf(entry, this.#times);
      if (score > this.#best) this.#best = score;
    } else if (this.passages.of(entry) !== 0) {
      this.#title = this.scoreOf(entry);
      let worth = 0;
      let named = 0;
      for (const leaf of this.#leavesOf(entry)) {
        worth += this.worth[leaf] ?? 0;
        named += 1 / index.lengthOf(entry);
      }
      this.#titleWeight = titleWeight(worth / (this.worthOfAll || 1), named);
    }
  };

  /** What a passage earns; how often it holds each leaf is added to `times`. */
  scoreOf(entry: number, times: Float64Array | null = null): number {
    const { index } = this.#collection;
    let score = 0;
    for (let rest = this.passages.of(entry) & this.#earning; rest !== 0; rest &= rest - 1) {
      const leaf = 31 - Math.clz32(rest & -rest);
      const read = this.#read[leaf];
      if (!read) continue;
      const { earnings, holders, partWeight } = read;
      const held = holders.held[entry] ?? 0;
      const any = anyForm(held);
      const begun = begunIn(held);
      score += earnings.passage(any, asAsked(held), begun, index.lengthOf(entry));
      if (times) times[leaf] = (times[leaf] ?? 0) + any + begun * partWeight;
    }
    return score;
  }

  /** The most that what is held by a passage of the text at a slot, or by a note on it, comes to. */
  mostHeldBy(slot: number, sumOf: (held: number) => number): number {
    this.#mostHeld = 0;
    this.#sumOf = sumOf;
    this.#collection.eachEntryOf(slot, this.#holdMost);
    return this.#mostHeld;
  }

  /** Takes in what a passage holds. */
  readonly #holdMost = (entry: number): void => {
    if (this.#collection.index.isTitle(entry)) return;
    const sum = this.#sumOf(this.passages.of(entry));
    if (sum > this.#mostHeld) this.#mostHeld = sum;
  };

  /** The entry of an article's best passage; -1 when none matches. Of those that are as good the first. */
  bestOf(slot: number): number {
    let [best, most] = [-1, 0];
    this.#collection.eachEntryOf(slot, (entry) => {
      if (this.#collection.index.isTitle(entry)) return;
      const score = this.scoreOf(entry);
      if (score > most) [best, most] = [entry, score];
    });
    return best;
  }

  /** The best way in which articles hold a leaf, by slot; they all hold it. */
  likenesses(leaf: number): (slot: number) => Likeness {
    const { index, capacity } = this.#collection;
    const { entries, held, count } = this.#space.holders(leaf);
    const best = new Uint8Array(capacity).fill(LIKENESS.inside);
    for (let i = 0; i < count; i++) {
      const entry = entries[i] ?? 0;
      const slot = index.articleOf(entry);
      const own = likenessOf(held[entry] ?? 0);
      if (own < (best[slot] ?? 0)) best[slot] = own;
    }
    return (slot) => LIKENESSES[best[slot] ?? 0] ?? LIKENESS.inside;
  }

  #isWanted(leaf: number): boolean {
    return (this.#wanted & (1 << leaf)) !== 0;
  }

  *#leavesOf(entry: number): Generator<number> {
    for (let rest = this.passages.of(entry) & this.#earning; rest !== 0; rest &= rest - 1)
      yield 31 - Math.clz32(rest & -rest);
  }

  /** What the article at hand, at this slot, earns as a whole. */
  #wholeOf(slot: number): number {
    const length = this.#collection.lengthOf(slot);
    const times = this.#times;
    let whole = 0;
    for (let leaf = 0; leaf < times.length; leaf++) {
      const own = times[leaf] ?? 0;
      if (own > 0) whole += this.#read[leaf]?.earnings.article(own, length) ?? 0;
    }
    return whole;
  }

  /** Reads words that stand nowhere as those they were most likely meant for. */
  #readAsMeant(leaves: readonly TextLeaf[], unknown: readonly number[]): void {
    for (const number of unknown) {
      const leaf = leaves[number];
      const scoreOf = (entry: number): number => this.scoreOf(entry);
      const meant = leaf && readAsMeant(this.#collection, leaf, this.#space.holders(number), scoreOf);
      if (meant) this.sought[number] = meant;
      this.#endLeaf(number);
    }
  }

  /**
   * Ends the leaves of words alone, those worth most first. An article that answers holds a share of what the fullest one
   * does: once all leaves that are left come to less, who holds none so far need not be noted any more.
   */
  #endLeavesByWorth(numbers: readonly number[]): void {
    const worth = numbers.map((number) => this.#worthOf(number));
    const order = numbers.map((_number, place) => place).sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0));
    const all = worth.reduce((sum, each) => sum + each, 0);
    let [left, isAmongSeen] = [all, false];
    for (const place of order) {
      isAmongSeen ||= left < QUORUM * (all - left) && left < QUORUM * this.#fullest() * SLACK;
      this.#endLeaf(numbers[place] ?? 0, isAmongSeen);
      left -= worth[place] ?? 0;
    }
  }

  /** What the fullest of the articles noted so far holds. */
  #fullest(): number {
    const { articles, worth } = this;
    const ofSet = heldSums(worth);
    const seen = articles.seen.subarray(0, articles.seenCount);
    return articles.setsOf(seen, worth.length).reduce((most, held) => Math.max(most, ofSet(held)), 0);
  }

  #worthOf(number: number): number {
    const { count } = this.#space.holders(number);
    return count > 0 && this.#isWanted(number) ? inverseFrequency(count, this.#collection.index.size) : 0;
  }

  /** Notes who holds the leaf that was read, all or of those that were noted before, and what it earns them. */
  #endLeaf(number: number, isAmongSeen = false): void {
    const { index, size, meanLength } = this.#collection;
    const holders = this.#space.holders(number);
    const leaf = this.sought[number];
    if (!leaf) return;
    const partWeight = partWeightOf(leaf);
    const figures = this.#space[isAmongSeen ? 'noteAmongSeen' : 'note'](number, partWeight, index);
    this.worth[number] = this.#worthOf(number);
    this.#read[number] = null;
    this.most.setNone(number);
    if (this.worth[number] === 0) return;
    const earnings = new LeafEarnings(leaf, this.#isQuestion, {
      ...{ passages: index.size, articles: size, meanPassage: index.meanLength, meanArticle: meanLength },
      ...{ holders: holders.count, anyHolders: holders.anyCount, exactHolders: holders.exactCount },
      articleHolders: figures.articleHolders,
    });
    this.#earning |= 1 << number;
    const read = (this.#read[number] = { holders, earnings, partWeight });
    this.most.set(number, read, figures.mostTimes);
  }
}
