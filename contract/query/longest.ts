/** How much of what was typed is read as a query. Pure. */
import type { Problem } from './grammar.ts';

/** In UTF-16 units. */
export const LONGEST_QUERY = 1_000;

export interface CutQuery {
  /** The first of what was typed, all of it unless that is too long. */
  readonly query: string;
  /** What is to be said of the rest; nothing where that is only space. */
  readonly cut: readonly Problem[];
}

/** What is asked of all that was typed. */
export function cutQuery(typed: string): CutQuery {
  // No character is cut in half.
  const query = typed.slice(0, LONGEST_QUERY).replace(/[\uD800-\uDBFF]$/, '');
  const isWhole = typed.slice(query.length).trim() === '';
  return { query, cut: isWhole ? [] : [{ code: 'too-long', start: query.length, end: typed.length }] };
}
