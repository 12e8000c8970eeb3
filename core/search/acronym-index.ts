/** The acronyms that texts of the library define, as long as one of those texts is there. Reads no query. */
import type { Definition } from './acronyms.ts';
import { summed, type KeyedCounts } from './keyed-counts.ts';
import { definitionOf, longKey, longKeyOf, shortKey, startKey } from './mentions.ts';

/** More meanings than this of one acronym are no help. */
const MOST = 3;

export class AcronymIndex {
  readonly #parts: () => readonly KeyedCounts[];

  /** `parts` answers those that make up the library now. */
  constructor(parts: () => readonly KeyedCounts[]) {
    this.#parts = parts;
  }

  /** Whether some acronym stands for words of which this folded one is the first. */
  isStart(word: string): boolean {
    return summed(this.#parts(), startKey(word)).length > 0;
  }

  /** What an acronym stands for, the commonest first: one definition for each long form, however it is written. */
  ofShort(short: string): readonly Definition[] {
    return this.#distinct(shortKey(short), ({ long }) => longKeyOf(long));
  }

  /** The acronyms of a long form, given by its folded words, the commonest first. */
  ofLong(words: readonly string[]): readonly Definition[] {
    return this.#distinct(longKey(words), ({ short }) => shortKey(short));
  }

  #distinct(key: string, keyFor: (definition: Definition) => string): readonly Definition[] {
    const byKey = new Map<string, Definition>();
    for (const [value] of summed(this.#parts(), key)) {
      const definition = definitionOf(value);
      if (!byKey.has(keyFor(definition))) byKey.set(keyFor(definition), definition);
    }
    return [...byKey.values()].slice(0, MOST);
  }
}
