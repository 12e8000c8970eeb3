/**
 * Decides which article a source is, so that annotations follow it through renames, moves, swaps and restarts. Values in,
 * values out: whoever calls has looked which of the candidates' own sources are still there.
 */
import type { KnownArticle } from './catalog.ts';
import type { RememberedArticle } from './entries.ts';

/** What a text is compared by. */
export interface Content {
  readonly bytesHash: string;
  readonly textHash: string | null;
}

/** A source that has just been read. */
export interface ReadSource extends Content {
  readonly path: string;
  readonly ino: number;
  readonly textHash: string;
}

/** What is to be thought of the article whose source stood at the very path of the one that was read. */
export type AtPath =
  /** A later version of it, or there is no saying: it keeps its path. */
  | 'stays'
  /** A later version of it, seen by its text. */
  | 'changed'
  /** Another text altogether, or its own was found elsewhere. */
  | 'another';

export interface IdentityQuestion {
  readonly source: ReadSource;
  /** The article whose source stands at this very path already, or null. */
  readonly atPath: { readonly article: KnownArticle; readonly verdict: AtPath } | null;
  /** Articles of the same bytes, the same text, or formerly of this path. */
  readonly alike: readonly KnownArticle[];
  /**
   * True when the candidate's own source is not where it was, nor waits to be read under another name: only then can it
   * have become this one.
   */
  readonly hasVanished: (candidate: KnownArticle) => boolean;
  /** True when it is not known yet whether what stands in the candidate's place is another, or that one, edited. */
  readonly mayHaveVanished: (candidate: KnownArticle) => boolean;
  /** True when the candidate was here until these very changes. */
  readonly wasHere: (candidate: KnownArticle) => boolean;
  readonly isAnnotated: (id: string) => boolean;
}

/** Strongest first. What was edited and renamed at once is looked for when all that came was read. */
const CLAIMS: readonly ((source: ReadSource, candidate: KnownArticle) => boolean)[] = [
  (source, { bytesHash, ino }) => bytesHash === source.bytesHash && ino === source.ino,
  (source, { bytesHash, path }) => bytesHash === source.bytesHash && path === source.path,
  (source, { bytesHash }) => bytesHash === source.bytesHash,
  (source, { textHash }) => textHash === source.textHash,
  (source, { path }) => path === source.path,
];
const BY_PATH_ALONE = CLAIMS.length - 1;

const strengthOf = (source: ReadSource, candidate: KnownArticle): number =>
  CLAIMS.findIndex((holds) => holds(source, candidate));

/** The same bytes or, written otherwise, the same text. */
export const isSameContent = (a: Content, b: Content): boolean =>
  a.bytesHash === b.bytesHash || (a.textHash !== null && a.textHash === b.textHash);

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
  const { source, atPath, isAnnotated, wasHere } = question;
  const isMarked = ({ candidate }: Claim): boolean => isAnnotated(candidate.id);
  // A copy without marks that is moved where a marked original was is as good as the original.
  const isBack = (claim: Claim): boolean =>
    claim.candidate.path === source.path && isMarked(claim) && isSameContent(claim.candidate, source);
  const all = claimsOf(question);
  const [best] = (all.some(isBack) ? all.filter(isMarked) : all).sort(
    (a, b) =>
      a.strength - b.strength ||
      Number(isAnnotated(b.candidate.id)) - Number(isAnnotated(a.candidate.id)) ||
      Number(wasHere(b.candidate)) - Number(wasHere(a.candidate)) ||
      b.candidate.lastSeen - a.candidate.lastSeen ||
      (a.candidate.id < b.candidate.id ? -1 : 1),
  );
  if (best && !isContested(best, question)) return best.candidate.id;
  return atPath && atPath.verdict !== 'another' ? atPath.article.id : null;
}

/** True when a marked article of the same content may have moved here: no copy without marks may take its text from it. */
const isContested = ({ candidate }: Claim, { source, alike, ...question }: IdentityQuestion): boolean =>
  !question.isAnnotated(candidate.id) &&
  alike.some(
    (other) =>
      question.isAnnotated(other.id) && isSameContent(source, other) && question.mayHaveVanished(other),
  );

interface Claim {
  readonly candidate: KnownArticle;
  readonly strength: number;
}

function claimsOf(question: IdentityQuestion): Claim[] {
  const { source, atPath, alike, hasVanished, wasHere, isAnnotated } = question;
  /** A path that is taken goes to another article only when that one's text moved here. */
  const mayTake = ({ candidate, strength }: Claim): boolean => {
    if (atPath === null) return true;
    // One of two copies was moved over the other; one that is marked is not given up for one that is not.
    if (isSameContent(source, atPath.article))
      return strength === 0 && (isAnnotated(candidate.id) || !isAnnotated(atPath.article.id));
    if (strength === BY_PATH_ALONE) return atPath.verdict === 'another';
    // What comes back may be an old version of the article that stands here.
    if (atPath.verdict !== 'changed' || wasHere(candidate)) return true;
    const hasLostIt = candidate.hasLostPath || !isAnnotated(atPath.article.id);
    return candidate.path === source.path && hasLostIt;
  };
  return alike
    .map((candidate) => ({ candidate, strength: strengthOf(source, candidate) }))
    .filter((claim) => claim.strength !== -1 && mayTake(claim) && hasVanished(claim.candidate));
}
