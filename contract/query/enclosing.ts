/** The field that stands before the brackets around a place in what was typed. Pure. */
import type { Span } from '../article.ts';
import { COLON, fieldedIn } from './grammar.ts';
import { lex, type Token } from './lex.ts';

/** The name, as typed, of the field that a bracket stands right behind; null when it stands behind none. */
function nameBefore(before: Token | undefined, opening: Token): string | null {
  if (before?.kind !== 'word' || before.end !== opening.start) return null;
  return fieldedIn(before.text)?.value === '' ? before.text.replace(COLON, '').trim() : null;
}

/** The name, as typed, of what is said of a word at the end; null when it is in no bracket behind a field. */
export function enclosingName(typed: string): string | null {
  const tokens = lex(typed);
  const open: (string | null)[] = [];
  tokens.forEach((token, at) => {
    if (token.kind === 'open') open.push(nameBefore(tokens[at - 1], token) ?? open.at(-1) ?? null);
    if (token.kind === 'close') open.pop();
  });
  return open.at(-1) ?? null;
}

/** A leaf as it was typed, with the field that was said of it before a bracket. */
export function saidWhole(typed: string, { start, end }: Span): string {
  const piece = typed.slice(start, end);
  const name = fieldedIn(piece) ? null : enclosingName(typed.slice(0, start));
  return name === null ? piece : `${name}:${piece}`;
}
