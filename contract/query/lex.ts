/**
 * Cuts what was typed into signs, quoted runs and words. Knows no meaning but which words name fields, so that spaces around
 * their colons part nothing; every character belongs to a token or is space.
 */
import type { Span } from '../article.ts';
import {
  CHOICE_WORDS,
  COLON,
  fieldedIn,
  fieldNamed,
  isDateField,
  NOT_WORDS,
  placeNamed,
  type Field,
} from './grammar.ts';
import { readValue } from './values.ts';

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

function endOfWord(typed: string, start: number): number {
  let end = start;
  while (end < typed.length && !SPACE.test(typed.charAt(end)) && !ENDS.has(typed.charAt(end))) end++;
  return end;
}

const SPACED_COLON = /\s*[:：]\s*/uy;

/** Where what stands behind a colon begins, whatever spaces stand around that; null when there is no colon at an offset. */
function behindColon(typed: string, at: number): number | null {
  SPACED_COLON.lastIndex = at;
  return SPACED_COLON.test(typed) ? SPACED_COLON.lastIndex : null;
}

/**
 * Whether a word may be the value of a field behind spaces. Names as *est*, *avec* and *lu* are words of every day: with what is no
 * value of theirs they are two words.
 */
function isValueOf(field: Field, word: string): boolean {
  if (field === 'in') return placeNamed(word) !== null;
  if (field !== 'is' && field !== 'has' && field !== 'lang' && !isDateField(field)) return true;
  return typeof readValue(field, word, { start: 0, end: 0 }, { now: 0 }) !== 'string';
}

/** Fields whose values are few or made of figures, and stand in no quotation or bracket behind spaces. */
const isOfFew = (field: Field): boolean => !isValueOf(field, '');

/** Whether what stands behind a field's colon, and spaces, is its value: not another field, nor what parts and excludes. */
function startsValue(typed: string, at: number, field: Field): boolean {
  const sign = typed.charAt(at);
  const end = endOfWord(typed, at);
  if (end === at) {
    const isQuote = QUOTES[sign] !== undefined && (sign !== '»' || opensReversed(typed, at));
    return (sign === '(' || isQuote) && !isOfFew(field);
  }
  const word = typed.slice(at, end);
  // Right behind the colon it says that the value is to be excluded.
  const isExcluded = /^[-−]/u.test(word) && SPACE.test(typed.charAt(at - 1));
  const isOperator = CHOICE_WORDS.includes(word) || NOT_WORDS.includes(word) || isExcluded;
  const isField = fieldNamed(word) !== null && behindColon(typed, end) !== null;
  return !isOperator && !isField && fieldedIn(word) === null && isValueOf(field, word);
}

/** Where a word ends that may name a field: behind its value, whatever spaces stand around the colon. */
function endOfFielded(typed: string, start: number, end: number): number {
  const word = typed.slice(start, end);
  const colon = word.search(COLON);
  const name = colon < 0 ? word : word.slice(0, colon);
  const isValued = colon >= 0 && colon < word.length - 1;
  const field = isValued ? null : fieldNamed(name);
  const value = field && behindColon(typed, start + name.length);
  if (field === null || value === null) return end;
  // A quotation and a bracket are tokens of their own, right behind this one.
  if (startsValue(typed, value, field)) return endOfWord(typed, value);
  return isOfFew(field) ? end : start + typed.slice(start, value).trimEnd().length;
}

function readWord(typed: string, start: number): Token {
  const end = endOfFielded(typed, start, endOfWord(typed, start));
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
