/** What no page may do: reach the network, leave its address, open a window, get a permission, save a file. */
import { expect, type Page } from '@playwright/test';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openStranger, type Shell } from '../launch.ts';
import { claim, type Claim } from './claim.ts';

/** Runs `work` with a server of this machine, and answers the requests and connections that reached it. */
async function withServer(work: (url: string) => Promise<void>): Promise<string[]> {
  const reached: string[] = [];
  const server = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    response.end('reached');
  });
  server.on('upgrade', (request, socket) => {
    reached.push(`socket ${request.url ?? ''}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  try {
    await work(`http://127.0.0.1:${String(port)}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  return reached;
}

/** Tries every way out that a page has; resolves when each has failed or had its time. */
const tryEveryWayOut = (page: Page, url: string): Promise<string[]> =>
  page.evaluate(async (url) => {
    const opened: string[] = [];
    const patience = new Promise((resolve) => setTimeout(resolve, 1_000));
    const settle = (name: string, target: EventTarget, good: string): void =>
      target.addEventListener(good, () => opened.push(name));
    const image = document.body.appendChild(new Image());
    settle('image', image, 'load');
    image.src = `${url}/image`;
    for (const rel of ['stylesheet', 'prefetch', 'preload', 'icon']) {
      const link = document.head.appendChild(document.createElement('link'));
      Object.assign(link, { rel, as: 'image', href: `${url}/${rel}` });
    }
    settle('socket', new WebSocket(`${url.replace('http', 'ws')}/socket`), 'open');
    settle('events', new EventSource(`${url}/events`), 'open');
    navigator.sendBeacon(`${url}/beacon`, 'x');
    const fetched = fetch(`${url}/fetch`, { mode: 'no-cors' }).then(
      () => opened.push('fetch'),
      () => undefined,
    );
    await Promise.all([fetched, patience]);
    return opened;
  }, url);

const ADDRESS = 'https://example.com/';

/** The page is where it was, and still answers. */
async function isStillThere({ app, page }: Shell, before: string): Promise<void> {
  await page.waitForTimeout(200);
  expect(page.url()).toBe(before);
  expect(await page.evaluate(() => typeof window.seedleaf)).toBe('object');
  expect(app.windows()).toHaveLength(1);
}

export const confinementClaims: readonly Claim[] = [
  claim('no request leaves the page', async ({ page }) => {
    const reached = await withServer(async (url) => {
      expect(await tryEveryWayOut(page, url)).toEqual([]);
    });
    expect(reached).toEqual([]);
  }),

  claim('no request leaves even a page without a policy: the session cancels it', async (shell) => {
    const failures: string[] = [];
    const reached = await withServer(async (url) => {
      const stranger = await openStranger(shell, '<body>');
      stranger.on('requestfailed', (request) => failures.push(request.failure()?.errorText ?? ''));
      try {
        expect(await tryEveryWayOut(stranger, url)).toEqual([]);
      } finally {
        await stranger.close();
      }
    });
    expect(reached).toEqual([]);
    // Not a failed look-up, which would be the next line of defence.
    expect(failures.filter((failure) => failure.startsWith('net::ERR_BLOCKED_BY_CLIENT'))).not.toEqual([]);
  }),

  claim('no name is ever looked up', async ({ app }) => {
    const rules = await app.evaluate(({ app }) => app.commandLine.getSwitchValue('host-resolver-rules'));
    expect(rules).toBe('MAP * ~NOTFOUND');
  }),

  claim('a page that makes calls of its own reveals no address', async ({ app }) => {
    const policies = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getWebRTCIPHandlingPolicy()),
    );
    expect(policies).toEqual(['disable_non_proxied_udp']);
  }),

  claim('the page cannot leave its address', async (shell) => {
    const { page } = shell;
    const before = page.url();
    const targets = [ADDRESS, 'http://127.0.0.1:1/', `${new URL(before).origin}/index.html`];
    for (const target of targets) {
      await page.evaluate((target) => location.assign(target), target);
      await isStillThere(shell, before);
    }
  }),

  claim('a link that is followed leads nowhere by itself', async (shell) => {
    const { page } = shell;
    const before = page.url();
    for (const target of ['', '_blank', '_top', 'named']) {
      await page.evaluate(
        ([href, target]) => {
          const link = document.body.appendChild(document.createElement('a'));
          Object.assign(link, { href, target });
          link.click();
          link.remove();
        },
        [ADDRESS, target] as const,
      );
      await isStillThere(shell, before);
    }
  }),

  claim('no window is opened', async (shell) => {
    const before = shell.page.url();
    for (const url of [ADDRESS, 'about:blank', before]) {
      const opened = await shell.page.evaluate((url) => window.open(url) === null, url);
      expect(opened, url).toBe(true);
    }
    await isStillThere(shell, before);
  }),

  claim('every permission is denied', async ({ page }) => {
    const states = await page.evaluate(async () => {
      const names = ['notifications', 'geolocation', 'camera', 'microphone', 'clipboard-read', 'midi'];
      // These names are Chromium's; the library of types knows only some of them.
      const state = async (name: string) =>
        (await navigator.permissions.query({ name: name as PermissionName })).state;
      return Promise.all(names.map(state));
    });
    expect(states).toEqual(states.map(() => 'denied'));
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  }),

  claim('nothing is downloaded', async ({ app, page }) => {
    await app.evaluate(({ session }) => {
      Reflect.set(globalThis, 'prevented', null);
      session.defaultSession.once('will-download', (event) => {
        Reflect.set(globalThis, 'prevented', event.defaultPrevented);
      });
    });
    const prevented = () =>
      app.evaluate(() => {
        const answer: unknown = Reflect.get(globalThis, 'prevented');
        return answer;
      });
    await page.evaluate(() => {
      const link = document.body.appendChild(document.createElement('a'));
      link.href = URL.createObjectURL(new Blob(['text']));
      link.download = 'text.txt';
      link.click();
      link.remove();
    });
    await expect.poll(prevented).toBe(true);
  }),

  claim('nothing is checked for spelling, for which dictionaries would be fetched', async ({ app }) => {
    expect(await app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false);
  }),
];
