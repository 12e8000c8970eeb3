/** Reads a request's JSON body within a limit. */
import type { IncomingMessage } from 'node:http';
import { RefusedError } from './responses.ts';

async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  if (Number(request.headers['content-length'] ?? 0) > limit)
    throw new RefusedError(413, 'The body is too large.');
  // Without an encoding a request yields buffers.
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > limit) throw new RefusedError(413, 'The body is too large.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The object in a body of at most `limit` bytes of strict UTF-8. Rejects with `RefusedError`. */
export async function readObject(request: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request, limit);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new RefusedError(400, `The body is not JSON (${String(error)}).`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RefusedError(400, 'The body is not an object.');
  return { ...value };
}
