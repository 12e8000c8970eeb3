/**
 * The index over passages that come and go. Owns segments: a passage that goes is only marked dead; when half of a full
 * segment is dead, its living move to the open one, a few at a time, and it is dropped. FlexSearch's own removal, which
 * walks the whole index, is never called.
 */
import { Segment, type Visit } from './segment.ts';
import type { FoldedTexts } from './folded-texts.ts';
import type { Passage, PassageSource } from './passage.ts';
import { atomsOf } from './words.ts';

/** A passage in the index. `entry`, its number there, changes when it moves. */
export interface IndexedPassage extends Passage {
  /** The slot of its article. */
  readonly article: number;
  /** In atoms. */
  length: number;
  entry: number;
}

export type PassageKind = PassageSource['kind'];
const KINDS: readonly PassageKind[] = ['text', 'title', 'note'];

/** How many passages move to another segment for each one that dies: above 1, or the dead outrun the movers. */
const MOVES_PER_DEATH = 4;

export class PassageIndex {
  readonly #folded: FoldedTexts;
  readonly #segmentSize: number;
  readonly #segments: (Segment | null)[] = [];
  readonly #living: number[] = [];
  readonly #entries: (IndexedPassage | null)[] = [];
  // What ranking reads of every passage a query touches, side by side: following each to its object costs far more.
  #articles = new Int32Array(0);
  #lengths = new Uint32Array(0);
  #kinds = new Uint8Array(0);
  #open = -1;
  #size = 0;
  #length = 0;

  constructor(folded: FoldedTexts, segmentSize: number) {
    this.#folded = folded;
    this.#segmentSize = segmentSize;
  }

  /** How many living passages it holds. */
  get size(): number {
    return this.#size;
  }

  /** The mean length of a passage, in atoms; at least 1. */
  get meanLength(): number {
    return Math.max(1, this.#length / Math.max(1, this.#size));
  }

  /** Every entry is below this. */
  get capacity(): number {
    return this.#segments.length * this.#segmentSize;
  }

  /** The slot of an entry's article; -1 when the passage is dead. */
  articleOf(entry: number): number {
    return this.#articles[entry] ?? -1;
  }

  /** In atoms. */
  lengthOf(entry: number): number {
    return this.#lengths[entry] ?? 0;
  }

  kindOf(entry: number): PassageKind {
    return KINDS[this.#kinds[entry] ?? 0] ?? 'text';
  }

  /** The living passage of an entry, or null. */
  at(entry: number): IndexedPassage | null {
    return this.#entries[entry] ?? null;
  }

  add(passage: Passage, article: number): IndexedPassage {
    const indexed = { ...passage, article, length: 0, entry: -1 };
    indexed.length = this.#file(indexed);
    this.#size++;
    this.#length += indexed.length;
    return indexed;
  }

  remove(passage: IndexedPassage): void {
    this.#bury(passage.entry);
    this.#folded.forget(passage);
    this.#size--;
    this.#length -= passage.length;
    this.#tidy();
  }

  /**
   * Visits the passages that hold `piece`, a run of letters and digits, inside one of their atoms: their entries are
   * `base` plus each number. Dead ones are among them.
   */
  eachHolding(piece: string, visit: (base: number, ...list: Parameters<Visit>) => void): void {
    this.#segments.forEach((segment, number) => {
      const base = number * this.#segmentSize;
      segment?.eachHolding(piece, (...found) => visit(base, ...found));
    });
  }

  /** Visits the passages that have an atom which begins with `piece`, as `eachHolding` does. */
  eachBeginning(piece: string, visit: (base: number, ...list: Parameters<Visit>) => void): void {
    this.#segments.forEach((segment, number) => {
      const base = number * this.#segmentSize;
      segment?.eachBeginning(piece, (...found) => visit(base, ...found));
    });
  }

  /** Visits the passages that have this very form among their atoms, as `eachHolding` does. */
  eachKin(form: string, visit: (base: number, ...list: Parameters<Visit>) => void): void {
    this.#segments.forEach((segment, number) => {
      const base = number * this.#segmentSize;
      segment?.eachKin(form, (...found) => visit(base, ...found));
    });
  }

  eachPassage(visit: (passage: IndexedPassage) => void): void {
    for (const passage of this.#entries) if (passage) visit(passage);
  }

  /** Puts a passage into the open segment; returns its length. */
  #file(passage: IndexedPassage): number {
    const atoms = atomsOf(this.#folded.of(passage).text);
    let segment = this.#segments[this.#open];
    if (!segment || segment.isFull) segment = this.#openSegment();
    passage.entry = this.#open * this.#segmentSize + segment.add(atoms);
    this.#entries[passage.entry] = passage;
    this.#articles[passage.entry] = passage.article;
    this.#lengths[passage.entry] = atoms.length;
    this.#kinds[passage.entry] = KINDS.indexOf(passage.source.kind);
    this.#living[this.#open] = (this.#living[this.#open] ?? 0) + 1;
    return atoms.length;
  }

  #openSegment(): Segment {
    const free = this.#segments.indexOf(null);
    this.#open = free < 0 ? this.#segments.length : free;
    const segment = new Segment(this.#segmentSize);
    this.#segments[this.#open] = segment;
    this.#living[this.#open] = 0;
    this.#makeRoom();
    const base = this.#open * this.#segmentSize;
    this.#articles.fill(-1, base, base + this.#segmentSize);
    return segment;
  }

  #makeRoom(): void {
    if (this.#articles.length >= this.capacity) return;
    const { capacity } = this;
    const [articles, lengths, kinds] = [this.#articles, this.#lengths, this.#kinds];
    this.#articles = new Int32Array(capacity * 2);
    this.#articles.set(articles);
    this.#lengths = new Uint32Array(capacity * 2);
    this.#lengths.set(lengths);
    this.#kinds = new Uint8Array(capacity * 2);
    this.#kinds.set(kinds);
  }

  #bury(entry: number): void {
    const number = Math.floor(entry / this.#segmentSize);
    this.#entries[entry] = null;
    this.#articles[entry] = -1;
    const living = (this.#living[number] ?? 0) - 1;
    this.#living[number] = living;
    if (living === 0 && (this.#segments[number]?.isFull ?? false)) this.#segments[number] = null;
  }

  #tidy(): void {
    const sparse = this.#segments.findIndex(
      (segment, number) =>
        number !== this.#open && segment !== null && (this.#living[number] ?? 0) < this.#segmentSize / 2,
    );
    if (sparse < 0) return;
    const base = sparse * this.#segmentSize;
    let moves = MOVES_PER_DEATH;
    for (let entry = base; entry < base + this.#segmentSize && moves > 0; entry++) {
      const passage = this.#entries[entry];
      if (!passage) continue;
      this.#bury(entry);
      this.#file(passage);
      moves--;
    }
  }
}
