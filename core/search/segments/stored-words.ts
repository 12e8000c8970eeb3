/** The words of a segment that lies in a file: written once in their order, looked up as they lie there. */
import { fold } from '../fold.ts';
import { stemKey } from '../stems.ts';
import { isForgiven, lettersOf, mayBeNear, SHORTEST_MEANT, slipsAllowed, slipsBetween } from '../typos.ts';
import type { CountedWord, StoredWord, WordsByLanguage } from '../words-by-language.ts';
import { NumberList } from './bytes.ts';
import { Landmarks } from './landmarks.ts';
import type { SectionsFile, SectionsWriter } from './sections.ts';
import { hashOf, StringTable, StringTableWriter } from './string-table.ts';

/** Longer words are as good as this long where the length is all that is asked. */
const LONGEST = 255;

/** Where the words of a language stand among all of them. */
export interface LanguageRange {
  readonly language: string;
  readonly from: number;
  readonly to: number;
}

/** So that a stem's hash and the number of a word fit into one exact number, by which both are sorted at once. */
const HASH_BITS = 28;
const NUMBERS = 2 ** (53 - HASH_BITS);
const stemHash = (stem: string): number => hashOf(stem) >>> (32 - HASH_BITS);

/** Takes the words of a segment in their order, and writes them down. */
export class StoredWordsWriter {
  readonly #words = new StringTableWriter();
  readonly #counts = new NumberList();
  readonly #stems = new NumberList();
  readonly #ranges: { language: string; from: number; to: number }[] = [];
  // Of each different folded word that is long enough.
  readonly #numbers = new NumberList();
  readonly #lengths = new NumberList();
  readonly #letters = new NumberList();
  #last = '';

  add({ language, folded, written, count, stem }: StoredWord): void {
    const number = this.#words.add(written);
    // Counts may be below nought: they are kept as the bits they are.
    this.#counts.push(count);
    this.#stems.push(stem === null ? 0 : stemHash(stem));
    const range = this.#ranges.at(-1);
    if (range?.language === language) range.to = number + 1;
    else this.#ranges.push({ language, from: number, to: number + 1 });
    if (folded !== this.#last && folded.length >= SHORTEST_MEANT) {
      this.#numbers.push(number);
      this.#lengths.push(Math.min(LONGEST, folded.length));
      this.#letters.push(lettersOf(folded));
    }
    this.#last = folded;
  }

  /** Writes the sections; what it answers belongs in the header. */
  write(file: SectionsWriter): readonly LanguageRange[] {
    const { bytes, starts } = this.#words.parts();
    file.section('words', bytes);
    file.section('word starts', starts);
    file.section('word counts', this.#counts.numbers);
    this.#writeStems(file);
    this.#writeLengths(file);
    return this.#ranges;
  }

  #writeStems(file: SectionsWriter): void {
    const stems = this.#stems.numbers;
    const keys = Float64Array.from(stems, (stem, number) => stem * NUMBERS + number);
    for (const { from, to } of this.#ranges) keys.subarray(from, to).sort();
    file.section(
      'words by stem',
      Uint32Array.from(keys, (key) => key % NUMBERS),
    );
    file.section(
      'stems',
      Uint32Array.from(keys, (key) => Math.floor(key / NUMBERS)),
    );
  }

  #writeLengths(file: SectionsWriter): void {
    const lengths = this.#lengths.numbers;
    const starts = new Uint32Array(LONGEST + 2);
    for (const length of lengths) starts[length + 1] = (starts[length + 1] ?? 0) + 1;
    for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
    const next = starts.slice();
    const [numbers, letters] = [new Uint32Array(lengths.length), new Uint32Array(lengths.length)];
    lengths.forEach((length, i) => {
      const at = next[length] ?? 0;
      next[length] = at + 1;
      numbers[at] = this.#numbers.numbers[i] ?? 0;
      letters[at] = this.#letters.numbers[i] ?? 0;
    });
    file.section('words by length', numbers);
    file.section('letters', letters);
    file.section('length starts', starts);
  }
}

