/**
 * Records as lines of a file: eight hex digits of CRC-32 over the JSON's UTF-8 bytes, a space, the JSON, a line feed.
 * Owns the checksum; accepts nothing whose checksum fails.
 */
import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { readRecord, type JournalRecord, type Read } from './record.ts';

const CHECKSUM = 8;
const HEAD = CHECKSUM + 1;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

const checksum = (bytes: Uint8Array): string => crc32(bytes).toString(16).padStart(CHECKSUM, '0');

/** The line of a record, with its line feed. */
export function encodeLine(record: JournalRecord): Buffer {
  const json = Buffer.from(JSON.stringify(record));
  return Buffer.concat([Buffer.from(`${checksum(json)} `), json, Buffer.from('\n')]);
}

/** What one line holds; `damaged` when it is not a whole record. */
export type Line = Exclude<Read, { kind: 'foreign' }> | { readonly kind: 'damaged' };

/**
 * Reads whole lines. A line whose end or start was lost may still hold the next record whole, behind the damage: the
 * longest sound rest of it is read too.
 */
export function* decodeLines(bytes: Buffer): Generator<Line> {
  for (let start = 0; start < bytes.length;) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed;
    // A version control system may have turned line ends into the other kind on its way.
    const trimmed = end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
    if (trimmed > start) yield* decodeLine(bytes.subarray(start, trimmed));
    start = end + 1;
  }
}

function* decodeLine(line: Buffer): Generator<Line> {
  const whole = soundFrom(line, 0);
  if (whole) {
    yield whole;
    return;
  }
  yield { kind: 'damaged' };
  for (let brace = line.indexOf(' {', HEAD); brace >= 0; brace = line.indexOf(' {', brace + 1)) {
    const rest = soundFrom(line, brace - CHECKSUM);
    if (rest) {
      yield rest;
      return;
    }
  }
}

function soundFrom(line: Buffer, start: number): Line | null {
  const json = line.subarray(start + HEAD);
  if (line.toString('latin1', start, start + HEAD) !== `${checksum(json)} `) return null;
  const read = readRecord(parse(json));
  return read.kind === 'foreign' ? null : read;
}

/** The JSON's value; null for what is no JSON, although its checksum holds. */
function parse(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
