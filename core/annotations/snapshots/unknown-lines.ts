/** What one set of lines has and another has not. Pure, in slices. */
import { forEachInSlices } from '../in-slices.ts';
import { createLedger } from '../journal/ledger.ts';
import type { WholeLine } from '../journal/line.ts';

export async function unknownLines(
  lines: readonly WholeLine[],
  known: Iterable<WholeLine>,
): Promise<readonly WholeLine[]> {
  const unknown = createLedger();
  unknown.expect(lines);
  await forEachInSlices(known, (line) => unknown.see(line));
  return unknown.all();
}
