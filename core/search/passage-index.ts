/**
 * The index over all passages: those of the segments, numbered one segment after another, then the notes. Owns the
 * numbers, which all change whenever segments take the place of others, and what ranking reads of every passage.
 */
import type { Visit } from './form-index.ts';
import type { NoteIndex } from './note-index.ts';
import type { Passage, PassageSource } from './passage.ts';
import type { PlacedSegment } from './segments/placed-segment.ts';
import { APART } from './segments/segment.ts';

/** A passage by the numbers it has now. */
export interface IndexedPassage extends Passage {
  /** The slot of its article. */
  readonly article: number;
  /** In words. */
  readonly length: number;
  readonly entry: number;
}

export type PassageKind = PassageSource['kind'];
const KINDS: readonly PassageKind[] = ['text', 'title', 'note', 'about'];
const TITLE = KINDS.indexOf('title');
const NOTE = KINDS.indexOf('note');
const ABOUT = KINDS.indexOf('about');

/**
 * Whose passage an entry is, as one number: the slot of its article, with a bit that tells whether it is its title; below
 * nought for a dead one.
 */
export type Owner = number;
const TITLE_BIT = 1 << 30;
export const slotOf = (owner: Owner): number => (owner < 0 ? -1 : owner & ~TITLE_BIT);
export const isTitleOf = (owner: Owner): boolean => owner >= TITLE_BIT;

/** Is told what `Visit` is of passages whose entries are `base` plus each number. */
export type VisitFrom = (base: number, ...list: Parameters<Visit>) => void;

export class PassageIndex {
  readonly #notes: NoteIndex;
  #segments: readonly PlacedSegment[] = [];
  #firstNote = 0;
  // What ranking reads of every passage a query touches, side by side: following each to its object costs far more.
  #owners = new Int32Array(0);
  #lengths = new Uint32Array(0);
  #kinds = new Uint8Array(0);
  /** By slot. */
  #firsts = new Uint32Array(0);
  #size = 0;
  #length = 0;
  #hasDead = false;

  constructor(notes: NoteIndex) {
    this.#notes = notes;
  }

  /** How many living passages it holds. */
  get size(): number {
    return this.#size;
  }

