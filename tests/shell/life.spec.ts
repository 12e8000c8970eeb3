/** How the program starts, meets a second start of itself, remembers, and ends. */
import { expect } from '@playwright/test';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lifeClaims } from './claims/life.ts';
import { call, checkout, launchShell, standInFolder } from './launch.ts';
import { test } from './test.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'seedleaf-life-'));

test('the library that is named on the command line is read, and the journal kept beside it', async ({
  host,
}) => {
  const libraryDir = folder();
  writeFileSync(join(libraryDir, 'Hedges.md'), '# Hedges\n\nA hedge is a wood of one row.\n');
  const shell = await launchShell({ host, libraryDir });
  await expect
    .poll(() => call(shell.page, 'libraryStatus'))
    .toMatchObject({ ok: true, value: { dir: libraryDir, articles: 1, annotationsKept: 'library' } });
  expect(await shell.close()).toBe(0);
});

for (const { says, holds } of lifeClaims)
  test(says, async ({ host }) => {
    const shell = await launchShell({ host });
    await holds(shell);
    await shell.close();
  });

test('what was said last is kept when the window is closed', async ({ host }) => {
  const dataDir = folder();
  const first = await launchShell({ host, dataDir });
  const ended = new Promise((resolve) => first.app.process().once('exit', resolve));
  expect(await call(first.page, 'changeSettings', { textSize: 26, locale: 'fr' })).toMatchObject({
    ok: true,
  });
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await ended).toBe(0);

  const second = await launchShell({ host, dataDir });
  expect(await call(second.page, 'settings')).toMatchObject({
    ok: true,
    value: { textSize: 26, locale: 'fr' },
  });
  await second.close();
});

test('a call that the page makes as it goes is still carried out', async ({ host }) => {
  const dataDir = folder();
  const shell = await launchShell({ host, dataDir });
  await shell.page.evaluate(() =>
    addEventListener('pagehide', () => void window.seedleaf?.invoke('changeSettings', { textSize: 31 })),
  );
  const ended = new Promise((resolve) => shell.app.process().once('exit', resolve));
  await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await ended).toBe(0);
  expect(JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8'))).toMatchObject({ textSize: 31 });
});

test('the window opens where it was left, and at its standard size where the note is damaged', async ({
  host,
}) => {
  const dataDir = folder();
  const boundsOf = (shell: Awaited<ReturnType<typeof launchShell>>) =>
    shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  const place = { x: 60, y: 80, width: 900, height: 650 };

  const first = await launchShell({ host, dataDir });
  await first.app.evaluate(
    ({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place),
    place,
  );
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await first.close();

  const second = await launchShell({ host, dataDir });
  expect(await boundsOf(second)).toEqual(place);
  await second.close();

  writeFileSync(join(dataDir, 'window.json'), '{"x":');
  const third = await launchShell({ host, dataDir });
  expect(await boundsOf(third)).toMatchObject({ width: 1280, height: 840 });
  await third.close();
});

test('a library that cannot be opened is named in a plain dialog, with the way out', async ({ host }) => {
  test.skip(host === 'electron', 'A dialog of real Electron waits for a person.');
  const dataDir = folder();
  const file = join(dataDir, 'not-a-folder.txt');
  writeFileSync(file, 'text');
  const program = process.env['SEEDLEAF_PROGRAM'] ?? checkout;
  const child = spawn(join(standInFolder, 'electron'), [program, '--data', dataDir, '--library', file], {
    env: { ...process.env, LANG: 'fr_FR.UTF-8' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
  const dialog = said.slice(said.indexOf('[dialog]'));
  expect(dialog).toContain('Seedleaf ne peut pas démarrer');
  expect(dialog).toContain(file);
  expect(dialog).toContain('--library');
  expect(dialog).not.toMatch(/\n\s+at /);
});

test('the browser’s own files stay apart from the reader’s', async ({ host }) => {
  test.skip(host === 'stand-in', 'The stand-in’s browser keeps its profile elsewhere.');
  const shell = await launchShell({ host });
  expect(existsSync(join(shell.dataDir, 'browser'))).toBe(true);
  expect(existsSync(join(shell.dataDir, 'Local Storage'))).toBe(false);
  await shell.close();
});
