/**
 * Which articles arrived for which standing search, kept in the data folder. A convenience: without it nothing is lost but
 * what was already looked at, which is pointed out once more.
 */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { mkdir } from 'node:fs/promises';
import * as v from 'valibot';
import { orNull } from '../files/errors.ts';
import { replaceFile } from '../files/write-atomically.ts';

const kept = v.object({
  version: v.literal(1),
  arrivals: v.array(
    v.object({ searchId: v.string(), articleId: v.string(), at: v.number(), isSeen: v.boolean() }),
  ),
});

export type KeptArrival = v.InferOutput<typeof kept>['arrivals'][number];

/** None when the file is missing, damaged or of another version. */
export async function readArrivals(file: string): Promise<KeptArrival[]> {
  const text = await orNull(readFile(file, 'utf8'));
  const read = v.safeParse(kept, parse(text ?? ''));
  return read.success ? read.output.arrivals : [];
}

export async function writeArrivals(file: string, arrivals: readonly KeptArrival[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await replaceFile(file, (handle) => handle.writeFile(JSON.stringify({ version: 1, arrivals })));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
