/**
 * Records as lines of a file: eight hex digits of CRC-32 over the JSON's UTF-8 bytes, a space, the JSON, a line feed.
 * Owns the checksum; accepts nothing whose checksum fails.
 */
import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { isPlainlySound } from './check-record.ts';
import type { Stamp } from './clock.ts';
import { readRecord, RECORD_VERSION, type JournalRecord } from './record.ts';
import { restChecksums } from './rest-checksums.ts';
import { scanAnnotation } from './scan-annotation.ts';
import { UnparsedAnnotation } from './unparsed-annotation.ts';
import { shareWords, type Words } from './words.ts';

const CHECKSUM = 8;
const HEAD = CHECKSUM + 1;
/** The value of each hex digit's byte; -1 for all others. */
const DIGITS = Int8Array.from({ length: 256 }, (_, byte) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(byte)),
);
const SPACE = 0x20;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

const checksum = (bytes: Uint8Array): string => crc32(bytes).toString(16).padStart(CHECKSUM, '0');

/** What every whole record has, whether this version of the program understands it or not. */
export interface Stamped {
  readonly stamp: Stamp;
  readonly device: string;
}

/** The line of a record, with its line feed. What was read is written again to the byte. */
export const encodeLine = (record: Stamped): Buffer => sealLine(JSON.stringify(record));

/** A line of any JSON under its checksum, with its line feed. */
export function sealLine(json: string): Buffer {
  const end = HEAD + Buffer.byteLength(json);
  const line = Buffer.allocUnsafe(end + 1);
  line.write(json, HEAD);
  line.write(`${checksum(line.subarray(HEAD, end))} `, 'latin1');
  line.writeUInt8(LINE_FEED, end);
  return line;
}

/** The value of a line without its line feed; undefined when the checksum fails. */
export const unsealLine = (line: Buffer): unknown =>
  isSealed(line, 0, line.length) ? parse(line, HEAD, line.length) : undefined;

const isSealed = (bytes: Buffer, start: number, end: number): boolean =>
  end - start > HEAD &&
  bytes[start + CHECKSUM] === SPACE &&
  isChecksumOf(bytes, checksumAt(bytes, start), start + HEAD, end);

/** What says no checksum is not summed up. */
const isChecksumOf = (bytes: Buffer, said: number | null, start: number, end: number): boolean =>
  said !== null && said === crc32(bytes.subarray(start, end));

/** What eight digits say; null when they are none. Made no string of: a library has many lines. */
function checksumAt(bytes: Buffer, start: number): number | null {
  let value = 0;
  for (let index = start; index < start + CHECKSUM; index++) {
    const digit = DIGITS[bytes[index] ?? 0] ?? -1;
    if (digit < 0) return null;
    value = value * 16 + digit;
  }
  return value;
}

/** A whole record; `newer` when this version does not understand it. */
export type WholeLine =
  | { readonly kind: 'record'; readonly record: JournalRecord }
  | { readonly kind: 'newer'; readonly record: Stamped };

/** What one line holds. */
export type Line = WholeLine | { readonly kind: 'damaged' };

/**
 * Reads whole lines. A line whose end or start was lost may still hold the next record whole, behind the damage: the
 * longest sound rest of it is read too. What records say again and again is given through `words`.
 */
export function* decodeLines(bytes: Buffer, words: Words = (word) => word): Generator<Line> {
  for (let start = 0; start < bytes.length;) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed;
    // A version control system may have turned line ends into the other kind on its way.
    const trimmed = end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
    const whole = trimmed > start ? soundAt(bytes, start, trimmed, words) : null;
    if (whole) yield whole;
    else if (trimmed > start) yield* decodeDamaged(bytes.subarray(start, trimmed), words);
    start = end + 1;
  }
}

function* decodeDamaged(line: Buffer, words: Words): Generator<Line> {
  yield { kind: 'damaged' };
  const start = sealedRest(line);
  const rest = start === null ? null : readSealed(line, start, line.length, words);
  if (rest) yield rest;
}

/** Where the longest rest begins that stands whole under its checksum; null when none does. */
function sealedRest(line: Buffer): number | null {
  let checksumFrom: ((from: number) => number) | null = null;
  for (let space = line.indexOf(' {', HEAD); space >= 0; space = line.indexOf(' {', space + 1)) {
    const said = checksumAt(line, space - CHECKSUM);
    if (said === null) continue;
    checksumFrom ??= restChecksums(line);
    if (checksumFrom(space + 1) === said) return space - CHECKSUM;
  }
  return null;
}

const soundAt = (bytes: Buffer, start: number, end: number, words: Words): WholeLine | null =>
  isSealed(bytes, start, end) ? readSealed(bytes, start, end, words) : null;

/** What stands under a checksum that holds; null when it is no record. */
function readSealed(bytes: Buffer, start: number, end: number, words: Words): WholeLine | null {
  const json = start + HEAD;
  const scanned = scanAnnotation(bytes, json, end);
  if (scanned) return { kind: 'record', record: new UnparsedAnnotation(scanned, bytes, json, end, words) };
  return judge(parse(bytes, json, end), words);
}

/**
 * The value itself is the record, with the fields that a later program may have added: whoever writes it again must not
 * lose them, and the schema, which leaves them out, changes nothing else.
 */
function judge(value: unknown, words: Words): WholeLine | null {
  const { kind } = isPlainlySound(value, RECORD_VERSION) ? { kind: 'record' } : readRecord(value);
  if (kind === 'record') return { kind, record: shareWords(value as JournalRecord, words) };
  return kind === 'newer' ? { kind, record: value as Stamped } : null;
}

/** The JSON's value; null for what is no JSON, although its checksum holds. */
function parse(bytes: Buffer, start: number, end: number): unknown {
  try {
    return JSON.parse(bytes.toString('utf8', start, end));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
