/** Decoded text made safe to keep: one kind of newline, no control characters, no lone surrogates. Keeps all else. */

const NEWLINES = /\r\n?|[\f\v\u0085\u2028\u2029]/g;
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]/g;

/** Newlines become \n, control characters but tab go, lone surrogates become U+FFFD; narrow spaces and accents stay. */
export const cleanText = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .replace(NEWLINES, '\n')
    .replace(CONTROLS, '')
    .toWellFormed();
