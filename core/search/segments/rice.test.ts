/** Numbers in few bytes: what was written is what is read, whatever it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteWriter } from './bytes.ts';
import { decodeSlots, encodeSlots, isWhole, slotsFrom } from './encoded-slots.ts';
import { packNumbers, unpackNumbers } from './packed-numbers.ts';
import { lowBitsFor, readGaps, writeGaps } from './rice.ts';

/** Ascending numbers with gaps of very different lengths. */
const ascending = fc
  .array(fc.oneof(fc.nat(3), fc.nat(300), fc.nat(100_000)), { minLength: 1, maxLength: 200 })
  .map((gaps) => {
    let last = -1;
    return gaps.map((gap) => (last += gap + 1));
  });

describe('ascending numbers in gaps', () => {
  it('are read as they were written, and no byte further', () => {
    fc.assert(
      fc.property(ascending, fc.option(fc.nat(24), { nil: null }), (numbers, given) => {
        const lowBits = given ?? lowBitsFor(numbers.length, numbers.at(-1) ?? 0);
        // Gaps of which very much is written as noughts would take very long.
        fc.pre((numbers.at(-1) ?? 0) >>> lowBits < 100_000);
        const bytes = new ByteWriter();
        bytes.byte(7);
        writeGaps(bytes, numbers, lowBits);
        const { length } = bytes;
        for (const byte of [0, 255, 0, 255, 0]) bytes.byte(byte);
        const read = new Uint32Array(numbers.length + 1);
        const end = readGaps(bytes.written, 1, { count: numbers.length, lowBits, numbers: read, from: 1 });
        expect(end).toBe(length);
        expect([...read.subarray(1)]).toEqual(numbers);
      }),
      { numRuns: 2_000 },
    );
  });

  it('take few bits where they stand close together', () => {
    const bytes = new ByteWriter();
    const numbers = Array.from({ length: 8_000 }, (_, i) => i + Math.floor(i / 10));
    writeGaps(bytes, numbers, lowBitsFor(numbers.length, numbers.at(-1) ?? 0));
    expect(bytes.length).toBeLessThan(1_200);
  });
});

describe('the passages of a form', () => {
  it('are read as they were written, by how often they hold it', () => {
    fc.assert(
      fc.property(fc.array(fc.option(ascending), { minLength: 1, maxLength: 8 }), (lists) => {
        const slots = lists.map((list) => list ?? undefined);
        const bytes = new ByteWriter();
        encodeSlots(bytes, slots);
        const { written } = bytes;
        expect(isWhole(written)).toBe(true);
        const visited: [number, number[]][] = [];
        decodeSlots(written, (passages, frequency) => visited.push([frequency, [...passages]]));
        const expected = slots.flatMap((list, slot): [number, number[]][] =>
          list ? [[slot + 1, list]] : [],
        );
        expect(visited).toEqual(expected);
        const kept = slotsFrom(written).map((passages) => passages && [...passages]);
        expect(kept.flatMap((list, slot) => (list ? [[slot + 1, list]] : []))).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe('packed numbers', () => {
  const number = fc.oneof(fc.nat(100), fc.nat(100_000), fc.integer({ min: 0, max: 2 ** 32 - 1 }));

  it.each([
    ['any', fc.array(number, { maxLength: 300 })],
    ['ascending', ascending],
    ['small', fc.array(fc.nat(200), { maxLength: 300 })],
    ['no great', fc.array(fc.integer({ min: 150, max: 60_000 }), { maxLength: 300 })],
    ['great', fc.array(fc.integer({ min: 2 ** 28, max: 2 ** 32 - 1 }), { maxLength: 300 })],
    [
      'rising',
      fc
        .array(fc.integer({ min: 200, max: 50_000 }), { maxLength: 300 })
        .map((steps) =>
          steps.map((_step, i) => steps.slice(0, i).reduce((sum, step) => sum + step, 2 ** 24)),
        ),
    ],
  ])('of %s size are read as they were written, in no more than four bytes each', (_size, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (given) => {
        const packed = packNumbers(Uint32Array.from(given));
        expect([...unpackNumbers(packed)]).toEqual(given);
        expect(packed.length).toBeLessThanOrEqual(given.length * 4 + 4);
      }),
    );
  });

  it('take a byte each where they, or their steps, are small', () => {
    const small = Uint32Array.from({ length: 1_000 }, (_, i) => i % 120);
    const steps = Uint32Array.from({ length: 1_000 }, (_, i) => i * 90);
    for (const numbers of [small, steps]) expect(packNumbers(numbers).length).toBeLessThan(1_010);
  });
});
