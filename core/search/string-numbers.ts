/** Different strings, numbered as they come. Found by where they stand in a text, so that nothing is cut out of it in vain. */

/** Another one at each start, so that no document can be made of words that all fall in one place. */
const SEED = Math.floor(Math.random() * 2 ** 32) | 0;

/** After Appleby's MurmurHash2, which is in the public domain, over UTF-16 units. */
function hashOf(text: string, start: number, end: number): number {
  let hash = SEED ^ (end - start);
  for (let i = start; i < end; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x5bd1e995);
    hash ^= hash >>> 15;
  }
  return hash;
}

const SMALLEST = 512;

export class StringNumbers {
  readonly #strings: string[] = [];
  /** By number. */
  #hashes = new Int32Array(SMALLEST / 2);
  /** By place, which the hash gives: a number and one, or nought where nothing is. At most half of it is taken. */
  #places = new Int32Array(SMALLEST);

  get size(): number {
    return this.#strings.length;
  }

  /** The string of a number. */
  at(number: number): string {
    return this.#strings[number] ?? '';
  }

  /** The number of what stands in a text; the next one, where it is new. */
  add(text: string, start = 0, end = text.length): number {
    const hash = hashOf(text, start, end);
    const place = this.#placeOf(hash, text, start, end);
    const known = (this.#places[place] ?? 0) - 1;
    if (known >= 0) return known;
    const number = this.#strings.push(text.slice(start, end)) - 1;
    this.#hashes[number] = hash;
    this.#places[place] = number + 1;
    if (this.size === this.#hashes.length) this.#grow();
    return number;
  }

  /** The number of what stands in a text; -1 where it is not among them. */
  find(text: string, start = 0, end = text.length): number {
    return (this.#places[this.#placeOf(hashOf(text, start, end), text, start, end)] ?? 0) - 1;
  }

  #placeOf(hash: number, text: string, start: number, end: number): number {
    const last = this.#places.length - 1;
    let place = hash & last;
    for (;;) {
      const number = (this.#places[place] ?? 0) - 1;
      if (number < 0) return place;
      const known = this.#strings[number] ?? '';
      if (this.#hashes[number] === hash && known.length === end - start && text.startsWith(known, start))
        return place;
      place = (place + 1) & last;
    }
  }

  #grow(): void {
    const hashes = new Int32Array(this.#hashes.length * 2);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    this.#places = new Int32Array(hashes.length * 2);
    const last = this.#places.length - 1;
    for (let number = 0; number < this.size; number++) {
      let place = (hashes[number] ?? 0) & last;
      while (this.#places[place] !== 0) place = (place + 1) & last;
      this.#places[place] = number + 1;
    }
  }
}
