/** The first of many in order, without ordering the rest. Pure. */

/** The places of the first `count` of `all` items in order, without ordering the rest. */
export function firstInOrder(
  all: number,
  count: number,
  compare: (a: number, b: number) => number,
): number[] {
  const first: number[] = [];
  for (let place = 0; place < all; place++) {
    const last = first.at(-1);
    if (first.length === count && last !== undefined && compare(last, place) < 0) continue;
    let low = 0;
    for (let high = first.length; low < high;) {
      const middle = (low + high) >>> 1;
      if (compare(first[middle] ?? 0, place) < 0) low = middle + 1;
      else high = middle;
    }
    first.splice(low, 0, place);
    if (first.length > count) first.pop();
  }
  return first;
}

/** The highest so many of numbers that come one after another. */
export class NumbersInOrder {
  readonly #most: number;
  /** Ascending. */
  readonly #numbers: number[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** The least of them; nought while they are fewer. */
  get last(): number {
    return this.#numbers.length < this.#most ? 0 : (this.#numbers[0] ?? 0);
  }

  add(number: number): void {
    if (this.#numbers.length === this.#most) {
      if (number <= this.last) return;
      this.#numbers.shift();
    }
    let at = this.#numbers.length;
    while (at > 0 && (this.#numbers[at - 1] ?? 0) > number) at--;
    this.#numbers.splice(at, 0, number);
  }
}
