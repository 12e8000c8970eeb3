import { describe, expect, test } from 'vitest';
import { APP_PAGE, isOwnAddress, isOwnPage } from './origin.ts';

describe('the origin of the renderer', () => {
  test('its page is its own, with or without a fragment', () => {
    expect(isOwnPage(APP_PAGE)).toBe(true);
    expect(isOwnPage(`${APP_PAGE}#article`)).toBe(true);
  });

  test('a file of the bundle is its own address, and not its page', () => {
    expect(isOwnAddress('seedleaf-app://bundle/assets/index.js')).toBe(true);
    expect(isOwnPage('seedleaf-app://bundle/assets/index.js')).toBe(false);
    expect(isOwnPage('seedleaf-app://bundle/?from=elsewhere')).toBe(false);
  });

  test.each([
    'https://bundle/',
    'seedleaf-app://bundle.example.com/',
    'seedleaf-app://elsewhere/',
    'seedleaf-apps://bundle/',
    'file:///bundle/index.html',
    'about:blank',
    'data:text/html,bundle',
    '',
    'bundle',
  ])('%j is a stranger', (url) => {
    expect(isOwnAddress(url)).toBe(false);
    expect(isOwnPage(url)).toBe(false);
  });
});
