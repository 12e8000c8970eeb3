/** The newest part of the index, in memory: what came since the last one was stored. */
import { FormIndex, type Visit } from '../form-index.ts';
import { foldWithMap } from '../fold.ts';
import { LiveWords } from '../live-words.ts';
import { MentionCounts } from '../mentions.ts';
import type { Passage, SearchDocument } from '../passage.ts';
import type { Slots } from '../postings.ts';
import { APART, type ArticleTraits, type Segment } from './segment.ts';

export class LiveSegment implements Segment {
  readonly words = new LiveWords();
  readonly mentions = new MentionCounts();
  readonly removed = new Set<string>();
  readonly firsts: number[] = [];
  readonly apart: number[] = [];
  /** How many passages it takes. */
  readonly room: number;
  readonly #forms = new FormIndex();
  readonly #documents: SearchDocument[] = [];
  readonly #lengths: number[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(room: number) {
    this.room = room;
  }

  get articles(): number {
    return this.#documents.length;
  }

  get passages(): number {
    return this.#lengths.length;
  }

  /** Whether an article of so many passages still fits in. */
  hasRoomFor(passages: number): boolean {
    return this.passages + passages <= this.room && this.articles < this.room;
  }

  /** Adds an article with its passages, in the order of `articlePassages`; returns its number. */
  add(document: SearchDocument, passages: readonly Passage[]): number {
    const number = this.articles;
    this.firsts.push(this.passages);
    this.#documents.push(document);
    const hasAbout = passages.at(-1)?.source.kind === 'about';
    this.apart.push((document.title === '' ? 0 : APART.title) | (hasAbout ? APART.about : 0));
    this.#numbers.set(document.id, number);
    for (const passage of passages) {
      const folded = foldWithMap(passage.text);
      const { length, atoms } = this.#forms.add(passage.text, folded);
      this.#lengths.push(length);
      this.words.countAtoms(passage.text, folded, document.language, atoms);
      this.mentions.count(passage.text, 1);
    }
    return number;
  }

  idOf(article: number): string {
    return this.#documents[article]?.id ?? '';
  }

  numberOf(id: string): number | null {
    return this.#numbers.get(id) ?? null;
  }

  firstPassage(article: number): number {
    return this.firsts[article] ?? this.passages;
  }

  lengthOf(passage: number): number {
    return this.#lengths[passage] ?? 0;
  }

  copyLengths(lengths: Uint32Array, at: number): void {
    lengths.set(this.#lengths, at);
  }

  languageOf(article: number): string {
    return this.documentOf(article).language ?? '';
  }

  traitsOf(article: number): ArticleTraits {
    return this.documentOf(article);
  }

  versions(): (article: number) => string | null {
    return (article) => this.documentOf(article).version ?? null;
  }

  documentOf(article: number): SearchDocument {
    const document = this.#documents[article];
    if (!document) throw new RangeError(`The segment has no article ${String(article)}.`);
    return document;
  }

  /** Every form, in order, with where it stands. */
  formsInOrder(): Iterable<readonly [form: string, slots: Slots]> {
    return this.#forms.inOrder();
  }

  eachHolding(piece: string, visit: Visit): void {
    this.#forms.eachHolding(piece, visit);
  }

  eachBeginning(piece: string, visit: Visit): void {
    this.#forms.eachBeginning(piece, visit);
  }

  eachKin(form: string, visit: Visit): void {
    this.#forms.eachKin(form, visit);
  }
}
