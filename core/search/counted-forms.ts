/** The forms of a text that is being read, by number, and how often each stands there. Kept from text to text. */
export class CountedForms {
  /** By number; nought for all between two texts. */
  readonly #times: number[] = [];
  /** By number, where the form ends where it was counted last. */
  readonly #ends: number[] = [];
  #numbers: number[] = [];

  /** Counts a form once more. */
  add(number: number): void {
    const times = this.#times[number] ?? 0;
    if (times === 0) this.#numbers.push(number);
    this.#times[number] = times + 1;
  }

  /** The same of one that may overlap itself: each is counted apart from the last, as phrases are found. */
  addApart(number: number, start: number, end: number): void {
    if ((this.#times[number] ?? 0) > 0 && (this.#ends[number] ?? 0) > start) return;
    // Without a gap: an array that has one is looked up as a map is.
    while (this.#ends.length <= number) this.#ends.push(0);
    this.#ends[number] = end;
    this.add(number);
  }

  /** The forms in the order in which they came, and how often each did; forgets all. */
  take(): { readonly numbers: readonly number[]; readonly times: readonly number[] } {
    const numbers = this.#numbers;
    const times = numbers.map((number) => this.#times[number] ?? 0);
    for (const number of numbers) this.#times[number] = 0;
    this.#numbers = [];
    return { numbers, times };
  }
}
