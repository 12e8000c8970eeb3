/** Cuts what was typed into signs, quoted runs and words. Knows no meaning; every character belongs to a token or is space. */
import type { Span } from '../article.ts';

export type Token = Span &
  (
    | { readonly kind: 'open' | 'close' | 'not' }
    | {
        readonly kind: 'quoted';
        readonly text: string;
        /** Where `text` begins in what was typed. */
        readonly textStart: number;
        readonly isClosed: boolean;
        /** The number after `~`; null when there is none. */
        readonly near: number | null;
      }
    | { readonly kind: 'word'; readonly text: string }
  );

/** Signs that open a quotation, and the one that closes it. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '«': '»', '»': '«' };
const SPACE = /\s/u;
/** Words that stand further apart are not near. */
const MOST_BETWEEN = 99;
/** What ends a word, besides space. */
const ENDS = new Set(['(', ')', '"', '“', '”', '„', '«', '»']);

function readQuoted(typed: string, start: number, closing: string): Token {
  const found = typed.indexOf(closing, start + 1);
  const isClosed = found >= 0;
  const textEnd = isClosed ? found : typed.length;
  const text = typed.slice(start + 1, textEnd);
  const [near = ''] = isClosed ? (/^~\d+/.exec(typed.slice(found + 1)) ?? []) : [];
  const end = isClosed ? found + 1 + near.length : textEnd;
  return {
    kind: 'quoted',
    start,
    end,
    text,
    textStart: start + 1,
    isClosed,
    near: near === '' ? null : Math.min(MOST_BETWEEN, Number(near.slice(1))),
  };
}

function readWord(typed: string, start: number): Token {
  let end = start;
  while (end < typed.length && !SPACE.test(typed.charAt(end)) && !ENDS.has(typed.charAt(end))) end++;
  return { kind: 'word', start, end, text: typed.slice(start, end) };
}

/** German prints quotation marks the other way round: » opens what a later « closes, where it stands before a word. */
const opensReversed = (typed: string, at: number): boolean =>
  typed.charAt(at) === '»' &&
  (at === 0 || /[\s(:：\-−]/u.test(typed.charAt(at - 1))) &&
  /\S/u.test(typed.charAt(at + 1)) &&
  typed.includes('«', at);

/** A minus negates only where it stands before something and after nothing: not in `États-Unis`, not in `a - b`. */
const isNot = (typed: string, at: number): boolean =>
  /^[-−]$/u.test(typed.charAt(at)) &&
  (at === 0 || SPACE.test(typed.charAt(at - 1)) || typed.charAt(at - 1) === '(') &&
  (/[^\s\-)»”−]/u.test(typed.charAt(at + 1)) || opensReversed(typed, at + 1));

export function lex(typed: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < typed.length;) {
    const sign = typed.charAt(at);
    // One that closes nothing says nothing.
    const isStray = sign === '”' || (sign === '»' && !opensReversed(typed, at));
    const closing = QUOTES[sign];
    if (SPACE.test(sign) || isStray) {
      at++;
      continue;
    }
    const token: Token =
      sign === '('
        ? { kind: 'open', start: at, end: at + 1 }
        : sign === ')'
          ? { kind: 'close', start: at, end: at + 1 }
          : isNot(typed, at)
            ? { kind: 'not', start: at, end: at + 1 }
            : closing !== undefined
              ? readQuoted(typed, at, closing)
              : readWord(typed, at);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

/** The number of the token that closes the bracket opened by the one at a place; of the last when none does. */
export function closingOf(tokens: readonly Token[], opening: number): number {
  let depth = 0;
  for (let at = opening; at < tokens.length; at++) {
    const { kind } = tokens[at] ?? {};
    depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
    if (depth === 0) return at;
  }
  return tokens.length - 1;
}
