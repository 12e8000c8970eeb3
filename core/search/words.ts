/** Words of a folded text. Owns what a word is and which prefixes are elided. */
import { isUnspaced, UNSPACED_LETTERS } from './unspaced.ts';

/** What the index holds: runs of letters and digits, with the marks that folding leaves. An apostrophe or a hyphen ends one. */
const ATOM = /[\p{L}\p{N}\p{M}]+/gu;
/** What a person means by a word: atoms held together by apostrophes. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*/gu;
/** The same in a text where scripts meet, of which one writes no spaces: the border parts words. */
const UNSPACED_RUN = `[${UNSPACED_LETTERS}]+`;
const SPACED_RUN = `[[\\p{L}\\p{N}\\p{M}]--[${UNSPACED_LETTERS}]]+`;
const MIXED_ATOM = new RegExp(`${UNSPACED_RUN}|${SPACED_RUN}`, 'gv');
const MIXED_WORD = new RegExp(`${UNSPACED_RUN}|${SPACED_RUN}(?:'${SPACED_RUN})*`, 'gv');
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
/** What French and Italian leave off before a vowel. */
const ELISION =
  /^(?:l|d|j|m|t|s|c|n|qu|lorsqu|puisqu|jusqu|quoiqu|un|all|dall|dell|nell|sull|coll|quell|quest)'(?=.)/u;
const POSSESSIVE = /(?<=..)'s$/u;

/** Atoms of a folded text, in order. */
export const atomsOf = (folded: string): readonly string[] =>
  folded.match(isUnspaced(folded) ? MIXED_ATOM : ATOM) ?? [];

const SIGN = /\p{S}/gu;

/** Signs of a folded text that are no punctuation, such as emoji, in order. */
export const signsOf = (folded: string): readonly string[] => folded.match(SIGN) ?? [];

/** All that a folded text is found by. */
export const formsOf = (folded: string): readonly string[] => [...atomsOf(folded), ...signsOf(folded)];

/** A word without its elided article or its possessive: `l'ukraine` and `ukraine's` are `ukraine`. */
const bare = (word: string): string =>
  word.includes("'") ? word.replace(ELISION, '').replace(POSSESSIVE, '') : word;

/** A word and where it stands in the folded text it was cut from. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words of a folded text, in order, each without elision: `d'aujourd'hui` gives `aujourd'hui`. */
export const wordsOf = (folded: string): readonly Word[] =>
  Array.from(folded.matchAll(isUnspaced(folded) ? MIXED_WORD : WORD), (match) => {
    const text = bare(match[0]);
    const start = match.index + (text === match[0] ? 0 : match[0].indexOf(text));
    return { text, start, end: start + text.length };
  });

/** Before the first letter of a script that writes no spaces. */
const NEVER_UNSPACED = 0x0e00;

/** The character right before an offset, and the one right at it; empty at an end of the text. */
function around(folded: string, offset: number): [before: string, after: string] {
  const unit = folded.charCodeAt(offset - 1);
  const isLowSurrogate = unit >= 0xdc00 && unit <= 0xdfff && offset > 1;
  const before = offset === 0 ? '' : folded.slice(offset - (isLowSurrogate ? 2 : 1), offset);
  return [before, String.fromCodePoint(folded.codePointAt(offset) ?? 0)];
}

/** Whether the character goes on as a word does beside the other: where no spaces are written any place may part words. */
function joins(character: string, other: string): boolean {
  const code = character.charCodeAt(0);
  if (!(code < 0x80 ? isAsciiWord(code) : WORD_CHARACTER.test(character))) return false;
  return [character, other].every((each) => each.charCodeAt(0) < NEVER_UNSPACED || !isUnspaced(each));
}

/** True when a letter or digit of the same word stands right before `offset` of a folded text. */
export function isInsideWord(folded: string, offset: number): boolean {
  const [before, after] = around(folded, offset);
  return before !== '' && joins(before, after);
}

/** True when a letter or digit that goes on with the word before it stands right at `offset` of a folded text. */
export function startsWord(folded: string, offset: number): boolean {
  if (offset >= folded.length) return false;
  const [before, after] = around(folded, offset);
  return joins(after, before);
}

const isAsciiWord = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
