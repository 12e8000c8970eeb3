import { describe, expect, it } from 'vitest';
import { MESSAGES } from '../../contract/messages/index.ts';
import { SHORTCUTS, shortcutLabels, shortcutOf, type KeyPress } from './shortcuts.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('the shortcut that a key press means', () => {
  it('takes Ctrl where there is no Command key, and Command where there is', () => {
    expect(shortcutOf(press('f', { ctrlKey: true }), false)?.id).toBe('find-in-article');
    expect(shortcutOf(press('f', { metaKey: true }), true)?.id).toBe('find-in-article');
    expect(shortcutOf(press('f', { ctrlKey: true }), true)).toBeNull();
  });

  it('tells finding in the article from searching the library by Shift alone', () => {
    expect(shortcutOf(press('F', { ctrlKey: true, shiftKey: true }), false)?.id).toBe('search-library');
  });

  it('takes a letter alone only when nothing is held', () => {
    expect(shortcutOf(press('n'), false)?.id).toBe('note');
    expect(shortcutOf(press('n', { ctrlKey: true }), false)).toBeNull();
    expect(shortcutOf(press('N', { shiftKey: true }), false)).toBeNull();
  });

  it('finds the digits of a French keyboard by their place, without Shift', () => {
    expect(shortcutOf(press('"', { code: 'Digit3' }), false)).toEqual({ id: 'mark', index: 2 });
    expect(shortcutOf(press('à', { code: 'Digit0', ctrlKey: true }), false)?.id).toBe('standard-text');
  });

  it('finds a sign whether or not the layout needs Shift for it', () => {
    expect(shortcutOf(press('?', { shiftKey: true }), false)?.id).toBe('shortcuts');
    expect(shortcutOf(press('/', { shiftKey: true }), false)?.id).toBe('search-library');
    expect(shortcutOf(press('+', { ctrlKey: true, shiftKey: true }), false)?.id).toBe('larger-text');
    expect(shortcutOf(press('=', { ctrlKey: true }), false)?.id).toBe('larger-text');
  });

  it('goes back with Alt and an arrow, and with Command and a bracket on a Mac', () => {
    expect(shortcutOf(press('ArrowLeft', { altKey: true }), false)?.id).toBe('go-back');
    expect(shortcutOf(press('[', { metaKey: true, code: 'BracketLeft' }), true)?.id).toBe('go-back');
  });

  it('leaves to the browser what the browser does', () => {
    expect(shortcutOf(press(' ', { code: 'Space' }), false)).toBeNull();
    expect(shortcutOf(press('v', { ctrlKey: true }), false)).toBeNull();
  });
});

describe('the label of a shortcut', () => {
  it('is written as the keyboards of the language are printed', () => {
    expect(shortcutLabels('search-library', false, MESSAGES.fr.shortcuts.keys)[0]).toBe('Ctrl+Maj+F');
    expect(shortcutLabels('search-library', false, MESSAGES.en.shortcuts.keys)[0]).toBe('Ctrl+Shift+F');
  });

  it('uses the signs of a Mac on a Mac', () => {
    expect(shortcutLabels('search-library', true, MESSAGES.en.shortcuts.keys)[0]).toBe('⌘⇧F');
    expect(shortcutLabels('go-back', true, MESSAGES.en.shortcuts.keys)).toEqual(['⌘[']);
  });

  it('keeps the plus sign of the shortcut that has one', () => {
    expect(shortcutLabels('larger-text', false, MESSAGES.en.shortcuts.keys)).toEqual(['Ctrl++']);
  });
});

it('names every shortcut once, in both languages', () => {
  const ids = SHORTCUTS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { shortcuts } of Object.values(MESSAGES))
    expect(Object.keys(shortcuts.names).sort()).toEqual([...ids].sort());
});
