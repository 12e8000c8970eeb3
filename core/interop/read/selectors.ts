/** The quote and the position in a list of Web Annotation selectors, as W3C and Hypothesis files have them. Pure. */
import type { ForeignPassage } from '../foreign.ts';
import { countOf, fieldsOf, isFields, listOf, textOf, type Fields } from './json.ts';

/** What the selectors say; null when they hold no quote. */
export function passageOf(selectors: unknown, textHash: string | null): ForeignPassage | null {
  const all = listOf(selectors).flatMap(refined).filter(isFields);
  const quote = all.find(({ type, exact }) => type === 'TextQuoteSelector' && textOf(exact));
  if (!quote) return null;
  return {
    exact: textOf(quote['exact']) ?? '',
    prefix: textOf(quote['prefix']) ?? '',
    suffix: textOf(quote['suffix']) ?? '',
    position: positionOf(all.find(({ type }) => type === 'TextPositionSelector') ?? {}),
    textHash,
  };
}

/** A selector and those that refine it or that it lists, since a quote may stand inside a chapter. */
function refined(selector: unknown): Fields[] {
  const found: Fields[] = [];
  const waiting = [selector];
  // As deep as anyone writes them; a file that goes on without end is not followed.
  for (let at = 0; at < waiting.length && at < 32; at++) {
    const fields = fieldsOf(waiting[at]);
    found.push(fields);
    waiting.push(...listOf(fields['refinedBy']), ...listOf(fields['items']));
  }
  return found;
}

function positionOf({ start, end }: Fields): ForeignPassage['position'] {
  const from = countOf(start);
  const to = countOf(end);
  return from === null || to === null || to <= from ? null : { start: from, end: to };
}
