/** The passages that hold one leaf of a query, and how: gathered once, then read as often as is needed. */
import { withRoom } from './growing.ts';
import type { PassageNumbers } from './postings.ts';
import { LIKENESS, LIKENESSES, type Likeness } from './vocabulary.ts';

/** Where more than this share of the passages hold a leaf, all are cleared in one go. */
const MANY = 1 / 32;

/** More often than this tells hardly more. */
const OFTENEST = 0xf;
/** Where in the number of an entry each of its figures begins: sixteen bits in all, so that more of them are near at hand. */
const [EXACT, BEGUN, WAY] = [4, 8, 12];

/**
 * How an entry holds a leaf, as one number, which is nought where it does not: so that the innermost loops of a search go to
 * one place in memory for each entry, and not to four.
 */
export type Held = number;
/** How often in any form of the word, its beginnings apart. */
export const anyForm = (held: Held): number => held & OFTENEST;
/** How often as it was asked for. */
export const asAsked = (held: Held): number => (held >>> EXACT) & OFTENEST;
/** How often as the beginning of something else. */
export const begunIn = (held: Held): number => (held >>> BEGUN) & OFTENEST;
/** The best way in which it is held. */
export const likenessOf = (held: Held): Likeness => LIKENESSES[held >>> WAY] ?? LIKENESS.inside;

/** What `frequency` times in one way come to, where they count as another perhaps. */
function heldAs(frequency: number, likeness: Likeness, counted: Likeness): Held {
  const times = Math.min(frequency, OFTENEST);
  const isBegun = counted === LIKENESS.prefix;
  const exact = counted === LIKENESS.exact ? times << EXACT : 0;
  return (isBegun ? times << BEGUN : times | exact) | (likeness << WAY);
}

/** What an entry that holds a leaf in two ways comes to. */
function together(one: Held, other: Held): Held {
  return (
    Math.min(anyForm(one) + anyForm(other), OFTENEST) |
    (Math.min(asAsked(one) + asAsked(other), OFTENEST) << EXACT) |
    (Math.min(begunIn(one) + begunIn(other), OFTENEST) << BEGUN) |
    (Math.min(one >>> WAY, other >>> WAY) << WAY)
  );
}

/** Kept from query to query: filling arrays as long as a library for each key press costs more than most queries. */
export class Holders {
  /** The passages that hold the leaf: the first `count` of `entries`. */
  count = 0;
  /** How many of them hold it in any form, its beginnings apart; and as it was asked for. */
  anyCount = 0;
  exactCount = 0;
  /** How often one of them does at most. */
  mostAny = 0;
  mostExact = 0;
  mostBegun = 0;
  entries = new Uint32Array(0);
  /** By entry. */
  held = new Uint16Array(0);

  /** Forgets all, for entries below `capacity`. */
  begin(capacity: number): void {
    if (this.held.length < capacity) this.held = new Uint16Array(Math.ceil(capacity * 1.25));
    else if (this.count > capacity * MANY) this.held.fill(0);
    else for (let i = 0; i < this.count; i++) this.held[this.entries[i] ?? 0] = 0;
    this.#countNone();
  }

  /**
   * Notes that `base` plus each of some numbers holds the leaf in one way, and counts it as that or as another. The innermost
   * loop of a search.
   */
  holdAll(
    base: number,
    numbers: PassageNumbers,
    frequency: number,
    likeness: Likeness,
    counted = likeness,
  ): void {
    const { length } = numbers;
    this.entries = withRoom(this.entries, this.count + length);
    const { entries, held } = this;
    const own = heldAs(frequency, likeness, counted);
    const from = this.count;
    let count = from;
    for (let i = 0; i < length; i++) {
      const entry = base + (numbers[i] ?? 0);
      const before = held[entry] ?? 0;
      if (before === 0) {
        entries[count++] = entry;
        held[entry] = own;
      } else held[entry] = this.#more(before, together(before, own));
    }
    this.count = count;
    if (count > from) this.#countAs(own, count - from);
  }

  /** Notes that one entry holds the leaf. */
  hold(entry: number, frequency: number, likeness: Likeness, counted = likeness): void {
    this.holdAll(entry, ONE, frequency, likeness, counted);
  }

  /** Whether an entry is known to hold the leaf. */
  has(entry: number): boolean {
    return (this.held[entry] ?? 0) !== 0;
  }

  /** Lets go of those that are not to count. */
  keepOnly(isKept: (entry: number) => boolean): void {
    const { count, entries, held } = this;
    this.#countNone();
    for (let i = 0; i < count; i++) {
      const entry = entries[i] ?? 0;
      if (isKept(entry)) {
        entries[this.count++] = entry;
        this.#countAs(held[entry] ?? 0, 1);
      } else held[entry] = 0;
    }
  }

  #countNone(): void {
    this.count = 0;
    this.anyCount = 0;
    this.exactCount = 0;
    this.mostAny = 0;
    this.mostExact = 0;
    this.mostBegun = 0;
  }

  /** Counts so many that hold the leaf in one way. */
  #countAs(own: Held, holders: number): void {
    const any = anyForm(own);
    const exact = asAsked(own);
    if (any > 0) this.anyCount += holders;
    if (exact > 0) this.exactCount += holders;
    this.#most(any, exact, begunIn(own));
  }

  /** Counts what one that was counted holds more; answers that. */
  #more(before: Held, after: Held): Held {
    const any = anyForm(after);
    const exact = asAsked(after);
    if (any > 0 && anyForm(before) === 0) this.anyCount++;
    if (exact > 0 && asAsked(before) === 0) this.exactCount++;
    this.#most(any, exact, begunIn(after));
    return after;
  }

  #most(any: number, exact: number, begun: number): void {
    if (any > this.mostAny) this.mostAny = any;
    if (exact > this.mostExact) this.mostExact = exact;
    if (begun > this.mostBegun) this.mostBegun = begun;
  }
}

const ONE = [0];

const spares = new WeakMap<object, Holders>();

/** One more of a collection, kept from query to query as those of the leaves are, for who is looked up in passing. */
export function spareHolders(collection: object): Holders {
  const holders = spares.get(collection) ?? new Holders();
  spares.set(collection, holders);
  return holders;
}
