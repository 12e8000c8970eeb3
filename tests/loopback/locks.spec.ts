/** Requests written by hand, as no browser would send them: every lock alone must hold. */
import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, test } from '@playwright/test';
import { SECURITY_HEADERS } from '../../contract/security-headers.ts';
import { CODE_LIFE_MS } from '../../loopback/session.ts';
import { CANARY, codeOf, openTestServer, type TestServer } from './test-server.ts';

let ours: TestServer;
test.beforeAll(async () => {
  ours = await openTestServer();
});
test.afterAll(async () => {
  expect(ours.bugs, 'no request of these may look like a bug of ours').toEqual([]);
  await ours.close();
});

const CALL = JSON.stringify({ name: 'libraryStatus', input: {} });
const call = async (headers: Record<string, string>, method = 'POST', body = CALL): Promise<number> =>
  (await ours.ask({ method, path: '/api/call', headers, body })).status;
const allLocks = async (): Promise<Record<string, string>> => ({
  ...ours.headers(),
  authorization: `Bearer ${await ours.logIn()}`,
});
const without = (headers: Record<string, string>, name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name));

test.describe('a call', () => {
  test('passes with every header as our page sends it', async () => {
    const answer = await ours.ask({
      method: 'POST',
      path: '/api/call',
      headers: await allLocks(),
      body: CALL,
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: true, value: { state: 'ready' } });
  });

  for (const name of ['origin', 'sec-fetch-site', 'content-type', 'authorization'])
    test(`is refused without ${name}`, async () => {
      expect(await call(without(await allLocks(), name))).toBeGreaterThanOrEqual(400);
    });

  for (const [name, value] of [
    ['origin', 'null'],
    ['origin', 'http://rebind.test'],
    ['origin', 'http://localhost:PORT'],
    ['origin', 'https://127.0.0.1:PORT'],
    ['origin', 'http://127.0.0.1'],
    ['origin', 'http://127.0.0.1:PORT.rebind.test'],
    ['sec-fetch-site', 'same-site'],
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'none'],
    ['content-type', 'text/plain'],
    ['content-type', 'application/json; charset=utf-8'],
    ['content-type', 'multipart/form-data'],
    ['authorization', `Bearer ${'A'.repeat(43)}`],
    ['authorization', 'Bearer '],
    ['authorization', 'Basic dXNlcjp1c2Vy'],
  ] as const)
    test(`is refused with ${name}: ${value}`, async () => {
      const headers = { ...(await allLocks()), [name]: value.replace('PORT', String(ours.port)) };
      expect(await call(headers)).toBeGreaterThanOrEqual(400);
    });

  test('is refused when the token is anywhere but in its header', async () => {
    const { authorization = '', ...rest } = await allLocks();
    const token = authorization.slice('Bearer '.length);
    const elsewhere: Record<string, string> = { ...rest, cookie: `token=${token}`, 'x-token': token };
    expect(await call(elsewhere)).toBe(401);
    const path = `/api/call?token=${token}`;
    expect((await ours.ask({ method: 'POST', path, headers: rest, body: CALL })).status).toBe(401);
  });

  for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])
    test(`is refused by ${method}`, async () => {
      expect(await call(await allLocks(), method, '')).toBe(405);
    });

  for (const body of [
    '',
    '{',
    'null',
    '[]',
    '"call"',
    '7',
    '\u{feff}{}x',
    '{"name":"libraryStatus","input":{}} {}',
  ])
    test(`is refused with the body ${JSON.stringify(body)}`, async () => {
      expect(await call(await allLocks(), 'POST', body)).toBe(400);
    });

  test('is refused with bytes that are not UTF-8', async () => {
    const { authorization = '' } = await allLocks();
    const head = `POST /api/call HTTP/1.1\r\nHost: 127.0.0.1:${ours.port}\r\nOrigin: ${ours.server.origin}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nAuthorization: ${authorization}\r\n`;
    const answered = new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(ours.port, '127.0.0.1', () => {
        socket.write(`${head}Content-Length: 4\r\nConnection: close\r\n\r\n`);
        socket.write(Buffer.from([0x22, 0xff, 0xfe, 0x22]));
      });
      socket.on('data', (part) => (text += String(part))).on('close', () => resolve(text));
    });
    expect(await answered).toContain(' 400 ');
  });

  test('of an unknown name is an answer, whatever the name', async () => {
    const headers = await allLocks();
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 7, null, ['search']]) {
      const body = JSON.stringify({ name, input: {} });
      const answer = await ours.ask({ method: 'POST', path: '/api/call', headers, body });
      expect(JSON.parse(answer.body), String(name)).toMatchObject({
        ok: false,
        error: { code: 'unknown-call' },
      });
    }
  });
});

