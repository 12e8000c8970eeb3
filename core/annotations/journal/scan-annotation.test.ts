/** The scan of annotations in bytes: what it knows says the same as what JSON and the schema make of it, and it knows no more. */
import { Buffer } from 'node:buffer';
import { expect, it } from 'vitest';
import { pick, randomFrom } from '../fixtures/prose.ts';
import { randomRecords } from '../fixtures/records.ts';
import { tried } from '../fixtures/scale.ts';
import { readRecord, type JournalRecord } from './record.ts';
import { scanAnnotation } from './scan-annotation.ts';
import { UnparsedAnnotation } from './unparsed-annotation.ts';

const random = randomFrom(77);
const below = (limit: number): number => Math.floor(random() * limit);

const WORDS = [
  '',
  'œuvre',
  '« Où ça ? »',
  'a "quoted" word',
  'back\\slash',
  'two\nlines\tand a tab',
  '🌱',
  '}]}',
  '\u0007',
];
const annotations = randomRecords(random, 20_000).flatMap((record) =>
  record.kind === 'annotate'
    ? [{ ...record, note: pick(random, WORDS) + pick(random, WORDS), tags: WORDS.slice(below(4), below(9)) }]
    : [],
);

const scanned = (bytes: Buffer): UnparsedAnnotation | null => {
  const head = scanAnnotation(bytes, 0, bytes.length);
  return head && new UnparsedAnnotation(head, bytes, 0, bytes.length, (word) => word);
};
const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
};
/** A word in a string is a number in JSON only behind a backslash, and those are left to the parser. */
const hasNumbered = (bytes: Buffer): boolean => bytes.includes('\\u');

const fieldsOf = ({ passage, colour, note, tags }: Extract<JournalRecord, { kind: 'annotate' }>) => ({
  ...{ passage, colour, note, tags },
});

it('knows every annotation that this program writes, and says what was written', () => {
  for (const record of annotations) {
    const bytes = Buffer.from(JSON.stringify(record));
    const unparsed = scanned(bytes);
    if (hasNumbered(bytes)) continue;
    if (!unparsed) return expect.fail(`it does not know ${bytes.toString()}`);
    const { id, articleId, stamp, device, wallTime } = unparsed;
    expect({ id, articleId, stamp, device, wallTime }).toEqual({
      ...{ id: record.id, articleId: record.articleId },
      ...{ stamp: record.stamp, device: record.device, wallTime: record.wallTime },
    });
    expect(JSON.stringify(unparsed)).toBe(bytes.toString());
    expect(fieldsOf(unparsed)).toEqual(fieldsOf(record));
    // Also when it was parsed meanwhile.
    expect(JSON.stringify(unparsed)).toBe(bytes.toString());
  }
  tried(`${annotations.length} annotations scanned`);
});

/** Takes some bytes away, doubles them, or writes others there. */
function spoil(bytes: Buffer): Buffer {
  const from = below(bytes.length);
  const to = from + 1 + below(random() < 0.5 ? 2 : 30);
  const other = pick(random, [
    '',
    '"',
    '\\',
    '\\u00e9',
    '0',
    '00',
    '-1',
    '1.5',
    ',',
    '{',
    '}',
    '\u0000',
    'null',
    'sky',
    ' ',
    'é',
  ]);
  const middle = random() < 0.2 ? bytes.subarray(from, to) : Buffer.from(other);
  return Buffer.concat([bytes.subarray(0, from), middle, bytes.subarray(random() < 0.3 ? from : to)]);
}

it('never knows what JSON or the schema refuses, nor what they would read in another way', () => {
  let known = 0;
  const tries = 100_000;
  for (let index = 0; index < tries; index++) {
    const bytes = spoil(Buffer.from(JSON.stringify(pick(random, annotations))));
    const unparsed = scanned(bytes);
    if (!unparsed) continue;
    known++;
    const value = parsed(bytes);
    if (readRecord(value).kind !== 'record') expect.fail(`it knows ${bytes.toString()}`);
    if (JSON.stringify(unparsed) !== JSON.stringify(value)) expect.fail(`it misreads ${bytes.toString()}`);
  }
  tried(`${tries} spoilt records, ${known} of them sound all the same`);
  expect(known).toBeGreaterThan(1_000);
  expect(known).toBeLessThan(tries / 2);
});

it('leaves numbers that are no whole ones, or too long, to the schema', () => {
  const [first] = annotations;
  for (const time of ['-1', '01', '1.5', '1e3', '9007199254740993', '1000000000000000']) {
    const json = JSON.stringify(first).replace(/"time":\d+/u, `"time":${time}`);
    expect(scanned(Buffer.from(json))).toBeNull();
  }
});
