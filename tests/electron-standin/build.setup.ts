/** Builds the stand-in before any spec that runs on it. */
import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

test('the stand-in is built', async () => {
  const script = fileURLToPath(new URL('./build.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  expect(stdout).toBe('');
});
