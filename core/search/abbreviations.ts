/**
 * Which full stops shorten a word and end no sentence, in French, English and German. Pure. What may stand at the end of a
 * sentence as well, as `etc.` or `14 h.`, ends one before a capital.
 */

/** Before a name or any other word. */
const ALWAYS = [
  ...['mm', 'mr', 'mrs', 'ms', 'mme', 'mmes', 'mlle', 'mlles', 'mgr', 'dr', 'drs', 'prof', 'st', 'ste'],
  ...['gen', 'sen', 'rep', 'gov', 'capt', 'lt', 'sgt', 'rev', 'hon', 'hr', 'fr', 'frl'],
  ...['cf', 'vs', 'vgl', 'bzw', 'evtl', 'ggf', 'sog', 'inkl', 'art', 'vol', 'pp?', 'fig', 'al'],
  ...[
    String.raw`e\.\s?g`,
    String.raw`i\.\s?e`,
    String.raw`p\.\s?ex`,
    String.raw`d\.\s?h`,
    String.raw`u\.\s?a`,
    'c\\.-à-d',
    'MM',
    'z',
  ],
];

/** Before a number. */
const NUMBERED = [
  ...[
    'n',
    'no',
    'nos',
    'nr',
    's',
    't',
    'h',
    'chap',
    'ch',
    'sect?',
    'abs',
    'abb',
    'bd',
    'kap',
    'av',
    'apr',
    'ca',
  ],
  ...['env', 'janv', 'jan', 'févr', 'feb', 'juill', 'sept', 'sep', 'oct', 'nov', 'déc', 'dec'],
];

const MONTHS =
  'Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert';

/** Each with a small first letter or a capital one. */
const anyOf = (words: readonly string[]): string =>
  words.map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`).join('|');

const BEGIN = String.raw`(?<![\p{L}\p{N}])`;
/** An initial is shortened too, and the number of what follows, which begins a paragraph. */
const SHORTENED = new RegExp(String.raw`(?:^\s*\p{N}{1,3}|${BEGIN}(?:\p{Lu}|${anyOf(ALWAYS)}))\.\s*$`, 'u');
const BEFORE_NUMBER = new RegExp(String.raw`${BEGIN}(?:${anyOf(NUMBERED)})\.\s*$`, 'u');
/** German days and centuries: `am 3. Oktober`. */
const ORDINAL = /(?<!\p{N})\p{N}{1,2}\.\s*$/u;
const MONTH = new RegExp(String.raw`^\s+(?:${MONTHS})(?!\p{L})`, 'u');
/** No abbreviation is longer, in UTF-16 units. */
const REACH = 12;

/** Whether what ends at `end`, in a sentence that begins at `start`, is shortened, and the sentence goes on. */
export function isAbbreviation(paragraph: string, start: number, end: number): boolean {
  const before = paragraph.slice(Math.max(start, end - REACH), end);
  if (SHORTENED.test(before)) return true;
  const behind = paragraph.slice(end, end + 2 * REACH);
  return (
    (BEFORE_NUMBER.test(before) && /^\s+\p{N}/u.test(behind)) || (ORDINAL.test(before) && MONTH.test(behind))
  );
}
