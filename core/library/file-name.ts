/** Names for files that come into the library: safe on every system a library may be carried to. */

/** Room for the name in UTF-8 bytes, with a little left for a suffix; file systems stop at 255. */
const MOST_BYTES = 200;
const FIRST_WORDS = 8;

const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
// Control characters, those that turn the direction of writing (they disguise extensions), and what Windows forbids.
const FORBIDDEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069<>:"|?*/\\]+/gu;

/** The extension with its dot, and what stands before it. */
function splitName(name: string): { readonly stem: string; readonly extension: string } {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? { stem: name, extension: '' } : { stem: name.slice(0, dot), extension: name.slice(dot) };
}

/** Cuts between code points. */
function cutBytes(text: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const letter of text) {
    bytes += Buffer.byteLength(letter);
    if (bytes > most) break;
    kept += letter;
  }
  return kept;
}

const trimEnds = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^[\s.~#]+/, '')
    .replace(/[\s.~#]+$/, '');

/**
 * The name under which a file is copied into the library: the last part of a path, without what a file system or an
 * editor gives a meaning to. `fallback` is the stem when nothing is left.
 */
export function safeFileName(name: string, fallback: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const { stem, extension } = splitName(last.replace(FORBIDDEN, ' ').trim());
  const ending = extension.replace(/\s+/g, '');
  const kept =
    trimEnds(cutBytes(trimEnds(stem), Math.max(1, MOST_BYTES - Buffer.byteLength(ending)))) || fallback;
  return RESERVED.test(`${kept}.`) ? `${kept}_${ending}` : `${kept}${ending}`;
}

/** A name for pasted text, of its first words. */
export function nameForText(text: string, fallback: string): string {
  const line = text.split(/[\n\r]/).find((each) => /[\p{L}\p{N}]/u.test(each)) ?? '';
  const words = line.replace(/[/\\]/g, ' ').trim().split(/\s+/).slice(0, FIRST_WORDS).join(' ');
  return safeFileName(`${trimEnds(cutBytes(words, 80))}.txt`, fallback);
}

/** The same name with a number before the extension: the second is `name 2.txt`. */
export function numberedName(name: string, turn: number): string {
  const { stem, extension } = splitName(name);
  return turn === 1 ? name : `${stem} ${turn}${extension}`;
}
