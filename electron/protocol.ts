/** Serves the renderer's bundle on its own scheme. Only GET, only files that the contract names; never a folder's list. */
import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { ASSET_TYPES, assetPath, extensionOf, SECURITY_HEADERS } from '../contract/security-headers.ts';
import { APP_SCHEME, isOwnAddress } from './origin.ts';

/** Makes the scheme a secure origin of its own. Must run before the program is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves `bundle`, a file URL that ends with a slash. Must run after the program is ready. */
export function serveBundle(bundle: URL): void {
  protocol.handle(APP_SCHEME, (request) => answer(bundle, request.method, request.url));
}

async function answer(bundle: URL, method: string, url: string): Promise<Response> {
  if (method !== 'GET') return refuse(405);
  const path = isOwnAddress(url) ? assetPath(new URL(url).pathname) : null;
  const bytes = path === null ? null : await readIfFile(new URL(path, bundle));
  if (path === null || bytes === null) return refuse(404);
  const type = ASSET_TYPES[extensionOf(path)] ?? '';
  return new Response(new Uint8Array(bytes), { headers: { ...SECURITY_HEADERS, 'content-type': type } });
}

const refuse = (status: 404 | 405): Response => new Response(null, { status, headers: SECURITY_HEADERS });

/** The bytes of a file; null when there is none of that name. */
async function readIfFile(file: URL): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null;
    throw error;
  }
}
