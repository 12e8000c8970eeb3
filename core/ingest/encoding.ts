/**
 * Bytes become characters: byte-order mark, strict UTF-8, UTF-16 without a mark, then the best legacy guess.
 * Refuses bytes that are no text.
 */
import { hasBinarySignature, isMostlyControls } from './binary.ts';
import { decodeLegacy } from './legacy-encoding.ts';

export interface Decoded {
  readonly text: string;
  /** As the Encoding Standard names it, in lower case; `utf-32le` and `utf-32be` besides. */
  readonly encoding: string;
}

const MARKS: readonly { readonly mark: readonly number[]; readonly encoding: string }[] = [
  { mark: [0xff, 0xfe, 0x00, 0x00], encoding: 'utf-32le' },
  { mark: [0x00, 0x00, 0xfe, 0xff], encoding: 'utf-32be' },
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
];

function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian);
    parts.push(code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD');
  }
  return parts.join('');
}

function decodeMarked(bytes: Uint8Array): Decoded | null {
  const found = MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (!found) return null;
  const { encoding, mark } = found;
  const body = bytes.subarray(mark.length);
  const text = encoding.startsWith('utf-32')
    ? decodeUtf32(body, encoding === 'utf-32le')
    : new TextDecoder(encoding).decode(body);
  return { text, encoding };
}

/** Null when the bytes are not wholly in this encoding. */
function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    // TextDecoder says "not in this encoding" with a TypeError; nothing else is expected here.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const ZEROS_SAMPLE = 64 * 1024;

/** In UTF-16 every space, line feed and Latin letter leaves a zero byte, always on the same side. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const end = Math.min(bytes.length, ZEROS_SAMPLE) & ~1;
  const zeros = [0, 0];
  for (let at = 0; at < end; at++) if (bytes[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (bytes.length % 2 !== 0 || even + odd < end * 0.02) return null;
  if (odd > even * 19) return 'utf-16le';
  return even > odd * 19 ? 'utf-16be' : null;
}

function decodeUnmarkedUtf16(bytes: Uint8Array): Decoded | null {
  const encoding = guessUtf16(bytes);
  const text = encoding && decodeStrictly(bytes, encoding);
  return encoding && text !== null ? { text, encoding } : null;
}

function decodeEightBit(bytes: Uint8Array): Decoded | null {
  if (isMostlyControls(bytes.length, (at) => bytes[at] ?? 0)) return null;
  const text = decodeStrictly(bytes, 'utf-8');
  return text === null ? decodeLegacy(bytes) : { text, encoding: 'utf-8' };
}

/** The characters of a file; null when it is no text. Never throws. */
export function decodeText(bytes: Uint8Array): Decoded | null {
  if (hasBinarySignature(bytes)) return null;
  const decoded = decodeMarked(bytes) ?? decodeUnmarkedUtf16(bytes) ?? decodeEightBit(bytes);
  if (!decoded) return null;
  const { text } = decoded;
  return isMostlyControls(text.length, (at) => text.charCodeAt(at)) ? null : decoded;
}