  /** The mean length of a passage, in words; at least 1. */
  get meanLength(): number {
    return Math.max(1, this.#length / Math.max(1, this.#size));
  }

  /** Whether passages that were taken out may be found still. */
  get hasDead(): boolean {
    return this.#hasDead;
  }

  /** Every entry is below this. */
  get capacity(): number {
    return this.#firstNote + this.#notes.capacity;
  }

  ownerOf(entry: number): Owner {
    return this.#owners[entry] ?? -1;
  }

  /** The slot of an entry's article; -1 when the passage is dead. */
  articleOf(entry: number): number {
    return slotOf(this.ownerOf(entry));
  }

  /** The entries of notes are not below this, all others are. */
  get firstNote(): number {
    return this.#firstNote;
  }

  /** The first entry of a living article; its own passages follow one another, without its notes. */
  firstOf(slot: number): number {
    return this.#firsts[slot] ?? 0;
  }

  /** In words. */
  lengthOf(entry: number): number {
    return this.#lengths[entry] ?? 0;
  }

  kindOf(entry: number): PassageKind {
    return KINDS[this.#kinds[entry] ?? 0] ?? 'text';
  }

  isTitle(entry: number): boolean {
    return isTitleOf(this.ownerOf(entry));
  }

  /** The entry of a note. */
  entryOfNote(place: number): number {
    return this.#firstNote + place;
  }

  /** The place of a note by its entry; null for what is none. */
  noteAt(entry: number): number | null {
    return entry >= this.#firstNote ? entry - this.#firstNote : null;
  }

  /** Numbers everything anew. Writes how many words the text of each article has, its title apart, into `texts` by slot. */
  layOut(
    segments: readonly PlacedSegment[],
    slotOfNote: (articleId: string) => number,
    texts: Uint32Array,
  ): void {
    this.#segments = segments;
    const last = segments.at(-1);
    this.#firstNote = last ? last.firstEntry + last.entries : 0;
    [this.#size, this.#length] = [0, 0];
    this.#hasDead = this.#notes.hasDead || segments.some(({ segment, living }) => living < segment.articles);
    if (this.#owners.length < this.capacity) this.#makeRoom();
    this.#owners.fill(-1);
    this.#kinds.fill(0);
    const slots = last ? last.firstSlot + last.slots : 0;
    if (this.#firsts.length < slots) this.#firsts = new Uint32Array(Math.ceil(slots * 1.25));
    for (const placed of segments) {
      placed.segment.copyLengths(this.#lengths, placed.firstEntry);
      this.#lay(placed, 0, placed.segment.articles, texts);
    }
    for (const note of this.#notes.notes())
      this.noteCame(note.place, slotOfNote(note.articleId), note.length);
  }

  /** An article was added to a segment, or lives in it. */
  articleCame(placed: PlacedSegment, article: number): void {
    const { segment, firstEntry } = placed;
    const to = segment.firstPassage(article + 1);
    for (let passage = segment.firstPassage(article); passage < to; passage++)
      this.#lengths[firstEntry + passage] = segment.lengthOf(passage);
    this.#lay(placed, article, article + 1, null);
  }

  articleWent({ segment, firstEntry }: PlacedSegment, article: number): void {
    const to = segment.firstPassage(article + 1);
    for (let passage = segment.firstPassage(article); passage < to; passage++)
      this.#went(firstEntry + passage);
  }

  /** A note was added, or has another place or article now: slot -1 while its article is not there. */
  noteCame(place: number, slot: number, length: number): void {
    if (this.#owners.length < this.capacity) this.#makeRoom();
    const entry = this.entryOfNote(place);
    this.noteWent(place);
    if (slot >= 0) this.#came(entry, slot, length);
    else this.#hasDead = true;
    this.#kinds[entry] = NOTE;
  }

  noteWent(place: number): void {
    this.#went(this.entryOfNote(place));
  }

  /**
   * Visits the passages that hold `piece`, of a word that spaces part, inside one of their forms: their entries are `base` plus
   * each number. Dead ones are among them. Goes through all forms.
   */
  eachHolding(piece: string, visit: VisitFrom): void {
    this.#each('eachHolding', piece, visit);
  }

  /** Visits the passages that have a form which begins with `piece`, as `eachHolding` does. */
  eachBeginning(piece: string, visit: VisitFrom): void {
    this.#each('eachBeginning', piece, visit);
  }

  /** Visits the passages that have this very form, as `eachHolding` does. */
  eachKin(form: string, visit: VisitFrom): void {
    this.#each('eachKin', form, visit);
  }

  #each(how: 'eachHolding' | 'eachBeginning' | 'eachKin', piece: string, visit: VisitFrom): void {
    let base = 0;
    // One for all segments, and no lists of what it is told: it is called for each form of each word.
    const visitHere: Visit = (passages, frequency, likeness, form) =>
      visit(base, passages, frequency, likeness, form);
    for (const { segment, firstEntry } of this.#segments) {
      base = firstEntry;
      segment[how](piece, visitHere);
    }
    this.#notes.each(how, piece, (from, passages, frequency, likeness, form) =>
      visit(this.#firstNote + from, passages, frequency, likeness, form),
    );
  }

  /**
   * Numbers the passages of the living among some articles of a segment, whose lengths are known; writes what those of the text of
   * each come to into `texts` by slot. One loop over plain arrays: at a start nothing is compiled, and calls cost more than all else.
   */
  #lay(placed: PlacedSegment, first: number, end: number, texts: Uint32Array | null): void {
    const { segment, firstSlot, firstEntry } = placed;
    const { firsts, apart, articles } = segment;
    const [owners, lengths, kinds, ownFirsts] = [this.#owners, this.#lengths, this.#kinds, this.#firsts];
    const hasDead = placed.living < articles;
    const last = firstEntry + segment.firstPassage(end);
    let [size, length] = [0, 0];
    let from = firstEntry + segment.firstPassage(first);
    for (let article = first; article < end; article++) {
      const slot = firstSlot + article;
      const to = article + 1 < end ? firstEntry + (firsts[article + 1] ?? 0) : last;
      ownFirsts[slot] = from;
      if (!hasDead || placed.diedIn(article) === 0) {
        let own = 0;
        // By number: filling a stretch as short as an article takes longer.
        for (let entry = from; entry < to; entry++) {
          owners[entry] = slot;
          own += lengths[entry] ?? 0;
        }
        size += to - from;
        length += own;
        const passages = apart[article] ?? 0;
        if ((passages & APART.about) !== 0) kinds[to - 1] = ABOUT;
        if ((passages & APART.title) !== 0) {
          kinds[from] = TITLE;
          owners[from] = slot | TITLE_BIT;
          own -= lengths[from] ?? 0;
        }
        if (texts) texts[slot] = own;
      }
      from = to;
    }
    this.#size += size;
    this.#length += length;
  }

  #came(entry: number, slot: number, length: number): void {
    this.#owners[entry] = slot;
    this.#lengths[entry] = length;
    this.#size++;
    this.#length += length;
  }

  #went(entry: number): void {
    if (this.articleOf(entry) < 0) return;
    this.#owners[entry] = -1;
    this.#hasDead = true;
    this.#size--;
    this.#length -= this.lengthOf(entry);
  }

  #makeRoom(): void {
    const capacity = Math.ceil(this.capacity * 1.25);
    const [owners, lengths, kinds] = [this.#owners, this.#lengths, this.#kinds];
    this.#owners = new Int32Array(capacity).fill(-1);
    this.#owners.set(owners);
    this.#lengths = new Uint32Array(capacity);
    this.#lengths.set(lengths);
    this.#kinds = new Uint8Array(capacity);
    this.#kinds.set(kinds);
  }
}
