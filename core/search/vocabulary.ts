/** The different forms of some passages, and which of them hold a piece of a word. Owns no passage. */

/**
 * How a form holds what is looked for: it is it, it is another form of the same word, it begins with it, or it holds it
 * further inside.
 */
export const LIKENESS = { exact: 0, kin: 1, prefix: 2, inside: 3 } as const;
export type Likeness = (typeof LIKENESS)[keyof typeof LIKENESS];

const BREAK = '\n';

export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #starts: number[] = [];
  /** All forms between breaks: one scan of one string answers what a tree of suffixes would, and costs no memory. */
  #joined = BREAK;

  get size(): number {
    return this.#starts.length;
  }

  /** The form's number; a new form gets the next one. */
  add(form: string): number {
    const known = this.#numbers.get(form);
    if (known !== undefined) return known;
    const number = this.#starts.length;
    this.#numbers.set(form, number);
    this.#starts.push(this.#joined.length);
    this.#joined += form + BREAK;
    return number;
  }

  /** The number of a form; null when it is not there. */
  numberOf(form: string): number | null {
    return this.#numbers.get(form) ?? null;
  }

  form(number: number): string {
    const start = this.#starts[number] ?? 0;
    return this.#joined.slice(start, (this.#starts[number + 1] ?? this.#joined.length) - 1);
  }

  /** Visits once each form that holds `piece`, which is not empty. */
  eachHolding(piece: string, visit: (number: number, likeness: Likeness) => void): void {
    let number = 0;
    for (let at = this.#joined.indexOf(piece); at >= 0;) {
      number = this.#numberAt(at, number);
      const next = this.#starts[number + 1] ?? this.#joined.length;
      visit(number, this.#likeness(at, at + piece.length, number, next));
      at = this.#joined.indexOf(piece, next);
    }
  }

  #likeness(start: number, end: number, number: number, next: number): Likeness {
    if (start !== this.#starts[number]) return LIKENESS.inside;
    return end === next - 1 ? LIKENESS.exact : LIKENESS.prefix;
  }

  /** The number of the form at an offset of the joined forms, not before form `from`. */
  #numberAt(offset: number, from: number): number {
    let low = from;
    let step = 1;
    while ((this.#starts[low + step] ?? Infinity) <= offset) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, this.#starts.length);
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }
}
