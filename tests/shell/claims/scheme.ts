/** How the renderer is served: a secure origin of its own that gives out its bundle and nothing else. */
import { expect, type ConsoleMessage } from '@playwright/test';
import { SECURITY_HEADERS } from '../../../contract/security-headers.ts';
import { claim, type Claim } from './claim.ts';

declare global {
  interface Window {
    /** Chromium's own; the library of types does not know it. */
    readonly trustedTypes?: { createPolicy(name: string, rules: object): object };
  }
}

export const schemeClaims: readonly Claim[] = [
  claim('the page is a secure context with an origin of its own', async ({ page }) => {
    const seen = await page.evaluate(() => [
      isSecureContext,
      location.protocol === 'file:',
      origin === 'null',
    ]);
    expect(seen).toEqual([true, false, false]);
  }),

  claim('the files of the bundle are served with their types', async ({ page }) => {
    const types = await page.evaluate(async () => {
      const script = document.querySelector('script[src]')?.getAttribute('src') ?? '';
      const typeOf = async (url: string) => (await fetch(url)).headers.get('content-type');
      return [await typeOf('/'), await typeOf('/index.html'), await typeOf(script)];
    });
    expect(types).toEqual([
      'text/html; charset=utf-8',
      'text/html; charset=utf-8',
      'text/javascript; charset=utf-8',
    ]);
  }),

  claim('what is not in the bundle is not found, by any spelling', async ({ page }) => {
    const paths = [
      '/nope.js',
      '/assets',
      '/assets/',
      '/../package.json',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/node/main.js',
      '/..%5c..%5cpackage.json',
      '/index.html%00.js',
      '/.hidden.js',
      '//node/main.js',
      '/%ff.js',
    ];
    const statuses = await page.evaluate(
      (paths) => Promise.all(paths.map(async (path) => (await fetch(origin + path)).status)),
      paths,
    );
    expect(statuses).toEqual(paths.map(() => 404));
  }),

  claim('the bundle can only be read', async ({ page }) => {
    const statuses = await page.evaluate(() =>
      Promise.all(
        ['POST', 'PUT', 'DELETE', 'HEAD'].map(async (method) => (await fetch('/', { method })).status),
      ),
    );
    expect(statuses).toEqual([405, 405, 405, 405]);
  }),

  claim('every answer carries the security headers, found or not', async ({ page }) => {
    const answers = await page.evaluate(async () => {
      const headersOf = async (url: string) => Object.fromEntries([...(await fetch(url)).headers]);
      return [await headersOf('/'), await headersOf('/nope.js')];
    });
    for (const headers of answers) expect(headers).toMatchObject(SECURITY_HEADERS);
  }),

  claim('no inline script or evaluated text runs, and no markup is made of text', async ({ page }) => {
    const blocked = await page.evaluate(async () => {
      const throws = (work: () => unknown): boolean => {
        try {
          work();
          return false;
        } catch {
          return true;
        }
      };
      const script = document.createElement('script');
      // Later, not here: what a test evaluates may itself evaluate.
      const evaluated = await new Promise((resolve) =>
        setTimeout(() => resolve(throws(() => Reflect.construct(Function, ['return 1']))), 0),
      );
      return {
        markup: throws(() => (document.createElement('div').innerHTML = '<b>bold</b>')),
        inlineScript: throws(() => (script.text = 'window.ran = true')),
        evaluated,
        policy: throws(() => window.trustedTypes?.createPolicy('mine', {})),
      };
    });
    expect(blocked).toEqual({ markup: true, inlineScript: true, evaluated: true, policy: true });
  }),

  claim('the program’s own page loads without breaking any of these rules', async ({ page }) => {
    const complaints: string[] = [];
    const listen = (message: ConsoleMessage): void => {
      if (message.type() === 'error') complaints.push(message.text());
    };
    page.on('console', listen);
    await page.reload();
    await page.waitForFunction(() => document.readyState === 'complete');
    await page.waitForTimeout(500);
    page.off('console', listen);
    expect(complaints).toEqual([]);
  }),
];
