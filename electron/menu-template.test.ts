import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { COMMANDS, type Command } from '../contract/events.ts';
import { MESSAGES } from '../contract/messages/index.ts';
import { menuTemplate, type MenuOptions } from './menu-template.ts';

const PLATFORMS = ['linux', 'darwin', 'win32'] as const;

const options = (fields: Partial<MenuOptions>): MenuOptions => ({
  platform: 'linux',
  words: MESSAGES.en.menu,
  forDevelopers: false,
  send: () => undefined,
  ...fields,
});

/** Every item of the bar, with those of its sub-menus. */
const flatten = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
const itemsOf = (fields: Partial<MenuOptions>) => flatten(menuTemplate(options(fields)));
const barOf = (fields: Partial<MenuOptions>) => menuTemplate(options(fields)).map((item) => item.label);
const rolesOf = (fields: Partial<MenuOptions>) => itemsOf(fields).flatMap((item) => item.role ?? []);

describe.each(PLATFORMS)('the menu on %s', (platform) => {
  test('has every command of the contract exactly once', () => {
    const ids = itemsOf({ platform }).flatMap((item) => item.id ?? []);
    expect(ids.toSorted()).toEqual([...COMMANDS].toSorted());
  });

  test('sends the command that an item is named after', () => {
    const sent: Command[] = [];
    for (const item of itemsOf({ platform, send: (command) => sent.push(command) }))
      // Electron passes the item, the window and the event; ours reads none of them.
      (item.click as (() => void) | undefined)?.();
    expect(sent.toSorted()).toEqual([...COMMANDS].toSorted());
  });

  test('gives no two items the same keys', () => {
    const keys = itemsOf({ platform }).flatMap((item) => item.accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('leaves no item without words in either language, and translates every one that is not a name', () => {
    const labels = (language: 'en' | 'fr') =>
      itemsOf({ platform, words: MESSAGES[language].menu })
        .filter((item) => item.type !== 'separator')
        .map((item) => item.label);
    expect(labels('fr')).not.toContain(undefined);
    expect(labels('fr')).not.toContain('');
    const same = labels('fr').filter((label, index) => label === labels('en')[index]);
    expect(same).toEqual(platform === 'darwin' ? ['Seedleaf', 'Services', 'Zoom'] : []);
  });

  test('can quit, and offers the tools of developers to them alone', () => {
    expect(rolesOf({ platform })).toContain('quit');
    expect(rolesOf({ platform })).not.toContain('toggleDevTools');
    expect(rolesOf({ platform, forDevelopers: true })).toContain('toggleDevTools');
  });
});

test('macOS has the application menu first, and settings in it', () => {
  expect(barOf({ platform: 'darwin' })).toEqual(['Seedleaf', 'File', 'Edit', 'View', 'Go', 'Window', 'Help']);
  expect(rolesOf({ platform: 'darwin' })).toEqual(
    expect.arrayContaining(['services', 'hide', 'unhide', 'front']),
  );
});

test('elsewhere the bar begins with the file menu', () => {
  expect(barOf({ platform: 'linux' })).toEqual(['File', 'Edit', 'View', 'Go', 'Window', 'Help']);
  expect(barOf({ platform: 'win32', words: MESSAGES.fr.menu })).toEqual([
    'Fichier',
    'Édition',
    'Affichage',
    'Aller',
    'Fenêtre',
    'Aide',
  ]);
});
