/** Runs of four tokens that stand once in each of two texts. A table of numbers, since large texts are many runs. */

export const GRAM = 4;
const NOWHERE = -1;
const REPEATED = -2;

/** Where a run stands in the first text and in the second. */
export interface SharedGram {
  readonly from: number;
  readonly to: number;
}

/** In the order of the first text. Runs are compared by hash: a few may be unequal, which the caller finds out. */
export function sharedGrams(from: Int32Array, to: Int32Array): SharedGram[] {
  let size = 16;
  while (size < 2 * from.length) size *= 2;
  const mask = size - 1;
  const hashes = new Int32Array(size);
  const here = new Int32Array(size).fill(NOWHERE);
  const there = new Int32Array(size).fill(NOWHERE);
  const slotOf = (hash: number): number => {
    let slot = hash & mask;
    while (here[slot] !== NOWHERE && hashes[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  };
  for (let at = 0; at + GRAM <= from.length; at++) {
    const hash = hashOfGram(from, at);
    const slot = slotOf(hash);
    hashes[slot] = hash;
    here[slot] = here[slot] === NOWHERE ? at : REPEATED;
  }
  for (let at = 0; at + GRAM <= to.length; at++) {
    const slot = slotOf(hashOfGram(to, at));
    if ((here[slot] ?? NOWHERE) >= 0) there[slot] = there[slot] === NOWHERE ? at : REPEATED;
  }
  const shared: SharedGram[] = [];
  here.forEach((place, slot) => {
    const other = there[slot] ?? NOWHERE;
    if (place >= 0 && other >= 0) shared.push({ from: place, to: other });
  });
  return shared.sort((a, b) => a.from - b.from);
}

/** Mixed as MurmurHash3 ends (A. Appleby, public domain), so that neighbours do not crowd one part of the table. */
function hashOfGram(ids: Int32Array, at: number): number {
  let hash = 0;
  for (let k = 0; k < GRAM; k++) {
    hash = Math.imul(hash ^ (ids[at + k] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
