/**
 * The CRC-32 of the rests of a line, each in as many steps as its length has bits: made anew for every rest, the checksums of
 * a long line would take the square of its length. Pure.
 */
import type { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';

/** The polynomial of CRC-32, its lowest power in the highest bit, as are all polynomials here. */
const POLYNOMIAL = 0xedb88320;
const ONE = 0x80000000;

/** Answers the checksum of the bytes from an offset to the end. Offsets must be asked for in rising order. */
export function restChecksums(bytes: Buffer): (from: number) => number {
  const whole = crc32(bytes);
  let before = 0;
  let done = 0;
  return (from) => {
    before = crc32(bytes.subarray(done, from), before);
    done = from;
    // The checksum of a whole is that of its beginning, moved past its rest, and that of its rest.
    return (whole ^ multiply(powerOfX(bytes.length - from), before)) >>> 0;
  };
}

/** The product of two polynomials, of which `a` is not zero, modulo that of CRC-32. As zlib's `crc32_combine` does it. */
function multiply(a: number, b: number): number {
  let product = 0;
  let shifted = b;
  for (let bit = ONE; ; bit >>>= 1) {
    if (a & bit) {
      product ^= shifted;
      if ((a & (bit - 1)) === 0) return product >>> 0;
    }
    shifted = shifted & 1 ? (shifted >>> 1) ^ POLYNOMIAL : shifted >>> 1;
  }
}

/** x to the power of 8, 16, 32 and so on: what moves a checksum past 1, 2, 4 bytes. */
const POWERS = Array.from({ length: 48 }, () => 0);
for (let index = 0, power = ONE >>> 8; index < POWERS.length; index++, power = multiply(power, power))
  POWERS[index] = power;

/** x to the power of so many bytes' bits. */
function powerOfX(bytes: number): number {
  let power = ONE;
  for (let rest = bytes, index = 0; rest > 0; rest = Math.floor(rest / 2), index++)
    if (rest % 2 === 1) power = multiply(POWERS[index] ?? ONE, power);
  return power;
}
