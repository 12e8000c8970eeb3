/** Tells files that are no text at all: by the signatures of common formats and by control characters. */

const ascii = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0));

/** The first bytes of formats that are often misnamed as text. */
const SIGNATURES: readonly (readonly number[])[] = [
  ascii('PK\x03\x04'),
  ascii('PK\x05\x06'),
  ascii('%PDF-'),
  ascii('\x89PNG'),
  ascii('\xff\xd8\xff'),
  ascii('GIF87a'),
  ascii('GIF89a'),
  ascii('\x1f\x8b\x08'),
  ascii('7z\xbc\xaf\x27\x1c'),
  ascii('Rar!\x1a\x07'),
  ascii('\xd0\xcf\x11\xe0\xa1\xb1'),
  ascii('\x7fELF'),
  ascii('SQLite format 3\x00'),
  ascii('OggS\x00'),
  ascii('ID3\x03'),
  ascii('ID3\x04'),
  ascii('BZh9'),
  ascii('\xfd7zXZ'),
  ascii('RIFF'),
];

/** Does the file open like a picture, an archive, a PDF or the like? */
export const hasBinarySignature = (bytes: Uint8Array): boolean =>
  SIGNATURES.some((signature) => signature.every((byte, at) => bytes[at] === byte));

const SAMPLE = 1 << 20;
/** Stray control characters up to this share are dropped; more of them and it is no text. */
const MOST_CONTROLS = 0.01;

const isControl = (code: number): boolean => (code < 32 && (code < 9 || code > 13)) || code === 127;

/** Is too much of it made of control characters? Takes bytes or UTF-16 units; looks at the first million. */
export function isMostlyControls(length: number, codeAt: (at: number) => number): boolean {
  const end = Math.min(length, SAMPLE);
  let controls = 0;
  for (let at = 0; at < end; at++) if (isControl(codeAt(at))) controls++;
  return controls > end * MOST_CONTROLS;
}
