/** Words of a folded text. Owns what a word is and which prefixes are elided. */
import { isUnspaced, isUnspacedAt, SPACED_LETTER, UNSPACED_LETTERS } from './unspaced.ts';

/** What the index holds: runs of letters and digits, with the marks that folding leaves. An apostrophe or a hyphen ends one. */
const ATOM = /[\p{L}\p{N}\p{M}]+/gu;
/** What a person means by a word: atoms held together by apostrophes. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*/gu;
/** The same in a text where scripts meet, of which one writes no spaces: the border parts words. */
const UNSPACED_RUN = `[${UNSPACED_LETTERS}]+`;
const SPACED_RUN = `${SPACED_LETTER}+`;
const MIXED_ATOM = new RegExp(`${UNSPACED_RUN}|${SPACED_RUN}`, 'gv');
const MIXED_WORD = new RegExp(`${UNSPACED_RUN}|${SPACED_RUN}(?:'${SPACED_RUN})*`, 'gv');
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
/** What French and Italian leave off before a vowel. */
const ELISION =
  /^(?:l|d|j|m|t|s|c|n|qu|lorsqu|puisqu|jusqu|quoiqu|un|all|dall|dell|nell|sull|coll|quell|quest)'(?=.)/u;
const POSSESSIVE = /(?<=..)'s$/u;

const SIGN = /\p{S}/gu;
/** What holds the atoms of a word together, folded. */
const APOSTROPHE = 0x27;

/** What a unit of a folded text is. Of some only the patterns know: they are half of a character, or of a script that writes no spaces. */
export const KIND = { nothing: 0, letter: 1, sign: 2, unknown: 3 } as const;

function kindOf(unit: number): number {
  const character = String.fromCharCode(unit);
  if (isUnspaced(character)) return KIND.unknown;
  if (WORD_CHARACTER.test(character)) return KIND.letter;
  return character.search(SIGN) < 0 ? KIND.nothing : KIND.sign;
}

/** The scripts most texts are written in, and their punctuation: looked up, which takes a fraction of what a pattern does. */
const COMMON = Uint8Array.from({ length: 0x2700 }, (_, unit) => kindOf(unit));

/** The kind of a unit of a folded text. */
export const kindAt = (unit: number): number => COMMON[unit] ?? KIND.unknown;

/** Whether the patterns are not needed to read a folded text. */
function isCommon(folded: string): boolean {
  for (let i = 0; i < folded.length; i++)
    if ((COMMON[folded.charCodeAt(i)] ?? KIND.unknown) === KIND.unknown) return false;
  return true;
}

type VisitRun = (start: number, end: number, isJoined: boolean) => void;

/** Visits the runs of letters of a common text. Two of them are one where a single `joining` stands between. */
function eachRun(folded: string, joining: number, visit: VisitRun): void {
  let start = -1;
  let isJoined = false;
  for (let i = 0; i <= folded.length; i++) {
    const unit = folded.charCodeAt(i);
    if (COMMON[unit] === KIND.letter) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      const goesOn = unit === joining && COMMON[folded.charCodeAt(i + 1)] === KIND.letter;
      if (!goesOn) visit(start, i, isJoined);
      if (!goesOn) start = -1;
      isJoined = goesOn;
    }
  }
}

/** Is told where something stands, and whether it is a run of letters of a script that writes no spaces. */
type Visit = (start: number, end: number, isRun: boolean) => void;

/** Visits where the atoms of a folded text stand, in order. */
export function eachAtom(folded: string, visit: Visit): void {
  if (isCommon(folded)) eachRun(folded, -1, (start, end) => visit(start, end, false));
  else
    for (const { 0: atom, index } of folded.matchAll(isUnspaced(folded) ? MIXED_ATOM : ATOM))
      visit(index, index + atom.length, isUnspacedAt(folded, index));
}

/** Atoms of a folded text, in order. */
export function atomsOf(folded: string): readonly string[] {
  const atoms: string[] = [];
  eachAtom(folded, (start, end) => atoms.push(folded.slice(start, end)));
  return atoms;
}

/** Signs of a folded text that are no punctuation, such as emoji, in order. */
export const signsOf = (folded: string): readonly string[] => folded.match(SIGN) ?? [];

/** A folded word without what is elided before it. */
export const withoutElision = (word: string): string => word.replace(ELISION, '');

/** A word without its elided article or its possessive: `l'ukraine` and `ukraine's` are `ukraine`. */
const bare = (word: string): string => withoutElision(word).replace(POSSESSIVE, '');

/** Whether nothing of a word is elided, and it is no possessive. */
export const isBare = (word: string): boolean => bare(word) === word;

/** A word and where it stands in the folded text it was cut from. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Whether an atom that begins at `next` goes on with the one that ends at `end`. */
export const isHeldTogether = (folded: string, end: number, next: number): boolean =>
  next === end + 1 && folded.charCodeAt(end) === APOSTROPHE;

/** Visits the word that atoms held together are, without elision. */
export function visitJoined(folded: string, start: number, end: number, visit: Visit): void {
  const whole = folded.slice(start, end);
  const text = bare(whole);
  const from = start + whole.indexOf(text);
  visit(from, from + text.length, false);
}

/** Visits where the words of a folded text stand, in order, each without elision. */
export function eachWord(folded: string, visit: Visit): void {
  const tell = (start: number, end: number, isJoined: boolean, isRun: boolean): void => {
    if (isJoined) visitJoined(folded, start, end, visit);
    else visit(start, end, isRun);
  };
  if (isCommon(folded))
    eachRun(folded, APOSTROPHE, (start, end, isJoined) => tell(start, end, isJoined, false));
  else
    for (const { 0: whole, index } of folded.matchAll(isUnspaced(folded) ? MIXED_WORD : WORD))
      tell(index, index + whole.length, whole.includes("'"), isUnspacedAt(folded, index));
}

/** Words of a folded text, in order, each without elision: `d'aujourd'hui` gives `aujourd'hui`. */
export function wordsOf(folded: string): readonly Word[] {
  const words: Word[] = [];
  eachWord(folded, (start, end) => words.push({ text: folded.slice(start, end), start, end }));
  return words;
}

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
  return !isUnspacedAt(character, 0) && !isUnspacedAt(other, 0);
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
