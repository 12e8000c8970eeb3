/** Where a whole query looks, as a choice beside it: read out of what was typed, and written into it. Pure. */
import { fieldNamed, placeNamed, type Place } from './grammar.ts';
import { lex, type Token } from './lex.ts';

const valueOf = (token: Token): string | null => {
  if (token.kind !== 'word') return null;
  const colon = token.text.indexOf(':');
  return colon > 0 && fieldNamed(token.text.slice(0, colon)) === 'in' ? token.text.slice(colon + 1) : null;
};

/** The place that counts, which is the last one said; null for everywhere. */
export const placeIn = (typed: string): Place | null =>
  lex(typed)
    .map((token) => placeNamed(valueOf(token) ?? ''))
    .findLast((place) => place !== null) ?? null;

/** The query with `written`, as `in:notes`, for all places it names; before the rest, so that its last word stays the last. */
export function inPlace(typed: string, written: string | null): string {
  const rest = lex(typed)
    .filter((token) => valueOf(token) !== null)
    .reduceRight(
      (left, { start, end }) => `${left.slice(0, start)}${left.slice(end).replace(/^\s+/u, '')}`,
      typed,
    );
  return written === null ? rest : `${written} ${rest}`;
}
