import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { restChecksums } from './rest-checksums.ts';

it('makes of every rest the checksum that it has by itself', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(fc.nat(200)), (given, places) => {
      const bytes = Buffer.from(given);
      const checksumFrom = restChecksums(bytes);
      for (const place of places.sort((a, b) => a - b)) {
        const from = Math.min(place, bytes.length);
        expect(checksumFrom(from)).toBe(crc32(bytes.subarray(from)));
      }
    }),
  );
});

it('does so of a long line', () => {
  const bytes = Buffer.alloc(3_000_000, 'a line of many bytes');
  expect(restChecksums(bytes)(777_777)).toBe(crc32(bytes.subarray(777_777)));
});
