/** Which capitals a text has, found in one walk: most passages hold no name and no acronym, and need not be searched for them. */

const UNKNOWN = 2;
/** By UTF-16 unit, whether it is a capital: 0 or 1, or that it was not asked yet. Latin, Greek, Cyrillic and Armenian. */
const IS_CAPITAL = new Uint8Array(0x0590).fill(UNKNOWN);
/** General punctuation, in which there is no letter. */
const [SYMBOLS, SYMBOLS_END] = [0x2000, 0x2070];
const CAPITAL = /\p{Lu}/u;
const DIGIT = /\p{N}/u;

/** Of scripts that are rare here it is said of every unit that it may be one. */
function isCapital(unit: number): boolean {
  if (unit >= IS_CAPITAL.length) return unit >= SYMBOLS_END || unit < SYMBOLS;
  if (IS_CAPITAL[unit] === UNKNOWN) IS_CAPITAL[unit] = CAPITAL.test(String.fromCharCode(unit)) ? 1 : 0;
  return IS_CAPITAL[unit] === 1;
}

const STOP = 0x2e;

const isCapitalOrDigit = (unit: number): boolean =>
  isCapital(unit) ||
  (unit >= 0x30 && unit <= 0x39) ||
  (unit >= 0x80 && DIGIT.test(String.fromCharCode(unit)));

/** What ends a sentence, opens or closes a quotation or begins a line: a capital behind it, and one space, says nothing. */
const SILENT: ReadonlySet<number> = new Set(Array.from('.!?…:«»“”"([\n–—-•', (sign) => sign.charCodeAt(0)));
const isSpace = (unit: number): boolean => unit === 0x20 || unit === 0xa0 || unit === 0x202f;

export interface Capitals {
  /** False when no capital stands where only a name, or an acronym, has one. */
  readonly mayName: boolean;
  /** False when there are no two capitals, or a capital and a digit, in a row, with or without a full stop between them. */
  readonly mayAbbreviate: boolean;
}

export function capitalsIn(text: string): Capitals {
  let [mayName, mayAbbreviate] = [false, false];
  for (let i = 0; i < text.length; i++) {
    if (!isCapital(text.charCodeAt(i))) continue;
    if (!mayName && i > 0) {
      const before = text.charCodeAt(i - 1);
      const behindSpace = isSpace(before) ? (i > 1 ? text.charCodeAt(i - 2) : STOP) : before;
      mayName = !SILENT.has(behindSpace);
    }
    const next = text.charCodeAt(i + 1);
    const behindStop = next === STOP ? text.charCodeAt(i + 2) : next;
    if (isCapitalOrDigit(behindStop)) mayAbbreviate = true;
    if (mayName && mayAbbreviate) break;
  }
  return { mayName, mayAbbreviate };
}
