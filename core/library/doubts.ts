/**
 * What marked articles that went were found to be like, as the catalog keeps it: that one may be the other does not become
 * untrue when the other is edited, nor when the program is left.
 */
import type { Catalog } from './catalog.ts';
import type { ArticleEntry, Doubt } from './entries.ts';
import type { Keeper } from './keeper.ts';
import { POSSIBLE } from './likeness.ts';
import type { Register } from './register.ts';
import { FAR_AHEAD, weightOf, type Resemblance, type Resemblances } from './resemblances.ts';

/** Of an article that may be very many others, the likeliest so many are kept. */
const MOST_DOUBTS = 8;

/** Whether the one that went can be the other, for all that is known and was said. */
type Counts = (pair: Resemblance) => boolean;

export interface DoubtsOptions {
  readonly catalog: Pick<Catalog, 'article'>;
  readonly register: Pick<Register, 'doubt'>;
  readonly keeper: Pick<Keeper, 'isAnnotated' | 'answered'>;
  readonly resemblances: Resemblances;
}

export class Doubts {
  readonly #o: DoubtsOptions;

  constructor(options: DoubtsOptions) {
    this.#o = options;
  }

  /** Notes what these may be, as it was found before, where that is here. By itself it proves nothing. */
  recall(lost: readonly ArticleEntry[]): void {
    const { catalog, keeper, resemblances } = this.#o;
    for (const { id: lostId, doubts = [] } of lost) {
      if (!keeper.isAnnotated(lostId)) continue;
      for (const { hereId, likeness, kept } of doubts)
        if (catalog.article(hereId)?.goneAt === null)
          resemblances.note({ lostId, hereId, likeness, kept, isTelling: false });
    }
  }

  /** True when it was found before that the one may be the other, and this is not its very text. */
  isOne({ lostId, hereId, likeness }: Resemblance): boolean {
    const doubts = this.#o.catalog.article(lostId)?.doubts ?? [];
    return likeness < 1 && doubts.some((doubt) => doubt.hereId === hereId);
  }

  /**
   * True when something that is not here just now may as well be the one that is lost, unless this is its very text. `counts`:
   * what can be it, of what is here.
   */
  areLeft(pair: Resemblance, counts: Counts): boolean {
    const entry = this.#o.catalog.article(pair.lostId);
    if (!entry || pair.likeness === 1) return false;
    return this.#awayOf(entry, this.#countedOf(pair.lostId, counts)).some(
      (doubt) => doubt.hereId !== pair.hereId && weightOf(doubt) * FAR_AHEAD > weightOf(pair),
    );
  }

  /** Has the catalog keep what those that went may be. In steps. */
  *keep(counts: Counts): Generator<undefined, void> {
    const { catalog, keeper, register, resemblances } = this.#o;
    for (const lostId of resemblances.lostIds()) {
      yield;
      const entry = catalog.article(lostId);
      if (!entry || !keeper.isAnnotated(lostId)) continue;
      const counted = this.#countedOf(lostId, counts);
      const doubts = likeliest([...counted, ...this.#awayOf(entry, counted)]);
      if (JSON.stringify(doubts) !== JSON.stringify(entry.doubts ?? [])) register.doubt(entry, doubts);
    }
  }

  #countedOf(lostId: string, counts: Counts): Resemblance[] {
    const pairs = [...this.#o.resemblances.ofLost(lostId)];
    return pairs.filter((pair) => pair.likeness >= POSSIBLE && counts(pair));
  }

  /** Of what an article may be, that which does not count just now, as it is away, or came back a moment ago. */
  #awayOf({ id, doubts = [] }: ArticleEntry, counted: readonly Resemblance[]): Doubt[] {
    const { catalog, keeper } = this.#o;
    return doubts.filter(
      ({ hereId }) =>
        !counted.some((pair) => pair.hereId === hereId) &&
        catalog.article(hereId) !== null &&
        keeper.answered(id, hereId) !== false,
    );
  }
}

const likeliest = (doubts: readonly Doubt[]): Doubt[] =>
  [...doubts]
    .sort((a, b) => weightOf(b) - weightOf(a) || (a.hereId < b.hereId ? -1 : 1))
    .slice(0, MOST_DOUBTS)
    .map(({ hereId, likeness, kept }) => ({ hereId, likeness, kept }));
