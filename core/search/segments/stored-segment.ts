/**
 * A part of the index that lies in a file. What is small is read whole and checked when it is opened; postings and texts
 * are read, and checked, when they are asked for.
 */
import { Generations } from '../generations.ts';
import { isOfSeveral } from '../pairs.ts';
import type { SearchDocument } from '../passage.ts';
import { Postings, type Slots } from '../postings.ts';
import { LIKENESS, type Likeness } from '../vocabulary.ts';
import { decodeSlots, isWhole, slotsFrom } from './encoded-slots.ts';
import type { ArticleTraits, Segment, Visit } from './segment.ts';
import { FixedWidth } from './fixed-width.ts';
import { SectionsFile } from './sections.ts';
import type { StoredHeader } from './stored-header.ts';
import { StoredCounts } from './stored-counts.ts';
import { StoredWords } from './stored-words.ts';
import { StringTable } from './string-table.ts';
import type { TextFiles, TextPlace } from './text-files.ts';

/** So many bytes of postings are read at a time where many forms stand side by side. */
const RUN_BYTES = 1 << 20;
/**
 * Decoded postings are kept for so many numbers a passage: a text that relatives are asked for has a hundred words, and decoding
 * makes more garbage than keeping takes memory. Of very many passages for fewer.
 */
const KEPT_WORDS = 128;
const MOST_KEPT = 1 << 21;
const FEWEST_WORDS = 4;
const LEAST_KEPT = 1 << 17;

/** What keeping a form takes besides its numbers, as so many more of them. */
const KEPT_APART = 64;

const sizeOf = (slots: Slots): number =>
  slots.reduce((sum, passages) => sum + (passages?.length ?? 0), KEPT_APART);

export class StoredSegment implements Segment {
  readonly articles: number;
  readonly passages: number;
  readonly firsts: Uint32Array;
  readonly apart: Uint8Array;
  readonly words: StoredWords;
  readonly mentions: StoredCounts;
  readonly #file: SectionsFile;
  readonly #header: StoredHeader;
  readonly #texts: TextFiles;
  readonly #forms: StringTable;
  readonly #places: Uint32Array;
  readonly #ids: StringTable;
  readonly #lengths: Uint32Array;
  readonly #languages: Uint32Array;
  #traits: StringTable | null = null;
  readonly #textPlaces: Uint32Array;
  readonly #postings = new Postings({ get: (form) => this.#slotsOf(this.#forms.numberOf(form)) });
  readonly #kept: Generations<number, Slots>;

