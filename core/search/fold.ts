/**
 * Folding: what two spellings of the same words have in common. Owns the folded form of a text and the way back to
 * the original; knows nothing of words or queries.
 *
 * Folded is: lower case, compatibility-decomposed (NFKD) without accents, œ as oe, æ as ae, ß as ss, letters with a stroke as
 * those without, one apostrophe, one dash, every run of white space as one space, digits of any script as 0 to 9, the spellings of Arabic letters as one, and
 * nothing that is invisible (soft hyphens, joiners). Marks that are letters stay: the vowels of Thai, the voicing of kana.
 * Each character folds alone, so that the fold of a piece of a text stands in the fold of the text.
 */
import type { Span } from '../../contract/article.ts';

/** A folded text, and where each of its units comes from. */
export interface Folded {
  readonly text: string;
  /**
   * For each unit of `text` the offset of its character in the original, then the original's length; null when every
   * unit stands where it stood in the original, as in most texts.
   */
  readonly starts: Uint16Array | Uint32Array | null;
}

const APOSTROPHES = /[’‘‛ʼʹ′`´ꞌ＇]/u;
const DASHES = /[\p{Pd}\u2212]/u;
/** Where marks only say how a letter is spoken, as accents do; elsewhere they are letters. */
const ACCENTED = ['Inherited', 'Latin', 'Greek', 'Cyrillic', 'Arabic', 'Hebrew', 'Syriac']
  .map((script) => `\\p{Script=${script}}`)
  .join('');
/** Accents but the voicing of kana, what cannot be seen, and the tatweel, which only widens a line. */
const IGNORED = new RegExp(
  `[[\\p{M}&&[${ACCENTED}]]--[\u3099\u309A]]|[\\p{Default_Ignorable_Code_Point}\u0640]`,
  'gv',
);
const DIGIT = /\p{Nd}/u;
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['œ', 'oe'],
  ['æ', 'ae'],
  ['ß', 'ss'],
  ['þ', 'th'],
  ['ð', 'd'],
  ['đ', 'd'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ł', 'l'],
  ['ø', 'o'],
  ['ŧ', 't'],
  ['ς', 'σ'],
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ک', 'ك'],
  ['ة', 'ه'],
  ['\u0085', ' '],
]);

/** Digits of a script stand in rows of ten, from its zero on. */
function valueOf(digit: string): string {
  let before = 0;
  while (DIGIT.test(String.fromCodePoint((digit.codePointAt(0) ?? 0) - before - 1))) before++;
  return String(before % 10);
}

function foldPart(part: string): string {
  if (APOSTROPHES.test(part)) return "'";
  if (DASHES.test(part)) return '-';
  if (DIGIT.test(part)) return valueOf(part);
  return LETTERS.get(part) ?? (/\s/u.test(part) ? ' ' : part);
}

function foldCharacter(character: string): string {
  if (APOSTROPHES.test(character)) return "'";
  const lower = character.toLowerCase().normalize('NFKD').toLowerCase().normalize('NFKD');
  return Array.from(lower.replace(IGNORED, ''), foldPart).join('');
}

const SPACE = 0x20;
/** What is no unit: a character that is nothing when it is folded, or several units; rare ones count as several in any case. */
export const FOLDED = { nothing: -1, several: -2 } as const;
const { nothing: DROPPED, several: SEVERAL } = FOLDED;
const UNSEEN = -3;
const known = new Map<number, string>();

function foldKnown(code: number): string {
  let folded = known.get(code);
  if (folded === undefined) known.set(code, (folded = foldCharacter(String.fromCodePoint(code))));
  return folded;
}

/** Characters of one unit that stand before the surrogates, as nearly all of a text do, answered without a look into a map. */
const COMMON = new Int32Array(0xd800).fill(UNSEEN);

/** Sees to it that a common character is known, which it is when it is first met: all at once take a start's time. */
function seen(code: number): number {
  const folded = foldCharacter(String.fromCharCode(code));
  return (COMMON[code] = folded.length === 1 ? folded.charCodeAt(0) : folded === '' ? DROPPED : SEVERAL);
}

/** The unit that a character folds to, white space to a space each; else as `FOLDED` says. */
export function foldedUnit(code: number): number {
  const common = code < COMMON.length ? (COMMON[code] ?? SEVERAL) : SEVERAL;
  return common === UNSEEN ? seen(code) : common;
}

/** All units that a character folds to, which may be none, of those of which `foldedUnit` says that they are several. */
export const foldedCode = (code: number): string => foldKnown(code);

/** Where one text is folded at a time; grows as needed. */
let units = new Uint16Array(1 << 14);
let origins = new Uint32Array(1 << 14);

/** One character folds to eighteen units at most (the Arabic ligature ﷺ). */
const WIDEST = 32;

function makeRoomFor(length: number): void {
  if (length + WIDEST <= units.length) return;
  const [oldUnits, oldOrigins] = [units, origins];
  units = new Uint16Array((length + WIDEST) * 2);
  units.set(oldUnits);
  origins = new Uint32Array(units.length);
  origins.set(oldOrigins);
}

/** Folds into `units` and `origins`; returns how many of them are the text's. */
function foldUnits(text: string): number {
  makeRoomFor(text.length);
  let length = 0;
  const push = (unit: number, origin: number): void => {
    if (unit === SPACE && length > 0 && units[length - 1] === SPACE) return;
    units[length] = unit;
    origins[length++] = origin;
  };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    let common = unit < COMMON.length ? (COMMON[unit] ?? SEVERAL) : SEVERAL;
    if (common === UNSEEN) common = seen(unit);
    if (common >= 0) push(common, i);
    else if (common === SEVERAL) {
      const code = text.codePointAt(i) ?? unit;
      const folded = foldKnown(code);
      makeRoomFor(length + folded.length + text.length - i);
      for (let k = 0; k < folded.length; k++) push(folded.charCodeAt(k), i);
      if (code > 0xffff) i++;
    }
  }
  return length;
}

function textOf(length: number): string {
  const chunks: string[] = [];
  for (let at = 0; at < length; at += 4096)
    chunks.push(
      String(Reflect.apply(String.fromCharCode, null, units.subarray(at, Math.min(at + 4096, length)))),
    );
  return chunks.join('');
}

/** A text as it is, or its UTF-8, which is whole. */
export type Written = string | Buffer;

/** The units of the folded form of a text, without making a text of them. They are good until the next one is folded. */
export function foldedUnits(text: string): Uint16Array {
  const length = foldUnits(text);
  return units.subarray(0, length);
}

/** The folded form of a text; itself when it is folded, as most words are that are asked about. */
export function fold(text: Written): string {
  const written = text.toString();
  const length = foldUnits(written);
  let same = length === written.length ? 0 : -1;
  while (same >= 0 && same < length && units[same] === written.charCodeAt(same)) same++;
  return same === length ? written : textOf(length);
}

/** The folded form of a text with the way back to the original's offsets. */
export function foldWithMap(text: string): Folded {
  const length = foldUnits(text);
  let aligned = length === text.length ? 0 : -1;
  while (aligned >= 0 && aligned < length && origins[aligned] === aligned) aligned++;
  if (aligned === length) return { text: textOf(length), starts: null };
  // Most texts are paragraphs, and take half as much.
  const starts = text.length <= 0xffff ? new Uint16Array(length + 1) : new Uint32Array(length + 1);
  starts.set(origins.subarray(0, length));
  starts[length] = text.length;
  return { text: textOf(length), starts };
}

/** Where the original character begins that a unit of the folded text comes from. */
export const originalStart = ({ starts }: Folded, start: number): number =>
  starts === null ? start : (starts[start] ?? 0);

/** Where the original character ends, with its combining marks, that the unit before `end` comes from. */
export function originalEnd({ starts }: Folded, end: number): number {
  if (starts === null) return end;
  const last = starts[end - 1] ?? 0;
  let next = end;
  while (next < starts.length - 1 && starts[next] === last) next++;
  return starts[next] ?? 0;
}

/**
 * The original characters that `start..end` of the folded text come from: always whole ones, with their combining
 * marks; half a ligature gives the whole ligature.
 */
export const originalSpan = (folded: Folded, start: number, end: number): Span => ({
  start: originalStart(folded, start),
  end: originalEnd(folded, end),
});
