import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STANDARD_SETTINGS } from '../../contract/settings.ts';
import { rememberedLibrary, rememberLibrary } from './remembered-library.ts';
import { openSettings } from './settings-store.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'seedleaf-settings-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));
const inDir = (name: string): string => join(dir, name);

describe('settings', () => {
  it('are the standard ones at first, and what was changed after a restart', async () => {
    const store = await openSettings(dir);
    expect(store.current()).toEqual(STANDARD_SETTINGS);
    await store.change({ theme: 'dark', textSize: 22 });
    expect((await openSettings(dir)).current()).toEqual({
      ...STANDARD_SETTINGS,
      theme: 'dark',
      textSize: 22,
    });
  });

  it('fall back value by value', async () => {
    await writeFile(inDir('settings.json'), '{"theme":"sepia","textSize":4000,"typeface":7}');
    expect((await openSettings(dir)).current()).toEqual({ ...STANDARD_SETTINGS, theme: 'sepia' });
  });

  it.each(['{"theme":"dark"', '[1]', 'null', ''])('keep aside a file that holds none: %j', async (text) => {
    await writeFile(inDir('settings.json'), text);
    const store = await openSettings(dir);
    expect(store.current()).toEqual(STANDARD_SETTINGS);
    expect(await readFile(inDir('settings.broken.json'), 'utf8')).toBe(text);
    await store.change({ theme: 'light' });
    expect((await openSettings(dir)).current().theme).toBe('light');
  });

  it('take many changes at once and lose none', async () => {
    const store = await openSettings(dir);
    await Promise.all([
      store.change({ theme: 'dark' }),
      store.change({ locale: 'fr' }),
      store.change({ textSize: 25 }),
    ]);
    expect((await openSettings(dir)).current()).toMatchObject({ theme: 'dark', locale: 'fr', textSize: 25 });
    expect(await readdir(dir)).toEqual(['settings.json']);
  });

  it('stay as they were when they cannot be written', async () => {
    const blocked = inDir('a-file');
    await writeFile(blocked, '');
    const opened = await openSettings(join(blocked, 'data'));
    await expect(opened.change({ theme: 'dark' })).rejects.toMatchObject({ code: 'settings-not-saved' });
    expect(opened.current()).toEqual(STANDARD_SETTINGS);
  });
});

describe('the chosen library', () => {
  it('is remembered', async () => {
    expect(await rememberedLibrary(dir)).toBeNull();
    await rememberLibrary(dir, '/home/ana/Lectures');
    expect(await rememberedLibrary(dir)).toBe('/home/ana/Lectures');
  });

  it.each(['', '{}', '{"dir":7}', '{"dir":"relative"}'])('is none when the file says %j', async (text) => {
    await writeFile(inDir('library.json'), text);
    expect(await rememberedLibrary(dir)).toBeNull();
  });
});
