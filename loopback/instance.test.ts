import { mkdtempSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { claimDataFolder } from './instance.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'seedleaf-instance-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('claims a folder that is not there yet, and leaves no trace when it lets go', () => {
  const claim = claimDataFolder(join(dir, 'deep', 'er'));
  expect(claim.kind).toBe('claimed');
  if (claim.kind === 'claimed') claim.release();
  expect(existsSync(join(dir, 'deep', 'er', 'running.pid'))).toBe(false);
});

it('names the process that is there already', () => {
  const file = join(dir, 'running.pid');
  writeFileSync(file, `${process.ppid}\n`);
  expect(claimDataFolder(dir)).toEqual({ kind: 'taken', pid: process.ppid, file });
});

it.each(['999999999', '', 'odd words', '0', '-1'])('takes over what a dead process left: %j', (left) => {
  writeFileSync(join(dir, 'running.pid'), left);
  expect(claimDataFolder(dir).kind).toBe('claimed');
});
