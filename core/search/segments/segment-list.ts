/**
 * The segments of an index in their order: stored ones, then those in memory, of which the last is open. Owns which of
 * their articles live, and under which slots; whoever numbers anything after them is told when the slots change.
 */
import { foldWithMap } from '../fold.ts';
import { articlePassages, type SearchDocument } from '../passage.ts';
import type { KeyedCounts } from '../keyed-counts.ts';
import type { WordsByLanguage } from '../words-by-language.ts';
import { LiveSegment } from './live-segment.ts';
import { PlacedSegment, type Turns } from './placed-segment.ts';
import { APART, type ArticleTraits, type Segment } from './segment.ts';
import { StoredSegment } from './stored-segment.ts';

/** A segment that was stored, and whose turns it stands for. */
export interface StoredPlace extends Turns {
  readonly segment: StoredSegment;
}

/** An article by its segment and its number there. */
export interface ArticlePlace {
  readonly placed: PlacedSegment;
  readonly article: number;
}

export class SegmentList {
  readonly #room: number;
  #placed: PlacedSegment[];
  #open: LiveSegment;
  #living = 0;
  #slots = 0;
  #onChange: () => void = () => undefined;
  /** By slot: the languages of articles, empty where they are not known. */
  #languages: string[] = [];

  /** Segments in memory take `room` passages. `stored` are in their order, and stand for turns from 1 on. */
  constructor(room: number, stored: readonly StoredPlace[] = []) {
    this.#room = room;
    this.#placed = stored.map(({ segment, ...turns }) => new PlacedSegment(segment, turns));
    this.#placed.forEach((placed, i) => {
      for (const id of placed.segment.removed)
        for (const older of this.#placed.slice(0, i)) {
          const article = older.livingOf(id);
          if (article !== null) older.kill(article, placed.to);
        }
    });
    this.#open = this.#openNew(room);
    this.#number();
  }

  /** Calls back whenever slots and entries are other ones than before. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  get placed(): readonly PlacedSegment[] {
    return this.#placed;
  }

  /** How many articles live. */
  get living(): number {
    return this.#living;
  }

  /** Every slot is below this. */
  get slots(): number {
    return this.#slots;
  }

  /** How many segments are full and not stored. */
  get sealed(): number {
    return this.#placed.filter(({ segment }) => segment instanceof LiveSegment).length - 1;
  }

  words(): WordsByLanguage[] {
    return this.#placed.map(({ segment }) => segment.words);
  }

  mentions(): KeyedCounts[] {
    return this.#placed.map(({ segment }) => segment.mentions);
  }

  /** The slot of a living article; -1 when there is none. */
  slotOf(id: string): number {
    for (let i = this.#placed.length - 1; i >= 0; i--) {
      const placed = this.#placed[i];
      const article = placed?.livingOf(id) ?? null;
      if (placed && article !== null) return placed.firstSlot + article;
    }
    return -1;
  }

  isLiving(slot: number): boolean {
    if (slot < 0 || slot >= this.#slots) return false;
    const { placed, article } = this.placeOf(slot);
    return article < placed.segment.articles && placed.diedIn(article) === 0;
  }

  *livingSlots(): Generator<number> {
    for (const placed of this.#placed)
      for (let article = 0; article < placed.segment.articles; article++)
        if (placed.diedIn(article) === 0) yield placed.firstSlot + article;
  }

  placeOf(slot: number): ArticlePlace {
    const placed = this.#placed.findLast(({ firstSlot }) => firstSlot <= slot);
    if (!placed) throw new RangeError(`There is no slot ${String(slot)}.`);
    return { placed, article: slot - placed.firstSlot };
  }

  idOf(slot: number): string {
    const { placed, article } = this.placeOf(slot);
    return placed.segment.idOf(article);
  }

  languageOf(slot: number): string {
    return this.#languages[slot] ?? '';
  }

  /** Tells the version of the article at a slot; for many at once, since what it reads is not kept. */
  versions(): (slot: number) => string | null {
    const own = new Map<PlacedSegment, (article: number) => string | null>();
    return (slot) => {
      const { placed, article } = this.placeOf(slot);
      const versionOf = own.get(placed) ?? placed.segment.versions();
      own.set(placed, versionOf);
      return versionOf(article);
    };
  }

  traitsOf(slot: number): ArticleTraits {
    const { placed, article } = this.placeOf(slot);
    return placed.segment.traitsOf(article);
  }

  /** The length of an article without its title, in words. */
  lengthAt(slot: number): number {
    const { placed, article } = this.placeOf(slot);
    return lengthOf(placed.segment, article);
  }

  /** Adds an article whose id no living one has. */
  add(document: SearchDocument): ArticlePlace {
    const passages = articlePassages(document);
    if (!this.#open.hasRoomFor(passages.length)) {
      this.seal();
      if (!this.#open.hasRoomFor(passages.length)) this.#reopen(passages.length);
    }
    const placed = this.#placed.at(-1);
    if (!placed) throw new Error('No segment is open.');
    const article = this.#open.add(document, passages);
    placed.grew();
    this.#living++;
    this.#languages[placed.firstSlot + article] = document.language ?? '';
    return { placed, article };
  }

  /** Takes a living article out. */
  remove(id: string, slot: number): ArticlePlace {
    const { placed, article } = this.placeOf(slot);
    const open = this.#placed.at(-1);
    const document = placed.segment.documentOf(article);
    for (const { text } of articlePassages(document)) {
      this.#open.words.count(text, foldWithMap(text), document.language, -1);
      this.#open.mentions.count(text, -1);
    }
    placed.kill(article, open?.from ?? 0);
    if (placed !== open) this.#open.removed.add(id);
    this.#living--;
    return { placed, article };
  }

  /** Ends the open segment, when there is anything in it, so that it can be stored. */
  seal(): void {
    if (this.#open.articles === 0 && this.#open.removed.size === 0) return;
    this.#open = this.#openNew(this.#room);
    this.#number();
    this.#onChange();
  }

  /** A stored segment takes the place of others that follow one another; `numbers` are those of their articles in it. */
  replace(replaced: readonly PlacedSegment[], segment: StoredSegment, numbers: readonly Int32Array[]): void {
    const [first, last] = [replaced[0], replaced.at(-1)];
    if (!first || !last) return;
    const placed = new PlacedSegment(segment, { from: first.from, to: last.to });
    replaced.forEach((before, i) =>
      numbers[i]?.forEach((number, article) => {
        const turn = before.diedIn(article);
        if (number >= 0 && turn > 0) placed.kill(number, turn);
      }),
    );
    this.#placed.splice(this.#placed.indexOf(first), replaced.length, placed);
    this.#number();
    this.#onChange();
  }

  #openNew(room: number): LiveSegment {
    const turn = (this.#placed.at(-1)?.to ?? 0) + 1;
    const open = new LiveSegment(Math.max(room, this.#room));
    this.#placed.push(new PlacedSegment(open, { from: turn, to: turn }));
    return open;
  }

  /** Opens an empty segment anew with more room. */
  #reopen(room: number): void {
    this.#placed.pop();
    this.#open = this.#openNew(room);
    this.#number();
    this.#onChange();
  }

  #number(): void {
    let [slot, entry, living] = [0, 0, 0];
    this.#languages = [];
    for (const placed of this.#placed) {
      placed.firstSlot = slot;
      placed.firstEntry = entry;
      for (let article = 0; article < placed.segment.articles; article++)
        this.#languages[slot + article] = placed.segment.languageOf(article);
      slot += placed.slots;
      entry += placed.entries;
      living += placed.living;
    }
    this.#slots = slot;
    this.#living = living;
  }
}

function lengthOf(segment: Segment, article: number): number {
  let length = 0;
  const hasTitle = ((segment.apart[article] ?? 0) & APART.title) !== 0;
  const first = segment.firstPassage(article) + (hasTitle ? 1 : 0);
  const end = segment.firstPassage(article + 1);
  for (let passage = first; passage < end; passage++) length += segment.lengthOf(passage);
  return length;
}
