import { expect, it } from 'vitest';
import { hasDisplay, isConfined, openerOf } from './open-browser.ts';

it('looks for a display on Linux alone', () => {
  expect(hasDisplay('linux', {})).toBe(false);
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
  expect(hasDisplay('darwin', {})).toBe(true);
  expect(hasDisplay('win32', {})).toBe(true);
});

it('opens as each system does', () => {
  expect([openerOf('linux'), openerOf('darwin'), openerOf('win32')]).toEqual([
    'xdg-open',
    'open',
    'explorer.exe',
  ]);
});

it('knows the launchers of browsers that cannot read temporary files', () => {
  for (const name of [
    'firefox_firefox.desktop\n',
    'org.mozilla.firefox.desktop',
    'com.google.Chrome.desktop',
  ])
    expect(isConfined(name), name).toBe(true);
  for (const name of [
    'firefox.desktop',
    'chromium.desktop',
    'google-chrome.desktop',
    'firefox-esr.desktop',
    '',
  ])
    expect(isConfined(name), name).toBe(false);
});
