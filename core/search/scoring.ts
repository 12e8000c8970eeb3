/**
 * What the leaves of a query earn the passages, the articles and their titles. Owns the sums, not the order: first which
 * leaves are held where, then, for the articles that answer, how much that earns.
 */
import {
  ARTICLE_WEIGHT,
  ASKED_FOR_WEIGHT,
  articleSaturation,
  beginningFloor,
  EXACT_WEIGHT,
  inverseFrequency,
  NAME_WEIGHT,
  saturation,
  titleWeight,
} from './bm25.ts';
import type { Collection } from './collection.ts';
import { HeldLeaves } from './held-leaves.ts';
import { Holders } from './holders.ts';
import { readLeaf } from './leaves.ts';
import type { Plan, TextLeaf } from './plan.ts';
import { isAskedFor } from './question.ts';
import { ScoreSums } from './score-sums.ts';
import { corrections, reachesOf, withForms, type SoughtLeaf } from './sought.ts';
import { Tally } from './tally.ts';
import { LIKENESS, type Likeness } from './vocabulary.ts';

/** A word that only begins a longer one tells less, unless it is the one being typed. */
const PART_WEIGHT = 0.5;

/** What a less likely correction must be better by beside the other words of a query, for each place it is down. */
const STEP_DOWN = 0.9;

function weightOf(leaf: SoughtLeaf | undefined, isQuestion: boolean): number {
  if (leaf?.kind !== 'word') return 1;
  if (leaf.word.isName) return NAME_WEIGHT;
  return isQuestion && isAskedFor(leaf.word.written) ? ASKED_FOR_WEIGHT : 1;
}

const isBeingTyped = (leaf: SoughtLeaf | undefined): boolean =>
  leaf?.kind === 'word' && leaf.word.reach !== 'whole';

/** What is kept from query to query over one collection. */
class Workspace {
  readonly tally = new Tally();
  readonly passages = new HeldLeaves();
  readonly articles = new HeldLeaves();
  readonly sums = new ScoreSums();
  readonly #holders: Holders[] = [];

  holders(leaf: number): Holders {
    return (this.#holders[leaf] ??= new Holders());
  }
}
const workspaces = new WeakMap<Collection, Workspace>();

/** The sums of one query; those of the query before it over the same collection are gone. */
export class Scoring {
  readonly #collection: Collection;
  readonly #space: Workspace;
  readonly #wanted: number;
  readonly #isQuestion: boolean;
  /** Which leaves are held, by entry and by slot. */
  readonly passages: HeldLeaves;
  readonly articles: HeldLeaves;
  /** What was looked for, leaf by leaf. */
  readonly sought: SoughtLeaf[] = [];
  /** What each leaf is worth: nothing when it is excluded or stands nowhere. */
  readonly worth: number[] = [];
  /** In how many articles each leaf stands. */
  readonly #articleHolders: number[] = [];
  /** True when a word may still be growing. */
  readonly isGrowing: boolean;
  /** What all leaves are worth together. */
  readonly #all: number;

