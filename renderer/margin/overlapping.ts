/** Which marks lie over others. Pure. */
import type { MarkedAnnotation } from '../state/annotations.svelte.ts';

/** The ids of all that share words with another one; those that are not in the text share none. */
export function overlapping(annotations: readonly MarkedAnnotation[]): ReadonlySet<string> {
  const spans = annotations
    .flatMap(({ id, anchor }) =>
      anchor.state === 'orphaned' ? [] : [{ id, start: anchor.start, end: anchor.end }],
    )
    .sort((a, b) => a.start - b.start);
  const found = new Set<string>();
  // What reaches furthest of those before: whoever shares words with any of them shares some with this one.
  let furthest = { id: '', end: 0 };
  for (const { id, start, end } of spans) {
    if (start < furthest.end) found.add(id).add(furthest.id);
    if (end > furthest.end) furthest = { id, end };
  }
  return found;
}
