/** Journals of several devices merge to the same annotations, in whatever order, with copies and clocks of any kind. */
import { Buffer } from 'node:buffer';
import { expect, it } from 'vitest';
import { pick, randomFrom, sentence, type Random } from '../fixtures/prose.ts';
import { randomRecords } from '../fixtures/records.ts';
import { tried } from '../fixtures/scale.ts';
import { createFold } from '../fold.ts';
import { createClock, type Clock } from './clock.ts';
import { decodeLines, encodeLine } from './line.ts';
import type { JournalRecord } from './record.ts';

const HOUR = 3_600_000;

/** Everything a fold of these records says, in an order of its own. */
function told(records: Iterable<JournalRecord>): string {
  const fold = createFold();
  for (const record of records) fold.apply(record);
  const ever = [...fold.allEver()].sort((a, b) => (a.annotation.id < b.annotation.id ? -1 : 1));
  const identities = [...fold.identities()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.stringify([ever, identities, [...fold.colourNames()].sort()]);
}

const read = (bytes: Buffer): JournalRecord[] =>
  [...decodeLines(bytes)].flatMap((line) => (line.kind === 'record' ? [line.record] : []));

const shuffled = <T>(values: readonly T[], random: Random): T[] =>
  values
    .map((value) => ({ value, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value);

/** Journals in turns of a few records, as they come in while several devices write. */
function interleaved(journals: readonly (readonly JournalRecord[])[], random: Random): JournalRecord[] {
  const waiting = shuffled(journals, random).map((records) => [...records]);
  const all: JournalRecord[] = [];
  for (let left = waiting; left.length > 0; left = left.filter((records) => records.length > 0))
    all.push(...pick(random, left).splice(0, 1 + Math.floor(random() * 9)));
  return all;
}

it('converges from any order, with duplicates and the conflict copies of sync programs', () => {
  const random = randomFrom(5_150);
  const orders = 10_000;
  const devicesTried = new Set<number>();
  let copies = 0;
  for (let order = 0; order < orders;) {
    const devices = 2 + Math.floor(random() * 4);
    devicesTried.add(devices);
    const records = randomRecords(random, 12 * devices).map((record) => ({
      ...record,
      device: `device-${Number(record.device.at(-1)) % devices}`,
    }));
    const journals = Array.from({ length: devices }, (_, index) =>
      Buffer.concat(records.filter(({ device }) => device === `device-${index}`).map(encodeLine)),
    );
    // A copy is a journal as it was some time ago, cut anywhere; another holds what two devices wrote.
    const cut = (journal: Buffer): Buffer => journal.subarray(0, Math.floor(random() * journal.length));
    const conflicts = journals.filter(() => random() < 0.5).map(cut);
    const joined =
      random() < 0.3 ? [Buffer.concat([cut(pick(random, journals)), ...journals.slice(0, 1)])] : [];
    copies += conflicts.length + joined.length;
    const expected = told(records);
    const files = [...journals, ...conflicts, ...joined].map(read);
    for (let k = 0; k < 20; k++, order++) {
      const doubled = files.filter(() => random() < 0.2);
      if (told(interleaved([...files, ...doubled], random)) !== expected)
        expect.fail(`order ${order} differs`);
    }
  }
  expect([...devicesTried].sort()).toEqual([2, 3, 4, 5]);
  tried(
    `${orders} merge orders of 2 to 5 devices, with ${copies} conflict copies, duplicates and equal stamps`,
  );
});

interface Device {
  readonly name: string;
  readonly clock: Clock;
  readonly now: () => number;
  readonly journal: JournalRecord[];
  seen: number;
}

it('lets the later word count between devices whose clocks are hours apart', () => {
  const random = randomFrom(64);
  const lives = 2_000;
  for (let life = 0; life < lives; life++) {
    let time = 1_800_000_000_000;
    const devices = Array.from({ length: 2 + Math.floor(random() * 4) }, (_, index): Device => {
      const skew = (random() - 0.5) * 24 * HOUR;
      const now = (): number => Math.floor(time + skew);
      return { name: `device-${index}`, clock: createClock(now), now, journal: [], seen: 0 };
    });
    const world: JournalRecord[] = [];
    let latest = '';
    for (let step = 0; step < 12; step++) {
      time += Math.floor(random() * HOUR);
      const device = pick(random, devices);
      // It reads what all others wrote, and then says something.
      for (const record of world.slice(device.seen)) device.clock.observe(record.stamp);
      latest = `${step}: ${sentence(random)}`;
      const said = { v: 1 as const, stamp: device.clock.next(), device: device.name, wallTime: device.now() };
      const passage = { start: 0, end: 1, exact: 'A', prefix: '', suffix: '', textHash: 'f' };
      const record: JournalRecord =
        step === 0
          ? {
              ...said,
              kind: 'annotate',
              id: 'one',
              articleId: 'a',
              passage,
              colour: 'sun',
              note: latest,
              tags: [],
            }
          : { ...said, kind: 'change', id: 'one', note: latest };
      world.push(record);
      device.seen = world.length;
    }
    const fold = createFold();
    for (const record of shuffled(world, random)) fold.apply(record);
    expect(fold.find('one')?.note, `life ${life}`).toBe(latest);
  }
  tried(`${lives} lives of 2 to 5 devices with clocks up to 24 hours apart: the last word counted in each`);
});
