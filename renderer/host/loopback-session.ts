/** The tab's right to talk to the loopback server: a one-time code from the address becomes a token of this tab alone. */

const KEY = 'seedleaf.token';

/** Sends JSON to the server as this tab. */
export interface Session {
  /** Rejects when the server cannot be reached; a refusal is a response like any other. */
  post(path: string, body: unknown, signal?: AbortSignal): Promise<Response>;
}

/** Requests that outlive their page are limited by browsers to 64 kB in all. */
const MOST_KEPT_ALIVE = 30_000;
let isLeaving = false;
addEventListener('pagehide', () => (isLeaving = true), { capture: true });
addEventListener('pageshow', () => (isLeaving = false), { capture: true });

/** Takes the code out of the address before anything else can read it, or leave it in the history. */
function takeCode(): string | null {
  const code = location.hash.slice(1);
  if (!/^[\w-]{43}$/.test(code)) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  return code;
}

function post(path: string, body: unknown, token: string | null, signal?: AbortSignal): Promise<Response> {
  const sent = JSON.stringify(body);
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: sent,
    keepalive: isLeaving && sent.length < MOST_KEPT_ALIVE,
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    ...(signal ? { signal } : {}),
  });
}

async function exchange(code: string): Promise<string | null> {
  try {
    const response = await post('/api/session', { code }, null);
    if (!response.ok) return null;
    const { token } = (await response.json()) as { token: string }; // loopback/server.ts answers so
    return token;
  } catch {
    return null; // The server is away: every call will say so.
  }
}

/** Never rejects: with a spent code or none, and no token from before, the server refuses every call. */
export async function openSession(): Promise<Session> {
  const code = takeCode();
  const fresh = code ? await exchange(code) : null;
  if (fresh) sessionStorage.setItem(KEY, fresh);
  const token = fresh ?? sessionStorage.getItem(KEY);
  return { post: (path, body, signal) => post(path, body, token, signal) };
}
