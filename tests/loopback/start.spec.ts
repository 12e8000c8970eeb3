/** `npm start` chooses between the shells, and says which and why. Ends at once here: every start asks for help only. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const START = fileURLToPath(new URL('../../build/start.mjs', import.meta.url));
const USAGE = 'npm run browser -- [--library';

test.skip(
  process.platform !== 'linux',
  'The Electron of these tests is a shell script, and the display is X’s.',
);

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seedleaf-start-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A distribution of Electron whose binary is this script. */
function distribution(script: string): string {
  mkdirSync(join(folder, 'dist'));
  const binary = join(folder, 'dist', 'electron');
  writeFileSync(binary, `#!/bin/sh\n${script}\n`);
  chmodSync(binary, 0o755);
  return join(folder, 'dist');
}

async function start(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ said: string; ended: unknown }> {
  const child = spawn(process.execPath, [START, ...args], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      LC_ALL: 'C.UTF-8',
      ELECTRON_SKIP_BINARY_DOWNLOAD: '1',
      ...environment,
    },
  });
  let said = '';
  child.stdout.on('data', (part) => (said += String(part)));
  child.stderr.on('data', (part) => (said += String(part)));
  const ended: unknown = await once(child, 'close');
  return { said, ended };
}

test('starts Electron with the checkout and the words that were passed on', async () => {
  const dist = distribution('printf "%s\\n" "$@"; pwd; exit 7');
  const environment = { ELECTRON_OVERRIDE_DIST_PATH: dist, DISPLAY: ':7', INIT_CWD: folder };
  const { said, ended } = await start(['--library', 'Lectures'], environment);
  expect(ended).toEqual([7, null]);
  expect(said).toContain('--library\nLectures\n');
  expect(said, 'relative folders start where the person is').toContain(`\n${folder}\n`);
});

test('carries on in the browser where Electron crashes as it starts, and where its libraries are missing', async () => {
  for (const fault of ['kill -TRAP $$', 'exit 127']) {
    const environment = { ELECTRON_OVERRIDE_DIST_PATH: distribution(fault), DISPLAY: ':7' };
    const { said, ended } = await start(['--help'], environment);
    expect(ended).toEqual([0, null]);
    expect(said).toContain('Electron cannot run on this system');
    expect(said).toContain(USAGE);
    rmSync(join(folder, 'dist'), { recursive: true });
  }
});

test('carries on in the browser without a word of Electron where there is no display', async () => {
  const dist = distribution('echo started');
  const { said, ended } = await start(['--help'], { ELECTRON_OVERRIDE_DIST_PATH: dist });
  expect(ended).toEqual([0, null]);
  expect(said).toContain('There is no display here');
  expect(said).not.toContain('started');
});

test('goes straight to the browser when that is what was asked for', async () => {
  const dist = distribution('echo started');
  const environment = { ELECTRON_OVERRIDE_DIST_PATH: dist, DISPLAY: ':7' };
  const { said, ended } = await start(['--browser', '--help'], environment);
  expect(ended).toEqual([0, null]);
  expect(said.trimStart().startsWith(USAGE)).toBe(true);
});
