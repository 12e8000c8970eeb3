/**
 * The passages that share most with a text, by its telling terms. Owns the sums, and which passages need none: once those
 * that hold none of the first terms cannot earn enough by the others, no more are looked at (as MaxScore does; Turtle and
 * Flood, 1995).
 */
import { saturation } from './bm25.ts';
import type { Collection } from './collection.ts';
import { withRoom } from './growing.ts';
import { NumbersInOrder } from './in-order.ts';
import type { PassageNumbers } from './postings.ts';
import type { Term } from './telling-terms.ts';

/** What a passage says of a subject again and again counts for longer than what answers a query. */
const K1 = 3;
/** Rounding takes less away from a sum: of some fifty terms, each to 24 bits. */
const SLACK = 1 - 1e-5;
/** Whether no more passages need be looked at is asked when the terms to come tell at most so much of all. */
const ASKED_AT = [0.6, 0.45, 0.3, 0.2, 0.12];
const ITSELF = [0];

export interface Scored {
  readonly entry: number;
  readonly score: number;
}

export interface Wanted {
  /** How many; others that are as good as the last of them are answered as well. */
  readonly count: number;
  readonly least: number;
  /** How many of the terms a passage must hold. */
  readonly leastShared: number;
  /** Asked of living passages that are no titles. */
  readonly isWanted: (entry: number) => boolean;
}

/** Kept from text to text over one collection, as long as its passages are many. By entry, but for the lists. */
class Sums {
  frequency = new Uint16Array(0);
  score = new Float32Array(0);
  /** How many terms each holds. */
  held = new Uint8Array(0);
  /** Those that hold the term at hand, and those that hold any. */
  holders = new Uint32Array(0);
  entries = new Uint32Array(0);

  makeRoom(capacity: number): void {
    if (this.score.length >= capacity) return;
    const room = Math.ceil(capacity * 1.25);
    this.frequency = new Uint16Array(room);
    this.score = new Float32Array(room);
    this.held = new Uint8Array(room);
  }
}
const sumsOf = new WeakMap<Collection, Sums>();

/** The scores of one text. */
class Likenesses {
  readonly #collection: Collection;
  readonly #sums: Sums;
  readonly #wanted: Wanted;
  /** How many hold any term. */
  #count = 0;

  constructor(collection: Collection, wanted: Wanted) {
    this.#collection = collection;
    this.#wanted = wanted;
    this.#sums = sumsOf.get(collection) ?? new Sums();
    sumsOf.set(collection, this.#sums);
    this.#sums.makeRoom(collection.index.capacity);
  }

  /** Adds what a term earns; when no more passages need be looked at, to those that hold a term before. */
  add(term: Term, isClosed: boolean): void {
    const { index } = this.#collection;
    const { meanLength } = index;
    const { frequency, score, held } = this.#sums;
    const holding = this.#countTerm(term, isClosed);
    const { holders } = this.#sums;
    const entries = (this.#sums.entries = withRoom(this.#sums.entries, this.#count + holding));
    let count = this.#count;
    for (let i = 0; i < holding; i++) {
      const entry = holders[i] ?? 0;
      const times = frequency[entry] ?? 0;
      frequency[entry] = 0;
      const before = held[entry] ?? 0;
      if (before === 0) entries[count++] = entry;
      held[entry] = before + 1;
      score[entry] =
        (score[entry] ?? 0) + term.weight * saturation(times, index.lengthOf(entry), meanLength, K1);
    }
    this.#count = count;
  }

  /** What the last of the best so many has so far; `least` while they are fewer. */
  last(): number {
    const { count, least } = this.#wanted;
    const best = new NumbersInOrder(count);
    this.#each(least, ({ score }) => {
      best.add(score);
      return best.last;
    });
    return Math.max(least, best.last);
  }

  /** Those that are wanted, in no order; forgets all. */
  take(): Scored[] {
    const least = this.#wanted.count === Infinity ? this.#wanted.least : this.last();
    const found: Scored[] = [];
    this.#each(least, (scored) => {
      found.push(scored);
      return least;
    });
    const { score, held, entries } = this.#sums;
    for (let i = 0; i < this.#count; i++) {
      const entry = entries[i] ?? 0;
      score[entry] = 0;
      held[entry] = 0;
    }
    this.#count = 0;
    return found;
  }

  /** Visits those that may be answered and have at least so much; `visit` answers how much that is from then on. */
  #each(from: number, visit: (scored: Scored) => number): void {
    const { index } = this.#collection;
    const { score, held, entries } = this.#sums;
    let least = from;
    for (let i = 0; i < this.#count; i++) {
      const entry = entries[i] ?? 0;
      // Of nearly all that tells enough.
      if ((held[entry] ?? 0) < this.#wanted.leastShared) continue;
      const sum = score[entry] ?? 0;
      if (sum < least) continue;
      if (index.articleOf(entry) < 0 || index.isTitle(entry) || !this.#wanted.isWanted(entry)) continue;
      least = Math.max(from, visit({ entry, score: sum }));
    }
  }

  /** How often passages hold a term, into `frequency`; how many of them there are. */
  #countTerm(term: Term, isClosed: boolean): number {
    const { index, lexicon } = this.#collection;
    const { frequency, held } = this.#sums;
    let count = 0;
    const take = (base: number, numbers: PassageNumbers, times: number): void => {
      const holders = (this.#sums.holders = withRoom(this.#sums.holders, count + numbers.length));
      let taken = count;
      for (let i = 0; i < numbers.length; i++) {
        const entry = base + (numbers[i] ?? 0);
        if (isClosed && held[entry] === 0) continue;
        const before = frequency[entry] ?? 0;
        if (before === 0) holders[taken++] = entry;
        frequency[entry] = before + times;
      }
      count = taken;
    };
    if (term.holding) {
      for (const [entry, times] of term.holding.times) take(entry, ITSELF, times);
      return count;
    }
    for (const form of [term.text, ...term.forms.keys()]) {
      const languages = term.forms.get(form);
      const isOneEverywhere = form === term.text || languages?.size === lexicon.languages.size;
      const isOne = (entry: number): boolean =>
        languages?.has(this.#collection.languageOf(index.articleOf(entry))) ?? false;
      index.eachKin(form, (base, numbers, times) => {
        if (isOneEverywhere) take(base, numbers, times);
        else
          take(
            base,
            Array.from(numbers).filter((number) => isOne(base + number)),
            times,
          );
      });
    }
    return count;
  }
}

/** Passages that hold enough of some terms, which are in the order of their weight, and of them the likest. */
export function mostLike(collection: Collection, terms: readonly Term[], wanted: Wanted): Scored[] {
  const likenesses = new Likenesses(collection, wanted);
  // What the terms from one on earn a passage at most.
  const rest = new Float64Array(terms.length + 1);
  for (let i = terms.length - 1; i >= 0; i--) {
    const term = terms[i];
    if (term) rest[i] = (rest[i + 1] ?? 0) + term.weight * saturation(term.most, 0, 1, K1);
  }
  const all = terms.reduce((sum, { weight }) => sum + weight, 0);
  let [asked, least] = [0, wanted.least];
  terms.forEach((term, i) => {
    const earns = rest[i] ?? 0;
    for (; earns < (ASKED_AT[asked] ?? 0) * all && earns >= least * SLACK; asked++) least = likenesses.last();
    likenesses.add(term, earns < least * SLACK);
  });
  return likenesses.take();
}
