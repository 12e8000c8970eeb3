/** Serves the renderer's bundle: only files whose name and kind `assetPath` allows, read at each request. */
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { ASSET_TYPES, assetPath, extensionOf } from '../contract/security-headers.ts';
import { RefusedError, send } from './responses.ts';

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(String(error.code));

/** Answers with the file that `target` (path and query) names in `folder`. Rejects with `RefusedError` 404. */
export async function serveAsset(folder: string, target: string, response: ServerResponse): Promise<void> {
  const path = assetPath(target.split(/[?#]/, 1)[0] ?? '');
  const type = path === null ? undefined : ASSET_TYPES[extensionOf(path)];
  if (path === null || type === undefined) throw new RefusedError(404, 'No such file is served.');
  const bytes = await readFile(join(folder, path)).catch((error: unknown) => {
    throw isMissing(error) ? new RefusedError(404, 'There is no such file.') : error;
  });
  send(response, 200, bytes, type);
}
