/** Nothing that was written goes with the window before the person has said so. */
import { expect } from '@playwright/test';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dragOver } from '../e2e/desk.ts';
import { call, launchShell, type Host, type Shell } from './launch.ts';
import { test } from './test.ts';

interface Writing {
  readonly shell: Shell;
  /** The folder of the journal; while a file has its place, nothing can be saved. */
  readonly journal: string;
  readonly ended: Promise<unknown>;
}

/** A note that cannot be saved; how the person answers every question is said beforehand. */
async function write(host: Host, answer: string): Promise<Writing> {
  const libraryDir = mkdtempSync(join(tmpdir(), 'seedleaf-closing-'));
  writeFileSync(join(libraryDir, 'tides.md'), '# Tides\n\nTides remember nothing, and come back.\n');
  const shell = await launchShell({ host, libraryDir });
  const { app, page } = shell;
  expect(await call(page, 'changeSettings', { locale: 'fr' })).toMatchObject({ ok: true });
  // Playwright answers by itself what nobody listens to; here the shell does.
  page.on('dialog', () => undefined);
  await app.evaluate(({ dialog }, answer) => {
    const asked: unknown[] = [];
    Reflect.set(globalThis, 'asked', asked);
    Reflect.set(dialog, 'showMessageBoxSync', (_window: unknown, options: { buttons: string[] }) => {
      asked.push(options);
      return options.buttons.indexOf(answer);
    });
  }, answer);
  await page.getByRole('option', { name: 'Tides' }).click();
  await expect(page.locator('.page-text')).toBeVisible();
  const journal = join(libraryDir, '.seedleaf/journal');
  rmSync(journal, { recursive: true, force: true });
  mkdirSync(join(libraryDir, '.seedleaf'), { recursive: true });
  writeFileSync(journal, '');
  await dragOver(page, 'Tides remember nothing');
  await page.keyboard.press('n');
  await page.keyboard.type('Do they?');
  await expect(page.getByText('1 annotation non enregistrée').first()).toBeVisible();
  return { shell, journal, ended: new Promise((resolve) => app.process().once('exit', resolve)) };
}

const asked = ({ app }: Shell): Promise<unknown> =>
  app.evaluate((): unknown => Reflect.get(globalThis, 'asked'));
const closeWindow = ({ app }: Shell): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
const quit = ({ app }: Shell): Promise<void> => app.evaluate(({ app }) => app.quit());

const question = expect.objectContaining({
  message: 'Fermer sans enregistrer ?',
  buttons: ['Fermer sans enregistrer', 'Rester'],
});

test('a window with words that cannot be saved stays when the person wants to, also when the program was to end', async ({
  host,
}) => {
  const { shell, journal, ended } = await write(host, 'Rester');
  await closeWindow(shell);
  await expect.poll(() => asked(shell)).toEqual([question]);
  await quit(shell);
  await expect.poll(() => asked(shell)).toEqual([question, question]);
  await expect(shell.page.getByRole('textbox', { name: /^Note sur/ })).toHaveValue('Do they?');
  // What can be saved now is nothing to ask about.
  rmSync(journal);
  await quit(shell);
  expect(await ended).toBe(0);
  const kept = readdirSync(journal).map((name) => readFileSync(join(journal, name), 'utf8'));
  expect(kept.join('')).toContain('Do they?');
});

test('a window with words that cannot be saved closes when the person says so', async ({ host }) => {
  const { shell, ended } = await write(host, 'Fermer sans enregistrer');
  await closeWindow(shell);
  expect(await ended).toBe(0);
});

test('the program ends in one go when the person says so', async ({ host }) => {
  const { shell, ended } = await write(host, 'Fermer sans enregistrer');
  await quit(shell);
  expect(await ended).toBe(0);
});
