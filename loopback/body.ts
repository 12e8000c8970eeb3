/** Reads a request's JSON body within a limit. */
import type { IncomingMessage } from 'node:http';
import { RefusedError } from './responses.ts';

/** Stops at the limit without closing the connection, so that the refusal can still be sent. */
function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const tooLarge = (): void => {
      request.pause();
      request.removeAllListeners('data');
      reject(new RefusedError(413, 'The body is too large.'));
    };
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      tooLarge();
      return;
    }
    const parts: Buffer[] = [];
    let length = 0;
    request.on('data', (part: Buffer) => {
      length += part.length;
      if (length > limit) tooLarge();
      else parts.push(part);
    });
    request.on('end', () => resolve(Buffer.concat(parts)));
    request.on('error', reject);
  });
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
