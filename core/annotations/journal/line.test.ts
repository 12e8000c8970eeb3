/** Lines of the journal against torn tails, flipped bits and lost sectors: whole records come through, altered ones never. */
import { Buffer } from 'node:buffer';
import { expect, it } from 'vitest';
import { randomFrom } from '../fixtures/prose.ts';
import { randomRecords } from '../fixtures/records.ts';
import { tried } from '../fixtures/scale.ts';
import { decodeLines, encodeLine, sealLine } from './line.ts';

const random = randomFrom(20_261);
const records = randomRecords(random, 36);
const lines = records.map(encodeLine);
const journal = Buffer.concat(lines);
const originals = records.map((record) => JSON.stringify(record));

const read = (bytes: Buffer): string[] =>
  [...decodeLines(bytes)].flatMap((line) => (line.kind === 'record' ? [JSON.stringify(line.record)] : []));
const damaged = (bytes: Buffer): number =>
  [...decodeLines(bytes)].filter(({ kind }) => kind === 'damaged').length;

/** Every line with the places it takes, its line feed included. */
const spans = lines.map((line, index) => {
  const start = lines.slice(0, index).reduce((sum, { length }) => sum + length, 0);
  return { start, end: start + line.length, original: originals[index] ?? '' };
});

/** What is wrong with a damaged journal's reading: records lost that were not touched, or never written. */
function faultsOf(found: readonly string[], isTouched: (start: number, end: number) => boolean): string[] {
  const left = [...found];
  const lost = spans.filter(({ start, end, original }) => {
    if (isTouched(start, end)) return false;
    const index = left.indexOf(original);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  const invented = left.filter((record) => !originals.includes(record));
  return [
    ...lost.map(({ original }) => `lost: ${original}`),
    ...invented.map((record) => `invented: ${record}`),
  ];
}

it('reads back what was written', () => {
  expect(read(journal)).toEqual(originals);
  expect(damaged(journal)).toBe(0);
});

it('gives every whole record of a journal cut at any byte', () => {
  for (let cut = 0; cut <= journal.length; cut++) {
    const whole = spans.filter(({ end }) => end - 1 <= cut).map(({ original }) => original);
    // Joined, since comparing long lists thousands of times is what would take the time.
    expect(read(journal.subarray(0, cut)).join('\n')).toBe(whole.join('\n'));
  }
  tried(`${journal.length + 1} cuts of a journal of ${records.length} records`);
});

it('loses at most the one record a flipped bit is in, and accepts none altered', () => {
  const flips = 10_000;
  for (let flip = 0; flip < flips; flip++) {
    const bytes = Buffer.from(journal);
    const place = Math.floor(random() * bytes.length);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(random() * 8));
    const found = read(bytes);
    expect(found.length).toBeGreaterThanOrEqual(records.length - 1);
    expect(found.length).toBeLessThan(records.length);
    expect(faultsOf(found, (start, end) => place >= start && place < end)).toEqual([]);
  }
  tried(`${flips} flipped bits`);
});

it('reads around sectors that were zeroed, torn or filled with something else', () => {
  const states = 10_000;
  const sector = 512;
  for (let state = 0; state < states; state++) {
    const bytes = Buffer.from(journal);
    const lost = new Set(
      Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
        Math.floor((random() * bytes.length) / sector),
      ),
    );
    for (const index of lost) {
      const part = bytes.subarray(index * sector, (index + 1) * sector);
      const how = random();
      if (how < 0.5) part.fill(0);
      else if (how < 0.75) part.fill(0, Math.floor(random() * part.length));
      else journal.copy(part, 0, Math.floor(random() * (journal.length - sector)));
    }
    const isTouched = (start: number, end: number): boolean =>
      [...lost].some((index) => start < (index + 1) * sector && end > index * sector);
    expect(faultsOf(read(bytes), isTouched)).toEqual([]);
  }
  tried(`${states} states of lost sectors`);
});

it('does not mind line ends of the other kind, nor empty lines', () => {
  const carried = Buffer.from(journal.toString('latin1').replaceAll('\n', '\r\n\r\n'), 'latin1');
  expect(read(carried)).toEqual(originals);
});

it('reads the record behind a torn one on the same line', () => {
  const [first = Buffer.of(), second = Buffer.of()] = lines;
  expect(read(Buffer.concat([first.subarray(0, 40), second]))).toEqual([originals[1]]);
});

it('reads the longest sound rest of a damaged line, and nothing within it', () => {
  const [first = Buffer.of(), second = Buffer.of()] = lines;
  const joined = Buffer.concat([first.subarray(0, -1), Buffer.from(' '), second.subarray(0, -1)]);
  expect(read(Buffer.concat([Buffer.from('torn '), joined]))).toEqual([originals[1]]);
  const quoting = sealLine(JSON.stringify({ text: `say ${second.toString().trim()}` })).subarray(0, -1);
  expect(read(Buffer.concat([Buffer.from('torn '), quoting]))).toEqual([]);
});

it('goes through a long damaged line once, whatever it holds', () => {
  const bytes = 3_000_000;
  const [first = Buffer.of()] = lines;
  const whole = first.subarray(0, -1).toString();
  for (const piece of [' {"a":1}', '00000000 {', `${whole} `, 'no line feed ']) {
    const line = Buffer.from(piece.repeat(Math.ceil(bytes / piece.length)));
    expect(read(Buffer.concat([line, Buffer.from(' '), first]))).toEqual([originals[0]]);
  }
  tried(`4 damaged lines of ${bytes} bytes`);
});
