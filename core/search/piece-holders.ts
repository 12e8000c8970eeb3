/**
 * Which passages hold words of scripts that write no spaces: pieces of what the index holds, for each of which it is read
 * from end to end. Owns how much is read for one question.
 */
import type { Collection } from './collection.ts';

/** So many pieces are looked for; in a large library fewer, since for each of them more is read. */
const MOST_PIECES = 64;
const FEWEST_PIECES = 12;
const MOST_READ = 2_000_000;
/** What more passages hold than this says nothing, however large the library is. */
export const MOST_HOLDERS = 4_096;

/** Thrown to end a reading. */
class Enough extends Error {}

type Said = ReadonlyMap<string, number>;

/** Who holds a piece. */
export interface Holding {
  /** How often, by entry. */
  readonly times: ReadonlyMap<number, number>;
  readonly most: number;
}

export class PieceHolders {
  readonly #collection: Collection;
  readonly #read = new Map<string, Holding | null>();

  /** Chooses among the pieces that some texts say, and how often: those said most often, then the longest. */
  constructor(collection: Collection, texts: readonly Said[]) {
    this.#collection = collection;
    const said = new Map<string, number>();
    for (const text of texts)
      for (const [piece, count] of text) said.set(piece, (said.get(piece) ?? 0) + count);
    const most = Math.min(MOST_PIECES, Math.max(FEWEST_PIECES, MOST_READ / collection.index.size));
    const chosen = [...said].sort(([a, timesA], [b, timesB]) => timesB - timesA || b.length - a.length);
    for (const [piece] of chosen.slice(0, most)) this.#read.set(piece, null);
  }

  /** Who holds a piece, one more than `most` where they are more; null when it is not among those that are looked for. */
  of(piece: string, most: number): Holding | null {
    const known = this.#read.get(piece);
    if (known !== null) return known ?? null;
    const holding = this.#holdingOf(piece, most);
    this.#read.set(piece, holding);
    return holding;
  }

  #holdingOf(piece: string, mostHolders: number): Holding {
    const { index } = this.#collection;
    let mostTimes = 0;
    const times = new Map<number, number>();
    try {
      index.eachHolding(piece, (base, numbers, frequency) => {
        for (const number of numbers) {
          const entry = base + number;
          if (index.articleOf(entry) < 0) continue;
          const own = (times.get(entry) ?? 0) + frequency;
          times.set(entry, own);
          mostTimes = Math.max(mostTimes, own);
        }
        if (times.size > mostHolders) throw new Enough();
      });
    } catch (error) {
      if (!(error instanceof Enough)) throw error;
    }
    return { times, most: mostTimes };
  }
}
