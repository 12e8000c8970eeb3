/**
 * The pictures of the README, made again: the built program in the browser shell, on the sample articles, in both languages.
 * `npm run pictures [NAME…]` writes them to `docs/pictures`; look at each before it is kept.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { launchOptions } from '../build/chromium.ts';
import type { Language } from '../contract/messages/index.ts';
import { fillLibrary } from './pictures/library.ts';
import { SCENES, settle } from './pictures/scenes.ts';
import { smallPng } from './pictures/small-png.ts';
import { addressOf } from './program-address.ts';

const root = process.cwd();
const wanted = process.argv.slice(3);
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

async function take(browser: Browser, language: Language): Promise<void> {
  // A path that can be shown; fails when somebody has such a folder already.
  const folder = join(tmpdir(), LOCALES[language]);
  mkdirSync(folder);
  const [library, data] = [join(folder, 'seeds'), join(folder, 'data')];
  mkdirSync(data);
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ theme: 'light' }));
  await fillLibrary(join(root, 'seeds'), library, data);
  const program = join(root, 'dist/node/loopback.js');
  const child = spawn(process.execPath, [program, '--library', library, '--data', data, '--no-open'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const context = await browser.newContext({
    ...{ locale: LOCALES[language], viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' },
  });
  try {
    const page = await context.newPage();
    await page.goto(await addressOf(child.stdout));
    await page.getByRole('option').nth(5).waitFor();
    for (const { name, play } of SCENES) {
      const stage = { page, language };
      await play(stage);
      await settle(stage);
      const file = join(root, 'docs/pictures', `${name}${language === 'en' ? '' : `-${language}`}.png`);
      if (wanted.length === 0 || wanted.includes(name))
        writeFileSync(file, smallPng(await page.screenshot()));
    }
  } finally {
    await context.close();
    const gone = once(child, 'exit');
    child.kill();
    await gone;
    rmSync(folder, { recursive: true, force: true });
  }
}

const browser = await chromium.launch(launchOptions);
for (const language of ['en', 'fr'] as const) await take(browser, language);
await browser.close();
