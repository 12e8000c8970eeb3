/** A query made ready for a library: wider by its acronyms, and with what is joined by signs as the library holds it. */
import type { ParsedQuery } from '../../contract/query/grammar.ts';
import type { Known } from '../../contract/query/known.ts';
import type { Collection } from './collection.ts';
import { spareHolders } from './holders.ts';
import { readLeaf } from './leaves.ts';
import { planOf, type Plan, type PlannedFor } from './plan.ts';

/** Null when it asks for nothing. Whoever read the query already passes it on. */
export function planIn(
  collection: Collection,
  typed: string,
  known: Known = {},
  query?: ParsedQuery,
): Plan | null {
  const holders = spareHolders(collection);
  const { acronyms } = collection;
  const stands: PlannedFor['stands'] = (phrase) => {
    holders.begin(collection.index.capacity);
    readLeaf(collection, phrase, holders);
    return holders.count > 0;
  };
  return planOf(typed, known, { acronyms, stands }, query);
}
