/** Keyed counts of a segment that lies in a file, looked up as they lie there. */
import { Generations } from '../generations.ts';
import { nameOf, type KeyedCount, type KeyedCounts } from '../keyed-counts.ts';
import { NumberList } from './bytes.ts';
import { filterOf, KeyFilter } from './key-filter.ts';
import type { SectionsFile, SectionsWriter } from './sections.ts';
import { StringTable, StringTableWriter } from './string-table.ts';

/** Takes counts in their order, and writes them down. */
export class StoredCountsWriter {
  readonly #names = new StringTableWriter();
  readonly #counts = new NumberList();
  readonly #keys = new Set<string>();

  add(counted: KeyedCount): void {
    this.#names.add(nameOf(counted));
    this.#keys.add(counted.key);
    // Counts may be below nought: they are kept as the bits they are.
    this.#counts.push(counted.count);
  }

  write(file: SectionsWriter): void {
    const { bytes, starts } = this.#names.parts();
    file.section('mentions', bytes);
    file.section('mention starts', starts);
    file.section('mention counts', this.#counts.numbers);
    file.section('mention filter', filterOf(this.#keys));
  }
}

type Counted = Omit<KeyedCount, 'key'>;
const NONE: readonly Counted[] = [];
/** What stands under so many keys is kept: while a query is typed its words are looked up again with each key. */
const KEPT_KEYS = 1_024;

export class StoredCounts implements KeyedCounts {
  readonly #names: StringTable;
  readonly #counts: Int32Array;
  readonly #filter: KeyFilter;
  readonly #known = new Generations<string, readonly Counted[]>(KEPT_KEYS, ({ length }) => 1 + length);

  /** Throws `DamagedFile`. */
  constructor(file: SectionsFile) {
    const [bytes, starts] = [file.bytes('mentions'), file.numbers('mention starts')];
    this.#names = new StringTable({ bytes, starts, slots: null });
    this.#counts = file.signedNumbers('mention counts');
    this.#filter = new KeyFilter(file.numbers('mention filter'));
  }

  each(key: string, visit: (value: string, count: number) => void): void {
    if (!this.#filter.mayHold(key)) return;
    for (const { value, count } of this.#known.get(key, () => this.#read(key))) visit(value, count);
  }

  #read(key: string): readonly Counted[] {
    const found: Counted[] = [];
    const beginning = nameOf({ key, value: '' });
    for (let number = this.#names.firstFrom(beginning); number < this.#names.size; number++) {
      const name = this.#names.at(number);
      if (!name.startsWith(beginning)) break;
      found.push({ value: name.slice(beginning.length), count: this.#counts[number] ?? 0 });
    }
    return found.length > 0 ? found : NONE;
  }

  /** All counts, in their order. */
  *stored(): Generator<KeyedCount> {
    for (let number = 0; number < this.#names.size; number++) {
      const [key = '', value = ''] = this.#names.at(number).split('\t');
      yield { key, value, count: this.#counts[number] ?? 0 };
    }
  }
}
