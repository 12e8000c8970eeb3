/**
 * Tells keys that are certainly not among some from those that may be (Bloom, 1970), by a few bits in place of a search:
 * most words of a query are no names and no acronyms.
 */
import { hashOf } from './string-table.ts';

/** With so many bits a key, and so many of them set for each, one in four hundred strange keys is taken for one of them. */
const BITS = 16;
const SET = 4;

/** Calls back with the places of a key's bits; they are below one more than `mask`. */
function eachPlace(key: string, mask: number, visit: (place: number) => boolean): boolean {
  const hash = hashOf(key);
  const step = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) | 1;
  for (let i = 0; i < SET; i++) if (!visit((hash + Math.imul(i, step)) & mask)) return false;
  return true;
}

/** The filter of some keys, as it lies in a file. */
export function filterOf(keys: ReadonlySet<string>): Uint32Array {
  let bits = 32;
  while (bits < keys.size * BITS) bits *= 2;
  const words = new Uint32Array(bits / 32);
  for (const key of keys)
    eachPlace(key, bits - 1, (place) => {
      words[place >>> 5] = (words[place >>> 5] ?? 0) | (1 << (place & 31));
      return true;
    });
  return words;
}

export class KeyFilter {
  readonly #words: Uint32Array;

  /** Takes what `filterOf` made. */
  constructor(words: Uint32Array) {
    this.#words = words;
  }

  /** False only when the key is not among those the filter was made of. */
  mayHold(key: string): boolean {
    const mask = this.#words.length * 32 - 1;
    return eachPlace(key, mask, (place) => ((this.#words[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0);
  }
}
