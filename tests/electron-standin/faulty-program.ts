/** A copy of the built program with a fault in it. The checkout's own is never touched. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from './faults.ts';

/** Copies `program` into a new folder and puts the fault in. Throws when the text to replace is not there once. */
export function makeFaultyProgram(program: string, { name, edits }: Fault): string {
  const copy = mkdtempSync(join(tmpdir(), 'seedleaf-faulty-'));
  cpSync(join(program, 'package.json'), join(copy, 'package.json'));
  for (const part of ['node', 'preload'])
    cpSync(join(program, 'dist', part), join(copy, 'dist', part), { recursive: true });
  symlinkSync(join(program, 'dist/renderer'), join(copy, 'dist/renderer'));
  for (const [found, replacement] of edits) {
    const files = filesOf(copy).filter((file) => readFileSync(file, 'utf8').includes(found));
    const [file] = files;
    if (!file || files.length > 1)
      throw new Error(`“${name}” is found in ${String(files.length)} files of the build: ${found}`);
    const pieces = readFileSync(file, 'utf8').split(found);
    if (pieces.length !== 2)
      throw new Error(`“${name}” is found ${String(pieces.length - 1)} times: ${found}`);
    writeFileSync(file, pieces.join(replacement));
  }
  return copy;
}

export const removeFaultyProgram = (copy: string): void => rmSync(copy, { recursive: true, force: true });

/** What the desktop shell runs: its entry, the chunks it shares, its preload. The other shell's entry is not searched. */
const filesOf = (copy: string): string[] => [
  join(copy, 'dist/node/main.js'),
  join(copy, 'dist/preload/preload.cjs'),
  ...readdirSync(join(copy, 'dist/node/chunks')).map((name) => join(copy, 'dist/node/chunks', name)),
];
