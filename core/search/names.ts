/**
 * Names, and when two spellings may be one name carried over from another alphabet or language. Pure. `Koursk` and `Kursk` are;
 * `Pékin` and `Beijing` are two names, and `Martin` and `Martine` two people.
 */
import { fold } from './fold.ts';
import { consonantsOf, slipsBetween } from './typos.ts';

/** A name as a text writes it. */
export interface Name {
  readonly written: string;
  readonly folded: string;
}

/**
 * A capital where none is due: behind a word, not at the start of a sentence, a line or a quotation. Capitals are few, so they
 * are looked for before what stands before them.
 */
const CAPITALISED =
  /(?=\p{Lu})(?<![\p{L}\p{N}])(?<=[\p{L}\p{N},;)’'][ \u00a0\u202f’']?(?:[dlDL]['’])?)\p{Lu}[\p{L}\p{M}]{3,}(?![\p{L}\p{N}])/gu;
const LONG_WORD = /[\p{L}\p{M}]{4,}/gu;
const STARTS_WITH_CAPITAL = /^\p{Lu}/u;
/** Words all in capitals are acronyms or headlines, and numbers of centuries are none. */
const IS_NO_NAME = /^(?:\p{Lu}+|[IVXLC]+(?:e|er|th|st|nd|rd))$/u;
const SENTENCE_END = /[.!?…]/u;
const CLOSING = /[»”"’)\s]/u;
/**
 * A line in which more of the long words than this share begin with a capital, and that ends in no sign, is a headline: there
 * capitals say nothing.
 */
const HEADLINE_SHARE = 0.5;

function isHeadline(text: string): boolean {
  let end = text.length;
  while (end > 0 && CLOSING.test(text.charAt(end - 1))) end--;
  if (SENTENCE_END.test(text.charAt(end - 1))) return false;
  const words = text.match(LONG_WORD) ?? [];
  const capitals = words.filter((word) => STARTS_WITH_CAPITAL.test(word)).length;
  return words.length > 3 && capitals > HEADLINE_SHARE * words.length;
}

/** The names of a text, as often as they stand in it. */
export function namesIn(text: string): readonly Name[] {
  const found = text.match(CAPITALISED) ?? [];
  if (found.length === 0 || isHeadline(text)) return [];
  return found
    .filter((word) => !IS_NO_NAME.test(word))
    .map((word) => ({ written: word.normalize('NFC'), folded: fold(word) }));
}

/** How languages write the same sounds of a name when they carry it over, in the order they are made one. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/tsch|tch|sch|ch|sh|cz/gu, 'š'],
  [/ou|ow|oo/gu, 'u'],
  [/kh/gu, 'k'],
  [/gh/gu, 'g'],
  [/ph/gu, 'f'],
  [/th/gu, 't'],
  [/dzh|dj/gu, 'j'],
  [/w/gu, 'v'],
  [/ss/gu, 's'],
  [/oie|oye|oe/gu, 'oi'],
  [/ye|yi|iy|ie|yy|ii/gu, 'i'],
  [/y(?=[au]|$)/gu, 'i'],
  // French makes an end of -in heard.
  [/(?<=[^aeiouy]in)e$/gu, ''],
];

/** What spellings of one name have in common. */
export const nameKey = (folded: string): string =>
  SOUNDS.reduce((key, [sound, as]) => key.replace(sound, as), folded);

/** What a language adds to a name for number, gender or case. */
const INFLECTION = /^(?:|e|es|a|n|en|er|i|in)$/u;

const isInflected = (a: string, b: string): boolean => {
  const [short = '', long = ''] = [a, b]
    .map((name) => name.replace(/s$/u, ''))
    .sort((x, y) => x.length - y.length);
  return long.startsWith(short) && INFLECTION.test(long.slice(short.length));
};

/** Shorter names are one slip from too many others. */
const SHORTEST_NEAR = 8;
/** One vowel more, inside: `Kirghizstan` and `Kirghizistan`. */
function hasVowelMore(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < SHORTEST_NEAR || Math.abs(a.length - b.length) !== 1) return false;
  return a.at(-1) === b.at(-1) && consonantsOf(a) === consonantsOf(b) && slipsBetween(a, b, 1) === 1;
}

/** Whether two folded names, not the same, may be spellings of one. */
export function maySpellOneName(a: string, b: string): boolean {
  if (a === b || isInflected(a, b)) return false;
  return nameKey(a) === nameKey(b) || hasVowelMore(nameKey(a), nameKey(b));
}
