/** Where a whole query looks, as a choice beside it: read out of what was typed, and written into it. Pure. */
import type { Span } from '../article.ts';
import { fieldedIn, placeNamed, type Place } from './grammar.ts';
import { closingOf, lex, type Token } from './lex.ts';

/** A place as it is said in a query: its value, and where it stands with all that belongs to it. */
interface Said extends Span {
  readonly value: string;
  /** True when it is to be excluded, which no place can be. */
  readonly isExcluded: boolean;
}

/** The place said by the token at a number, and which token is the last of it; null when it says none. */
function placeAt(tokens: readonly Token[], at: number): { said: Said; last: number } | null {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const fielded = token?.kind === 'word' ? fieldedIn(token.text) : null;
  if (!token || fielded?.field !== 'in') return null;
  const behind = fielded.value === '' && next?.start === token.end ? next : null;
  const quoted = behind?.kind === 'quoted' ? behind : null;
  const last = behind?.kind === 'open' ? closingOf(tokens, at + 1) : quoted ? at + 1 : at;
  const not = before?.kind === 'not' && before.end === token.start ? before : null;
  const span = { start: not?.start ?? token.start, end: tokens[last]?.end ?? token.end };
  return { said: { ...span, value: quoted?.text ?? fielded.value, isExcluded: not !== null }, last };
}

function placesIn(typed: string): Said[] {
  const tokens = lex(typed);
  const places: Said[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const place = placeAt(tokens, at);
    if (place) places.push(place.said);
    at = place?.last ?? at;
  }
  return places;
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
