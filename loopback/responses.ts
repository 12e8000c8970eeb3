/** How the server answers: the same hardening headers on every reply, found or not, allowed or not. */
import type { ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '../contract/security-headers.ts';

/** Headers of every reply. Nothing is cached: the next start of the program may serve another build on this port. */
export const headersFor = (type: string): Record<string, string> => ({
  ...SECURITY_HEADERS,
  'cache-control': 'no-store',
  'content-type': type,
});

/** Sends a whole body. */
export function send(response: ServerResponse, status: number, body: string | Buffer, type: string): void {
  response.writeHead(status, { ...headersFor(type), 'content-length': Buffer.byteLength(body) }).end(body);
}

export function sendJson(response: ServerResponse, value: unknown): void {
  send(response, 200, JSON.stringify(value), 'application/json; charset=utf-8');
}

/** Refuses by number, and closes the connection: what else it carries is not read. */
export function refuse(response: ServerResponse, status: number): void {
  response.shouldKeepAlive = false;
  send(response, status, `${status}\n`, 'text/plain; charset=utf-8');
}

/** Thrown where a request is found wanting; the server answers with the HTTP status alone. */
export class RefusedError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'RefusedError';
    this.status = status;
  }
}

/** Throws `RefusedError` unless the lock lets the request pass. */
export function mustPass(refusal: number | null): void {
  if (refusal !== null) throw new RefusedError(refusal, 'A lock refuses the request.');
}
