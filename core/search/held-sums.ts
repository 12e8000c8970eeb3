/** Sums over the leaves that something holds, worked out once for each set of leaves. Pure. */

/** Of so many leaves every set has its place in a table. */
export const MOST_IN_TABLE = 12;

/** What the leaves of some bits come to together, by what each of them is. */
export function heldSums(ofLeaf: readonly number[]): (held: number) => number {
  if (ofLeaf.length > MOST_IN_TABLE) return (held) => sumOf(ofLeaf, held);
  const table = new Float64Array(1 << ofLeaf.length);
  for (let held = 1; held < table.length; held++) {
    const leaf = 31 - Math.clz32(held);
    table[held] = (ofLeaf[leaf] ?? 0) + (table[held ^ (1 << leaf)] ?? 0);
  }
  return (held) => table[held] ?? 0;
}

/**
 * A number for each set of so many leaves, for loops over very many sets: what a function answers is made an object of each
 * time. Null of too many leaves.
 */
export function heldTable(leaves: number, of: (held: number) => number): Float64Array | null {
  if (leaves > MOST_IN_TABLE) return null;
  const table = new Float64Array(1 << leaves);
  for (let held = 0; held < table.length; held++) table[held] = of(held);
  return table;
}

function sumOf(ofLeaf: readonly number[], held: number): number {
  let sum = 0;
  for (let leaf = 0; leaf < ofLeaf.length; leaf++) if ((held & (1 << leaf)) !== 0) sum += ofLeaf[leaf] ?? 0;
  return sum;
}

/** For each set of so many leaves whether it passes a test, for loops over very many sets; null of too many leaves. */
export function heldFlags(leaves: number, holds: (held: number) => boolean): Uint8Array | null {
  if (leaves > MOST_IN_TABLE) return null;
  const flags = new Uint8Array(1 << leaves);
  for (let held = 0; held < flags.length; held++) flags[held] = holds(held) ? 1 : 0;
  return flags;
}
