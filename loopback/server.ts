/** The loopback shell's server: the renderer's files, one door for calls, one stream of events, on 127.0.0.1 alone. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { MAX_SOURCE_BYTES } from '../contract/calls.ts';
import { dispatch } from '../contract/dispatch.ts';
import type { Engine } from '../contract/engine.ts';
import { readObject } from './body.ts';
import { createEventStreams, type EventStreams } from './events.ts';
import { bearerOf, checkApi, checkAsset, checkTarget } from './locks.ts';
import { mustPass, refuse, RefusedError, sendJson } from './responses.ts';
import { createSessions, type Sessions } from './session.ts';
import { serveAsset } from './static.ts';

/** Room for the largest source in base64, or for the largest pasted text when JSON escapes most of it. */
const CALL_BYTES = 2 * MAX_SOURCE_BYTES;
const SESSION_BYTES = 1024;

/** Times in milliseconds. Whoever sends a request drop by drop is cut off; so is whoever opens too many connections. */
const LIMITS = {
  headersTimeout: 5_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 60_000,
  maxHeaderSize: 8 * 1024,
  requireHostHeader: false, // ours to refuse, with our headers
} as const;
const MOST_CONNECTIONS = 64;

export interface LoopbackServer {
  /** `http://127.0.0.1:<port>`, which by itself opens nothing. */
  readonly origin: string;
  /** An address that opens the reader once: its fragment, which browsers never send, is a one-time code. */
  freshLink(): string;
  close(): Promise<void>;
}

export interface LoopbackOptions {
  readonly engine: Engine;
  /** Absolute path of the renderer's bundle. */
  readonly assets: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly now: () => number;
  /** Told of bugs; never of a request's contents. */
  readonly report: (bug: unknown) => void;
}

/** What answering a request needs. */
interface House extends LoopbackOptions {
  readonly sessions: Sessions;
  readonly streams: EventStreams;
  /** The one Host that is ours: `127.0.0.1:<port>`. */
  readonly authority: string;
}

async function openSession(house: House, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { code } = await readObject(request, SESSION_BYTES);
  const token = typeof code === 'string' ? house.sessions.exchange(code) : null;
  if (token === null) throw new RefusedError(401, 'The code is not good, or not any more.');
  sendJson(response, { token });
}

async function answerCall(house: House, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { name, input } = await readObject(request, CALL_BYTES);
  sendJson(response, await dispatch(house.engine.handlers, name, input, house.report));
}

async function answerApi(house: House, request: IncomingMessage, response: ServerResponse): Promise<void> {
  mustPass(checkApi(request, house.authority));
  if (request.url === '/api/session') {
    await openSession(house, request, response);
    return;
  }
  const token = bearerOf(request);
  if (token === null || !house.sessions.holds(token)) throw new RefusedError(401, 'No token of ours.');
  if (request.url === '/api/call') await answerCall(house, request, response);
  else if (request.url === '/api/events') await house.streams.open(response);
  else throw new RefusedError(404, 'There is no such door.');
}

async function answer(house: House, request: IncomingMessage, response: ServerResponse): Promise<void> {
  mustPass(checkTarget(request, house.authority));
  const target = request.url ?? '/';
  if (/^\/api(?![\w-])/.test(target)) {
    await answerApi(house, request, response);
    return;
  }
  mustPass(checkAsset(request));
  await serveAsset(house.assets, target, response);
}

function settle(house: House, response: ServerResponse, error: unknown): void {
  const isRefusal = error instanceof RefusedError;
  const isGone = response.destroyed || response.req.errored !== null; // the other end went away
  if (!isRefusal && !isGone) house.report(error);
  if (isGone || response.headersSent) response.destroy();
  else refuse(response, isRefusal ? error.status : 500);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port); // a server that listens on TCP has one
    });
  });
}

/** Answers what node:http would answer by itself, without our headers, or leave open. */
function closeSideDoors(server: Server): void {
  server.on('upgrade', (_request: IncomingMessage, socket: Duplex) => socket.destroy());
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => socket.destroy());
  server.on('clientError', (_error, socket) => socket.destroy());
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) =>
    refuse(response, 417),
  );
}

/** Starts to listen. Rejects with the system's error when the port is taken. */
export async function startLoopbackServer(options: LoopbackOptions): Promise<LoopbackServer> {
  const server = createServer(LIMITS);
  server.maxConnections = MOST_CONNECTIONS;
  closeSideDoors(server);
  const authority = `127.0.0.1:${await listen(server, options.port)}`;
  const sessions = createSessions(options.now);
  const streams = createEventStreams(options.engine);
  const house: House = { ...options, sessions, streams, authority };
  server.on('request', (request, response) => {
    answer(house, request, response).catch((error: unknown) => settle(house, response, error));
  });
  return {
    origin: `http://${authority}`,
    freshLink: () => `http://${authority}/#${sessions.issueCode()}`,
    close: () =>
      new Promise((resolve) => {
        streams.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
