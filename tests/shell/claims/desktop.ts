/** What the program asks of the desktop: links, folders, files, the menu, the theme. */
import { expect } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShelfWindow } from '../../../contract/library.ts';
import { COMMANDS } from '../../../contract/events.ts';
import { call, type Shell } from '../launch.ts';
import { claim, type Claim } from './claim.ts';

/** Makes the system remember what it was asked, in place of doing it. */
const watchSystem = ({ app }: Shell): Promise<void> =>
  app.evaluate(({ shell }) => {
    const asked: string[] = [];
    Reflect.set(globalThis, 'asked', asked);
    shell.openExternal = (url) => {
      asked.push(url);
      return Promise.resolve();
    };
    shell.showItemInFolder = (path) => {
      asked.push(path);
    };
  });
const askedOfSystem = ({ app }: Shell): Promise<string[]> =>
  app.evaluate(() => Reflect.get(globalThis, 'asked') as string[]);

/** The labels of the menu bar. */
const menuBar = ({ app }: Shell): Promise<string[]> =>
  app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label) ?? []);

export const desktopClaims: readonly Claim[] = [
  claim('https, http and mailto links leave through the system, in their normal form', async (shell) => {
    await watchSystem(shell);
    for (const url of ['https://Example.com/a b', 'http://example.com', 'mailto:ada@example.com'])
      expect(await call(shell.page, 'openLink', { url })).toEqual({ ok: true, value: null });
    expect(await askedOfSystem(shell)).toEqual([
      'https://example.com/a%20b',
      'http://example.com/',
      'mailto:ada@example.com',
    ]);
  }),

  claim('no other address leaves', async (shell) => {
    await watchSystem(shell);
    const urls = [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,x',
      'smb://host/',
      'https:',
      'x',
      '',
    ];
    for (const url of [...urls, ' https://example.com', 'https://exa mple.com/'])
      expect(await call(shell.page, 'openLink', { url }), url).toMatchObject({
        ok: false,
        error: { code: 'invalid-input' },
      });
    expect(await askedOfSystem(shell)).toEqual([]);
  }),

  claim('a folder that is picked is answered, and none when the person changes their mind', async (shell) => {
    const answer = (filePaths: string[]) =>
      shell.app.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths });
      }, filePaths);
    await answer(['/srv/articles']);
    expect(await call(shell.page, 'pickFolder')).toEqual({ ok: true, value: '/srv/articles' });
    await answer([]);
    expect(await call(shell.page, 'pickFolder')).toEqual({ ok: true, value: null });
  }),

  claim('an article’s source is shown where it is, and one that is gone is named as such', async (shell) => {
    await watchSystem(shell);
    const source = join(shell.libraryDir, 'Orchards.txt');
    writeFileSync(source, 'Orchards\n\nIn the old orchards the grass is cut twice, and late.\n');
    const query = { sort: 'title', descending: false, filter: 'all', language: null, from: 0, count: 500 };
    const articleId = async (): Promise<string | undefined> => {
      const reply = await call(shell.page, 'shelf', query);
      // The contract says what the shelf answers.
      return reply.ok
        ? (reply.value as ShelfWindow).rows.find((row) => row.path === 'Orchards.txt')?.id
        : undefined;
    };
    await expect.poll(articleId).toBeDefined();
    expect(await call(shell.page, 'revealSource', { articleId: await articleId() })).toEqual({
      ok: true,
      value: null,
    });
    expect(await askedOfSystem(shell)).toEqual([source]);
    expect(await call(shell.page, 'revealSource', { articleId: 'a'.repeat(16) })).toMatchObject({
      ok: false,
      error: { code: 'article-not-found' },
    });
  }),

  claim('every command of the menu reaches the page', async ({ app, page }) => {
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Reflect.set(window, 'heard', heard);
      window.seedleaf?.subscribe((event) => {
        if (event.name === 'command') heard.push(event.payload.command);
      });
    });
    for (const command of COMMANDS)
      await app.evaluate(({ Menu }, command) => {
        Menu.getApplicationMenu()?.getMenuItemById(command)?.click();
      }, command);
    const heard = () =>
      page.evaluate(() => {
        const commands: unknown = Reflect.get(window, 'heard');
        return commands;
      });
    await expect.poll(heard).toEqual([...COMMANDS]);
    await page.reload();
    await page.waitForFunction(() => document.readyState === 'complete');
  }),

  claim('the menu speaks the language of the settings as soon as it is changed', async (shell) => {
    await call(shell.page, 'changeSettings', { locale: 'fr' });
    await expect.poll(() => menuBar(shell)).toEqual(expect.arrayContaining(['Fichier', 'Édition', 'Aide']));
    await call(shell.page, 'changeSettings', { locale: 'en' });
    await expect.poll(() => menuBar(shell)).toEqual(expect.arrayContaining(['File', 'Edit', 'Help']));
    await call(shell.page, 'changeSettings', { locale: 'system' });
  }),

  claim('dialogs, menus and the colour under the page follow the theme', async ({ app, page }) => {
    const seen = () =>
      app.evaluate(({ BrowserWindow, nativeTheme }) => [
        nativeTheme.themeSource,
        BrowserWindow.getAllWindows()[0]?.getBackgroundColor().toLowerCase(),
      ]);
    const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    await call(page, 'changeSettings', { theme: 'dark' });
    await expect.poll(seen).toEqual(['dark', '#1b1c1e']);
    await expect.poll(isDark).toBe(true);
    await call(page, 'changeSettings', { theme: 'sepia' });
    await expect.poll(seen).toEqual(['light', '#f8f0df']);
    await expect.poll(isDark).toBe(false);
    await call(page, 'changeSettings', { theme: 'system' });
    await expect.poll(async () => (await seen())[0]).toBe('system');
  }),
];
