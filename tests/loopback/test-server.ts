/** The loopback server over the fake engine and a small bundle, with a secret file beside the bundle as a canary. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLoopbackServer, type LoopbackServer } from '../../loopback/server.ts';
import { createFakeEngine, type FakeEngine } from '../fakes/fake-engine.ts';

/** Stands in a file next to the bundle; no answer may ever hold it. */
export const CANARY = 'the canary sings at noon';

/** A page that does as ours does: it can be reached, and says whether a script of its own ran. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>bundle</title><p id="state">waiting</p><script type="module" src="assets/app.js"></script>`;
const SCRIPT = `document.getElementById('state').textContent = 'ran';`;

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Ask {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface TestServer {
  readonly engine: FakeEngine;
  readonly server: LoopbackServer;
  readonly port: number;
  /** What the server reported as bugs. */
  readonly bugs: readonly unknown[];
  /** Moves the server's clock. */
  pass(ms: number): void;
  /** The headers of a call by our own page, without the token. */
  headers(): Record<string, string>;
  /** Sends one request as it is, over a connection of its own. */
  ask(ask: Ask): Promise<Answer>;
  /** Exchanges a fresh code for a token. */
  logIn(): Promise<string>;
  /** Writes bytes to a socket and gives what came back until it closed, or until `ms` have passed. */
  write(text: string, ms?: number): Promise<string>;
  close(): Promise<void>;
}

function makeBundle(): { folder: string; assets: string } {
  const folder = mkdtempSync(join(tmpdir(), 'seedleaf-attacks-'));
  const assets = join(folder, 'renderer');
  mkdirSync(join(assets, 'assets'), { recursive: true });
  writeFileSync(join(assets, 'index.html'), PAGE);
  writeFileSync(join(assets, 'assets', 'app.js'), SCRIPT);
  writeFileSync(join(assets, '.hidden.js'), CANARY);
  writeFileSync(join(assets, 'notes.txt'), CANARY);
  mkdirSync(join(folder, 'renderer-secret'));
  for (const path of ['secret.js', 'secret.json', 'package.json', 'renderer-secret/x.js'])
    writeFileSync(join(folder, path), CANARY);
  return { folder, assets };
}

function askPort(port: number, { method = 'GET', path = '/', headers = {}, body }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent: false, host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function writePort(port: number, text: string, ms: number): Promise<string> {
  return new Promise((resolve) => {
    let answered = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    const timer = setTimeout(() => socket.destroy(), ms);
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => (answered += part));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(answered);
    });
  });
}

export async function openTestServer(): Promise<TestServer> {
  const engine = createFakeEngine();
  const { folder, assets } = makeBundle();
  const bugs: unknown[] = [];
  let clock = 0;
  const server = await startLoopbackServer({
    engine,
    assets,
    port: 0,
    now: () => clock,
    report: (bug) => void bugs.push(bug),
  });
  const port = Number(new URL(server.origin).port);
  const headers = (): Record<string, string> => ({
    origin: server.origin,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
  });
  const ask = (asked: Ask): Promise<Answer> => askPort(port, asked);
  return {
    engine,
    server,
    port,
    bugs,
    pass: (ms) => void (clock += ms),
    headers,
    ask,
    async logIn() {
      const body = JSON.stringify({ code: codeOf(server.freshLink()) });
      const answer = await ask({ method: 'POST', path: '/api/session', headers: headers(), body });
      const { token } = JSON.parse(answer.body) as { token: string }; // loopback/server.ts answers so
      return token;
    },
    write: (text, ms = 2_000) => writePort(port, text, ms),
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The one-time code of a link. */
export const codeOf = (link: string): string => new URL(link).hash.slice(1);
