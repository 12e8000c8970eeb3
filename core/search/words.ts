/** Words of a folded text. Owns what a word is, which prefixes are elided and which words say too little to search by. */

/** What the index holds: runs of letters and digits. An apostrophe or a hyphen ends one. */
const ATOM = /[\p{L}\p{N}]+/gu;
/** What a person means by a word: atoms held together by apostrophes. */
const WORD = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const ELISION = /^(?:l|d|j|m|t|s|c|n|qu|lorsqu|puisqu|jusqu|quoiqu)'(?=.)/u;
const POSSESSIVE = /(?<=..)'s$/u;

/** Atoms of a folded text, in order. */
export const atomsOf = (folded: string): readonly string[] => folded.match(ATOM) ?? [];

const SIGN = /\p{S}/gu;

/** Signs of a folded text that are no punctuation, such as emoji, in order. */
export const signsOf = (folded: string): readonly string[] => folded.match(SIGN) ?? [];

/** All that a folded text is found by. */
export const formsOf = (folded: string): readonly string[] => [...atomsOf(folded), ...signsOf(folded)];

/** A word without its elided article or its possessive: `l'ukraine` and `ukraine's` are `ukraine`. */
const bare = (word: string): string => word.replace(ELISION, '').replace(POSSESSIVE, '');

/** A word and where it stands in the folded text it was cut from. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words of a folded text, in order, each without elision: `d'aujourd'hui` gives `aujourd'hui`. */
export const wordsOf = (folded: string): readonly Word[] =>
  Array.from(folded.matchAll(WORD), (match) => {
    const text = bare(match[0]);
    const start = match.index + match[0].indexOf(text);
    return { text, start, end: start + text.length };
  });

/** True when a letter or digit stands right before `offset` of a folded text. */
export function isInsideWord(folded: string, offset: number): boolean {
  if (offset === 0) return false;
  const unit = folded.charCodeAt(offset - 1);
  if (unit < 0x80) return isAsciiWord(unit);
  const isLowSurrogate = unit >= 0xdc00 && unit <= 0xdfff && offset > 1;
  return WORD_CHARACTER.test(isLowSurrogate ? folded.slice(offset - 2, offset) : folded.charAt(offset - 1));
}

/** True when a letter or digit stands right at `offset` of a folded text. */
export function startsWord(folded: string, offset: number): boolean {
  const code = folded.codePointAt(offset);
  if (code === undefined) return false;
  return code < 0x80 ? isAsciiWord(code) : WORD_CHARACTER.test(String.fromCodePoint(code));
}

const isAsciiWord = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);

const FRENCH = `a à au aux avec c ce ces cet cette d dans de des du elle elles en est et eux il ils j je l la le les leur leurs
  lui m ma mais me mes mon n ne nos notre nous on ou où par pas pour qu que qui s sa se ses son sont sur t ta te
  tes toi ton tu un une vos votre vous y quel quelle quels quelles quoi combien comment pourquoi quand lequel laquelle
  lesquels lesquelles ont avait avaient avoir était étaient être fut furent sera seront soit dont donc comme si même`;
const ENGLISH = `an and are as at be by for from has have he her his i in is it its of or our she that the their they this to
  was we were with you your what which who whom whose when where why how do does did`;
const STOP_WORDS = new Set(`${FRENCH} ${ENGLISH}`.split(/\s+/u));

/** True for words such as `de` or `the`. Takes the word as written, in lower case: `thé` is not `the`. */
export const isStopWord = (written: string): boolean => STOP_WORDS.has(written.normalize('NFC'));
