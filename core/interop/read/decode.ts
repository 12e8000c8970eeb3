/** Bytes -> text. A bad byte in UTF-8 spoils a character, and not the file. Pure. */

export interface Decoded {
  readonly text: string;
  /** True when bytes that are no character were replaced by U+FFFD. */
  readonly isDamaged: boolean;
}

/**
 * Of the characters that are not ASCII, so many in a hundred at least are sound in what is meant as UTF-8. In a short file
 * one bad byte is a large share; letters of Windows-1252 hardly ever make one sound sequence.
 */
const SOUND = 80;

/** By the byte order mark; UTF-8 without one, and Windows-1252 where it is not that. The mark itself is no text. */
export function decode(bytes: Uint8Array): Decoded {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return sound(new TextDecoder('utf-16le').decode(bytes));
  if (first === 0xfe && second === 0xff) return sound(new TextDecoder('utf-16be').decode(bytes));
  try {
    return sound(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const hasMark = first === 0xef && second === 0xbb && third === 0xbf;
  const text = new TextDecoder('utf-8').decode(bytes);
  return hasMark || isMeantAsUtf8(text, bytes)
    ? { text, isDamaged: true }
    : sound(new TextDecoder('windows-1252').decode(bytes));
}

const sound = (text: string): Decoded => ({ text, isDamaged: false });

function isMeantAsUtf8(decoded: string, bytes: Uint8Array): boolean {
  let [good, bad] = [0, 0];
  for (const character of decoded) {
    if (character === '\uFFFD') bad++;
    else if (character > '\x7F') good++;
  }
  // A file may say U+FFFD itself.
  const written = countOf(bytes, [0xef, 0xbf, 0xbd]);
  return (good + written) * 100 >= SOUND * (good + bad);
}

function countOf(bytes: Uint8Array, [a, b, c]: readonly [number, number, number]): number {
  let count = 0;
  for (let at = bytes.indexOf(a); at >= 0; at = bytes.indexOf(a, at + 1))
    if (bytes[at + 1] === b && bytes[at + 2] === c) count++;
  return count;
}
