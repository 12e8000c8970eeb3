/** The built program as a person starts it: its words, its link, its tabs, its end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { launchOptions } from '../../build/chromium.ts';
import { dragOver } from '../e2e/desk.ts';
import { codeOf } from './test-server.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/node/loopback.js', import.meta.url));

interface Program {
  readonly child: ChildProcess;
  /** All that it has said so far, on both streams. */
  said(): string;
  ended: Promise<unknown>;
}

let folder = '';
let browser: Browser;
const started: ChildProcess[] = [];

function start(...args: string[]): Program {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8' },
  });
  started.push(child);
  let said = '';
  child.stdout.on('data', (part) => (said += String(part)));
  child.stderr.on('data', (part) => (said += String(part)));
  return { child, said: () => said, ended: once(child, 'close') };
}

const open = (...args: string[]): Program =>
  start('--no-open', '--library', folder, '--data', join(folder, '.data'), ...args);

const linksIn = (text: string): string[] => [...text.matchAll(/http:\/\/\S+#\S+/g)].map(([link]) => link);
async function nextLink(program: Program, number = 1): Promise<string> {
  await expect.poll(() => linksIn(program.said()).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(number);
  return linksIn(program.said())[number - 1] ?? '';
}

/** A tab that opened the link, with every address and header that it sent. */
async function openTab(link: string): Promise<{ page: Page; sent: string[] }> {
  const page = await browser.newPage();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${JSON.stringify(request.headers())}`));
  await page.goto(link);
  return { page, sent };
}

test.beforeAll(async () => {
  browser = await chromium.launch(launchOptions);
});
test.afterAll(() => browser.close());
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seedleaf-program-'));
});
test.afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const token = (page: Page): Promise<string | null> =>
  page.evaluate(() => sessionStorage.getItem('seedleaf.token'));

test('a link opens the reader once, leaves no code behind, and survives a reload', async () => {
  const program = open();
  const link = await nextLink(program);
  const { page, sent } = await openTab(link);
  await expect.poll(() => token(page)).not.toBeNull();
  expect(page.url()).toBe(link.replace(/#.*/, ''));
  const held = (await token(page)) ?? '';
  await page.reload();
  expect(await token(page)).toBe(held);

  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await expect(other.locator('body')).not.toBeEmpty();
  expect(await token(other)).toBeNull();

  const addresses = sent.map((line) => line.split(' ', 1)[0]);
  expect(addresses.join()).not.toContain(codeOf(link));
  expect(addresses.join()).not.toContain(held);
  expect(sent.join().replaceAll(`Bearer ${held}`, '')).not.toContain(held);
  expect(program.said()).not.toContain(held);
});

test('Enter in the terminal gives another link, which opens another tab', async () => {
  const program = open();
  await nextLink(program);
  program.child.stdin?.write('\n');
  const { page } = await openTab(await nextLink(program, 2));
  await expect.poll(() => token(page)).not.toBeNull();
});

test('eight tabs at once all answer, and all hear of a change', async () => {
  const program = open();
  await nextLink(program);
  const context = await browser.newContext();
  const tabs: Page[] = [];
  for (let number = 1; number <= 8; number += 1) {
    if (number > 1) program.child.stdin?.write('\n');
    const page = await context.newPage();
    await page.goto(await nextLink(program, number));
    await expect.poll(() => token(page)).not.toBeNull();
    tabs.push(page);
  }
  // A browser opens six connections to a server; a stream in every tab would leave none for calls.
  const status = await tabs[7]?.evaluate(
    async (bearer) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` };
      const body = JSON.stringify({ name: 'changeSettings', input: { theme: 'dark' } });
      return (await fetch('/api/call', { method: 'POST', headers, body })).status;
    },
    (await token(tabs[7])) ?? '',
  );
  expect(status).toBe(200);
  for (const page of tabs) await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await context.close();
});

