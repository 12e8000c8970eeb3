/** The numbers of footnotes: those that are referred to have theirs; the others, which must not be lost, come after them. */
export class FootnoteNumbers {
  readonly #referred: Map<string, number>;
  #last: number;

  constructor(referred: ReadonlyMap<string, number>) {
    this.#referred = new Map(referred);
    this.#last = Math.max(0, ...referred.values());
  }

  /** The number of the footnote under this label. One that is written twice is two footnotes. */
  take(label: string): number {
    const number = this.#referred.get(label) ?? ++this.#last;
    this.#referred.delete(label);
    return number;
  }
}
