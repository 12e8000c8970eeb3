/** Scrolls two texts so that what they have in common stands level. Pixels of the window. */
import type { Span } from '../../contract/article.ts';
import type { Link } from '../state/comparison.svelte.ts';

/** The first element of a link in a column; null when the column does not show it. */
export const linkElement = (column: HTMLElement, link: number): HTMLElement | null =>
  column.querySelector<HTMLElement>(`[data-link="${link}"]`);

/** Scrolls a column, if need be, so that a link stands where it is read in comfort. */
export function standAt(column: HTMLElement, link: number): void {
  const rect = linkElement(column, link)?.getClientRects()[0];
  if (!rect) return;
  const box = column.getBoundingClientRect();
  const isComfortable = rect.top > box.top + 30 && rect.bottom < box.bottom - 90;
  if (!isComfortable) column.scrollTop += rect.top - box.top - box.height * 0.3;
}

/** Scrolls the other column so that a link stands at the height at which it stands in this one. */
export function levelWith(column: HTMLElement, other: HTMLElement, link: number): void {
  const [mine, theirs] = [column, other].map((each) => linkElement(each, link)?.getClientRects()[0]);
  if (mine && theirs)
    other.scrollTop +=
      theirs.top - other.getBoundingClientRect().top - (mine.top - column.getBoundingClientRect().top);
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** The first link that leads from one place to the other, else the first of either; -1 when there is none. */
export function placesOfSpan(
  links: readonly Link[],
  at: { readonly here: Span; readonly there: Span },
): number {
  const both = links.findIndex(({ here, there }) => overlap(here, at.here) && overlap(there, at.there));
  return both >= 0 ? both : links.findIndex(({ there }) => overlap(there, at.there));
}
