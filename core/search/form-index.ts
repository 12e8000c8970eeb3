/** Which passages hold a form, for passages that are added one after another and never taken out. Knows them by number. */
import { AtomReader, SURFACE, type Atoms } from './atoms.ts';
import { CountedForms } from './counted-forms.ts';
import { foldWithMap, type Folded } from './fold.ts';
import { eachForm } from './grams.ts';
import { initialOf } from './initials.ts';
import { JoinedWords } from './joined-words.ts';
import { arePair, eachPair, isOfSeveral, pairOf, PART, partOf, startPairOf, type Part } from './pairs.ts';
import { thousandsIn } from './parted.ts';
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

/** What was added: its number, and how many words it has; where no spaces are written, by the rules. */
export interface AddedPassage {
  readonly number: number;
  readonly length: number;
  /** Good until the next one is added; of one surface form in all passages of the index there is one number. */
  readonly atoms: Atoms;
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
  readonly #atoms = new AtomReader();
  /** By the number of a surface form. */
  readonly #bySurface: number[] = [];
  readonly #counted = new CountedForms();
  readonly #joined = new JoinedWords();
  /** By number, what a form is to pairs. */
  readonly #parts: Part[] = [];
  /** The numbers of the pairs that were met. */
  readonly #pairs = new Map<number, number>();
  readonly #startPairs = new Map<number, number | null>();
  /** By the number of a form, that of its first letter's; `NO_FORM` where it has none. */
  readonly #initials: number[] = [];
  #size = 0;

  /**
   * Adds a passage, a text and its own fold: by its atoms and their first letters, its signs, the words that apostrophes hold together,
   * the pairs of its common words and how others begin behind these, its thousands in parts; where no spaces are written by the forms of a run.
   */
  add(text: string, folded: Folded = foldWithMap(text)): AddedPassage {
    const counted = this.#counted;
    const atoms = this.#atoms.read(text, folded);
    const numbers = this.#formsOf(atoms, folded.text);
    const length = this.#countAtoms(atoms, numbers, folded.text);
    for (const sign of signsOf(folded.text)) counted.add(this.#numberAt(sign));
    for (const form of thousandsIn(folded.text)) counted.add(this.#numberAt(form));
    const pairAt = (place: number): number | null =>
      this.#pairOf(numbers[place - 1] ?? NO_FORM, numbers[place] ?? NO_FORM);
    eachPair(numbers.length, pairAt, (number) => counted.add(number));
    for (let place = 1; place < numbers.length; place++) {
      const number = this.#startPairOf(numbers[place - 1] ?? NO_FORM, numbers[place] ?? NO_FORM);
      if (number !== null) counted.add(number);
    }
    const { numbers: forms, times } = counted.take();
    this.#postings.add(this.#size, forms, times, this.#textOf);
    return { number: this.#size++, length, atoms };
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

  /** The numbers of the forms of atoms; `NO_FORM` for runs. */
  #formsOf({ starts, ends, surfaces }: Atoms, folded: string): number[] {
    const numbers: number[] = [];
    for (let i = 0; i < surfaces.length; i++) {
      const surface = surfaces[i] ?? SURFACE.none;
      let number = surface === SURFACE.run ? NO_FORM : this.#bySurface[surface];
      if (number === undefined) {
        number = this.#numberAt(folded, starts[i], ends[i]);
        // Each comes in turn: there is no gap.
        if (surface !== SURFACE.none) this.#bySurface[surface] = number;
      }
      numbers.push(number);
    }
    return numbers;
  }

  /** Counts the atoms of a passage and what runs are made of; answers how many words it has. */
  #countAtoms({ starts, ends }: Atoms, numbers: readonly number[], folded: string): number {
    const counted = this.#counted;
    const addApart = (start: number, end: number): void =>
      counted.addApart(this.#numberAt(folded, start, end), start, end);
    const addJoined = (form: string): void => counted.add(this.#numberAt(form));
    let length = 0;
    this.#joined.begin();
    for (let i = 0; i < numbers.length; i++) {
      const [number, start, end] = [numbers[i] ?? NO_FORM, starts[i] ?? 0, ends[i] ?? 0];
      if (number === NO_FORM) {
        length += eachForm(folded, start, end, addApart);
        continue;
      }
      counted.add(number);
      const initial = this.#initialOf(number);
      if (initial !== NO_FORM) counted.add(initial);
      this.#joined.atom(folded, start, end, addJoined);
      length++;
    }
    return length;
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
    this.#parts[number] ??= partOf(this.#vocabulary.form(number));
    return number;
  }

  /** The number of the form of two atoms side by side; null when they are no pair. */
  #pairOf(first: number, second: number): number | null {
    if (!arePair(this.#parts[first] ?? PART.none, this.#parts[second] ?? PART.none)) return null;
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
    if (this.#parts[first] !== PART.common || second === NO_FORM || this.#parts[second] === PART.common)
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
