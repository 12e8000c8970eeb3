/** Numbers of one width: each is read as it was written, whatever stands beside it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FixedWidth, packFixed } from './fixed-width.ts';

describe('numbers of one width', () => {
  it('are read as they were written, of any width up to 32 bits', () => {
    const upTo = fc
      .nat(32)
      .chain((width) => fc.array(fc.integer({ min: 0, max: 2 ** width - 1 }), { maxLength: 200 }));
    fc.assert(
      fc.property(upTo, (numbers) => {
        const read = new FixedWidth(packFixed(Uint32Array.from(numbers)));
        expect(Array.from({ length: read.length }, (_, place) => read.at(place))).toEqual(numbers);
      }),
      { numRuns: 3_000, examples: [[[0xffffffff, 0, 0xffffffff, 0x80000001]]] },
    );
  });

  it('take as many bits as the largest, and hardly more', () => {
    expect(packFixed(Uint32Array.from({ length: 8_000 }, (_, i) => i)).length).toBe((8_000 * 13) / 8 + 9);
    expect(new FixedWidth(Buffer.alloc(0)).length).toBe(0);
  });
});
