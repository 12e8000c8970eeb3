/** A query made ready for a library: wider by its acronyms, and with what is joined by signs as the library holds it. */
import type { Known } from '../../contract/query/known.ts';
import type { Collection } from './collection.ts';
import { spareHolders } from './holders.ts';
import { readLeaf } from './leaves.ts';
import { planOf, type Plan } from './plan.ts';

/** Null when it asks for nothing. */
export function planIn(collection: Collection, typed: string, known: Known = {}): Plan | null {
  const holders = spareHolders(collection);
  const { acronyms } = collection;
  return planOf(typed, known, {
    acronyms,
    stands: (phrase) => {
      holders.begin(collection.index.capacity);
      readLeaf(collection, phrase, holders);
      return holders.count > 0;
    },
  });
}
