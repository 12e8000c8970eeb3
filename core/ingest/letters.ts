/** What each unit of a text is, looked up where a pattern would have to be asked: reading long texts is then several times as fast. */

/** Scripts that write no spaces between words. */
export const UNSPACED_SCRIPTS = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('');

export const KIND = {
  other: 0,
  /** A letter or a digit. */
  letter: 1,
  mark: 2,
  /** Half of a character, or of a script that writes no spaces, or far from the scripts most texts are written in. */
  unknown: 3,
} as const;

const LETTER = /[\p{L}\p{N}]/u;
const MARK = /\p{M}/u;
const UNSPACED = new RegExp(`[${UNSPACED_SCRIPTS}]`, 'u');

function kindOf(character: string): number {
  if (UNSPACED.test(character)) return KIND.unknown;
  if (LETTER.test(character)) return KIND.letter;
  return MARK.test(character) ? KIND.mark : KIND.other;
}

/** The scripts most texts are written in, and their punctuation. */
const KINDS = Uint8Array.from({ length: 0x2700 }, (_, unit) => kindOf(String.fromCharCode(unit)));

/** The kind of a UTF-16 unit. */
export const kindOfUnit = (unit: number): number => KINDS[unit] ?? KIND.unknown;

/** Whether every unit of a text is of a known kind. */
export function isCommon(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (kindOfUnit(text.charCodeAt(i)) === KIND.unknown) return false;
  return true;
}
