/**
 * What a request must be before anything of it is used. Every lock is checked on every request; each alone would stop
 * the attack it is named after, and no answer ever depends on who is asking beyond these facts. No CORS, no cookies.
 */

/** The head of a request, as node:http gives it. */
export interface RequestHead {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
}

/** The HTTP status that refuses a request; null when it may pass. */
export type Refusal = 400 | 403 | 405 | 415 | 421 | null;

const timesSent = (head: RequestHead, name: string): number =>
  head.rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length;

/**
 * DNS rebinding: a name of the attacker's that resolves to 127.0.0.1 still says its own name here, so the one Host
 * header must be exactly `authority` (such as `127.0.0.1:4100`). Absolute targets would name a host a second time.
 */
export function checkTarget(head: RequestHead, authority: string): Refusal {
  if (timesSent(head, 'host') !== 1 || head.headers['host'] !== authority) return 421;
  if (!head.url?.startsWith('/')) return 400;
  const { origin } = head.headers;
  return origin === undefined || origin === `http://${authority}` ? null : 403;
}

/** Files: no other site may embed one. A person may follow a link here, or type the address. */
export function checkAsset(head: RequestHead): Refusal {
  if (head.method !== 'GET' && head.method !== 'HEAD') return 405;
  const site = head.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return null;
  const isVisit =
    head.headers['sec-fetch-mode'] === 'navigate' && head.headers['sec-fetch-dest'] === 'document';
  return isVisit ? null : 403;
}

/** Calls: only a script of our own page sends these headers, and a browser lets no page forge the first two. */
export function checkApi(head: RequestHead, authority: string): Refusal {
  if (head.method !== 'POST') return 405;
  if (head.headers['sec-fetch-site'] !== 'same-origin') return 403;
  if (head.headers['origin'] !== `http://${authority}`) return 403;
  return head.headers['content-type'] === 'application/json' ? null : 415;
}

/** The token of `Authorization: Bearer …`, sent exactly once; null when there is none of the right shape. */
export function bearerOf(head: RequestHead): string | null {
  if (timesSent(head, 'authorization') !== 1) return null;
  const { authorization } = head.headers;
  return typeof authorization === 'string' ? (/^Bearer ([\w-]{43})$/.exec(authorization)?.[1] ?? null) : null;
}
