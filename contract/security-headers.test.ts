import fc from 'fast-check';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ASSET_TYPES, assetPath, CONTENT_SECURITY_POLICY, extensionOf } from './security-headers.ts';

describe('assetPath', () => {
  test('the root is the page itself', () => {
    expect(assetPath('/')).toBe('index.html');
  });

  test('a file of the bundle is named relative to it, folders included', () => {
    expect(assetPath('/assets/index-Bx_3-9.js')).toBe('assets/index-Bx_3-9.js');
    expect(assetPath('/assets/literata-latin.WOFF2')).toBe('assets/literata-latin.WOFF2');
  });

  test.each([
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
    '/assets/../../package.json',
    '/assets/./index.js',
    '/..\\package.json',
    '/%5c..%5cpackage.json',
    '//host/index.html',
    '/C:/windows/index.html',
    '/.hidden.js',
    '/assets/.env.json',
    '/index.html%00.js',
    '/index.html%2500.js',
    '/bad%escape.js',
    '/assets/',
    '/assets',
    '/main.js.map',
    '/photo.jpg',
    'index.html',
    '',
  ])('%j names nothing that is served', (pathname) => {
    expect(assetPath(pathname)).toBeNull();
  });

  test('whatever is asked, the answer stays inside the bundle and has a known type', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2f',
      '%2e',
      '%',
      '\0',
      ':',
      'a',
      'index',
      '.js',
      '.html',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const path = assetPath(`/${pieces.join('')}`);
        if (path === null) return;
        expect(posix.resolve('/bundle', path)).toBe(`/bundle/${path}`);
        expect(ASSET_TYPES).toHaveProperty([extensionOf(path)]);
      }),
      { numRuns: 2000 },
    );
  });
});

test('the policy starts from nothing and never allows inline or evaluated code', () => {
  expect(CONTENT_SECURITY_POLICY.startsWith("default-src 'none'; ")).toBe(true);
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/);
});