test.describe('a body', () => {
  test('of many megabytes passes with a token, as a file that is added', async () => {
    const base64 = Buffer.alloc(12 * 1024 * 1024, 'a').toString('base64');
    const body = JSON.stringify({ name: 'addFile', input: { name: 'Large.txt', base64 } });
    const answer = await ours.ask({ method: 'POST', path: '/api/call', headers: await allLocks(), body });
    expect(JSON.parse(answer.body)).toMatchObject({ ok: true, value: { path: 'Large.txt' } });
  });

  test('over the limit is refused before it is read', async () => {
    const { authorization = '' } = await allLocks();
    const head = (path: string, length: number, token: string): string =>
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${ours.port}\r\nOrigin: ${ours.server.origin}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\n${token}Content-Length: ${length}\r\n\r\n`;
    const large = await ours.write(
      head('/api/call', 200 * 1024 * 1024, `Authorization: ${authorization}\r\n`),
    );
    expect(large).toContain(' 413 ');
    expect(await ours.write(head('/api/session', 2_000, ''))).toContain(' 413 ');
    expect(await ours.write(head('/api/call', 2_000, '')), 'a stranger sends nothing').toContain(' 401 ');
  });

  test('that grows past the limit in pieces is cut off', async () => {
    const pieces = `${(1024).toString(16)}\r\n${' '.repeat(1024)}\r\n`.repeat(2);
    const text = `POST /api/session HTTP/1.1\r\nHost: 127.0.0.1:${ours.port}\r\nOrigin: ${ours.server.origin}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${pieces}`;
    expect(await ours.write(text)).toContain(' 413 ');
  });
});

test.describe('a code', () => {
  const exchange = async (code: unknown): Promise<number> => {
    const body = JSON.stringify({ code });
    return (await ours.ask({ method: 'POST', path: '/api/session', headers: ours.headers(), body })).status;
  };

  test('is good once', async () => {
    const code = codeOf(ours.server.freshLink());
    expect(await exchange(code)).toBe(200);
    expect(await exchange(code)).toBe(401);
  });

  test('is good once even when two ask at the same time', async () => {
    const code = codeOf(ours.server.freshLink());
    const statuses = await Promise.all(Array.from({ length: 8 }, () => exchange(code)));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  test('grows old', async () => {
    const code = codeOf(ours.server.freshLink());
    ours.pass(CODE_LIFE_MS);
    expect(await exchange(code)).toBe(401);
  });

  test('is never anything but our own text', async () => {
    for (const code of ['', 'x', null, 7, {}, ['a'], 'A'.repeat(43)]) expect(await exchange(code)).toBe(401);
  });

  test('is not a token', async () => {
    const headers = { ...ours.headers(), authorization: `Bearer ${codeOf(ours.server.freshLink())}` };
    expect(await call(headers)).toBe(401);
  });
});

test.describe('the Host', () => {
  for (const host of [
    'rebind.test',
    'localhost:PORT',
    'LOCALHOST:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1:PORT.rebind.test',
    '127.0.0.1.:PORT',
    '127.1:PORT',
    '2130706433:PORT',
    '0.0.0.0:PORT',
    '[::1]:PORT',
    '[::ffff:127.0.0.1]:PORT',
    'me@127.0.0.1:PORT',
    '127.0.0.1:0PORT',
  ])
    test(`${host} is not ours`, async () => {
      const headers = { ...(await allLocks()), host: host.replace('PORT', String(ours.port)) };
      expect(await call(headers)).toBe(421);
      expect((await ours.ask({ headers: { host: headers.host } })).status).toBe(421);
    });
});

test.describe('a path', () => {
  for (const path of [
    '/../secret.js',
    '/..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/%2e%2e%2fsecret.js',
    '/%252e%252e%252fsecret.js',
    '/....//secret.js',
    '/..\\secret.js',
    '/..%5csecret.js',
    '/assets/../../secret.js',
    '/assets/..%2f..%2fsecret.js',
    '//secret.js',
    '/%00index.html',
    '/index.html%00.js',
    '/%c0%ae%c0%ae/secret.js',
    '/.',
    '/.hidden.js',
    '/notes.txt',
    '/assets',
    '/assets/',
    '/../renderer-secret/x.js',
    '/%zz',
    '/C:/secret.js',
    '/index.html/',
    '/;/secret.js',
  ])
    test(`${path} leads nowhere`, async () => {
      const answer = await ours.ask({ path });
      expect(answer.status).not.toBe(200);
      expect(answer.body).not.toContain(CANARY);
    });

  test('of the bundle is served with its type and never kept', async () => {
    for (const [path, type] of [
      ['/', 'text/html; charset=utf-8'],
      ['/index.html?x=1', 'text/html; charset=utf-8'],
      ['/assets/app.js', 'text/javascript; charset=utf-8'],
    ] as const) {
      const answer = await ours.ask({ path });
      expect(answer.status, path).toBe(200);
      expect(answer.headers['content-type']).toBe(type);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });
});

test.describe('over a bare socket', () => {
  const host = (): string => `Host: 127.0.0.1:${ours.port}`;
  const refused = async (text: string): Promise<void> => {
    const answer = await ours.write(text, 1_000);
    expect(answer).not.toContain(' 200 ');
    expect(answer).not.toContain(' 101 ');
    if (answer) expect(answer.toLowerCase()).toContain('content-security-policy');
  };

  test('two Hosts, no Host and an old protocol are refused', async () => {
    await refused(`GET / HTTP/1.1\r\n${host()}\r\nHost: rebind.test\r\n\r\n`);
    await refused(`GET / HTTP/1.1\r\nHost: rebind.test\r\n${host()}\r\n\r\n`);
    await refused('GET / HTTP/1.1\r\n\r\n');
    await refused('GET / HTTP/1.0\r\n\r\n');
    await refused('GET /\r\n');
  });

  test('an absolute target, an asterisk and a tunnel are refused', async () => {
    await refused(`GET http://rebind.test/ HTTP/1.1\r\n${host()}\r\n\r\n`);
    await refused(`GET http://127.0.0.1:${ours.port}/ HTTP/1.1\r\n${host()}\r\n\r\n`);
    await refused(`OPTIONS * HTTP/1.1\r\n${host()}\r\n\r\n`);
    await refused(`CONNECT 127.0.0.1:22 HTTP/1.1\r\n${host()}\r\n\r\n`);
  });

  test('an upgrade and an unknown expectation are refused', async () => {
    await refused(
      `GET / HTTP/1.1\r\n${host()}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: eA==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
    await refused(
      `GET / HTTP/1.1\r\n${host()}\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n\r\n`,
    );
    await refused(`GET / HTTP/1.1\r\n${host()}\r\nExpect: a-miracle\r\n\r\n`);
  });

  test('no second request hides in the first one’s body', async () => {
    const inner = `GET /index.html HTTP/1.1\r\n${host()}\r\n\r\n`;
    await refused(
      `POST /api/call HTTP/1.1\r\n${host()}\r\nContent-Length: ${inner.length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${inner}`,
    );
    await refused(
      `POST /api/call HTTP/1.1\r\n${host()}\r\nContent-Length: 0\r\nContent-Length: 9\r\n\r\n${inner}`,
    );
    await refused(
      `POST /api/call HTTP/1.1\r\n${host()}\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n${inner}`,
    );
    // After a refusal the connection closes: what follows is not answered.
    await refused(`POST /api/call HTTP/1.1\r\n${host()}\r\nContent-Length: 2\r\n\r\n{}${inner}`);
  });

  test('headers without end are refused', async () => {
    await refused(`GET / HTTP/1.1\r\n${host()}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);
  });

  test('a header that never ends is cut off within seconds', async () => {
    const startedAt = Date.now();
    expect(await ours.write(`GET / HTTP/1.1\r\n${host()}\r\nX: `, 15_000)).toBe('');
    expect(Date.now() - startedAt).toBeLessThan(10_000);
  });

  test('connections without end leave room for those that come after they are gone', async () => {
    const open = Array.from(
      { length: 300 },
      () =>
        new Promise<Socket>((resolve) => {
          const socket = connect(ours.port, '127.0.0.1');
          socket.on('error', () => socket.destroy());
          socket.on('connect', () => resolve(socket)).on('close', () => resolve(socket));
        }),
    );
    const sockets = await Promise.all(open);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(sockets.filter((socket) => !socket.destroyed).length).toBeLessThanOrEqual(64);
    for (const socket of sockets) socket.destroy();
    await expect
      .poll(() =>
        ours.ask({}).then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(200);
  });
});

test('only this machine can connect', async () => {
  const addresses = Object.values(networkInterfaces()).flatMap((several) => several ?? []);
  const outside = addresses.filter(({ internal }) => !internal).map(({ address }) => address);
  for (const address of [...outside, '::1', '127.0.0.2']) {
    const outcome = await new Promise((resolve) => {
      const socket = connect(ours.port, address);
      socket.on('connect', () => resolve('open')).on('error', () => resolve('closed'));
    });
    expect(outcome, address).toBe('closed');
  }
});

test('every reply carries the hardening headers, and neither CORS nor a cookie', async () => {
  const headers = await allLocks();
  const answers = await Promise.all([
    ours.ask({}),
    ours.ask({ path: '/nothing.js' }),
    ours.ask({ method: 'DELETE' }),
    ours.ask({ headers: { host: 'rebind.test' } }),
    ours.ask({ path: '/api/call' }),
    ours.ask({ path: '/api/nothing', method: 'POST', headers, body: '{}' }),
    ours.ask({ path: '/api/call', method: 'POST', headers, body: '{' }),
    ours.ask({ path: '/api/call', method: 'POST', headers, body: CALL }),
    ours.ask({
      path: '/api/call',
      method: 'OPTIONS',
      headers: { ...headers, 'access-control-request-method': 'POST' },
    }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 404, 405, 421, 405, 404, 400, 200, 405]);
  for (const answer of answers) {
    expect(answer.headers).toMatchObject(SECURITY_HEADERS);
    const names = Object.keys(answer.headers).join(' ');
    expect(names).not.toContain('access-control');
    expect(names).not.toContain('set-cookie');
    expect(names).not.toContain('x-powered-by');
  }
});
