/** Which passages hold a form, for passages that are added one after another and never taken out. Knows them by number. */
import { CountedForms } from './counted-forms.ts';
import { eachForm } from './grams.ts';
import { initialOf } from './initials.ts';
import { JoinedWords } from './joined-words.ts';
import { eachPair, isInPairs, isOfSeveral, pairOf, startPairOf } from './pairs.ts';
import { Postings, type PassageNumbers, type Slots } from './postings.ts';
import { LIKENESS, Vocabulary, type Likeness } from './vocabulary.ts';
import { eachAtom, signsOf } from './words.ts';

/** Is told passages that hold one form so often; a passage comes again when it holds another form that fits. */
export type Visit = (
  passages: PassageNumbers,
  frequency: number,
  likeness: Likeness,
  form: () => string,
) => void;

/** What was added: its number, and how many words it has; where no spaces are written, by the rules. */
export interface AddedPassage {
  readonly number: number;
  readonly length: number;
}

/** In place of the number of a form. */
const NO_FORM = -1;
const NOT_SEEN = -2;

/** Two numbers of forms as one, by which the form of their pair is known again. */
const pairKey = (first: number, second: number): number => first * 2 ** 26 + second;
/** The same of the number of a form and a unit. */
const startKey = (first: number, unit: number): number => first * 2 ** 16 + unit;

export class FormIndex {
  readonly #vocabulary = new Vocabulary();
  readonly #postings = new Postings();
  readonly #slots: Slots[] = [];
  readonly #counted = new CountedForms();
  readonly #joined = new JoinedWords();
  /** By number, whether pairs are made of a form. */
  readonly #isInPairs: boolean[] = [];
  /** The numbers of the pairs that were met. */
  readonly #pairs = new Map<number, number>();
  readonly #startPairs = new Map<number, number | null>();
  /** By the number of a form, that of its first letter's; `NO_FORM` where it has none. */
  readonly #initials: number[] = [];
  #size = 0;

  /**
   * Adds a passage by its folded text: by its atoms and their first letters, its signs, the words that apostrophes hold together,
   * the pairs of its common words and how others begin behind these; where no spaces are written by the forms of a run.
   */
  add(folded: string): AddedPassage {
    const counted = this.#counted;
    const atoms: number[] = [];
    let length = 0;
    const addApart = (start: number, end: number): void =>
      counted.addApart(this.#numberAt(folded, start, end), start, end);
    const addJoined = (form: string): void => counted.add(this.#numberAt(form));
    this.#joined.begin();
    eachAtom(folded, (start, end, isRun) => {
      const number = isRun ? NO_FORM : this.#numberAt(folded, start, end);
      atoms.push(number);
      if (!isRun) this.#countAtom(number);
      if (!isRun) this.#joined.atom(folded, start, end, addJoined);
      length += isRun ? eachForm(folded, start, end, addApart) : 1;
    });
    for (const sign of signsOf(folded)) counted.add(this.#numberAt(sign));
    const pairAt = (place: number): number | null =>
      this.#pairOf(atoms[place - 1] ?? NO_FORM, atoms[place] ?? NO_FORM);
    eachPair(atoms.length, pairAt, (number) => counted.add(number));
    for (let place = 1; place < atoms.length; place++) {
      const number = this.#startPairOf(atoms[place - 1] ?? NO_FORM, atoms[place] ?? NO_FORM);
      if (number !== null) counted.add(number);
    }
    const { numbers, times } = counted.take();
    this.#postings.add(this.#size, numbers, times, this.#textOf);
    return { number: this.#size++, length };
  }

  /** Every form, in order, with where it stands. */
  *inOrder(): Generator<readonly [form: string, slots: Slots]> {
    for (const number of this.#vocabulary.inOrder())
      yield [this.#vocabulary.form(number), this.#slotsOf(number)];
  }

  /** Visits the passages that have a form holding `piece`. */
  eachHolding(piece: string, visit: Visit): void {
    this.#vocabulary.eachHolding(piece, (number, likeness) => {
      if (!isOfSeveral(this.#vocabulary.form(number))) this.#visit(number, likeness, visit);
    });
  }

  /** Visits the passages that have a form beginning with `piece`. */
  eachBeginning(piece: string, visit: Visit): void {
    this.#vocabulary.eachBeginning(piece, (number, likeness) => this.#visit(number, likeness, visit));
  }

  /** Visits the passages that have this very form. */
  eachKin(form: string, visit: Visit): void {
    const number = this.#vocabulary.numberOf(form);
    if (number !== null) this.#visit(number, LIKENESS.exact, visit);
  }

  #countAtom(number: number): void {
    this.#counted.add(number);
    const initial = this.#initialOf(number);
    if (initial !== NO_FORM) this.#counted.add(initial);
  }

  #initialOf(number: number): number {
    const known = this.#initials[number] ?? NOT_SEEN;
    if (known !== NOT_SEEN) return known;
    const form = initialOf(this.#vocabulary.form(number));
    // Without a gap: an array that has one is looked up as a map is.
    while (this.#initials.length <= number) this.#initials.push(NOT_SEEN);
    return (this.#initials[number] = form === null ? NO_FORM : this.#vocabulary.add(form));
  }

  readonly #textOf = (form: number): string => this.#vocabulary.form(form);

  #numberAt(text: string, start = 0, end = text.length): number {
    const number = this.#vocabulary.add(text, start, end);
    this.#isInPairs[number] ??= isInPairs(this.#vocabulary.form(number));
    return number;
  }

  /** The number of the form of two atoms side by side; null when they are no pair. */
  #pairOf(first: number, second: number): number | null {
    if (this.#isInPairs[first] !== true || this.#isInPairs[second] !== true) return null;
    const key = pairKey(first, second);
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    const form = pairOf(this.#vocabulary.form(first), this.#vocabulary.form(second));
    if (form === null) return null;
    const number = this.#vocabulary.add(form);
    this.#pairs.set(key, number);
    return number;
  }

  /** The number of the form of a common atom and how another begins behind it; null where there is none. */
  #startPairOf(first: number, second: number): number | null {
    if (this.#isInPairs[first] !== true || second === NO_FORM || this.#isInPairs[second] === true)
      return null;
    const next = this.#vocabulary.form(second);
    const key = startKey(first, next.charCodeAt(0));
    let number = this.#startPairs.get(key);
    if (number === undefined) {
      const form = startPairOf(this.#vocabulary.form(first), next);
      number = form === null ? null : this.#vocabulary.add(form);
      this.#startPairs.set(key, number);
    }
    return number;
  }

  #visit(number: number, likeness: Likeness, visit: Visit): void {
    const form = (): string => this.#vocabulary.form(number);
    const slots = this.#slotsOf(number);
    for (let slot = 0; slot < slots.length; slot++) {
      const passages = slots[slot];
      if (passages) visit(passages, slot + 1, likeness, form);
    }
  }

  #slotsOf(number: number): Slots {
    return (this.#slots[number] ??= this.#postings.of(this.#vocabulary.form(number)));
  }
}
