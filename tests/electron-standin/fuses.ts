/** The fuses of an executable: switches that packaging sets inside the file itself, after a sentinel. */
import { readFileSync } from 'node:fs';

/** Marks the fuses in an executable; every Electron has it. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

export interface Fuses {
  readonly nodeCliInspect: boolean;
  readonly onlyLoadAppFromAsar: boolean;
}

/** Reads those that the stand-in obeys. After the sentinel come a version, a count, and a character for each fuse. */
export function readFuses(executable: string): Fuses {
  const bytes = readFileSync(executable, 'latin1');
  const wire = bytes.lastIndexOf(FUSE_SENTINEL) + FUSE_SENTINEL.length + 2;
  const isOn = (position: number): boolean => bytes[wire + position] === '1';
  return { nodeCliInspect: isOn(3), onlyLoadAppFromAsar: isOn(5) };
}
