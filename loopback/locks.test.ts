import { describe, expect, it } from 'vitest';
import { bearerOf, checkApi, checkAsset, checkTarget, type RequestHead } from './locks.ts';

const OURS = '127.0.0.1:4100';

/** A head as node:http gives it: names in lower case, and raw as they came. */
function head(method: string, url: string, ...sent: [string, string][]): RequestHead {
  const headers: Record<string, string> = {};
  for (const [name, value] of sent) headers[name.toLowerCase()] ??= value;
  return { method, url, headers, rawHeaders: sent.flat() };
}

describe('the lock on the target', () => {
  it('lets our own address pass', () => {
    expect(checkTarget(head('GET', '/', ['Host', OURS]), OURS)).toBeNull();
    expect(checkTarget(head('GET', '/', ['HOST', OURS], ['Origin', `http://${OURS}`]), OURS)).toBeNull();
  });

  it.each([
    'localhost:4100',
    '127.0.0.1',
    '127.0.0.1:4101',
    '[::1]:4100',
    `${OURS}.rebind.test`,
    `u@${OURS}`,
    '',
  ])('refuses the host %j', (host) => {
    expect(checkTarget(head('GET', '/', ['Host', host]), OURS)).toBe(421);
  });

  it('refuses no host, two hosts and a target that names one', () => {
    expect(checkTarget(head('GET', '/'), OURS)).toBe(421);
    expect(checkTarget(head('GET', '/', ['Host', OURS], ['host', OURS]), OURS)).toBe(421);
    expect(checkTarget(head('GET', 'http://x.test/', ['Host', OURS]), OURS)).toBe(400);
    expect(checkTarget(head('OPTIONS', '*', ['Host', OURS]), OURS)).toBe(400);
  });

  it.each(['null', 'http://localhost:4100', `https://${OURS}`, 'http://127.0.0.1:4101', `http://${OURS}/`])(
    'refuses the origin %s',
    (origin) => {
      expect(checkTarget(head('GET', '/', ['Host', OURS], ['Origin', origin]), OURS)).toBe(403);
    },
  );
});

describe('the lock on files', () => {
  it('lets a person arrive from anywhere, and our page load its parts', () => {
    const arrival = [
      ['Sec-Fetch-Site', 'cross-site'],
      ['Sec-Fetch-Mode', 'navigate'],
      ['Sec-Fetch-Dest', 'document'],
    ] as const;
    expect(
      checkAsset(head('GET', '/', ...arrival.map(([name, value]): [string, string] => [name, value]))),
    ).toBeNull();
    expect(checkAsset(head('GET', '/a.js', ['Sec-Fetch-Site', 'same-origin']))).toBeNull();
    expect(checkAsset(head('HEAD', '/'))).toBeNull();
  });

  it('refuses another site’s frame, script and fetch', () => {
    const from = (mode: string, dest: string) =>
      checkAsset(
        head(
          'GET',
          '/',
          ['Sec-Fetch-Site', 'cross-site'],
          ['Sec-Fetch-Mode', mode],
          ['Sec-Fetch-Dest', dest],
        ),
      );
    expect(from('navigate', 'iframe')).toBe(403);
    expect(from('no-cors', 'script')).toBe(403);
    expect(from('cors', 'empty')).toBe(403);
  });

  it('refuses to be written to', () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])
      expect(checkAsset(head(method, '/'))).toBe(405);
  });
});

describe('the lock on calls', () => {
  const good: [string, string][] = [
    ['Sec-Fetch-Site', 'same-origin'],
    ['Origin', `http://${OURS}`],
    ['Content-Type', 'application/json'],
  ];

  it('opens to our own page alone', () => {
    expect(checkApi(head('POST', '/api/call', ...good), OURS)).toBeNull();
  });

  it('needs every header: each one missing refuses', () => {
    good.forEach(([name], index) =>
      expect(checkApi(head('POST', '/api/call', ...good.toSpliced(index, 1)), OURS), name).not.toBeNull(),
    );
  });

  it('takes no other method', () => {
    for (const method of ['GET', 'PUT', 'OPTIONS'])
      expect(checkApi(head(method, '/api/call', ...good), OURS)).toBe(405);
  });
});

describe('the bearer token', () => {
  const token = 'k'.repeat(43);
  it('is read in one shape only, and only when sent once', () => {
    expect(bearerOf(head('POST', '/', ['Authorization', `Bearer ${token}`]))).toBe(token);
    for (const value of [
      token,
      `bearer ${token}`,
      `Basic ${token}`,
      `Bearer ${token}=`,
      `Bearer  ${token}`,
      'Bearer ',
    ])
      expect(bearerOf(head('POST', '/', ['Authorization', value])), value).toBeNull();
    const sent: [string, string] = ['Authorization', `Bearer ${token}`];
    expect(bearerOf(head('POST', '/', sent, sent))).toBeNull();
  });
});
