/**
 * What every shell says with each file of the renderer, and which files it serves at all. Pure: the shells read the
 * bytes. An article never adds a source to this policy; there is one policy, the same in every shell.
 */

/** Each directive with its sources. The one Trusted Types policy is Svelte's own, which wraps compiled templates. */
const DIRECTIVES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'svelte-trusted-html',
};

/** The policy that stands behind "articles are data": no script, style or request but the program's own files. */
export const CONTENT_SECURITY_POLICY: string = Object.entries(DIRECTIVES)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ');

/** Sent with every answer, found or not; names in lower case. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), display-capture=(), hid=(), midi=(), payment=(), serial=(), usb=()',
};

/** Content types of what the renderer's bundle may hold, by extension with its dot. Nothing else is served. */
export const ASSET_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Extension of a file name in lower case, with its dot; empty when there is none. */
export const extensionOf = (path: string): string => /\.[^./]*$/.exec(path)?.[0].toLowerCase() ?? '';

/** A folder or file name as a bundler writes it: no dot first, so neither `..` nor a hidden file; no `\`, `:` or NUL. */
const PLAIN_SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/**
 * The file of the bundle that a URL's path names, relative with `/` between folders; null when it names none that is
 * served. `/` is `index.html`. Decodes once, so that an encoded slash or dot gains nothing.
 */
export function assetPath(pathname: string): string | null {
  const path = decoded(pathname);
  if (path === null || !path.startsWith('/')) return null;
  if (path === '/') return 'index.html';
  const relative = path.slice(1);
  const isPlain = relative.split('/').every((segment) => PLAIN_SEGMENT.test(segment));
  return isPlain && Object.hasOwn(ASSET_TYPES, extensionOf(relative)) ? relative : null;
}

/** The path with its percent escapes resolved; null when one is malformed. */
function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
