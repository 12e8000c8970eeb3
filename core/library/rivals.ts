/** The few pairs that most stand in the way of each: of the same article that went, or of the same that came. Pure, in steps. */
import type { Resemblance } from './resemblances.ts';

/** So many of the likeliest others are looked at whole before an article is known again. */
const MOST_RIVALS = 4;

const isSamePair = (a: Resemblance, b: Resemblance): boolean =>
  a.lostId === b.lostId && a.hereId === b.hereId;

/** The few that have the most of what went, each pair but once; one of them may be the pair that they are rivals of. */
class Few {
  readonly pairs: Resemblance[] = [];

  add(pair: Resemblance): void {
    const at = this.pairs.findIndex((each) => isSamePair(each, pair));
    if (at < 0) this.pairs.push(pair);
    else if ((this.pairs[at]?.kept ?? 0) < pair.kept) this.pairs[at] = pair;
    this.pairs.sort((a, b) => b.kept - a.kept).splice(MOST_RIVALS + 1);
  }
}

/** `found`: everything that may stand in the way of one of these, and more; a pair may be found several times. */
export function* rivalsOf(
  pairs: readonly Resemblance[],
  found: readonly Resemblance[],
  counts: (pair: Resemblance) => boolean,
): Generator<undefined, Map<Resemblance, readonly Resemblance[]>> {
  const byLost = new Map(pairs.map(({ lostId }) => [lostId, new Few()]));
  const byHere = new Map(pairs.map(({ hereId }) => [hereId, new Few()]));
  for (const each of found) {
    yield;
    const [ofLost, ofHere] = [byLost.get(each.lostId), byHere.get(each.hereId)];
    if ((!ofLost && !ofHere) || !counts(each)) continue;
    ofLost?.add(each);
    ofHere?.add(each);
  }
  const rivals = (pair: Resemblance): Resemblance[] =>
    [...(byLost.get(pair.lostId)?.pairs ?? []), ...(byHere.get(pair.hereId)?.pairs ?? [])]
      .filter((each) => !isSamePair(each, pair))
      .sort((a, b) => b.kept - a.kept)
      .slice(0, MOST_RIVALS);
  return new Map(pairs.map((pair) => [pair, rivals(pair)]));
}
