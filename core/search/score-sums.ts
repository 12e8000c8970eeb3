/** What passages and articles earn in one query, by number. Owns the sums; knows no formula. */
import type { PassageIndex } from './passage-index.ts';

/** Kept from query to query, as a tally is. Only what was chosen earns anything, and is forgotten again. */
export class ScoreSums {
  /** By entry. */
  passage = new Float64Array(0);
  /** By slot: the article as a whole, its title, the title's share of what is asked, and what is asked of the title. */
  whole = new Float64Array(0);
  title = new Float64Array(0);
  titleWorth = new Float64Array(0);
  titleNamed = new Float64Array(0);
  best = new Float64Array(0);
  bestEntry = new Int32Array(0);
  /** By slot: its place among the chosen, and one; nought for the others. */
  #chosen = new Uint32Array(0);
  #times = new Float32Array(0);
  #slots: readonly number[] = [];
  /** The slots in which the leaf that is being scored was counted: the first `touchedCount`. */
  #touched = new Uint32Array(0);
  #touchedCount = 0;
  #entries = new Uint32Array(0);
  #entryCount = 0;

  /** Forgets the query before, and makes room. */
  begin(entries: number, slots: number): void {
    this.forget();
    if (this.passage.length < entries) {
      this.passage = new Float64Array(entries);
      this.#entries = new Uint32Array(entries);
    }
    if (this.#chosen.length >= slots) return;
    this.whole = new Float64Array(slots);
    this.title = new Float64Array(slots);
    this.titleWorth = new Float64Array(slots);
    this.titleNamed = new Float64Array(slots);
    this.best = new Float64Array(slots);
    this.bestEntry = new Int32Array(slots).fill(-1);
    this.#chosen = new Uint32Array(slots);
    this.#times = new Float32Array(slots);
    this.#touched = new Uint32Array(slots);
  }

  /** Forgets everything that was earned, and who was chosen. */
  forget(): void {
    for (let i = 0; i < this.#entryCount; i++) this.passage[this.#entries[i] ?? 0] = 0;
    this.#entryCount = 0;
    for (const slot of this.#slots) {
      this.#chosen[slot] = 0;
      this.whole[slot] = 0;
      this.title[slot] = 0;
      this.titleWorth[slot] = 0;
      this.titleNamed[slot] = 0;
      this.best[slot] = 0;
      this.bestEntry[slot] = -1;
    }
    this.#slots = [];
  }

  /** Who may earn something. */
  choose(slots: readonly number[]): void {
    this.forget();
    this.#slots = slots;
    slots.forEach((slot, place) => (this.#chosen[slot] = place + 1));
  }

  isChosen(slot: number): boolean {
    return this.placeOf(slot) >= 0;
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

  earnTitle(slot: number, score: number, worth: number, named: number): void {
    this.title[slot] = (this.title[slot] ?? 0) + score;
    this.titleWorth[slot] = (this.titleWorth[slot] ?? 0) + worth;
    this.titleNamed[slot] = (this.titleNamed[slot] ?? 0) + named;
  }

  /** An article holds the leaf so many times more. */
  countTimes(slot: number, times: number): void {
    const before = this.#times[slot] ?? 0;
    if (before === 0) this.#touched[this.#touchedCount++] = slot;
    this.#times[slot] = before + times;
  }

  /** Ends a leaf: each article that holds it earns what that is worth. */
  endTimes(earned: (slot: number, times: number) => number): void {
    for (let i = 0; i < this.#touchedCount; i++) {
      const slot = this.#touched[i] ?? 0;
      this.whole[slot] = (this.whole[slot] ?? 0) + earned(slot, this.#times[slot] ?? 0);
      this.#times[slot] = 0;
    }
    this.#touchedCount = 0;
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
      const slot = index.articleOf(entry);
      if (score <= (this.best[slot] ?? 0)) continue;
      this.best[slot] = score;
      this.bestEntry[slot] = entry;
    }
  }
}
