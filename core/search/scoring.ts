/**
 * What the leaves of a query earn the passages, the articles and their titles. Owns the sums, not the order: first which
 * leaves are held where, then, for each article that is asked about, how much that earns.
 */
import { ARTICLE_WEIGHT, inverseFrequency, titleWeight } from './bm25.ts';
import type { Collection } from './collection.ts';
import { HeldLeaves } from './held-leaves.ts';
import { Holders } from './holders.ts';
import { LeafEarnings, partWeightOf } from './leaf-earnings.ts';
import { readLeaf } from './leaves.ts';
import { PassageCounts } from './matching.ts';
import type { Plan, TextLeaf } from './plan.ts';
import { corrections, reachesOf, withForms, type SoughtLeaf } from './sought.ts';
import { LIKENESS, type Likeness } from './vocabulary.ts';

/** What a less likely correction must be better by beside the other words of a query, for each place it is down. */
const STEP_DOWN = 0.9;
/** How often an article must hold a leaf so that it counts among those that hold it often, and very often. */
export const OFTEN = [2, 4] as const;
/** The holders of so many leaves are kept; few queries have more, and each takes four bytes a passage. */
const KEPT_HOLDERS = 8;

/** What is kept from query to query over one collection. */
class Workspace {
  readonly passages = new HeldLeaves();
  readonly articles = new HeldLeaves();
  readonly titles = new HeldLeaves();
  readonly often = OFTEN.map(() => new HeldLeaves());
  readonly counts = new PassageCounts();
  /** By slot: how often an article holds the leaf that is being read. */
  #times = new Float32Array(0);
  /** The articles of passages. */
  #slots = new Uint32Array(0);
  readonly #holders: Holders[] = [];

