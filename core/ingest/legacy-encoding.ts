/** Guesses the encoding of bytes that are not Unicode, with jschardet, and decodes them. */
import { chardet } from 'jschardet';

/** What the detector may answer, with the name that TextDecoder knows it by. No DOS code pages: nothing decodes them. */
const ENCODINGS: Readonly<Record<string, string>> = {
  'windows-1252': 'windows-1252',
  'iso8859-1': 'windows-1252',
  'iso8859-15': 'iso-8859-15',
  macroman: 'macintosh',
  'windows-1250': 'windows-1250',
  'iso8859-2': 'iso-8859-2',
  'windows-1251': 'windows-1251',
  'iso8859-5': 'iso-8859-5',
  maccyrillic: 'x-mac-cyrillic',
  'koi8-r': 'koi8-r',
  'koi8-u': 'koi8-u',
  'windows-1253': 'windows-1253',
  'iso8859-7': 'iso-8859-7',
  'windows-1254': 'windows-1254',
  'windows-1255': 'windows-1255',
  'windows-1256': 'windows-1256',
  'windows-1257': 'windows-1257',
  'windows-1258': 'windows-1258',
  cp874: 'windows-874',
  'tis-620': 'windows-874',
  cp932: 'shift_jis',
  shift_jis_2004: 'shift_jis',
  'euc-jis-2004': 'euc-jp',
  'euc-jp': 'euc-jp',
  gb18030: 'gb18030',
  big5hkscs: 'big5',
  cp949: 'euc-kr',
  'euc-kr': 'euc-kr',
};
const DETECTED = Object.keys(ENCODINGS);
const FALLBACK = 'windows-1252';
const SAMPLE = 8 * 1024;

/** What windows-1252 puts at 0x80 to 0x9f; some releases of Node decode these bytes as controls. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const C1 = /[\u0080-\u009f]/g;

function decode(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(bytes);
  return encoding === FALLBACK
    ? text.replace(C1, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80))
    : text;
}

/** The stretch that says most about the encoding: from a little before the first byte outside ASCII. */
function telling(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 127);
  const start = Math.max(0, first - 512);
  return bytes.subarray(start, start + SAMPLE);
}

/** Always an answer: windows-1252 where nothing speaks for another, or where the other would read the same. */
export function decodeLegacy(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
  const detected = chardet.detect(telling(bytes), { includeEncodings: DETECTED }).encoding;
  const encoding = (detected && ENCODINGS[detected.toLowerCase()]) ?? FALLBACK;
  const text = decode(bytes, encoding);
  const western = encoding === FALLBACK ? text : decode(bytes, FALLBACK);
  return text === western ? { text, encoding: FALLBACK } : { text, encoding };
}
