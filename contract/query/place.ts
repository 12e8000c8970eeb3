/** Where a whole query looks, as a choice beside it: read out of what was typed, and written into it. Pure. */
import type { Span } from '../article.ts';
import { fieldedIn, placeNamed, type Place } from './grammar.ts';
import { lex } from './lex.ts';

/** A place as it is said in a query: its value, and where it stands with all that belongs to it. */
interface Said extends Span {
  readonly value: string;
  /** True when it is to be excluded, which no place can be. */
  readonly isExcluded: boolean;
}

function placesIn(typed: string): Said[] {
  const tokens = lex(typed);
  return tokens.flatMap((token, at): Said[] => {
    const fielded = token.kind === 'word' ? fieldedIn(token.text) : null;
    if (fielded?.field !== 'in') return [];
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    const bare = fielded.value;
    const quoted = bare === '' && next?.kind === 'quoted' && next.start === token.end ? next : null;
    const not = before?.kind === 'not' && before.end === token.start ? before : null;
    return [
      {
        ...{ start: not?.start ?? token.start, end: quoted?.end ?? token.end },
        ...{ value: quoted?.text ?? bare, isExcluded: not !== null },
      },
    ];
  });
}

/** The place that counts, which is the last one said; null for everywhere. */
export const placeIn = (typed: string): Place | null =>
  placesIn(typed)
    .map(({ value, isExcluded }) => (isExcluded ? null : placeNamed(value)))
    .findLast((place) => place !== null) ?? null;

/** The query with `written`, as `in:notes`, for all places it names; before the rest, so that its last word stays the last. */
export function inPlace(typed: string, written: string | null): string {
  const rest = placesIn(typed).reduceRight(
    (left, { start, end }) => `${left.slice(0, start)}${left.slice(end).replace(/^\s+/u, '')}`,
    typed,
  );
  return written === null ? rest : `${written} ${rest}`;
}
