/** The claims of marked articles on their paths, until it is known which article each source there is. In memory, pure. */
import type { Sketch } from './likeness.ts';

/** An article, and a text that came to its path. */
export interface PathClaim {
  readonly articleId: string;
  readonly path: string;
  readonly textHash: string;
  /** What stands at the path. */
  readonly text: Sketch;
  /** What the article is known by. */
  readonly known: Sketch;
  /** True when the file is the one that the article had: it was written to, not replaced. */
  readonly isSameFile: boolean;
}

export interface Waiting extends PathClaim {
  /** Null until it is judged. */
  keeps: boolean | null;
}

export class WaitingClaims {
  readonly #byPath = new Map<string, Waiting[]>();
  /** By article: how many claims are its own. Asked of every annotation that is shown. */
  readonly #claimants = new Map<string, number>();

  /** The claim as it waits already, or from now on; claims on another text of the same path are void. */
  add(claim: PathClaim): Waiting {
    const known = this.at(claim.path).find(
      ({ articleId, textHash }) => articleId === claim.articleId && textHash === claim.textHash,
    );
    if (known) return known;
    const others = this.at(claim.path).filter(({ textHash }) => textHash === claim.textHash);
    const waiting = { ...claim, keeps: null };
    this.#put(claim.path, [...others, waiting]);
    return waiting;
  }

  remove(path: string): void {
    this.#put(path, []);
  }

  at(path: string): readonly Waiting[] {
    return this.#byPath.get(path) ?? [];
  }

  /** True when this article has a claim that waits. */
  isClaimant(articleId: string): boolean {
    return this.#claimants.has(articleId);
  }

  paths(): readonly string[] {
    return [...this.#byPath.keys()];
  }

  *all(): Iterable<Waiting> {
    for (const claims of this.#byPath.values()) yield* claims;
  }

  #put(path: string, claims: Waiting[]): void {
    for (const { articleId } of this.at(path)) this.#count(articleId, -1);
    for (const { articleId } of claims) this.#count(articleId, 1);
    if (claims.length > 0) this.#byPath.set(path, claims);
    else this.#byPath.delete(path);
  }

  #count(articleId: string, more: number): void {
    const count = (this.#claimants.get(articleId) ?? 0) + more;
    if (count > 0) this.#claimants.set(articleId, count);
    else this.#claimants.delete(articleId);
  }
}
