/** Keyed counts of a segment that lies in a file, looked up as they lie there. */
import { nameOf, type KeyedCount, type KeyedCounts } from '../keyed-counts.ts';
import { NumberList } from './bytes.ts';
import type { SectionsFile, SectionsWriter } from './sections.ts';
import { StringTable, StringTableWriter } from './string-table.ts';

/** Takes counts in their order, and writes them down. */
export class StoredCountsWriter {
  readonly #names = new StringTableWriter();
  readonly #counts = new NumberList();

  add(counted: KeyedCount): void {
    this.#names.add(nameOf(counted));
    // Counts may be below nought: they are kept as the bits they are.
    this.#counts.push(counted.count);
  }

  write(file: SectionsWriter): void {
    const { bytes, starts } = this.#names.parts();
    file.section('mentions', bytes);
    file.section('mention starts', starts);
    file.section('mention counts', this.#counts.numbers);
  }
}

export class StoredCounts implements KeyedCounts {
  readonly #names: StringTable;
  readonly #counts: Int32Array;

  /** Throws `DamagedFile`. */
  constructor(file: SectionsFile) {
    const [bytes, starts] = [file.bytes('mentions'), file.numbers('mention starts')];
    this.#names = new StringTable({ bytes, starts, slots: null });
    this.#counts = file.signedNumbers('mention counts');
  }

  each(key: string, visit: (value: string, count: number) => void): void {
    const beginning = nameOf({ key, value: '' });
    for (let number = this.#names.firstFrom(beginning); number < this.#names.size; number++) {
      const name = this.#names.at(number);
      if (!name.startsWith(beginning)) return;
      visit(name.slice(beginning.length), this.#counts[number] ?? 0);
    }
  }

  /** All counts, in their order. */
  *stored(): Generator<KeyedCount> {
    for (let number = 0; number < this.#names.size; number++) {
      const [key = '', value = ''] = this.#names.at(number).split('\t');
      yield { key, value, count: this.#counts[number] ?? 0 };
    }
  }
}
