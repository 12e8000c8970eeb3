/** Tells texts that are one from texts that were made by one template, by what a third text has of it. Pure, in steps. */
import type { ArticleEntry } from './entries.ts';
import { CERTAIN, decodeSketch, keptIn, type Sketch } from './likeness.ts';
import { FAR_AHEAD, type Resemblance } from './resemblances.ts';
import { LEAST, SketchIndex } from './sketch-index.ts';

/** Whether what two texts have in common tells anything, when a third text has such a share of it. */
const isTellingBeside = (share: number, { likeness }: Resemblance): boolean =>
  share * FAR_AHEAD <= 1 && likeness * (1 - share) >= CERTAIN;

/** Ids of those that came whose words in common with what went stand, most of them, in a third text. */
export function* madeByTemplate(
  pairs: readonly Resemblance[],
  here: readonly ArticleEntry[],
  sharedBy: (pair: Resemblance) => Sketch,
): Generator<undefined, Set<string>> {
  const index = new SketchIndex<Resemblance>(LEAST);
  for (const pair of pairs) if (pair.likeness < 1) index.add(pair, sharedBy(pair));
  const found = new Set<string>();
  for (const { id, sketch } of here) {
    const text = decodeSketch(sketch);
    for (const { held, sketch: shared } of index.near(text))
      if (held.hereId !== id && !isTellingBeside(keptIn(text, shared), held)) found.add(held.hereId);
    yield;
  }
  return found;
}
