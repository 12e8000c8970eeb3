/** A part of the index that is filled once and then only read, until it is dropped whole. Knows passages by number. */
import { Postings, type Slots } from './postings.ts';
import { LIKENESS, Vocabulary, type Likeness } from './vocabulary.ts';

/** How many passages a segment takes: many, so that forms repeat little; few, so that dropping one is soon earned. */
export const SEGMENT_SIZE = 16_384;

/** Is told passages that hold one form so often; a passage comes again when it holds another form that fits. */
export type Visit = (
  passages: readonly number[],
  frequency: number,
  likeness: Likeness,
  form: () => string,
) => void;

export class Segment {
  readonly #room: number;
  readonly #vocabulary = new Vocabulary();
  readonly #postings = new Postings();
  readonly #slots: Slots[] = [];
  #size = 0;

  /** A segment for `room` passages. */
  constructor(room: number) {
    this.#room = room;
  }

  get isFull(): boolean {
    return this.#size === this.#room;
  }

  /** Adds a passage by its forms; returns its number in this segment. */
  add(forms: readonly string[]): number {
    const frequencies = new Map<string, number>();
    for (const form of forms) frequencies.set(form, (frequencies.get(form) ?? 0) + 1);
    this.#postings.add(this.#size, frequencies);
    for (const form of frequencies.keys()) this.#vocabulary.add(form);
    return this.#size++;
  }

  /** Visits the passages that have a form holding `piece`. */
  eachHolding(piece: string, visit: Visit): void {
    this.#vocabulary.eachHolding(piece, (number, likeness) => this.#visit(number, likeness, visit));
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
    const slots = (this.#slots[number] ??= this.#postings.of(form()));
    for (let slot = 0; slot < slots.length; slot++) {
      const passages = slots[slot];
      if (passages) visit(passages, slot + 1, likeness, form);
    }
  }
}