test('Ctrl+C ends it in order, and another start takes over', async () => {
  const program = open();
  await nextLink(program);
  program.child.kill('SIGINT');
  expect(await program.ended).toEqual([0, null]);
  expect(readdirSync(join(folder, '.data'))).not.toContain('running.pid');
  await nextLink(open());
});

/** A tab with an article marked and its note open, whose program then ended without a word. */
async function writeWhileItEnds(program: Program): Promise<Page> {
  const { page } = await openTab(await nextLink(program));
  await page.getByRole('option', { name: 'Tides' }).click();
  await expect(page.locator('.page-text')).toBeVisible();
  await dragOver(page, 'Tides remember nothing');
  await page.keyboard.press('n');
  await page.keyboard.type('Before');
  await expect(page.getByText('1 annotation saved')).toBeVisible();
  program.child.kill('SIGKILL');
  await program.ended;
  await page.keyboard.type(' and after');
  await expect(page.getByText('1 annotation not saved').first()).toBeVisible();
  return page;
}

test('the address of the next start, opened in the same tab, takes up what was being written', async () => {
  writeFileSync(join(folder, 'tides.md'), '# Tides\n\nTides remember nothing, and come back.\n');
  const page = await writeWhileItEnds(open());
  const link = await nextLink(open());
  expect(new URL(link).origin, 'the next start is where the last one was').toBe(new URL(page.url()).origin);
  await page.evaluate((address) => location.assign(address), link);
  await expect(page.getByText('Everything is saved now.')).toBeVisible();
  expect(page.url(), 'no code is left behind').not.toContain('#');
  await expect(page.getByRole('textbox', { name: /Note on/ })).toHaveValue('Before and after');
  await page.reload();
  await page.getByRole('option', { name: 'Tides' }).click();
  await expect(page.getByRole('complementary')).toContainText('Before and after');
});

test('a tab is not left without a question while words in it cannot be saved', async () => {
  writeFileSync(join(folder, 'tides.md'), '# Tides\n\nTides remember nothing, and come back.\n');
  const page = await writeWhileItEnds(open());
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  const elsewhere = await nextLink(open('--port', '0'));
  await page.evaluate((address) => location.assign(address), elsewhere.replace('127.0.0.1', 'localhost'));
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await expect(page.getByRole('textbox', { name: /Note on/ })).toHaveValue('Before and after');
});

test('a second start on the same data folder is refused in plain words; after a crash it is not', async () => {
  const first = open();
  await nextLink(first);
  const second = open();
  expect(await second.ended).toEqual([1, null]);
  expect(second.said()).toContain(`already running (process ${first.child.pid ?? 0})`);
  first.child.kill('SIGKILL');
  await first.ended;
  await nextLink(open());
});

test('words that it cannot take are said, with what it can', async () => {
  for (const [args, words] of [
    [['--libary', 'x'], '“--libary” is not something'],
    [['--port', '99999'], '“99999” is not a port'],
    [['--library'], '--library needs a value'],
  ] as const) {
    const program = start(...args);
    expect(await program.ended, words).toEqual([2, null]);
    expect(program.said()).toContain(words);
    expect(program.said()).toContain('--no-open');
  }
});

test('a library that is no folder ends it in plain words; one that is away is waited for', async () => {
  const data = ['--no-open', '--data', join(folder, '.data')];
  writeFileSync(join(folder, 'one.txt'), 'A single text');
  const file = start(...data, '--library', join(folder, 'one.txt'));
  expect(await file.ended).toEqual([1, null]);
  expect(file.said()).toContain('one.txt” is not a folder');
  expect(file.said(), 'no stack is shown for what a person can put right').not.toContain('    at ');

  const away = start(...data, '--library', join(folder, 'nowhere'));
  await nextLink(away);
  expect(away.said()).toContain('nowhere” cannot be found');
});

test('a port that is taken is said by its number', async () => {
  const first = open();
  const { port } = new URL(await nextLink(first));
  const second = start('--no-open', '--library', folder, '--data', join(folder, '.other'), '--port', port);
  expect(await second.ended).toEqual([1, null]);
  expect(second.said()).toContain(`Port ${port} cannot be used`);
});
