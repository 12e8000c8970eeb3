/**
 * Decides which article a source is, so that annotations follow it through renames, moves and restarts. Values in,
 * values out: whoever calls has looked which of the candidates' own sources are still there.
 */
import type { KnownArticle } from './catalog.ts';
import type { RememberedArticle } from './entries.ts';

/** A source that has just been read. */
export interface ReadSource {
  readonly path: string;
  readonly ino: number;
  readonly bytesHash: string;
  readonly textHash: string;
}

export interface IdentityQuestion {
  readonly source: ReadSource;
  /** The article whose source stands at this very path already, or null. */
  readonly atPath: { readonly id: string } | null;
  /** Articles of the same bytes, the same text, or formerly of this path. */
  readonly alike: readonly KnownArticle[];
  /** True when the candidate's own source is not where it was: only then can it have become this one. */
  hasVanished(candidate: KnownArticle): boolean;
  /** True when another source that waits to be read has this inode: it has the better claim. */
  isAwaited(ino: number): boolean;
  isAnnotated(id: string): boolean;
}

/** Strongest first. An edited and renamed source, which none of these knows, is a new article for now. */
const CLAIMS: readonly ((source: ReadSource, candidate: KnownArticle) => boolean)[] = [
  (source, { bytesHash, ino }) => bytesHash === source.bytesHash && ino === source.ino,
  (source, { bytesHash, path }) => bytesHash === source.bytesHash && path === source.path,
  (source, { bytesHash }) => bytesHash === source.bytesHash,
  (source, { textHash }) => textHash === source.textHash,
  (source, { path }) => path === source.path,
];

const strengthOf = (source: ReadSource, candidate: KnownArticle): number =>
  CLAIMS.findIndex((holds) => holds(source, candidate));

/** Of the articles that are here, the one that a remembered article most likely is; null when none resembles it. */
export function recognise<Here extends KnownArticle>(
  remembered: RememberedArticle,
  here: readonly Here[],
): Here | null {
  const source = { ...remembered, ino: NaN, textHash: remembered.textHash ?? '' };
  let best: { candidate: Here; strength: number } | null = null;
  for (const candidate of here) {
    const strength = strengthOf(source, candidate);
    if (strength !== -1 && (!best || strength < best.strength)) best = { candidate, strength };
  }
  return best?.candidate ?? null;
}

/** The id of the article that this source is; null when it is a new one. A copy of a source that is there is new. */
export function identify(question: IdentityQuestion): string | null {
  const { source, atPath, alike } = question;
  if (atPath) return atPath.id;
  const claims = alike
    .map((candidate) => ({ candidate, strength: strengthOf(source, candidate) }))
    .filter(({ candidate, strength }) => strength !== -1 && question.hasVanished(candidate))
    .filter(
      ({ candidate, strength }) =>
        strength === 0 || candidate.ino === null || !question.isAwaited(candidate.ino),
    );
  claims.sort(
    (a, b) =>
      a.strength - b.strength ||
      Number(question.isAnnotated(b.candidate.id)) - Number(question.isAnnotated(a.candidate.id)) ||
      b.candidate.lastSeen - a.candidate.lastSeen ||
      (a.candidate.id < b.candidate.id ? -1 : 1),
  );
  return claims[0]?.candidate.id ?? null;
}
