/** A segment among others: where its articles and passages are numbered from, and which of them are dead. */
import { LiveSegment } from './live-segment.ts';
import type { StoredSegment } from './stored-segment.ts';

/** Segments are counted as they begin; one that was put together from others stands for all of theirs. */
export interface Turns {
  readonly from: number;
  readonly to: number;
}

export class PlacedSegment implements Turns {
  readonly segment: LiveSegment | StoredSegment;
  readonly from: number;
  readonly to: number;
  /** The numbers of its first article and its first passage among those of all segments. */
  firstSlot = 0;
  firstEntry = 0;
  /** By article: in whose turn it died; 0 while it lives. */
  #diedIn: Uint32Array;
  #living: number;

  constructor(segment: LiveSegment | StoredSegment, { from, to }: Turns) {
    this.segment = segment;
    this.from = from;
    this.to = to;
    this.#diedIn = new Uint32Array(segment instanceof LiveSegment ? segment.room : segment.articles);
    this.#living = segment.articles;
  }

  /** How many numbers it takes: what may still come has its own already. */
  get slots(): number {
    return this.segment instanceof LiveSegment ? this.segment.room : this.segment.articles;
  }

  get entries(): number {
    return this.segment instanceof LiveSegment ? this.segment.room : this.segment.passages;
  }

  /** How many of its articles live. */
  get living(): number {
    return this.#living;
  }

  /** In whose turn an article died; 0 while it lives. */
  diedIn(article: number): number {
    return this.#diedIn[article] ?? 0;
  }

  /** How many of its articles had died by the end of a turn. */
  deadBy(turn: number): number {
    let dead = 0;
    for (let article = 0; article < this.segment.articles; article++) {
      const died = this.diedIn(article);
      if (died > 0 && died <= turn) dead++;
    }
    return dead;
  }

  /** An article was added. */
  grew(): void {
    this.#living++;
  }

  /** Marks an article dead, once. */
  kill(article: number, turn: number): void {
    if (this.diedIn(article) > 0) return;
    this.#diedIn[article] = turn;
    this.#living--;
  }

  /** The number of the living article of an id; null when there is none. */
  livingOf(id: string): number | null {
    const article = this.segment.numberOf(id);
    return article !== null && this.diedIn(article) === 0 ? article : null;
  }
}
