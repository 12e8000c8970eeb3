/** Which passages hold a form, for passages that are added one after another and never taken out. Knows them by number. */
import { eachPair, isInPairs, isPair, pairOf } from './pairs.ts';
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

/** What was added: its number, and how many atoms it has. */
export interface AddedPassage {
  readonly number: number;
  readonly length: number;
}

/** Two numbers of forms as one, by which the form of their pair is known again. */
const pairKey = (first: number, second: number): number => first * 2 ** 26 + second;

export class FormIndex {
  readonly #vocabulary = new Vocabulary();
  readonly #postings = new Postings();
  readonly #slots: Slots[] = [];
  /** How often the passage that is being added holds each form, by the form's number; nought for all between two. */
  readonly #times: number[] = [];
  /** By number, whether pairs are made of a form. */
  readonly #isInPairs: boolean[] = [];
  /** The numbers of the pairs that were met. */
  readonly #pairs = new Map<number, number>();
  #size = 0;

  /** Adds a passage by its folded text: by its atoms, its signs and the pairs of its common words. */
  add(folded: string): AddedPassage {
    const held: number[] = [];
    const hold = (number: number): void => {
      const times = this.#times[number] ?? 0;
      if (times === 0) held.push(number);
      this.#times[number] = times + 1;
    };
    const atoms: number[] = [];
    eachAtom(folded, (start, end) => {
      const number = this.#numberAt(folded, start, end);
      atoms.push(number);
      hold(number);
    });
    for (const sign of signsOf(folded)) hold(this.#numberAt(sign));
    eachPair(atoms.length, (place) => this.#pairOf(atoms[place - 1] ?? -1, atoms[place] ?? -1), hold);
    // The vocabulary's own strings: FlexSearch has met them before, and need not read them again to know them.
    const different = held.map((number) => this.#vocabulary.form(number));
    this.#postings.add(
      this.#size,
      different,
      held.map((number) => this.#times[number] ?? 0),
    );
    for (const number of held) this.#times[number] = 0;
    return { number: this.#size++, length: atoms.length };
  }

  /** Every form, in order, with where it stands. */
  *inOrder(): Generator<readonly [form: string, slots: Slots]> {
    for (const number of this.#vocabulary.inOrder())
      yield [this.#vocabulary.form(number), this.#slotsOf(number)];
  }

  /** Visits the passages that have a form holding `piece`. */
  eachHolding(piece: string, visit: Visit): void {
    this.#vocabulary.eachHolding(piece, (number, likeness) => {
      if (!isPair(this.#vocabulary.form(number))) this.#visit(number, likeness, visit);
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
