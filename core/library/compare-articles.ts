/** Compares the articles that went with those that came, all with all, without looking at every pair. */
import type { ArticleEntry } from './entries.ts';
import { isSameContent } from './identity.ts';
import { areTelling, decodeSketch, keptIn, likenessOf, POSSIBLE } from './likeness.ts';
import type { Resemblance } from './resemblances.ts';
import { LEAST, SketchIndex } from './sketch-index.ts';

export interface Sides {
  readonly lost: readonly ArticleEntry[];
  readonly here: readonly ArticleEntry[];
}

/** So few are held in memory by all that is known of them, and nothing that is like them is missed. */
const FEW = 500;

/** Every pair that has something in common, `least` at least, be it only the path; pauses often. */
export function* compareArticles(
  { lost, here }: Sides,
  least = POSSIBLE,
): Generator<undefined, Resemblance[]> {
  const found = [...(yield* compareByName({ lost, here }))];
  // The smaller side is held in an index, the larger one goes by.
  const isLostSmaller = lost.length <= here.length;
  const [few, many] = isLostSmaller ? [lost, here] : [here, lost];
  if (few.length === 0) return found;
  const index = new SketchIndex<string>(few.length <= FEW ? Infinity : LEAST);
  for (const { id, sketch } of few) {
    index.add(id, decodeSketch(sketch));
    yield;
  }
  for (const { id, sketch: encoded } of many) {
    const sketch = decodeSketch(encoded);
    for (const near of index.near(sketch)) {
      const likeness = likenessOf(sketch, near.sketch);
      if (likeness < least) continue;
      const [lostId, hereId] = isLostSmaller ? [near.held, id] : [id, near.held];
      const kept = isLostSmaller ? keptIn(sketch, near.sketch) : keptIn(near.sketch, sketch);
      found.push({ lostId, hereId, likeness, kept, isTelling: areTelling(sketch, near.sketch) });
    }
    yield;
  }
  return found;
}

/** Pairs of the same content, for which the text may be as short as it likes, or of the same path. */
function* compareByName({ lost, here }: Sides): Generator<undefined, Resemblance[]> {
  const byKey = new Map<string, ArticleEntry[]>();
  for (const entry of lost) {
    for (const key of keysOf(entry)) byKey.set(key, [...(byKey.get(key) ?? []), entry]);
    yield;
  }
  const found: Resemblance[] = [];
  if (byKey.size === 0) return found;
  for (const entry of here) {
    for (const key of keysOf(entry))
      for (const other of byKey.get(key) ?? []) {
        const isSame = isSameContent(entry, other);
        const alike = isSame ? 1 : 0;
        const pair = { lostId: other.id, hereId: entry.id, isTelling: isSame };
        found.push({ ...pair, likeness: alike, kept: alike });
      }
    yield;
  }
  return found;
}

const keysOf = ({ path, bytesHash, textHash }: ArticleEntry): string[] => [
  `path ${path}`,
  `bytes ${bytesHash}`,
  `text ${textHash}`,
];
