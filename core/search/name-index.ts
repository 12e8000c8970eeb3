/** The names that texts of the library write, as long as one of those texts is there. */
import { fold } from './fold.ts';
import { summed, type KeyedCounts } from './keyed-counts.ts';
import { spellingKey } from './mentions.ts';
import { maySpellOneName, type Name } from './names.ts';

/** More spellings than this are no help. */
const MOST = 3;

export class NameIndex {
  readonly #parts: () => readonly KeyedCounts[];

  /** `parts` answers those that make up the library now. */
  constructor(parts: () => readonly KeyedCounts[]) {
    this.#parts = parts;
  }

  /** Other spellings of a folded name as texts write them, the commonest first; none when it is no name of the library. */
  spellingsOf(folded: string): readonly Name[] {
    const names = new Map<string, Name & { readonly count: number }>();
    for (const [written, count] of summed(this.#parts(), spellingKey(folded))) {
      const key = fold(written);
      const known = names.get(key);
      // The first is the commonest way to write it.
      names.set(key, { written: known?.written ?? written, folded: key, count: count + (known?.count ?? 0) });
    }
    if (!names.has(folded)) return [];
    return [...names.values()]
      .filter((name) => maySpellOneName(folded, name.folded))
      .sort((a, b) => b.count - a.count || (a.folded < b.folded ? -1 : 1))
      .slice(0, MOST);
  }
}
