/**
 * What marked articles that went were found to be like, as the catalog keeps it: that one may be the other does not become
 * untrue when the other is edited, nor when the program is left.
 */
import type { Catalog } from './catalog.ts';
import type { ArticleEntry, Doubt } from './entries.ts';
import type { Keeper } from './keeper.ts';
import { POSSIBLE } from './likeness.ts';
import type { Register } from './register.ts';
import { weightOf, type Resemblance, type Resemblances } from './resemblances.ts';

/** Of an article that may be very many others, the likeliest so many are kept. */
const MOST_DOUBTS = 8;

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

  /** Has the catalog keep what those that went may be, of what `counts`. In steps. */
  *keep(counts: (pair: Resemblance) => boolean): Generator<undefined, void> {
    const { catalog, keeper, register, resemblances } = this.#o;
    for (const lostId of resemblances.lostIds()) {
      yield;
      const entry = catalog.article(lostId);
      if (!entry || !keeper.isAnnotated(lostId)) continue;
      const doubts = likeliest([
        ...[...resemblances.ofLost(lostId)].filter((pair) => pair.likeness >= POSSIBLE && counts(pair)),
        ...this.#notComparedOf(entry),
      ]);
      if (JSON.stringify(doubts) !== JSON.stringify(entry.doubts ?? [])) register.doubt(entry, doubts);
    }
  }

  /** Of what an article may be, that which is not compared with it just now, as it is away, or came back a moment ago. */
  #notComparedOf({ id, doubts = [] }: ArticleEntry): Doubt[] {
    const { catalog, keeper, resemblances } = this.#o;
    const compared = new Set([...resemblances.ofLost(id)].map(({ hereId }) => hereId));
    return doubts.filter(
      ({ hereId }) =>
        !compared.has(hereId) && catalog.article(hereId) !== null && keeper.answered(id, hereId) !== false,
    );
  }
}

const likeliest = (doubts: readonly Doubt[]): Doubt[] =>
  [...doubts]
    .sort((a, b) => weightOf(b) - weightOf(a) || (a.hereId < b.hereId ? -1 : 1))
    .slice(0, MOST_DOUBTS)
    .map(({ hereId, likeness, kept }) => ({ hereId, likeness, kept }));
