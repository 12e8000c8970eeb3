/**
 * The index over notes, which come and go, in memory. Owns parts that are filled once: a note that goes is only marked
 * dead; when half of a full part is dead, its living move to the open one, a few at a time, and it is dropped.
 * FlexSearch's own removal, which walks the whole index, is never called.
 */
import { FormIndex, type Visit } from './form-index.ts';
import type { Passage } from './passage.ts';

/** A note in the index. `place`, its number there, changes when it moves. */
export interface IndexedNote {
  readonly passage: Passage;
  /** The id of its article, which may not be there. */
  readonly articleId: string;
  /** In words. */
  readonly length: number;
  place: number;
}

/** How many notes move to another part for each one that dies: above 1, or the dead outrun the movers. */
const MOVES_PER_DEATH = 4;

export class NoteIndex {
  readonly #partSize: number;
  readonly #onMove: (note: IndexedNote, from: number) => void;
  readonly #parts: (FormIndex | null)[] = [];
  readonly #sizes: number[] = [];
  readonly #living: number[] = [];
  readonly #notes: (IndexedNote | null)[] = [];
  #open = -1;

  /** An empty index in parts of so many notes. `onMove` is told of notes that have another place now. */
  constructor(partSize: number, onMove: (note: IndexedNote, from: number) => void) {
    this.#partSize = partSize;
    this.#onMove = onMove;
  }

  /** Every place is below this. */
  get capacity(): number {
    return this.#parts.length * this.#partSize;
  }

  at(place: number): IndexedNote | null {
    return this.#notes[place] ?? null;
  }

  add(passage: Passage, articleId: string): IndexedNote {
    const note = { passage, articleId, ...this.#file(passage) };
    this.#notes[note.place] = note;
    return note;
  }

  remove(note: IndexedNote): void {
    this.#bury(note.place);
    this.#tidy();
  }

  /** Whether notes that went may be found still. */
  get hasDead(): boolean {
    return this.#parts.some((part, number) => part !== null && this.#living[number] !== this.#sizes[number]);
  }

  /** The notes that are there. */
  *notes(): Generator<IndexedNote> {
    for (const note of this.#notes) if (note) yield note;
  }

  /** Visits notes as a segment does passages; `base` plus each number is a place. */
  each(
    how: 'eachHolding' | 'eachBeginning' | 'eachKin',
    piece: string,
    visit: (base: number, ...found: Parameters<Visit>) => void,
  ): void {
    this.#parts.forEach((part, number) =>
      part?.[how](piece, (...found) => visit(number * this.#partSize, ...found)),
    );
  }

  /** Adds a note to the open part; answers where it stands there, and its length. */
  #file(passage: Passage): Pick<IndexedNote, 'place' | 'length'> {
    if (this.#open < 0 || (this.#sizes[this.#open] ?? 0) === this.#partSize) this.#openPart();
    const added = this.#parts[this.#open]?.add(passage.text);
    this.#sizes[this.#open] = (this.#sizes[this.#open] ?? 0) + 1;
    this.#living[this.#open] = (this.#living[this.#open] ?? 0) + 1;
    return { place: this.#open * this.#partSize + (added?.number ?? 0), length: added?.length ?? 0 };
  }

  #openPart(): void {
    const free = this.#parts.indexOf(null);
    this.#open = free < 0 ? this.#parts.length : free;
    this.#parts[this.#open] = new FormIndex();
    this.#sizes[this.#open] = 0;
    this.#living[this.#open] = 0;
  }

  #bury(place: number): void {
    const part = Math.floor(place / this.#partSize);
    this.#notes[place] = null;
    const living = (this.#living[part] ?? 0) - 1;
    this.#living[part] = living;
    if (living === 0 && this.#sizes[part] === this.#partSize) this.#parts[part] = null;
  }

  #tidy(): void {
    const sparse = this.#parts.findIndex(
      (part, number) =>
        number !== this.#open && part !== null && (this.#living[number] ?? 0) < this.#partSize / 2,
    );
    if (sparse < 0) return;
    const base = sparse * this.#partSize;
    let moves = MOVES_PER_DEATH;
    for (let place = base; place < base + this.#partSize && moves > 0; place++) {
      const note = this.#notes[place];
      if (!note) continue;
      this.#bury(place);
      note.place = this.#file(note.passage).place;
      this.#notes[note.place] = note;
      this.#onMove(note, place);
      moves--;
    }
  }
}
