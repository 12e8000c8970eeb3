import { expect, test } from 'vitest';
import { backgroundOf, nativeThemeOf } from './appearance.ts';

test('sepia is a light theme to menus and dialogs', () => {
  expect(nativeThemeOf('sepia')).toBe('light');
  expect(nativeThemeOf('dark')).toBe('dark');
  expect(nativeThemeOf('system')).toBe('system');
});

test('a window is born in the colour of its paper', () => {
  expect(backgroundOf('sepia', true)).toBe('#f8f0df');
  expect(backgroundOf('light', true)).toBe('#fdfcf9');
  expect(backgroundOf('system', true)).toBe(backgroundOf('dark', false));
  expect(backgroundOf('system', false)).toBe(backgroundOf('light', false));
});
