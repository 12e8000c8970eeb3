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

/** What tells how much a resemblance is worth. */
export interface Judging {
  /** Whether what went can be known again by it. */
  readonly counts: (resemblance: Resemblance) => boolean;
  /** Whether it stands in the way of another one to the same that is here. */
  readonly mayRival: (resemblance: Resemblance) => boolean;
  /** How much of it proves that the two are the same; a rival stands in the way with all of its own. */
  readonly proofOf: (resemblance: Resemblance) => Resemblance;
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
    this.correct(resemblance);
  }

  /** It was measured better than before. */
  correct(resemblance: Resemblance): void {
    const { lostId, hereId } = resemblance;
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

  /** The pairs of which each is by far the likest to the other. Pauses often. */
  *certain({ counts, mayRival, proofOf }: Judging): Generator<undefined, Resemblance[]> {
    const certain: Resemblance[] = [];
    for (const lostId of this.lostIds()) {
      yield;
      const ofLost = [...this.ofLost(lostId)].filter(counts);
      const best = likestFirst(ofLost)[0];
      if (!best) continue;
      const proof = proofOf(best);
      if (!proof.isTelling || proof.likeness < CERTAIN || !isFarAhead(proof, best, ofLost)) continue;
      const ofHere = [...this.#ofHere(best.hereId)].filter((each) => each === best || mayRival(each));
      if (likestFirst(ofHere)[0] === best && isFarAhead(proof, best, ofHere)) certain.push(proof);
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

/** How much one is of the other, whichever way that shows. */
export const weightOf = ({ likeness, kept }: Pick<Resemblance, 'likeness' | 'kept'>): number =>
  Math.max(likeness, kept);

const likestFirst = (resemblances: readonly Resemblance[]): Resemblance[] =>
  [...resemblances].sort((a, b) => b.likeness - a.likeness);

/** True when none of the others comes near what proves the likest, nor would do without it. */
function isFarAhead(proof: Resemblance, best: Resemblance, all: readonly Resemblance[]): boolean {
  const others = all.filter((each) => each !== best);
  const second = Math.max(0, ...others.map(({ likeness }) => likeness));
  // The very same text is only rivalled by one that is nearly the same.
  if (proof.likeness === 1) return second * FAR_AHEAD <= 1;
  const rival = Math.max(0, ...others.map(weightOf));
  return second < CERTAIN && rival * FAR_AHEAD <= weightOf(proof);
}
