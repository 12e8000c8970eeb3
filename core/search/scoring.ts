/**
 * What the leaves of a query earn the passages, the articles and their titles. Owns the sums, not the order: first which
 * leaves are held where, then, for each article that is asked about, how much that earns.
 */
import { ARTICLE_WEIGHT, inverseFrequency, QUORUM, titleWeight } from './bm25.ts';
import type { Collection } from './collection.ts';
import type { HeldLeaves } from './held-leaves.ts';
import { heldSums, MOST_IN_TABLE } from './held-sums.ts';
import { anyForm, asAsked, begunIn, likenessOf, type Holders } from './holders.ts';
import { LeafEarnings, partWeightOf } from './leaf-earnings.ts';
import { readLeaf } from './leaves.ts';
import type { NumberSet } from './number-set.ts';
import type { Plan } from './plan.ts';
import type { TextLeaf } from './asked.ts';
import { corrections, reachesOf, withForms, withoutParts, type SoughtLeaf } from './sought.ts';
import { LIKENESS, LIKENESSES, type Likeness } from './vocabulary.ts';
import { OFTEN, Workspace, type ArticleFigures } from './workspace.ts';

/** What a less likely correction must be better by beside the other words of a query, for each place it is down. */
const STEP_DOWN = 0.9;

/** More than rounding may take away from a sum. */
const SLACK = 1 - 1e-9;

/** Whether an article answers by the worth of the words it holds, and by nothing else. */
const isWordsAlone = ({ literal, loose, wanted, leaves }: Plan): boolean =>
  literal !== null && loose === wanted && leaves.length <= MOST_IN_TABLE;

const workspaces = new WeakMap<Collection, Workspace>();

/** What a leaf comes to, once it was read. */
interface ReadLeaf {
  readonly holders: Holders;
  readonly earnings: LeafEarnings;
  readonly partWeight: number;
}

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
  /**
   * By leaf, what it earns at most: a passage or a title; an article as a whole, and that with its best passage, both first where
   * it is not held often, then as `OFTEN` says.
   */
  readonly mostOfPassage: number[] = [];
  readonly mostOfWhole: readonly number[][] = [0, ...OFTEN].map(() => []);
  readonly mostOfText: readonly number[][] = [0, ...OFTEN].map(() => []);
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
  #most = 0;
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
      this.sought[number] = this.#readAsTyped(leaf, this.#isWanted(number), holders);
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
    this.#most = 0;
    this.#sumOf = sumOf;
    this.#collection.eachEntryOf(slot, this.#holdMost);
    return this.#most;
  }

  /** Takes in what a passage holds. */
  readonly #holdMost = (entry: number): void => {
    if (this.#collection.index.isTitle(entry)) return;
    const sum = this.#sumOf(this.passages.of(entry));
    if (sum > this.#most) this.#most = sum;
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

  /** Reads who holds a leaf into `holders`; returns how many. */
  #readInto(holders: Holders, leaf: SoughtLeaf): number {
    holders.begin(this.#collection.index.capacity);
    readLeaf(this.#collection, leaf, holders);
    return holders.count;
  }

  /** Reads a leaf as it was typed, further into longer words only when it stands nowhere. Answers what was read. */
  #readAsTyped(leaf: TextLeaf, isWanted: boolean, holders: Holders): SoughtLeaf {
    const { lexicon } = this.#collection;
    const [least = 'whole', ...further] = reachesOf(leaf);
    const sought = withForms(leaf, lexicon, least);
    if (this.#readInto(holders, sought) > 0 || !isWanted) return sought;
    for (const reach of further) {
      const wider = withForms(withoutParts(leaf), lexicon, reach);
      if (this.#readInto(holders, wider) > 0) return wider;
    }
    return sought;
  }

  /** Reads words that stand nowhere as those they were most likely meant for: the likeliest beside the other words. */
  #readAsMeant(leaves: readonly TextLeaf[], unknown: readonly number[]): void {
    for (const number of unknown) {
      const leaf = leaves[number];
      const holders = this.#space.holders(number);
      const choices = (leaf ? corrections(leaf, this.#collection.lexicon) : []).map((sought) => {
        const count = this.#readInto(holders, sought);
        return { sought, entries: holders.entries.slice(0, count) };
      });
      const best = this.#likeliest(choices) ?? this.sought[number];
      if (!best) continue;
      if (choices.length > 0) this.#readInto(holders, best);
      this.sought[number] = best;
      this.#endLeaf(number);
    }
  }

  /** Of what a word may be meant for, likeliest first, what stands best beside the words that were read. */
  #likeliest(choices: readonly { sought: SoughtLeaf; entries: Uint32Array }[]): SoughtLeaf | null {
    let best: SoughtLeaf | null = null;
    let most = -1;
    choices.forEach(({ sought, entries }, place) => {
      // Each step down the list of what is likely must be earned.
      const score =
        entries.reduce((max, entry) => Math.max(max, this.scoreOf(entry)), 0) * STEP_DOWN ** place;
      if (entries.length > 0 && score > most) [best, most] = [sought, score];
    });
    return best;
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
    this.mostOfPassage[number] = 0;
    for (const most of [...this.mostOfWhole, ...this.mostOfText]) most[number] = 0;
    if (this.worth[number] === 0) return;
    const earnings = new LeafEarnings(leaf, this.#isQuestion, {
      ...{ passages: index.size, articles: size, meanPassage: index.meanLength, meanArticle: meanLength },
      ...{ holders: holders.count, anyHolders: holders.anyCount, exactHolders: holders.exactCount },
      articleHolders: figures.articleHolders,
    });
    this.#read[number] = { holders, earnings, partWeight };
    this.#earning |= 1 << number;
    this.#bound(number, figures);
  }

  /** Works out what a leaf that was read earns at most. */
  #bound(number: number, { mostTimes }: ArticleFigures): void {
    const read = this.#read[number];
    if (!read) return;
    const { earnings, partWeight, holders } = read;
    const { mostAny, mostExact, mostBegun } = holders;
    this.mostOfPassage[number] = earnings.passage(mostAny, mostExact, mostBegun, 0);
    this.mostOfText.forEach((most, level) => {
      // Times go by whole and by part weights: below this many there are at most so many.
      const fewer = (OFTEN[level] ?? Infinity) - partWeight;
      const times = Math.floor(fewer);
      const own = Math.min(mostTimes, fewer);
      const whole = own === 0 ? 0 : ARTICLE_WEIGHT * earnings.article(own, 0);
      const [any, exact] = [Math.min(mostAny, times), Math.min(mostExact, times)];
      const begun = Math.min(mostBegun, fewer / partWeight);
      const wholes = this.mostOfWhole[level];
      if (wholes) wholes[number] = whole;
      most[number] = own === 0 ? 0 : earnings.passage(any, exact, begun, 0) + whole;
    });
  }
}
