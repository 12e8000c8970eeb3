/**
 * A snapshot as bytes: lines of the journal's own form, compressed, behind a line that says how many there are. What is
 * not whole to the last byte is no snapshot. Works in slices, so that the thread stays free.
 */
import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { constants, createGzip, gunzip } from 'node:zlib';
import * as v from 'valibot';
import { slicesOf } from '../in-slices.ts';
import { decodeLines, encodeLine, sealLine, unsealLine, type WholeLine } from '../journal/line.ts';

const decompress = promisify(gunzip);
/** Far more than any library's annotations come to. */
const MAX_BYTES = 2 ** 31 - 1;
/** The compressed bytes that surely hold the first line. */
const HEAD_BYTES = 4_096;
const LINE_FEED = 0x0a;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const head = v.object({ snapshot: v.literal(1), takenAt: v.number(), annotations: count, lines: count });

/** What the first line says: when it was taken (ms since the epoch), the living annotations in it, and its lines. */
export type SnapshotHead = Omit<v.InferOutput<typeof head>, 'snapshot'>;

export function encodeSnapshot(
  lines: readonly WholeLine[],
  said: Omit<SnapshotHead, 'lines'>,
): Promise<Buffer> {
  const parts = async function* (): AsyncGenerator<Buffer> {
    yield sealLine(JSON.stringify({ snapshot: 1, ...said, lines: lines.length }));
    for await (const slice of slicesOf(lines))
      yield Buffer.concat(slice.map(({ record }) => encodeLine(record)));
  };
  return buffer(Readable.from(parts()).pipe(createGzip()));
}

/** What a snapshot says of itself; null when it is damaged at its beginning, or of a newer version. */
export async function readSnapshotHead(bytes: Buffer): Promise<SnapshotHead | null> {
  const start = await unpack(bytes.subarray(0, HEAD_BYTES), true);
  return start && headOf(start);
}

/** The whole of a snapshot; null when any of it is damaged, or it is of a newer version. */
export async function decodeSnapshot(bytes: Buffer): Promise<readonly WholeLine[] | null> {
  const whole = await unpack(bytes, false);
  const said = whole && headOf(whole);
  if (!said) return null;
  const lines: WholeLine[] = [];
  const rest = whole.subarray(whole.indexOf(LINE_FEED) + 1);
  for await (const slice of slicesOf(decodeLines(rest)))
    for (const line of slice) {
      if (line.kind === 'damaged') return null;
      lines.push(line);
    }
  return lines.length === said.lines ? lines : null;
}

function headOf(bytes: Buffer): SnapshotHead | null {
  const feed = bytes.indexOf(LINE_FEED);
  const read = v.safeParse(head, feed < 0 ? null : unsealLine(bytes.subarray(0, feed)));
  return read.success ? read.output : null;
}

/** Null when it is no compressed file, or a damaged one. A part of a file gives what it holds. */
async function unpack(bytes: Buffer, isPart: boolean): Promise<Buffer | null> {
  try {
    const finishFlush = isPart ? constants.Z_SYNC_FLUSH : constants.Z_FINISH;
    return await decompress(bytes, { maxOutputLength: MAX_BYTES, finishFlush });
  } catch (error) {
    const isDamage =
      error instanceof Error && 'code' in error && /^(Z_|ERR_BUFFER_TOO_LARGE)/.test(String(error.code));
    if (isDamage) return null;
    throw error;
  }
}