  constructor(collection: Collection, { leaves, wanted, isQuestion }: Plan) {
    this.#collection = collection;
    this.#wanted = wanted;
    this.#isQuestion = isQuestion;
    this.#space = workspaces.get(collection) ?? new Workspace();
    workspaces.set(collection, this.#space);
    this.passages = this.#space.passages;
    this.articles = this.#space.articles;
    this.passages.begin(collection.index.capacity);
    this.articles.begin(collection.capacity);
    this.#space.sums.begin(collection.index.capacity, collection.capacity);
    this.isGrowing = leaves.some((leaf) => leaf.kind === 'word' && leaf.word.isLast);
    const unknown: number[] = [];
    leaves.forEach((leaf, number) => {
      const holders = this.#space.holders(number);
      this.sought[number] = this.#readAsTyped(leaf, this.#isWanted(number), holders);
      // What is excluded is excluded as it was typed: a guess could take away what was wanted.
      if (holders.count === 0 && this.#isWanted(number)) unknown.push(number);
      else this.#endLeaf(number);
    });
    if (unknown.length > 0) this.#readAsMeant(leaves, unknown);
    this.#all = this.worth.reduce((sum, each) => sum + each, 0);
  }

  /** Works out what the articles at some slots earn; before, nothing earns anything. */
  score(slots: ArrayLike<number>): void {
    const { sums } = this.#space;
    sums.choose(slots);
    this.sought.forEach((_leaf, number) => this.#scoreLeaf(number));
    sums.findBest(this.#collection.index);
  }

  /** By the place of an article that was scored: best passage, the article as a whole, and its title. */
  totalAt(place: number): number {
    const { title, titleWorth, titleNamed, best, whole } = this.#space.sums;
    const earned = (best[place] ?? 0) + ARTICLE_WEIGHT * (whole[place] ?? 0);
    const own = title[place] ?? 0;
    if (own === 0) return earned;
    const share = (titleWorth[place] ?? 0) / (this.#all || 1);
    return earned + own * titleWeight(share, titleNamed[place] ?? 0);
  }

  /** The passages of the articles that were scored that hold anything asked for. */
  get scored(): Uint32Array {
    return this.#space.sums.entries;
  }

  /** The place of a slot among those that were scored; -1 for others. */
  placeOf(slot: number): number {
    return this.#space.sums.placeOf(slot);
  }

  scoreOf(entry: number): number {
    return this.#space.sums.passage[entry] ?? 0;
  }

  /** The entry of an article's best passage; -1 when none matches. */
  bestOf(slot: number): number {
    return this.#space.sums.bestEntry[this.placeOf(slot)] ?? -1;
  }

  /** The best way in which each of the articles that were scored holds a leaf, by place; they all hold it. */
  likenesses(leaf: number, scored: number): (place: number) => Likeness {
    const { index } = this.#collection;
    const { entries, likeness, count } = this.#space.holders(leaf);
    const best = new Uint8Array(scored).fill(LIKENESS.inside);
    for (let i = 0; i < count; i++) {
      const place = this.placeOf(index.articleOf(entries[i] ?? 0));
      const own = likeness[i] ?? LIKENESS.inside;
      if (place >= 0 && own < (best[place] ?? 0)) best[place] = own;
    }
    return (place) => LIKENESSES[best[place] ?? 0] ?? LIKENESS.inside;
  }

  /** What the leaves of some bits are worth together. */
  worthOf(held: number): number {
    let sum = 0;
    for (let leaf = 0; leaf < this.worth.length; leaf++)
      if ((held & (1 << leaf)) !== 0) sum += this.worth[leaf] ?? 0;
    return sum;
  }

  #isWanted(leaf: number): boolean {
    return (this.#wanted & (1 << leaf)) !== 0;
  }

  /** Reads who holds a leaf into `holders`; returns how many. */
  #read(leaf: SoughtLeaf, holders: Holders): number {
    const { tally } = this.#space;
    tally.begin(this.#collection.index.capacity, holders);
    readLeaf(this.#collection, leaf, tally);
    return holders.count;
  }

  /** Reads a leaf as it was typed, further into longer words only when it stands nowhere. Answers what was read. */
  #readAsTyped(leaf: TextLeaf, isWanted: boolean, holders: Holders): SoughtLeaf {
    const { lexicon } = this.#collection;
    const [least = 'whole', ...further] = reachesOf(leaf);
    const sought = withForms(leaf, lexicon, least);
    if (this.#read(sought, holders) > 0 || !isWanted) return sought;
    for (const reach of further) {
      const wider = withForms(leaf, lexicon, reach);
      if (this.#read(wider, holders) > 0) return wider;
    }
    return sought;
  }

  /** Reads words that stand nowhere as those they were most likely meant for: the likeliest beside the other words. */
  #readAsMeant(leaves: readonly TextLeaf[], unknown: readonly number[]): void {
    for (const number of unknown) {
      const leaf = leaves[number];
      const own = this.#space.holders(number);
      const choices = (leaf ? corrections(leaf, this.#collection.lexicon) : []).map((sought) => {
        const count = this.#read(sought, own);
        return { sought, entries: own.entries.slice(0, count) };
      });
      const best = this.#likeliest(choices);
      this.#space.sums.forget();
      if (best) this.sought[number] = best;
      own.count = 0;
      if (best) this.#read(best, own);
      this.#endLeaf(number);
    }
  }

  /** Of what a word may be meant for, likeliest first, what stands best beside the words that were read. */
  #likeliest(choices: readonly { sought: SoughtLeaf; entries: Uint32Array }[]): SoughtLeaf | null {
    const { index } = this.#collection;
    const slots = new Set<number>();
    for (const { entries } of choices) for (const entry of entries) slots.add(index.articleOf(entry));
    this.score([...slots]);
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

  /** Notes who holds the leaf that was read. */
  #endLeaf(number: number): void {
    const { index } = this.#collection;
    const holders = this.#space.holders(number);
    const bit = 1 << number;
    let articleHolders = 0;
    for (let i = 0; i < holders.count; i++) {
      const entry = holders.entries[i] ?? 0;
      this.passages.add(entry, bit);
      if (this.articles.add(index.articleOf(entry), bit)) articleHolders++;
    }
    this.#articleHolders[number] = articleHolders;
    const isWorth = holders.count > 0 && this.#isWanted(number);
    this.worth[number] = isWorth ? inverseFrequency(holders.count, index.size) : 0;
  }

  /** Adds what a leaf earns those who were chosen. */
  #scoreLeaf(number: number): void {
    const leaf = this.sought[number];
    const worth = this.worth[number] ?? 0;
    if (worth === 0) return;
    const { sums } = this.#space;
    const { index } = this.#collection;
    const { meanLength, size } = index;
    const { count, entries, anyForm, exact, begun } = this.#space.holders(number);
    const isTyped = isBeingTyped(leaf);
    const partWeight = isTyped ? 1 : PART_WEIGHT;
    const weight = weightOf(leaf, this.#isQuestion);
    const weigh = (holders: number): number => weight * inverseFrequency(holders, size);
    const [anyWorth, exactWorth] = [
      weigh(holding(anyForm, count)),
      EXACT_WEIGHT * weigh(holding(exact, count)),
    ];
    const length = leaf?.kind === 'word' ? leaf.word.text.length : 0;
    const begunWorth = weight * partWeight * Math.max(worth, beginningFloor(length, size));
    for (let i = 0; i < count; i++) {
      const entry = entries[i] ?? 0;
      const chosen = sums.placeOf(index.articleOf(entry));
      if (chosen < 0) continue;
      const own = index.lengthOf(entry);
      const [any, same, longer] = [anyForm[i] ?? 0, exact[i] ?? 0, begun[i] ?? 0];
      const part = isTyped ? same + longer : longer;
      let score = any > 0 ? anyWorth * saturation(any, own, meanLength) : 0;
      if (same > 0) score += exactWorth * saturation(same, own, meanLength);
      if (part > 0) score += begunWorth * saturation(part, own, meanLength);
      sums.earn(entry, score);
      if (index.isTitle(entry)) sums.earnTitle(chosen, score, worth, 1 / own);
      else sums.countTimes(chosen, any + longer * partWeight);
    }
    this.#scoreArticles(number, weight);
  }

  #scoreArticles(number: number, weight: number): void {
    const { meanLength, index, size } = this.#collection;
    const worth = weight * inverseFrequency(this.#articleHolders[number] ?? 0, size);
    this.#space.sums.endTimes(
      (slot, times) =>
        worth * articleSaturation(times, this.#collection.lengthOf(slot), meanLength, index.meanLength),
    );
  }
}

const LIKENESSES: readonly Likeness[] = Object.values(LIKENESS);

/** How many of the first so many are above nought. */
function holding(times: Uint8ClampedArray, count: number): number {
  let holders = 0;
  for (let i = 0; i < count; i++) if ((times[i] ?? 0) > 0) holders++;
  return holders;
}
