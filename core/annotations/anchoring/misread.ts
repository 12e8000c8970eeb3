/** UTF-8 that was read as Windows-1252, as `Ã©` for é: knows it where it stands, and what it should have said. */

const utf8 = new TextDecoder('utf-8');
// Written out, since some versions of Node decode Windows-1252 as Latin-1.
const FROM_80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
/** What each byte is read as. */
export const WINDOWS_1252: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 && byte < 0xa0 ? FROM_80.charAt(byte - 0x80) : String.fromCharCode(byte),
);
const BYTES = new Map(WINDOWS_1252.map((char, byte) => [char, byte]));

/** What the bytes 80 to BF are read as. */
const REST =
  '[\\u0080-\\u00BF\\u0152\\u0153\\u0160\\u0161\\u0178\\u017D\\u017E\\u0192\\u02C6\\u02DC\\u2013-\\u2022\\u2026\\u2030\\u2039\\u203A\\u20AC\\u2122]';
// Leads of Latin letters and of general punctuation alone: others stand beside such signs in honest text.
const SIGN = `(?:\\u00E2${REST}{2}|\\u00C2${REST})`;
const LETTER = `[\\u00C3-\\u00C5]${REST}`;
const MISREAD = new RegExp(`${SIGN}|${LETTER}`, 'gu');

/** As the tokens of other text, but that what was misread is one letter of a word, or one sign. */
export const MISREAD_TOKEN = new RegExp(
  `(?:(?:${LETTER}|(?!${SIGN})[\\p{L}\\p{N}])\\p{M}*)+|(?!\\u00C2\\u00A0)${SIGN}|\\.{2,}|[-\\u2010-\\u2015\\u2212]+|(?!\\u00C2\\u00A0)[^\\s\\p{L}\\p{N}]`,
  'gu',
);

/** Whether a text has what hardly any honest text has. */
export const isMisread = (text: string): boolean => /\u00C3[\u0080-\u00BF]|\u00E2\u20AC/.test(text);

export const mend = (token: string): string =>
  token.replace(MISREAD, (signs) => utf8.decode(Uint8Array.from(signs, (sign) => BYTES.get(sign) ?? 0x3f)));
