/** Which passages hold a form, for passages that are added one after another and never taken out. Knows them by number. */
import { isPair, pairsOf } from './pairs.ts';
import { Postings, type PassageNumbers, type Slots } from './postings.ts';
import { LIKENESS, Vocabulary, type Likeness } from './vocabulary.ts';
import { signsOf } from './words.ts';

/** Is told passages that hold one form so often; a passage comes again when it holds another form that fits. */
export type Visit = (
  passages: PassageNumbers,
  frequency: number,
  likeness: Likeness,
  form: () => string,
) => void;

/** The forms that a passage is added by: its atoms, its signs and the pairs of its common words. */
export const formsOf = (folded: string, atoms: readonly string[]): string[] => [
  ...atoms,
  ...signsOf(folded),
  ...pairsOf(atoms),
];

export class FormIndex {
  readonly #vocabulary = new Vocabulary();
  readonly #postings = new Postings();
  readonly #slots: Slots[] = [];
  /** How often the passage that is being added holds each form, by the form's number; nought for all between two. */
  readonly #times: number[] = [];
  #size = 0;

  /** Adds a passage by its forms; returns its number. */
  add(forms: readonly string[]): number {
    const held: number[] = [];
    for (const form of forms) {
      const number = this.#vocabulary.add(form);
      const times = this.#times[number] ?? 0;
      if (times === 0) held.push(number);
      this.#times[number] = times + 1;
    }
    // The vocabulary's own strings: FlexSearch has met them before, and need not read them again to know them.
    const different = held.map((number) => this.#vocabulary.form(number));
    this.#postings.add(
      this.#size,
      different,
      held.map((number) => this.#times[number] ?? 0),
    );
    for (const number of held) this.#times[number] = 0;
    return this.#size++;
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
