/**
 * What this program wrote to its journal a moment ago: when the very bytes are read again, their records are known and
 * need not be parsed. Owns no record; only long writes are remembered, and only until the next look.
 */
import type { Buffer } from 'node:buffer';
import type { WholeLine } from './line.ts';

/** Shorter ones are parsed in no time. */
const LONG = 64 * 1024;
/** A line's checksum and stamp are among so many bytes: where these stand, the rest is compared. */
const HEAD = 128;
const LINE_FEED = 0x0a;

/** A run of bytes; `lines` null when they must be parsed. */
export interface Stretch {
  readonly bytes: Buffer;
  readonly lines: readonly WholeLine[] | null;
}

interface Written {
  readonly bytes: Buffer;
  readonly lines: readonly WholeLine[];
}

export interface OwnBytes {
  /** `bytes` are these lines, and safe on disk. */
  wrote(lines: readonly WholeLine[], bytes: Buffer): void;
  /** Whole lines, cut where what was written here begins and ends. */
  cut(bytes: Buffer): Stretch[];
  forget(): void;
}

export function createOwnBytes(): OwnBytes {
  let written: Written[] = [];

  const cutAt = (bytes: Buffer, known: Written): Stretch[] | null => {
    const at = bytes.indexOf(known.bytes.subarray(0, HEAD));
    const end = at + known.bytes.length;
    if (at < 0 || (at > 0 && bytes[at - 1] !== LINE_FEED)) return null;
    if (!bytes.subarray(at, end).equals(known.bytes)) return null;
    return [
      { bytes: bytes.subarray(0, at), lines: null },
      { bytes: bytes.subarray(at, end), lines: known.lines },
      { bytes: bytes.subarray(end), lines: null },
    ];
  };
  return {
    wrote: (lines, bytes) => {
      if (bytes.length >= LONG) written.push({ lines, bytes });
    },
    cut: (bytes) => {
      let stretches: Stretch[] = [{ bytes, lines: null }];
      for (const known of written)
        stretches = stretches.flatMap((each) => (each.lines ? null : cutAt(each.bytes, known)) ?? [each]);
      return stretches;
    },
    forget: () => {
      written = [];
    },
  };
}
