/**
 * The tab's right to talk to the loopback server: a one-time code from the address becomes a token of this tab alone. An
 * address that is opened in the tab later renews it, without a reload: what is being written stays.
 */

const KEY = 'seedleaf.token';

/** Sends JSON to the server as this tab. */
export interface Session {
  /** Rejects when the server cannot be reached; a refusal is a response like any other. */
  post(path: string, body: unknown, signal?: AbortSignal): Promise<Response>;
  /** How often the token was renewed so far. */
  readonly renewals: number;
  /** Resolves once there were more renewals than `before`. */
  renewedSince(before: number): Promise<void>;
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

/** Makes a code in the address this tab's token; false when there is none, or none that is good. */
async function takeToken(): Promise<boolean> {
  const code = takeCode();
  const fresh = code ? await exchange(code) : null;
  if (fresh) sessionStorage.setItem(KEY, fresh);
  return fresh !== null;
}

/** Never rejects: with a spent code or none, and no token from before, the server refuses every call. */
export async function openSession(): Promise<Session> {
  await takeToken();
  let renewals = 0;
  const waiting: (() => void)[] = [];
  addEventListener('hashchange', () => {
    void takeToken().then((isFresh) => {
      if (!isFresh) return;
      renewals++;
      for (const go of waiting.splice(0)) go();
    });
  });
  return {
    post: (path, body, signal) => post(path, body, sessionStorage.getItem(KEY), signal),
    get renewals() {
      return renewals;
    },
    renewedSince: (before) =>
      renewals > before ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
  };
}
