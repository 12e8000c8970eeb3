/** Goes through what is known of anchors: whether it adds up, and what could be found but for a missing text. */
import type { Annotation } from '../../contract/annotation.ts';
import type { AnchorCounts } from '../../contract/review.ts';
import type { AnchorMemory } from './anchor-memory.ts';

export const sumOf = (counts: AnchorCounts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** How many annotations have no place, or places no annotation. Pauses after each. */
export function* missingIn(
  memory: AnchorMemory,
  store: { all(): Iterable<Annotation> },
): Generator<undefined, number> {
  let missing = 0;
  let living = 0;
  for (const { id, articleId } of store.all()) {
    living++;
    if (memory.get(id)?.articleId !== articleId) missing++;
    yield;
  }
  return missing + Math.abs(memory.size - living) + Math.abs(sumOf(memory.counts()) - living);
}

/** The texts whose lack leaves passages unfound, each with the articles of these. */
export function lackingTexts(memory: AnchorMemory): Map<string, Set<string>> {
  const lacking = new Map<string, Set<string>>();
  for (const [, { lacksText, passage, articleId }] of memory.all())
    if (lacksText) lacking.set(passage.textHash, (lacking.get(passage.textHash) ?? new Set()).add(articleId));
  return lacking;
}
