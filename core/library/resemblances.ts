/** How like the articles that went are to those that are here, and which of them are surely the same. In memory, pure. */
import { CERTAIN } from './likeness.ts';

/** An article whose source is gone, and one that is here: how much their texts have in common, 0 to 1. */
export interface Resemblance {
  readonly lostId: string;
  readonly hereId: string;
  readonly likeness: number;
  /** The share of what went that is left in what is here, 0 to 1: of one that grew, it is more than their likeness. */
  readonly kept: number;
  /** False where the texts are too short for their likeness to prove anything. */
  readonly isTelling: boolean;
}

/** A runner-up must be less than half as like, or there is no saying. */
export const FAR_AHEAD = 2;

export class Resemblances {
  readonly #byLost = new Map<string, Map<string, Resemblance>>();
  readonly #byHere = new Map<string, Map<string, Resemblance>>();

  note(resemblance: Resemblance): void {
    const { lostId, hereId } = resemblance;
    const known = this.#byLost.get(lostId)?.get(hereId);
    if (known && known.likeness >= resemblance.likeness) return;
    put(this.#byLost, lostId, hereId, resemblance);
    put(this.#byHere, hereId, lostId, resemblance);
  }

  /** Neither compares with anything any more, as it was. */
  forget(id: string): void {
    for (const { hereId } of this.ofLost(id)) this.#byHere.get(hereId)?.delete(id);
    for (const { lostId } of this.#ofHere(id)) this.#byLost.get(lostId)?.delete(id);
    this.#byLost.delete(id);
    this.#byHere.delete(id);
  }

  lostIds(): readonly string[] {
    return [...this.#byLost.keys()];
  }

  ofLost(id: string): Iterable<Resemblance> {
    return this.#byLost.get(id)?.values() ?? [];
  }

  /**
   * The pairs of which each is by far the likest to the other. `counts` says which resemblances are worth anything:
   * a rival that does not count stands in nobody's way. Pauses often.
   */
  *certain(counts: (resemblance: Resemblance) => boolean): Generator<undefined, Resemblance[]> {
    const certain: Resemblance[] = [];
    for (const lostId of this.lostIds()) {
      yield;
      const best = farAhead([...this.ofLost(lostId)].filter(counts));
      if (!best || !best.isTelling || best.likeness < CERTAIN) continue;
      if (farAhead([...this.#ofHere(best.hereId)].filter(counts)) === best) certain.push(best);
    }
    return certain;
  }

  #ofHere(id: string): Iterable<Resemblance> {
    return this.#byHere.get(id)?.values() ?? [];
  }
}

function put(
  map: Map<string, Map<string, Resemblance>>,
  key: string,
  other: string,
  resemblance: Resemblance,
): void {
  const others = map.get(key);
  if (others) others.set(other, resemblance);
  else map.set(key, new Map([[other, resemblance]]));
}

const weightOf = ({ likeness, kept }: Resemblance): number => Math.max(likeness, kept);

/** The likest, if none of the others comes near, nor would do without it; null when there is no saying. */
function farAhead(resemblances: readonly Resemblance[]): Resemblance | null {
  const [best, second] = [...resemblances].sort((a, b) => b.likeness - a.likeness);
  if (!best || !second) return best ?? null;
  // The very same text is only rivalled by one that is nearly the same.
  if (best.likeness === 1) return second.likeness * FAR_AHEAD > 1 ? null : best;
  const rival = Math.max(...resemblances.filter((each) => each !== best).map(weightOf));
  return second.likeness >= CERTAIN || rival * FAR_AHEAD > weightOf(best) ? null : best;
}
