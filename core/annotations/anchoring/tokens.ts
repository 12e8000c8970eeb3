/**
 * A text as words and signs, without its spaces. Typography is folded away (quotes, dashes, ligatures, composed or
 * decomposed accents, soft hyphens); case is kept. Every token knows its place in the text: this is the offset map.
 */
import { isMisread, mend, MISREAD_TOKEN } from './misread.ts';

export interface Tokens {
  /** What each token says: equal numbers say the same. */
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 where a paragraph or line begins with the token. */
  readonly opens: Uint8Array;
}

/** Gives the same number to tokens that say the same; shared by texts that are to be compared. */
export interface Vocabulary {
  idOf(token: string): number;
  /** The number of characters a token says, folded. */
  weight(id: number): number;
  /** What a token says, folded. */
  said(id: number): string;
}

// Scripts that write no spaces are cut into characters, so that an edit changes few tokens.
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]\p{M}*|(?:[\p{L}\p{N}][\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]*)+|\.{2,}|[-\u2010-\u2015\u2212]+|[^\s\p{L}\p{N}\u00AD\u200B-\u200D\u2060\uFEFF]/gu;

const IGNORED = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;
const FOLDED = new Map([
  ['œ', 'oe'],
  ['Œ', 'Oe'],
  ['æ', 'ae'],
  ['Æ', 'Ae'],
]);

/** What a token says, whatever its typography. */
function fold(token: string): string {
  if (/^[\w,.;:!?()]+$/.test(token)) return /^\.{2,}$/.test(token) ? '…' : token;
  const mended = mend(token);
  if (/^[-\u2010-\u2015\u2212]+$/.test(mended)) return '-';
  if (/^[\u2018-\u201B\u2032\u02BC`\u00B4']$/.test(mended)) return "'";
  if (/^[\u201C-\u201F\u2033\u00AB\u00BB\u2039\u203A"]$/.test(mended)) return '"';
  if (mended === '…') return mended;
  return mended
    .replace(IGNORED, '')
    .normalize('NFKC')
    .replace(/[œŒæÆ]/g, (letter) => FOLDED.get(letter) ?? letter);
}

export function createVocabulary(): Vocabulary {
  const byToken = new Map<string, number>();
  const byFolded = new Map<string, number>();
  const folded: string[] = [];
  const learn = (token: string): number => {
    const said = fold(token);
    const id = byFolded.get(said) ?? folded.push(said) - 1;
    byFolded.set(said, id);
    byToken.set(token, id);
    return id;
  };
  return {
    idOf: (token) => byToken.get(token) ?? learn(token),
    weight: (id) => folded[id]?.length ?? 0,
    said: (id) => folded[id] ?? '',
  };
}

/** The tokens of `text[from, to)`, with places in the whole text. */
export function tokenise(text: string, vocabulary: Vocabulary, from = 0, to = text.length): Tokens {
  const ids: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const opens: number[] = [];
  const part = text.slice(from, to);
  let done = 0;
  for (const { 0: token, index } of part.matchAll(isMisread(part) ? MISREAD_TOKEN : TOKEN)) {
    ids.push(vocabulary.idOf(token));
    starts.push(from + index);
    ends.push(from + index + token.length);
    opens.push(hasLineFeed(part, done, index) ? 1 : 0);
    done = index + token.length;
  }
  return {
    ids: Int32Array.from(ids),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    opens: Uint8Array.from(opens),
  };
}

function hasLineFeed(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10) return true;
  return false;
}

/** A run of tokens: the first, and the one behind the last. */
export interface Run {
  readonly first: number;
  readonly end: number;
}

/** The tokens that a span touches; null when it touches none, as white space does. */
export function tokensIn({ starts, ends }: Tokens, start: number, end: number): Run | null {
  const first = countBelow(ends, start + 1);
  const behind = countBelow(starts, end);
  return first < behind ? { first, end: behind } : null;
}

/** How many of the ascending values are below a bound. */
function countBelow(ascending: Int32Array, bound: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
