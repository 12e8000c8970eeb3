/**
 * The inverted index: which passages hold a form, and how often. The only file that imports FlexSearch; what leaves it
 * are numbers. FlexSearch's own analysis and ranking are not used: the slot it files a passage in is the term frequency.
 */
import { Index } from 'flexsearch';

/** The numbers of some passages, ascending. Only `Postings.add` changes it. */
export type PassageNumbers = ArrayLike<number> & Iterable<number>;

/** For each frequency less one the passages that hold a form so often. Only `Postings.add` changes it. */
export type Slots = readonly (PassageNumbers | undefined)[];

/** Frequencies above this count as this: BM25 is all but flat there. */
export const HIGHEST_FREQUENCY = 8;

/** Where FlexSearch looks a form up in place of a map of its own: an index that lies in a file. */
export interface StoredForms {
  get(form: string): Slots | undefined;
}

export class Postings {
  #adding: readonly string[] | null = null;
  #slotsToAdd: readonly number[] = [];
  /** The index's own slots by the number of the form. */
  readonly #slots: number[][][] = [];

  readonly #index = new Index({
    tokenize: 'strict',
    resolution: HIGHEST_FREQUENCY,
    // With it every addition keeps a list of its slots, at three times the memory, for removals that never happen here.
    fastupdate: false,
    // A passage arrives as its counted forms; a query is one form as it stands.
    encode: (text) => (this.#adding ? [...this.#adding] : [text]),
    score: (_forms, _form, place) => this.#slotsToAdd[place] ?? 0,
  });

  /** Empty, or over an index that was stored and is only read. */
  constructor(stored: StoredForms | null = null) {
    // Its map is a property that its types leave out, and that its own export and import replace as well.
    if (stored) Reflect.set(this.#index, 'map', stored);
  }

  /**
   * Adds a passage under a number above those that were used before, by its different forms and how often it holds each;
   * forms have numbers of their own, from nought on.
   *
   * FlexSearch files what it has no slot for. Into its slots passages are put here: it makes an object of all forms of a text to
   * see whether one comes twice, and looks each up by its letters, which took as long as all else that is done with a text.
   */
  add(
    passage: number,
    forms: readonly number[],
    frequencies: readonly number[],
    textOf: (form: number) => string,
  ): void {
    const adding: string[] = [];
    const added: number[] = [];
    const slots: number[] = [];
    for (let i = 0; i < forms.length; i++) {
      const form = forms[i] ?? 0;
      const slot = Math.min(frequencies[i] ?? 1, HIGHEST_FREQUENCY) - 1;
      const passages = this.#slots[form]?.[slot];
      if (passages) passages.push(passage);
      else {
        adding.push(textOf(form));
        added.push(form);
        slots.push(slot);
      }
    }
    if (added.length === 0) return;
    this.#adding = adding;
    this.#slotsToAdd = slots;
    try {
      this.#index.add(passage, 'passage');
    } finally {
      this.#adding = null;
    }
    added.forEach((form, i) => this.#hold(form, adding[i] ?? ''));
  }

  /** Where a form stands. The array is the index's own: it stays the same while passages are added. */
  of(form: string): Slots {
    // FlexSearch types ids as numbers or strings; those added above are numbers. Frequencies never seen are holes.
    return this.#index.search(form, { resolve: false }).result as Slots;
  }

  #hold(form: number, text: string): void {
    // Without a gap: an array that has one is looked up as a map is.
    while (this.#slots.length <= form) this.#slots.push([]);
    // What was added above are arrays of numbers.
    this.#slots[form] = this.of(text) as number[][];
  }
}
