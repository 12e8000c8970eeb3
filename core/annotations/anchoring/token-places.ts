/** Where each token of a text stands, so that all copies of a passage are found without reading the text again. */
import type { Tokens } from './tokens.ts';

export class TokenPlaces {
  readonly #ids: Int32Array;
  /** Where the places of each token begin among all places, and behind the last token where they end. */
  readonly #begins: Int32Array;
  readonly #places: Int32Array;

  constructor({ ids }: Tokens) {
    this.#ids = ids;
    const size = ids.reduce((most, id) => Math.max(most, id + 1), 0);
    this.#begins = new Int32Array(size + 1);
    for (const id of ids) this.#begins[id + 1] = (this.#begins[id + 1] ?? 0) + 1;
    for (let id = 0; id < size; id++)
      this.#begins[id + 1] = (this.#begins[id + 1] ?? 0) + (this.#begins[id] ?? 0);
    this.#places = new Int32Array(ids.length);
    const next = this.#begins.slice();
    ids.forEach((id, at) => {
      const place = next[id] ?? 0;
      this.#places[place] = at;
      next[id] = place + 1;
    });
  }

  /** The first tokens of at most `limit` copies of some tokens in a row. */
  of(wanted: Int32Array, limit: number): number[] {
    const rarest = wanted.reduce(
      (best, id, k) => (this.#count(id) < this.#count(wanted[best] ?? -1) ? k : best),
      0,
    );
    const copies: number[] = [];
    const id = wanted[rarest] ?? -1;
    const begin = this.#begins[id] ?? 0;
    for (let i = 0; i < this.#count(id) && copies.length < limit; i++) {
      const first = (this.#places[begin + i] ?? 0) - rarest;
      if (first >= 0 && wanted.every((each, k) => this.#ids[first + k] === each)) copies.push(first);
    }
    return copies;
  }

  #count(id: number): number {
    return (this.#begins[id + 1] ?? 0) - (this.#begins[id] ?? 0);
  }
}
