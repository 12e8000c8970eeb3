/** What passages and articles earn in one query, by number. Owns the sums; knows no formula. */
import type { PassageIndex } from './passage-index.ts';

/** Kept from query to query, as a tally is. Only what was chosen earns anything, and is forgotten again. */
export class ScoreSums {
  /** By entry. */
  passage = new Float64Array(0);
  /**
   * By place among the chosen, which are few and side by side: the article as a whole, its title, the title's share of what
   * is asked, and what is asked of the title.
   */
  whole = new Float64Array(0);
  title = new Float64Array(0);
  titleWorth = new Float64Array(0);
  titleNamed = new Float64Array(0);
  best = new Float64Array(0);
  bestEntry = new Int32Array(0);
  /** How often each holds the leaf that is being scored. */
  #times = new Float32Array(0);
  /** By slot: its place among the chosen, and one; nought for the others. */
  #chosen = new Uint32Array(0);
  #slots: ArrayLike<number> = [];
  #entries = new Uint32Array(0);
  #entryCount = 0;

  /** Forgets the query before, and makes room. */
  begin(entries: number, slots: number): void {
    this.forget();
    if (this.passage.length < entries) {
      this.passage = new Float64Array(entries);
      this.#entries = new Uint32Array(entries);
    }
    if (this.#chosen.length < slots) this.#chosen = new Uint32Array(slots);
  }

  /** Forgets everything that was earned, and who was chosen. */
  forget(): void {
    for (let i = 0; i < this.#entryCount; i++) this.passage[this.#entries[i] ?? 0] = 0;
    this.#entryCount = 0;
    const slots = this.#slots;
    for (let place = 0; place < slots.length; place++) this.#chosen[slots[place] ?? 0] = 0;
    this.#slots = [];
  }

  /** Who may earn something. */
  choose(slots: ArrayLike<number>): void {
    this.forget();
    this.#slots = slots;
    const count = slots.length;
    for (let place = 0; place < count; place++) this.#chosen[slots[place] ?? 0] = place + 1;
    if (this.whole.length < count) this.#makeRoom(count);
    for (const sums of [this.whole, this.title, this.titleWorth, this.titleNamed, this.best])
      sums.fill(0, 0, count);
    this.bestEntry.fill(-1, 0, count);
    this.#times.fill(0, 0, count);
  }

  #makeRoom(count: number): void {
    const room = Math.ceil(count * 1.5);
    this.whole = new Float64Array(room);
    this.title = new Float64Array(room);
    this.titleWorth = new Float64Array(room);
    this.titleNamed = new Float64Array(room);
    this.best = new Float64Array(room);
    this.bestEntry = new Int32Array(room);
    this.#times = new Float32Array(room);
  }

  /** The place of a slot among the chosen; -1 when it is not. */
  placeOf(slot: number): number {
    return (this.#chosen[slot] ?? 0) - 1;
  }

  earn(entry: number, score: number): void {
    const before = this.passage[entry] ?? 0;
    if (before === 0) this.#entries[this.#entryCount++] = entry;
    this.passage[entry] = before + score;
  }

  earnTitle(place: number, score: number, worth: number, named: number): void {
    this.title[place] = (this.title[place] ?? 0) + score;
    this.titleWorth[place] = (this.titleWorth[place] ?? 0) + worth;
    this.titleNamed[place] = (this.titleNamed[place] ?? 0) + named;
  }

  /** The article at a place holds the leaf so many times more. */
  countTimes(place: number, times: number): void {
    this.#times[place] = (this.#times[place] ?? 0) + times;
  }

  /** Ends a leaf: each article that holds it earns what that is worth. */
  endTimes(earned: (slot: number, times: number) => number): void {
    for (let place = 0; place < this.#slots.length; place++) {
      const times = this.#times[place] ?? 0;
      if (times === 0) continue;
      this.whole[place] = (this.whole[place] ?? 0) + earned(this.#slots[place] ?? 0, times);
      this.#times[place] = 0;
    }
  }

  /** The passages that earned something, each at least once. */
  get entries(): Uint32Array {
    return this.#entries.subarray(0, this.#entryCount);
  }

  /** Finds the best passage of each article, titles apart. */
  findBest(index: PassageIndex): void {
    for (const entry of this.entries) {
      const score = this.passage[entry] ?? 0;
      if (index.isTitle(entry)) continue;
      const place = this.placeOf(index.articleOf(entry));
      if (score <= (this.best[place] ?? 0)) continue;
      this.best[place] = score;
      this.bestEntry[place] = entry;
    }
  }
}
