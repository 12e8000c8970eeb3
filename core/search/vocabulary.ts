/** The different forms of some passages, and which of them hold a piece of a word. Owns no passage. */
import { StringNumbers } from './string-numbers.ts';

/**
 * How a form holds what is looked for: it is it, it is another form of the same word, it begins with it, or it holds it
 * further inside.
 */
export const LIKENESS = { exact: 0, kin: 1, prefix: 2, inside: 3 } as const;
export type Likeness = (typeof LIKENESS)[keyof typeof LIKENESS];
/** Best first: each at its own number. */
export const LIKENESSES: readonly Likeness[] = Object.values(LIKENESS);

const BREAK = '\n';
/** So many forms may wait to be put in order: looking at each of them costs less than ordering them all again. */
const MOST_WAITING = 256;

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export class Vocabulary {
  readonly #forms = new StringNumbers();
  readonly #starts: number[] = [];
  /** The numbers of the first forms that were added, ordered by form. */
  #ordered: number[] = [];
  /** All forms between breaks: one scan of one string answers what a tree of suffixes would, and costs no memory. */
  #joined = BREAK;

  get size(): number {
    return this.#starts.length;
  }

  /** The number of the form that stands in a text; a new form gets the next one. */
  add(text: string, start = 0, end = text.length): number {
    const number = this.#forms.add(text, start, end);
    if (number < this.size) return number;
    this.#starts.push(this.#joined.length);
    this.#joined += this.form(number) + BREAK;
    return number;
  }

  /** The number of a form; null when it is not there. */
  numberOf(form: string): number | null {
    const number = this.#forms.find(form);
    return number < 0 ? null : number;
  }

  form(number: number): string {
    return this.#forms.at(number);
  }

  /** The numbers of all forms, ordered by form. */
  inOrder(): readonly number[] {
    return this.#starts.map((_start, number) => number).sort((a, b) => inOrder(this.form(a), this.form(b)));
  }

  /** Visits once each form that begins with `piece`. */
  eachBeginning(piece: string, visit: (number: number, likeness: Likeness) => void): void {
    this.#putInOrder();
    const tell = (number: number, form: string): void =>
      visit(number, form.length === piece.length ? LIKENESS.exact : LIKENESS.prefix);
    for (let at = this.#firstFrom(piece); at < this.#ordered.length; at++) {
      const number = this.#ordered[at] ?? -1;
      const form = this.form(number);
      if (!form.startsWith(piece)) break;
      tell(number, form);
    }
    for (let number = this.#ordered.length; number < this.size; number++) {
      const form = this.form(number);
      if (form.startsWith(piece)) tell(number, form);
    }
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

  #putInOrder(): void {
    const waiting = this.size - this.#ordered.length;
    if (waiting <= MOST_WAITING) return;
    const added = Array.from({ length: waiting }, (_, i) => this.#ordered.length + i);
    const byForm = (a: number, b: number): number => inOrder(this.form(a), this.form(b));
    // Two ordered runs, which the sort of the language merges without ordering them again.
    this.#ordered = [...this.#ordered, ...added.sort(byForm)].sort(byForm);
  }

  /** The place in order of the first form that is not before `piece`. */
  #firstFrom(piece: string): number {
    let low = 0;
    for (let high = this.#ordered.length; low < high;) {
      const middle = (low + high) >>> 1;
      if (this.form(this.#ordered[middle] ?? -1) < piece) low = middle + 1;
      else high = middle;
    }
    return low;
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
