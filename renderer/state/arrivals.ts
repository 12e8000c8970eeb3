/** Tells of what arrives for standing searches, once: what comes while more still comes is told with it. */
import type { SavedSearch } from '../../contract/saved-searches.ts';

/** So long nothing more arrives before it is told: of a thousand articles that come at once, each would drown the last. */
const QUIET_MS = 1_000;

/** How many articles arrived for one search since this was last told. */
export interface Arrived {
  readonly name: string;
  readonly count: number;
}

const arrivedFor = ({ arrivals }: SavedSearch): ReadonlySet<string> =>
  new Set(arrivals.map(({ articleId }) => articleId));

export class Arrivals {
  /** What has arrived for each search that stands, as far as is known. */
  #known: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  /** What of it is still to be told. */
  readonly #untold = new Map<string, Set<string>>();
  #searches: readonly SavedSearch[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #tell: (arrived: readonly Arrived[]) => void;

  constructor(tell: (arrived: readonly Arrived[]) => void) {
    this.#tell = tell;
  }

  /** These are the searches now. What stood with one before it was known here is not new to anybody. */
  take(searches: readonly SavedSearch[]): void {
    this.#searches = searches;
    const standing = searches.filter(({ isStanding }) => isStanding);
    for (const search of standing) this.#compare(search);
    this.#known = new Map(standing.map((search) => [search.id, arrivedFor(search)]));
  }

  #compare(search: SavedSearch): void {
    const known = this.#known.get(search.id);
    const come = known ? [...arrivedFor(search)].filter((articleId) => !known.has(articleId)) : [];
    if (come.length === 0) return;
    this.#untold.set(search.id, new Set([...(this.#untold.get(search.id) ?? []), ...come]));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tellAll(), QUIET_MS);
  }

  #tellAll(): void {
    const arrived = this.#searches.map((search) => ({
      name: search.name,
      count: this.#leftOf(search),
    }));
    this.#untold.clear();
    const some = arrived.filter(({ count }) => count > 0);
    if (some.length > 0) this.#tell(some);
  }

  /** What was looked at meanwhile, or is gone again, needs no telling. */
  #leftOf(search: SavedSearch): number {
    const untold = this.#untold.get(search.id);
    return [...arrivedFor(search)].filter((articleId) => untold?.has(articleId)).length;
  }
}
