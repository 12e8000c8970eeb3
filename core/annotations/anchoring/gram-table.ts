/** Where the runs of four tokens of a text stand, as far as each stands once. A table of numbers: large texts are many runs. */

export const GRAM = 4;
const EMPTY = -1;
const REPEATED = -2;

/** A mixing of four numbers; equal hashes of unequal runs are found out by whoever compares the runs. */
export function hashOfGram(ids: Int32Array, at: number): number {
  let hash = 0;
  for (let k = 0; k < GRAM; k++) hash = Math.imul(hash ^ (ids[at + k] ?? 0), 0x01000193) ^ (hash >>> 15);
  return Math.imul(hash ^ (hash >>> 13), 0x5bd1e995);
}

/** Open addressing over the hashes of `ids`' runs. */
export class GramTable {
  readonly #hashes: Int32Array;
  readonly #places: Int32Array;
  readonly #mask: number;

  constructor(ids: Int32Array) {
    let size = 16;
    while (size < 2 * ids.length) size *= 2;
    this.#mask = size - 1;
    this.#hashes = new Int32Array(size);
    this.#places = new Int32Array(size).fill(EMPTY);
    for (let at = 0; at + GRAM <= ids.length; at++) this.#add(hashOfGram(ids, at), at);
  }

  #add(hash: number, at: number): void {
    const slot = this.#slotOf(hash);
    this.#hashes[slot] = hash;
    this.#places[slot] = this.#places[slot] === EMPTY ? at : REPEATED;
  }

  #slotOf(hash: number): number {
    let slot = hash & this.#mask;
    while (this.#places[slot] !== EMPTY && this.#hashes[slot] !== hash) slot = (slot + 1) & this.#mask;
    return slot;
  }

  /** The one place of runs with this hash; -1 when there is none, or more than one. */
  placeOf(hash: number): number {
    return Math.max(-1, this.#places[this.#slotOf(hash)] ?? -1);
  }
}
