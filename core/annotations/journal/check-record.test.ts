/** The quick judge and the schema agree: on sound records, and on records with anything about them changed. */
import { expect, it } from 'vitest';
import { pick, randomFrom } from '../fixtures/prose.ts';
import { randomRecords } from '../fixtures/records.ts';
import { tried } from '../fixtures/scale.ts';
import { isPlainlySound } from './check-record.ts';
import { readRecord, RECORD_VERSION } from './record.ts';

const random = randomFrom(412);
const WRONG: readonly unknown[] = [
  ...[null, '', 'sun', 'teal', 0, -1, 1.5, Infinity, NaN, 2 ** 53, 9e15, -9e15, true, [], ['a'], ['a', 1]],
  ...[{}, { time: 1 }, { time: 1, count: -1 }, { start: 1, end: 2 }],
];

/** Changes one field somewhere, or takes it away, or adds one. */
function spoil(value: Record<string, unknown>): void {
  const names = Object.keys(value);
  const name = random() < 0.1 ? 'added' : pick(random, names);
  const inner = value[name];
  if (typeof inner === 'object' && inner !== null && !Array.isArray(inner) && random() < 0.6)
    // An object that is no list has fields by name.
    spoil(inner as Record<string, unknown>);
  else if (random() < 0.2) Reflect.deleteProperty(value, name);
  else value[name] = pick(random, WRONG);
}

it('says yes to the plain records, and never where the schema says no', () => {
  const records = randomRecords(random, 20_000);
  let sound = 0;
  for (const record of records) {
    const isPlain = record.kind === 'annotate' || record.kind === 'change';
    expect(isPlainlySound(record, RECORD_VERSION)).toBe(isPlain);
    const spoilt: Record<string, unknown> = structuredClone(record);
    spoil(spoilt);
    const isSound = readRecord(spoilt).kind === 'record';
    if (isSound) sound++;
    const stillPlain = spoilt['kind'] === 'annotate' || spoilt['kind'] === 'change';
    if (isPlainlySound(spoilt, RECORD_VERSION) !== (isSound && stillPlain))
      expect.fail(`they differ on ${JSON.stringify(spoilt)}`);
  }
  tried(`${records.length} records judged twice, ${records.length - sound} of them spoilt`);
  expect(records.length - sound).toBeGreaterThan(1_000);
});
