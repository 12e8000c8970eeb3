/** Pages of other origins, in the same browser as the reader, try to reach it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { launchOptions } from '../../build/chromium.ts';
import { codeOf, openTestServer, type TestServer } from './test-server.ts';

let ours: TestServer;
let browser: Browser;
let context: BrowserContext;
let hostileServer: Server;
let hostile: Page;

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`); // it listens on TCP
    });
  });

test.beforeAll(async () => {
  ours = await openTestServer();
  browser = await chromium.launch(launchOptions);
  hostileServer = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><h1>Free kittens</h1>');
  });
  context = await browser.newContext();
  hostile = await context.newPage();
  await hostile.goto(await listen(hostileServer));
});

test.afterAll(async () => {
  await browser.close();
  hostileServer.close();
  await ours.close();
});

/** What a fetch from the hostile page comes to. */
const fetched = (path: string, init: RequestInit): Promise<string> =>
  hostile.evaluate(
    async ([url, how]) => {
      try {
        const response = await fetch(url, how);
        return `${response.type} ${response.status} ${await response.text()}`;
      } catch {
        return 'blocked';
      }
    },
    [`${ours.server.origin}${path}`, init] as const,
  );

test.describe('another page of the same browser', () => {
  const call = JSON.stringify({ name: 'libraryStatus', input: {} });

  test('cannot call with a simple request', async () => {
    expect(await fetched('/api/call', { method: 'POST', body: call })).toBe('blocked');
  });

  test('cannot call blindly: a request whose answer it may not read changes nothing either', async () => {
    const token = await ours.logIn();
    const before = await ours.engine.handlers.libraryStatus({});
    const body = JSON.stringify({ name: 'addText', input: { text: 'planted' } });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json'])
      await fetched('/api/call', {
        method: 'POST',
        mode: 'no-cors',
        headers: { 'content-type': type, authorization: `Bearer ${token}` },
        body,
      });
    await hostile.evaluate(
      ([url, text]) => navigator.sendBeacon(url, new Blob([text], { type: 'application/json' })),
      [`${ours.server.origin}/api/call`, body] as const,
    );
    expect(await ours.engine.handlers.libraryStatus({})).toEqual(before);
  });

  test('gets no leave from a preflight, even with a good token', async () => {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${await ours.logIn()}`,
    };
    expect(await fetched('/api/call', { method: 'POST', headers, body: call })).toBe('blocked');
    expect(await fetched('/api/events', { method: 'POST', headers, body: '{}' })).toBe('blocked');
  });

  test('cannot exchange a code that it got hold of', async () => {
    const code = codeOf(ours.server.freshLink());
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ code });
    expect(await fetched('/api/session', { method: 'POST', headers, body })).toBe('blocked');
    expect(await fetched('/api/session', { method: 'POST', mode: 'no-cors', body })).toBe('blocked');
    const answer = await ours.ask({ method: 'POST', path: '/api/session', headers: ours.headers(), body });
    expect(answer.status, 'the code is still good for our own page').toBe(200);
  });

  test('cannot read a file of ours', async () => {
    for (const mode of ['cors', 'no-cors'] as const)
      expect(await fetched('/index.html', { mode })).toBe('blocked');
  });

  test('cannot load a file of ours as its script, style or image', async () => {
    const outcome = await hostile.evaluate(
      ([origin]) =>
        Promise.all(
          ['script', 'link', 'img'].map(
            (tag) =>
              new Promise((resolve) => {
                const element = document.createElement(tag);
                element.addEventListener('load', () => resolve(`${tag} loaded`));
                element.addEventListener('error', () => resolve(`${tag} refused`));
                const url = `${origin}/assets/app.js`;
                if (element instanceof HTMLLinkElement) {
                  element.rel = 'stylesheet';
                  element.href = url;
                } else element.setAttribute('src', url);
                document.head.append(element);
              }),
          ),
        ),
      [ours.server.origin] as const,
    );
    expect(outcome).toEqual(['script refused', 'link refused', 'img refused']);
  });

  test('cannot open a WebSocket', async () => {
    const outcome = await hostile.evaluate(
      (url) =>
        new Promise((resolve) => {
          const socket = new WebSocket(url);
          socket.onopen = () => resolve('open');
          socket.onerror = () => resolve('refused');
        }),
      ours.server.origin.replace('http', 'ws'),
    );
    expect(outcome).toBe('refused');
  });

  test('cannot put us in a frame, even with a good link', async () => {
    const page = await context.newPage();
    await page.goto(hostile.url());
    const framed = page.waitForResponse((one) => one.url().startsWith(ours.server.origin));
    await page.evaluate((src) => {
      const frame = document.createElement('iframe');
      frame.src = src;
      document.body.append(frame);
    }, ours.server.freshLink());
    expect((await framed).status()).toBe(403);
    await page.close();
  });

  test('cannot post a form to us', async () => {
    const page = await context.newPage();
    await page.goto(hostile.url());
    const [response] = await Promise.all([
      page.waitForResponse((one) => one.url().startsWith(ours.server.origin)),
      page.evaluate((action) => {
        const form = document.createElement('form');
        form.method = 'post';
        form.enctype = 'text/plain';
        form.action = action;
        const field = document.createElement('input');
        field.name = '{"name":"addText","input":{"text":"planted","x":"';
        field.value = '"}}';
        form.append(field);
        document.body.append(form);
        form.submit();
      }, `${ours.server.origin}/api/call`),
    ]);
    expect(response.status()).toBe(403);
    await page.close();
  });

  test('keeps no handle on a window that it opens', async () => {
    const page = await context.newPage();
    await page.goto(hostile.url());
    const popup = page.waitForEvent('popup');
    await page.evaluate((url) => {
      Object.assign(window, { opened: window.open(url) });
    }, ours.server.origin);
    const opened = await popup;
    await expect(opened.locator('#state')).toHaveText('ran');
    expect(await opened.evaluate(() => window.opener === null)).toBe(true);
    // To the opener the window is a closed one: its messages, frames and address are out of reach.
    await expect
      .poll(() =>
        page.evaluate(() => {
          const { opened: handle } = window as unknown as { opened: Window | null }; // set just above
          return handle === null || handle.closed;
        }),
      )
      .toBe(true);
    await opened.close();
    await page.close();
  });
});

test('a name that resolves to this machine gets 421 for everything', async () => {
  const rebinding = await chromium.launch({
    ...launchOptions,
    args: [...launchOptions.args, '--host-resolver-rules=MAP *.rebind.test 127.0.0.1'],
  });
  try {
    const page = await rebinding.newPage();
    const response = await page.goto(`http://www.rebind.test:${ours.port}/`);
    expect(response?.status()).toBe(421);
    // The page is of its own origin to itself: only the Host lock stands between it and the calls.
    const token = await ours.logIn();
    const status = await page.evaluate(async (bearer) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` };
      const body = JSON.stringify({ name: 'libraryStatus', input: {} });
      const answer = await fetch('/api/call', { method: 'POST', headers, body });
      return answer.status;
    }, token);
    expect(status).toBe(421);
  } finally {
    await rebinding.close();
  }
});