  begin(passages: number, articles: number, leaves: number): void {
    this.passages.begin(passages, leaves);
    for (const held of [this.articles, this.titles, ...this.often]) held.begin(articles, leaves);
    this.counts.makeRoom(articles);
    if (this.#times.length < articles) this.#times = new Float32Array(articles);
    this.#holders.splice(KEPT_HOLDERS);
  }

  /** Nought for every slot; and room for the slots of so many passages. */
  room(passages: number): { times: Float32Array; slots: Uint32Array } {
    if (this.#slots.length < passages) this.#slots = new Uint32Array(passages * 2);
    return { times: this.#times, slots: this.#slots };
  }

  holders(leaf: number): Holders {
    return (this.#holders[leaf] ??= new Holders());
  }
}
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
  /** Which leaves are held: by entry, by slot, and by the slot of the article whose title it is. */
  readonly passages: HeldLeaves;
  readonly articles: HeldLeaves;
  readonly titles: HeldLeaves;
  /** By slot, which leaves an article holds at least as many times as `OFTEN` says, its title apart. */
  readonly often: readonly HeldLeaves[];
  readonly counts: PassageCounts;
  /** What was looked for, leaf by leaf. */
  readonly sought: SoughtLeaf[] = [];
  /** What each leaf is worth: nothing when it is excluded or stands nowhere. */
  readonly worth: number[] = [];
  /** By leaf, what it earns at most: a title; and the text of an article, first where it is not held often, then as `OFTEN` says. */
  readonly mostOfTitle: number[] = [];
  readonly mostOfText: readonly number[][] = [0, ...OFTEN].map(() => []);
  /** True when a word may still be growing. */
  readonly isGrowing: boolean;
  /** What all leaves are worth together. */
  readonly worthOfAll: number;
  /** Those that are worth something, and by number as bits. */
  readonly #read: (ReadLeaf | null)[] = [];
  #earning = 0;
  /** How often the article at hand holds each leaf. */
  readonly #times: Float64Array;

  constructor(collection: Collection, { leaves, wanted, isQuestion }: Plan) {
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
    this.counts = this.#space.counts;
    this.#times = new Float64Array(leaves.length);
    this.isGrowing = leaves.some((leaf) => leaf.kind === 'word' && leaf.word.isLast);
    const unknown: number[] = [];
    leaves.forEach((leaf, number) => {
      const holders = this.#space.holders(number);
      const sought = this.#readAsTyped(leaf, this.#isWanted(number), holders);
      this.sought[number] = sought;
      // What is excluded is excluded as it was typed: a guess could take away what was wanted.
      if (holders.count === 0 && this.#isWanted(number)) unknown.push(number);
      else this.#endLeaf(number, sought);
    });
    if (unknown.length > 0) this.#readAsMeant(leaves, unknown);
    this.worthOfAll = this.worth.reduce((sum, each) => sum + each, 0);
  }

  /** What the article at a slot earns: its best passage, the article as a whole, and its title. */
  totalOf(slot: number): number {
    const { index } = this.#collection;
    const times = this.#times.fill(0);
    let [best, title, titleWorth, titleNamed] = [0, 0, 0, 0];
    const add = (entry: number): void => {
      if (!index.isTitle(entry)) best = Math.max(best, this.scoreOf(entry, times));
      else if (this.passages.of(entry) !== 0) {
        title = this.scoreOf(entry);
        for (const leaf of this.#leavesOf(entry)) {
          titleWorth += this.worth[leaf] ?? 0;
          titleNamed += 1 / index.lengthOf(entry);
        }
      }
    };
    this.#collection.eachEntryOf(slot, add);
    const earned = best + ARTICLE_WEIGHT * this.#wholeOf(slot, times);
    if (title === 0) return earned;
    return earned + title * titleWeight(titleWorth / (this.worthOfAll || 1), titleNamed);
  }

  /** What a passage earns; how often it holds each leaf is added to `times`. */
  scoreOf(entry: number, times: Float64Array | null = null): number {
    const { index } = this.#collection;
    let score = 0;
    for (let rest = this.passages.of(entry) & this.#earning; rest !== 0; rest &= rest - 1) {
      const leaf = 31 - Math.clz32(rest & -rest);
      const read = this.#read[leaf];
      if (!read) continue;
      const { earnings, holders, partWeight } = read;
      const [any, begun] = [holders.anyForm[entry] ?? 0, holders.begun[entry] ?? 0];
      score += earnings.passage(any, holders.exact[entry] ?? 0, begun, index.lengthOf(entry));
      if (times) times[leaf] = (times[leaf] ?? 0) + any + begun * partWeight;
    }
    return score;
  }

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
    const { entries, likeness, count } = this.#space.holders(leaf);
    const best = new Uint8Array(capacity).fill(LIKENESS.inside);
    for (let i = 0; i < count; i++) {
      const entry = entries[i] ?? 0;
      const slot = index.articleOf(entry);
      const own = likeness[entry] ?? LIKENESS.inside;
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

  #wholeOf(slot: number, times: Float64Array): number {
    const length = this.#collection.lengthOf(slot);
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
      const wider = withForms(leaf, lexicon, reach);
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
      this.#endLeaf(number, best);
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

  /** Notes who holds the leaf that was read, and what it earns them. */
  #endLeaf(number: number, leaf: SoughtLeaf): void {
    const { index, size, meanLength } = this.#collection;
    const holders = this.#space.holders(number);
    const partWeight = partWeightOf(leaf);
    const noted = this.#noteHolders(number, partWeight);
    const isWorth = holders.count > 0 && this.#isWanted(number);
    this.worth[number] = isWorth ? inverseFrequency(holders.count, index.size) : 0;
    this.#read[number] = null;
    this.mostOfTitle[number] = 0;
    for (const most of this.mostOfText) most[number] = 0;
    if (!isWorth) return;
    const earnings = new LeafEarnings(leaf, this.#isQuestion, {
      ...{ passages: index.size, articles: size, meanPassage: index.meanLength, meanArticle: meanLength },
      ...{ holders: holders.count, ...noted },
    });
    this.#read[number] = { holders, earnings, partWeight };
    this.#earning |= 1 << number;
    this.#bound(number, noted.most);
  }

  /** Works out what a leaf that was read earns at most. */
  #bound(number: number, [any, exact, begun, times]: readonly number[]): void {
    const read = this.#read[number];
    if (!read) return;
    const { earnings, partWeight } = read;
    this.mostOfTitle[number] = earnings.passage(any ?? 0, exact ?? 0, begun ?? 0, 0);
    this.mostOfText.forEach((most, level) => {
      // Times go by whole and by part weights: below this many there are at most so many.
      const fewer = (OFTEN[level] ?? Infinity) - partWeight;
      const whole = Math.floor(fewer);
      const own = Math.min(times ?? 0, fewer);
      most[number] =
        own === 0
          ? 0
          : earnings.passage(
              Math.min(any ?? 0, whole),
              Math.min(exact ?? 0, whole),
              Math.min(begun ?? 0, fewer / partWeight),
              0,
            ) +
            ARTICLE_WEIGHT * earnings.article(own, 0);
    });
  }

  /** Notes who holds the leaf that was read. Answers how many do in which way, and how often at most. */
  #noteHolders(number: number, partWeight: number) {
    const { index } = this.#collection;
    const { count, entries, anyForm, exact, begun } = this.#space.holders(number);
    const { slots, times } = this.#space.room(count);
    const bit = 1 << number;
    this.passages.addAll(entries, count, bit);
    let [anyHolders, exactHolders, mostAny, mostExact, mostBegun] = [0, 0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      const entry = entries[i] ?? 0;
      const [any, same, longer] = [anyForm[entry] ?? 0, exact[entry] ?? 0, begun[entry] ?? 0];
      if (any > 0) anyHolders++;
      if (same > 0) exactHolders++;
      if (any > mostAny) mostAny = any;
      if (same > mostExact) mostExact = same;
      if (longer > mostBegun) mostBegun = longer;
      const slot = index.articleOf(entry);
      slots[i] = slot;
      if (index.isTitle(entry)) this.titles.add(slot, bit);
      else times[slot] = (times[slot] ?? 0) + any + longer * partWeight;
    }
    const articleHolders = this.articles.addAll(slots, count, bit);
    const mostTimes = this.#noteOften(slots, count, bit);
    const most = [mostAny, mostExact, mostBegun, mostTimes] as const;
    return { articleHolders, anyHolders, exactHolders, most };
  }

  /** Notes which articles hold the leaf of a bit often, and forgets how often; answers how often at most. */
  #noteOften(slots: Uint32Array, count: number, bit: number): number {
    const { times } = this.#space.room(count);
    const [many, veryMany] = OFTEN;
    const [often, veryOften] = this.often;
    let most = 0;
    for (let i = 0; i < count; i++) {
      const slot = slots[i] ?? 0;
      const own = times[slot] ?? 0;
      if (own === 0) continue;
      times[slot] = 0;
      if (own > most) most = own;
      if (own >= many) often?.add(slot, bit);
      if (own >= veryMany) veryOften?.add(slot, bit);
    }
    return most;
  }
}

const LIKENESSES: readonly Likeness[] = Object.values(LIKENESS);