  /** Throws `DamagedFile`, or what the system says. */
  constructor(file: SectionsFile, texts: TextFiles) {
    this.#file = file;
    this.#texts = texts;
    // The checksum vouches that the writer of segments wrote it.
    this.#header = file.header as unknown as StoredHeader;
    texts.hold(this.#header.textFiles);
    this.articles = this.#header.articles;
    this.passages = this.#header.passages;
    this.#forms = this.#table('forms', true);
    this.#places = file.numbers('form places');
    this.#ids = this.#table('ids', true);
    this.firsts = file.numbers('firsts');
    this.apart = file.bytes('apart');
    this.#lengths = file.numbers('lengths');
    this.#languages = file.numbers('languages');
    this.#textPlaces = file.numbers('text places');
    this.words = new StoredWords(file, this.#header.words);
    this.mentions = new StoredCounts(file);
    const kept = Math.max(Math.min(this.passages * KEPT_WORDS, MOST_KEPT), this.passages * FEWEST_WORDS);
    this.#kept = new Generations(Math.max(LEAST_KEPT, kept), sizeOf);
  }

  /** The text files that its articles stand in, by name. */
  get textFiles(): readonly string[] {
    return this.#header.textFiles;
  }

  get removed(): readonly string[] {
    const joined = this.#file.bytes('removed').toString();
    return joined === '' ? [] : joined.split('\n');
  }

  idOf(article: number): string {
    return this.#ids.at(article);
  }

  numberOf(id: string): number | null {
    return this.#ids.numberOf(id);
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
    return this.#header.languages[this.#languages[article] ?? 0] ?? '';
  }

  traitsOf(article: number): ArticleTraits {
    const language = this.languageOf(article) || null;
    const written = (this.#traits ??= this.#table('traits', false)).at(article);
    // Written by `writeTraits`, under the checksum of its section.
    const own = written === '' ? null : (JSON.parse(written) as Omit<ArticleTraits, 'language'>);
    return { language, tags: own?.tags ?? [], source: own?.source ?? null };
  }

  versions(): (article: number) => string | null {
    const table = this.#table('versions', false);
    return (article) => table.at(article) || null;
  }

  documentOf(article: number): SearchDocument {
    const { name, place } = this.textPlaceOf(article);
    return this.#texts.documentAt(name, place);
  }

  /** The UTF-8 of a passage by its number in an article, good until the next one is asked for; null when only `documentOf` has it. */
  passageOf(article: number, number: number): Buffer | null {
    const { name, place } = this.textPlaceOf(article);
    return this.#texts.passageAt(name, place, number);
  }

  /** In which file an article stands, and where. */
  textPlaceOf(article: number): { readonly name: string; readonly place: TextPlace } {
    const [at, places] = [article * 3, this.#textPlaces];
    const [file, offset, length] = [places[at] ?? 0, places[at + 1] ?? 0, places[at + 2] ?? 0];
    return { name: this.#header.textFiles[file] ?? '', place: { offset, length } };
  }

  eachHolding(piece: string, visit: Visit): void {
    this.#forms.eachHolding(piece, (number, form) => {
      if (isOfSeveral(form)) return;
      const at = form.startsWith(piece) ? LIKENESS.prefix : LIKENESS.inside;
      this.#visit(this.#slotsOf(number), form === piece ? LIKENESS.exact : at, () => form, visit);
    });
  }

  eachBeginning(piece: string, visit: Visit): void {
    const from = this.#forms.firstFrom(piece);
    let to = from;
    while (to < this.#forms.size && this.#forms.at(to).startsWith(piece)) to++;
    this.#eachInRun(from, to, (number, bytes) => {
      const isExact = number === from && this.#forms.at(number) === piece;
      const likeness = isExact ? LIKENESS.exact : LIKENESS.prefix;
      const form = (): string => this.#forms.at(number);
      decodeSlots(bytes, (passages, frequency) => visit(passages, frequency, likeness, form));
    });
  }

  eachKin(form: string, visit: Visit): void {
    this.#visit(this.#postings.of(form), LIKENESS.exact, () => form, visit);
  }

  /** Every form, in order, with where it stands. */
  *formsInOrder(): Generator<readonly [form: string, slots: Slots]> {
    for (let from = 0; from < this.#forms.size;) {
      const run: [string, Slots][] = [];
      const to = this.#endOfRun(from, this.#forms.size);
      this.#eachInRun(from, to, (number, bytes) => run.push([this.#forms.at(number), slotsFrom(bytes)]));
      yield* run;
      from = to;
    }
  }

  close(): void {
    this.#file.close();
  }

  #visit(slots: Slots | undefined, likeness: Likeness, form: () => string, visit: Visit): void {
    if (!slots) return;
    for (let slot = 0; slot < slots.length; slot++) {
      const passages = slots[slot];
      if (passages) visit(passages, slot + 1, likeness, form);
    }
  }

  #slotsOf(number: number | null): Slots | undefined {
    if (number === null) return undefined;
    return this.#kept.get(number, () => {
      const [start, end] = [this.#places[number] ?? 0, this.#places[number + 1] ?? 0];
      return this.#file.readFor(start, end - start, (bytes) => slotsFrom(this.#checked(bytes)));
    });
  }

  /** Reads the bytes of forms side by side, as many at a time as make up a run. */
  #eachInRun(from: number, to: number, visit: (number: number, bytes: Buffer) => void): void {
    for (let first = from; first < to;) {
      const end = this.#endOfRun(first, to);
      const start = this.#places[first] ?? 0;
      const beginning = first;
      this.#file.readFor(start, (this.#places[end] ?? start) - start, (bytes) => {
        for (let number = beginning; number < end; number++) {
          const [low = start, high = start] = [this.#places[number], this.#places[number + 1]];
          visit(number, this.#checked(bytes.subarray(low - start, high - start)));
        }
      });
      first = end;
    }
  }

  #endOfRun(from: number, to: number): number {
    const most = (this.#places[from] ?? 0) + RUN_BYTES;
    let end = from + 1;
    while (end < to && (this.#places[end + 1] ?? 0) <= most) end++;
    return end;
  }

  #checked(bytes: Buffer): Buffer {
    if (!isWhole(bytes)) throw this.#file.damaged('a posting is not as it was written');
    return bytes;
  }

  #table(name: string, isLookedUp: boolean): StringTable {
    const slots = isLookedUp ? new FixedWidth(this.#file.bytes(`${name} slots`)) : null;
    const [bytes, starts] = [this.#file.bytes(name), this.#file.numbers(`${name} starts`)];
    return new StringTable({ bytes, starts, slots });
  }
}
