/** Links into the library: the system hands them over in three ways, and only those that are to the letter open anything. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Article } from '../../contract/article.ts';
import type { ShelfWindow } from '../../contract/library.ts';
import { call, launchShell, startProgram, type Launch } from './launch.ts';
import { test } from './test.ts';

const TEXT = 'Orchards\n\nIn the old orchards the grass is cut twice, and late.\n';
const ANNOTATION = '0b8c6c1e-57d5-4d3c-9f0a-3f1f6f7f2a11';

const folders: string[] = [];
test.afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const folder = (name: string): string => {
  const path = mkdtempSync(join(tmpdir(), `seedleaf-${name}-`));
  folders.push(path);
  return path;
};

/** A library of one article, in a program of its own. */
function launchOf(host: Launch['host']): Required<Pick<Launch, 'host' | 'libraryDir' | 'dataDir'>> & Launch {
  const libraryDir = folder('library');
  writeFileSync(join(libraryDir, 'Orchards.txt'), TEXT);
  return { host, libraryDir, dataDir: folder('data') };
}

/** The article once it is on the shelf, with a mark on some of its words. */
async function markOrchards(page: Page): Promise<string> {
  const query = { sort: 'title', descending: false, filter: 'all', language: null, from: 0, count: 5 };
  const idOf = async (): Promise<string | undefined> => {
    const reply = await call(page, 'shelf', query);
    return reply.ok ? (reply.value as ShelfWindow).rows[0]?.id : undefined; // the contract says so
  };
  await expect.poll(idOf).toBeDefined();
  const articleId = (await idOf()) ?? '';
  const opened = await call(page, 'openArticle', { articleId });
  if (!opened.ok) throw new Error(opened.error.message);
  const { text, textHash } = opened.value as Article; // the contract says so
  const start = text.indexOf('cut twice');
  const passage = { articleId, start, end: start + 9, textHash };
  const mark = { annotationId: ANNOTATION, ...passage, colour: 'sun', note: 'Why?', tags: [] };
  expect(await call(page, 'annotate', mark)).toMatchObject({ ok: true });
  return articleId;
}

const expectOpen = async (page: Page): Promise<void> => {
  await expect(page.getByRole('main')).toHaveAccessibleName('Orchards');
  await expect(page.getByText('Why?')).toBeVisible();
};

test('a link opens its article at the passage: while the program runs, and when it starts', async ({
  host,
}) => {
  const launch = launchOf(host);
  const shell = await launchShell(launch);
  const articleId = await markOrchards(shell.page);
  const link = `seedleaf://open/${articleId}/${ANNOTATION}`;

  // Windows and Linux start the program a second time.
  const second = await startProgram({ ...launch, input: [link], patience: 10_000 }).catch(() => null);
  await second?.close();
  await expectOpen(shell.page);
  await shell.close();

  const again = await launchShell({ ...launch, input: [link] });
  await expectOpen(again.page);
  expect(await call(again.page, 'takeLink'), 'it is opened once').toEqual({ ok: true, value: null });
  await again.close();
});

test('macOS hands links over by an event, and what is no link opens nothing', async ({ host }) => {
  const shell = await launchShell(launchOf(host));
  const articleId = await markOrchards(shell.page);
  const hand = (url: string): Promise<boolean> =>
    shell.app.evaluate(({ app }, url) => {
      let isTaken = false;
      app.emit('open-url', { preventDefault: () => (isTaken = true) }, url);
      return isTaken;
    }, url);
  const strange = [
    `seedleaf://open/${articleId}/../../etc/passwd`,
    `seedleaf://open/${articleId}?x=1`,
    'seedleaf://run/calc',
    'https://example.com/',
    'javascript:alert(1)',
  ];
  for (const url of strange) expect(await hand(url)).toBe(true);
  expect(await call(shell.page, 'takeLink')).toEqual({ ok: true, value: null });
  await expect(shell.page.getByRole('main')).not.toHaveAccessibleName('Orchards');

  await hand(`seedleaf://open/${'a'.repeat(16)}`);
  await expect(shell.page.getByText('This article is no longer in the library.')).toBeVisible();
  await hand(`seedleaf://open/${articleId}/${ANNOTATION}`);
  await expectOpen(shell.page);
  await shell.close();
});

test('a file is saved where the person says, whole or not at all', async ({ host }) => {
  const shell = await launchShell({ host });
  const place = folder('saved');
  const answer = (filePath: string) =>
    shell.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = (...input: unknown[]) => {
        Reflect.set(globalThis, 'offered', input.at(-1));
        return Promise.resolve({ canceled: filePath === '', filePath });
      };
    }, filePath);
  const file = { name: '../../notes.md', mediaType: 'text/markdown', base64: btoa('# Notes') };

  await answer(join(place, 'here.md'));
  expect(await call(shell.page, 'saveFile', file)).toEqual({ ok: true, value: join(place, 'here.md') });
  expect(readFileSync(join(place, 'here.md'), 'utf8')).toBe('# Notes');
  const offered = await shell.app.evaluate(() => Reflect.get(globalThis, 'offered') as unknown);
  expect(offered).toEqual({ defaultPath: 'notes.md' });

  await answer('');
  expect(await call(shell.page, 'saveFile', file)).toEqual({ ok: true, value: null });
  await answer(join(place, 'nowhere', 'here.md'));
  expect(await call(shell.page, 'saveFile', file)).toMatchObject({
    ok: false,
    error: { code: 'file-not-saved', subject: join(place, 'nowhere', 'here.md') },
  });
  await shell.close();
});