/** Words by their length: their numbers, which letters they have, and where each length begins. */
interface NearWords {
  readonly numbers: Uint32Array;
  readonly letters: Uint32Array;
  readonly starts: Uint32Array;
}

const nearWordsOf = (file: SectionsFile): NearWords => ({
  numbers: file.numbers('words by length'),
  letters: file.numbers('letters'),
  starts: file.numbers('length starts'),
});

export class StoredWords implements WordsByLanguage {
  readonly languages: readonly string[];
  readonly #ranges: readonly LanguageRange[];
  readonly #words: StringTable;
  readonly #counts: Int32Array;
  readonly #byStem: Uint32Array;
  readonly #stems: Uint32Array;
  readonly #file: SectionsFile;
  readonly #inOrder = new Map<string, Landmarks>();
  #near: NearWords | null = null;

  /** `ranges` is what the writer answered. Throws `DamagedFile`. */
  constructor(file: SectionsFile, ranges: readonly LanguageRange[]) {
    this.#file = file;
    this.#ranges = ranges;
    this.languages = ranges.map(({ language }) => language);
    const [bytes, starts] = [file.bytes('words'), file.numbers('word starts')];
    this.#words = new StringTable({ bytes, starts, slots: null });
    this.#counts = file.signedNumbers('word counts');
    this.#byStem = file.numbers('words by stem');
    this.#stems = file.numbers('stems');
  }

  eachWriting(language: string, folded: string, visit: (word: CountedWord) => void): void {
    const { to } = this.#rangeOf(language);
    for (let number = this.#inOrderOf(language).firstFrom(folded); number < to; number++) {
      const word = this.#wordAt(number);
      if (word.folded !== folded) return;
      visit(word);
    }
  }

  eachOfStem(language: string, stem: string, visit: (word: CountedWord) => void): void {
    const { from, to } = this.#rangeOf(language);
    const hash = stemHash(stem);
    let low = from;
    for (let high = to; low < high;) {
      const middle = (low + high) >>> 1;
      if ((this.#stems[middle] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < to && this.#stems[at] === hash; at++) {
      const word = this.#wordAt(this.#byStem[at] ?? 0);
      if (stemKey(word.written, language) === stem) visit(word);
    }
  }

  eachNear(word: string, visit: (folded: string, slips: number) => void): void {
    const most = slipsAllowed(word);
    if (most === 0) return;
    const own = lettersOf(word);
    // A start can do without them, until somebody mistypes.
    const { numbers, letters, starts } = (this.#near ??= nearWordsOf(this.#file));
    const start = (length: number): number => starts[Math.min(LONGEST + 1, Math.max(0, length))] ?? 0;
    for (let longer = -most; longer <= most; longer++)
      for (let at = start(word.length + longer); at < start(word.length + longer + 1); at++) {
        if (!mayBeNear(own, letters[at] ?? 0, most, longer)) continue;
        const folded = fold(this.#words.at(numbers[at] ?? 0));
        const slips = slipsBetween(word, folded, most);
        if (slips <= most && isForgiven(word, folded, slips)) visit(folded, slips);
      }
  }

  /** All words, in their order. */
  *stored(): Generator<StoredWord> {
    for (const { language, from, to } of this.#ranges)
      for (let number = from; number < to; number++) {
        const word = this.#wordAt(number);
        yield { ...word, language, stem: stemKey(word.written, language) };
      }
  }

  /** The folded words of a language, which stand in their order. */
  #inOrderOf(language: string): Landmarks {
    const known = this.#inOrder.get(language);
    if (known) return known;
    const { from, to } = this.#rangeOf(language);
    const landmarks = new Landmarks(from, to, (number) => fold(this.#words.at(number)));
    this.#inOrder.set(language, landmarks);
    return landmarks;
  }

  #rangeOf(language: string): LanguageRange {
    return this.#ranges.find((range) => range.language === language) ?? { language, from: 0, to: 0 };
  }

  #wordAt(number: number): CountedWord {
    const written = this.#words.at(number);
    return { written, folded: fold(written), count: this.#counts[number] ?? 0 };
  }
}
