/**
 * Recognises, byte by byte, the lines that journals are full of: annotations as this program writes them. Owns no rule of
 * its own: what it says yes to, JSON and the schema say yes to; what it does not know, they judge. It makes nothing of the
 * words it passes, and a library of 100,000 annotations opens by that.
 */
import { Buffer } from 'node:buffer';
import { COLOURS } from '../../../contract/annotation.ts';
import type { Stamp } from './clock.ts';

/** What it takes to put an annotation where it belongs. */
export interface Scanned {
  readonly id: string;
  readonly articleId: string;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const ZERO = 0x30;
/** Whole numbers of so many digits are safe ones, and moments that a calendar can say. */
const DIGITS = 15;

const bytesOf = (...words: readonly string[]): readonly Buffer[] => words.map((word) => Buffer.from(word));
const allOf = (byte: (code: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, code) => (byte(code) ? 1 : 0));

/** Bytes that stand for themselves inside a JSON string; those of longer characters among them. */
const PLAIN = allOf((code) => code >= 0x20 && code !== QUOTE && code !== BACKSLASH);
/** What may follow a backslash. A character by its number (\u) is left to the parser. */
const ESCAPED = allOf((code) => '"\\/bfnrt'.includes(String.fromCharCode(code)));

// What stands between the values, in the order in which this program writes them.
const [STAMP, COUNT, DEVICE, WALL_TIME, ID, ARTICLE] = bytesOf(
  ...['{"v":1,"stamp":{"time":', ',"count":', '},"device":', ',"wallTime":'],
  ...[',"kind":"annotate","id":', ',"articleId":'],
);
const [START, END, EXACT, PREFIX, SUFFIX, HASH] = bytesOf(
  ...[',"passage":{"start":', ',"end":', ',"exact":', ',"prefix":', ',"suffix":', ',"textHash":'],
);
const [COLOUR, NOTE, TAGS, CLOSE] = bytesOf('},"colour":', ',"note":', ',"tags":[', ']}');
const COLOUR_WORDS = bytesOf(...COLOURS.map((name) => `"${name}"`));

/** Goes through bytes from one place on. Whatever is asked for and does not stand there leaves it where it is. */
class Scan {
  readonly #bytes: Buffer;
  #at: number;
  /** The whole number passed last. */
  number = 0;
  /** The string without escapes passed last. */
  word = '';

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get at(): number {
    return this.#at;
  }

  passes(expected: Buffer | undefined): boolean {
    if (!expected) return false;
    const { length } = expected;
    for (let index = 0; index < length; index++)
      if (this.#bytes[this.#at + index] !== expected[index]) return false;
    this.#at += length;
    return true;
  }

  passesCount(): boolean {
    let value = 0;
    let at = this.#at;
    for (let digit = this.#digit(at); digit >= 0; digit = this.#digit(++at)) value = value * 10 + digit;
    const length = at - this.#at;
    const isWritten = length > 0 && length <= DIGITS && (length === 1 || this.#bytes[this.#at] !== ZERO);
    if (!isWritten) return false;
    this.number = value;
    this.#at = at;
    return true;
  }

  /** A string that has no escapes in it. */
  passesWord(): boolean {
    if (this.#bytes[this.#at] !== QUOTE) return false;
    const from = this.#at + 1;
    const to = this.#endOfPlain(from);
    if (this.#bytes[to] !== QUOTE) return false;
    this.word = this.#bytes.toString('utf8', from, to);
    this.#at = to + 1;
    return true;
  }

  passesString(): boolean {
    if (this.#bytes[this.#at] !== QUOTE) return false;
    let at = this.#endOfPlain(this.#at + 1);
    while (this.#bytes[at] === BACKSLASH && ESCAPED[this.#bytes[at + 1] ?? 0] === 1)
      at = this.#endOfPlain(at + 2);
    if (this.#bytes[at] !== QUOTE) return false;
    this.#at = at + 1;
    return true;
  }

  /** The strings of a list, up to its end. */
  passesStrings(): boolean {
    if (this.#bytes[this.#at] !== QUOTE) return true;
    while (this.passesString()) {
      if (this.#bytes[this.#at] !== COMMA) return true;
      this.#at++;
    }
    return false;
  }

  #digit(at: number): number {
    const digit = (this.#bytes[at] ?? 0) - ZERO;
    return digit <= 9 ? digit : -1;
  }

  #endOfPlain(from: number): number {
    let at = from;
    while (PLAIN[this.#bytes[at] ?? 0] === 1) at++;
    return at;
  }
}

/** What a sound annotation in `bytes[start, end)` is called; null when it is none, or one that others must judge. */
export function scanAnnotation(bytes: Buffer, start: number, end: number): Scanned | null {
  const scan = new Scan(bytes, start);
  const scanned = scanEnvelope(scan) ? scanNames(scan) : null;
  return scanned && scanPassage(scan) && scanRest(scan) && scan.at === end ? scanned : null;
}

/** The moment of an annotation that was scanned before. */
export function scanStamp(bytes: Buffer, start: number): Stamp {
  const scan = new Scan(bytes, start);
  const time = scan.passes(STAMP) && scan.passesCount() ? scan.number : 0;
  const count = scan.passes(COUNT) && scan.passesCount() ? scan.number : 0;
  return { time, count };
}

const scanEnvelope = (scan: Scan): boolean =>
  scan.passes(STAMP) &&
  scan.passesCount() &&
  scan.passes(COUNT) &&
  scan.passesCount() &&
  scan.passes(DEVICE) &&
  scan.passesString() &&
  scan.passes(WALL_TIME) &&
  scan.passesCount();

function scanNames(scan: Scan): Scanned | null {
  if (!scan.passes(ID) || !scan.passesWord()) return null;
  const id = scan.word;
  return scan.passes(ARTICLE) && scan.passesWord() ? { id, articleId: scan.word } : null;
}

const scanPassage = (scan: Scan): boolean =>
  scan.passes(START) &&
  scan.passesCount() &&
  scan.passes(END) &&
  scan.passesCount() &&
  scan.passes(EXACT) &&
  scan.passesString() &&
  scan.passes(PREFIX) &&
  scan.passesString() &&
  scan.passes(SUFFIX) &&
  scan.passesString() &&
  scan.passes(HASH) &&
  scan.passesString();

const scanRest = (scan: Scan): boolean =>
  scan.passes(COLOUR) &&
  COLOUR_WORDS.some((word) => scan.passes(word)) &&
  scan.passes(NOTE) &&
  scan.passesString() &&
  scan.passes(TAGS) &&
  scan.passesStrings() &&
  scan.passes(CLOSE);
