/** What was written here is known again by its bytes, and by nothing less. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { encodeLine, type WholeLine } from './line.ts';
import { createOwnBytes, type Stretch } from './own-bytes.ts';

const lineOf = (count: number): WholeLine => ({
  kind: 'record',
  record: {
    ...{ v: 1, stamp: { time: 1_800_000_000_000, count }, device: 'one', wallTime: 1_800_000_000_000 },
    ...{ kind: 'delete', id: `annotation-${count}` },
  },
});
const lines = Array.from({ length: 1_000 }, (_, index) => lineOf(index));
const bytesOf = (some: readonly WholeLine[]): Buffer =>
  Buffer.concat(some.map(({ record }) => encodeLine(record)));
const written = bytesOf(lines);
const before = bytesOf([lineOf(5_000)]);
const after = bytesOf([lineOf(6_000)]);

const cut = (...parts: readonly Buffer[]): Stretch[] => {
  const own = createOwnBytes();
  own.wrote(lines, written);
  return own.cut(Buffer.concat(parts)).filter(({ bytes }) => bytes.length > 0);
};

describe('the bytes this program wrote', () => {
  it('are known among what others wrote around them', () => {
    expect(cut(before, written, after)).toEqual([
      { bytes: before, lines: null },
      { bytes: written, lines },
      { bytes: after, lines: null },
    ]);
  });

  it('are parsed when one bit of them is another', () => {
    const altered = Buffer.from(written);
    altered.writeUInt8(altered.readUInt8(40_000) ^ 1, 40_000);
    expect(cut(before, altered)).toEqual([{ bytes: Buffer.concat([before, altered]), lines: null }]);
  });

  it('are parsed when their end is missing, or they begin inside a line', () => {
    expect(cut(written.subarray(0, -1)).every(({ lines: known }) => known === null)).toBe(true);
    expect(cut(Buffer.from('torn'), written).every(({ lines: known }) => known === null)).toBe(true);
  });

  it('are parsed once they are forgotten, and when they are few', () => {
    const own = createOwnBytes();
    own.wrote([lineOf(5_000)], before);
    expect(own.cut(before)).toEqual([{ bytes: before, lines: null }]);
    own.wrote(lines, written);
    own.forget();
    expect(own.cut(written)).toEqual([{ bytes: written, lines: null }]);
  });
});
