/** Who may call: one-time codes that a person carries from the terminal to the browser, and the tokens they become. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a code waits to be used, in milliseconds. */
export const CODE_LIFE_MS = 10 * 60_000;
/** The most codes that wait, and the most tokens that hold; past them, the oldest is forgotten. */
export const MOST_CODES = 8;
export const MOST_TOKENS = 64;

export interface Sessions {
  /** A fresh code: 256 random bits in base64url, good once. */
  issueCode(): string;
  /** The token that a code becomes; null when the code is spent, too old or none of ours. */
  exchange(code: string): string | null;
  /** True for a token that a code has become. */
  holds(token: string): boolean;
}

// Secrets are kept and compared as digests of equal length, so that no comparison's time tells where it failed.
const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();
const secret = (): string => randomBytes(32).toString('base64url');

function holdsDigest(digests: Iterable<Buffer>, wanted: Buffer): boolean {
  let found = false;
  for (const one of digests) found = timingSafeEqual(one, wanted) || found;
  return found;
}

const keepLast = <T>(items: readonly T[], most: number): T[] => items.slice(-most);

/** Codes and tokens live in memory alone: the next start of the program knows none of them. */
export function createSessions(now: () => number): Sessions {
  let codes: { readonly digest: Buffer; readonly until: number }[] = [];
  let tokens: Buffer[] = [];
  return {
    issueCode() {
      const code = secret();
      codes = keepLast([...codes, { digest: digest(code), until: now() + CODE_LIFE_MS }], MOST_CODES);
      return code;
    },
    exchange(code) {
      const wanted = digest(code);
      const good = codes.filter(({ until }) => until > now());
      const isGood = holdsDigest(
        good.map((one) => one.digest),
        wanted,
      );
      codes = good.filter((one) => !one.digest.equals(wanted));
      if (!isGood) return null;
      const token = secret();
      tokens = keepLast([...tokens, digest(token)], MOST_TOKENS);
      return token;
    },
    holds: (token) => holdsDigest(tokens, digest(token)),
  };
}
