/**
 * What the leaves of a query are read as: as they were typed, further into longer words where they stand nowhere else, and then as
 * what they were most likely meant for. Owns that choice; who holds what is read is noted by whoever is given.
 */
import type { TextLeaf } from './asked.ts';
import type { Collection } from './collection.ts';
import type { Holders } from './holders.ts';
import { readLeaf } from './leaves.ts';
import { corrections, reachesOf, withForms, withoutParts, type SoughtLeaf } from './sought.ts';

/** What a less likely correction must be better by beside the other words of a query, for each place it is down. */
const STEP_DOWN = 0.9;

/** Reads who holds a leaf into `holders`; answers how many. */
function readInto(holders: Holders, collection: Collection, leaf: SoughtLeaf): number {
  holders.begin(collection.index.capacity);
  readLeaf(collection, leaf, holders);
  return holders.count;
}

/** Reads a leaf as it was typed, further into longer words only when it stands nowhere. Answers what was read. */
export function readAsTyped(
  collection: Collection,
  leaf: TextLeaf,
  isWanted: boolean,
  holders: Holders,
): SoughtLeaf {
  const { lexicon } = collection;
  const [least = 'whole', ...further] = reachesOf(leaf);
  const sought = withForms(leaf, lexicon, least);
  if (readInto(holders, collection, sought) > 0 || !isWanted) return sought;
  for (const reach of further) {
    const wider = withForms(withoutParts(leaf), lexicon, reach);
    if (readInto(holders, collection, wider) > 0) return wider;
  }
  return sought;
}

/**
 * Reads a leaf that stands nowhere as what it was most likely meant for: the likeliest beside the other words, by what they earn
 * an entry. Answers what was read; null when it is like nothing.
 */
export function readAsMeant(
  collection: Collection,
  leaf: TextLeaf,
  holders: Holders,
  scoreOf: (entry: number) => number,
): SoughtLeaf | null {
  let best: SoughtLeaf | null = null;
  let most = -1;
  for (const [place, sought] of corrections(leaf, collection.lexicon).entries()) {
    const count = readInto(holders, collection, sought);
    let score = 0;
    for (let i = 0; i < count; i++) score = Math.max(score, scoreOf(holders.entries[i] ?? 0));
    // Each step down the list of what is likely must be earned.
    score *= STEP_DOWN ** place;
    if (count > 0 && score > most) [best, most] = [sought, score];
  }
  if (best) readInto(holders, collection, best);
  return best;
}
