/** Reads a source whole, or says why not. Never writes; never hands on a file that changed under it. */
import type { BigIntStats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { RefusalReason } from '../../contract/library.ts';

export type SourceRead =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly bytes: number | null }
  | { readonly kind: 'vanished' }
  | { readonly kind: 'unsettled' };

function explain(error: unknown, bytes: number | null): SourceRead {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'vanished' };
  if (code === 'EACCES' || code === 'EPERM') return { kind: 'refused', reason: 'no-permission', bytes };
  // Every failure of the file system has a code; anything else is a bug.
  if (typeof code !== 'string') throw error;
  return { kind: 'refused', reason: 'unreadable', bytes };
}

const isSame = (before: BigIntStats, after: BigIntStats): boolean =>
  before.size === after.size && before.mtimeNs === after.mtimeNs && before.ino === after.ino;

/** `limit` in bytes: a larger file is refused without being opened. */
export async function readSource(file: string, limit: number): Promise<SourceRead> {
  let size: number | null = null;
  try {
    const before = await stat(file, { bigint: true });
    size = Number(before.size);
    // A pipe or a device would never end.
    if (!before.isFile()) return { kind: 'refused', reason: 'unreadable', bytes: null };
    if (size > limit) return { kind: 'refused', reason: 'too-large', bytes: size };
    const bytes = await readFile(file);
    const after = await stat(file, { bigint: true });
    return isSame(before, after) && bytes.length === size ? { kind: 'bytes', bytes } : { kind: 'unsettled' };
  } catch (error) {
    return explain(error, size);
  }
}
