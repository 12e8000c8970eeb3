/**
 * Whether marked articles keep their paths of whose text too little is left there: judged together, when all that came was
 * read, by how much of each stands elsewhere. Owns what waits for that, and the verdicts until they are carried out.
 */
import { isHearsay, missedSince, SLACK_MS } from './came-back.ts';
import type { Catalog } from './catalog.ts';
import type { DiskView } from './disk-view.ts';
import type { LostPath, SeenText } from './entries.ts';
import { inSteps } from './in-steps.ts';
import { decodeSketch, keptIn, POSSIBLE, type Sketch } from './likeness.ts';
import { SketchIndex } from './sketch-index.ts';
import { WaitingClaims, type PathClaim, type Waiting } from './waiting-claims.ts';
import { LARGELY, type WhenCame } from './when-came.ts';

/** What is found of a claim; nothing comes of it before it is carried out. */
export interface Verdict {
  readonly claim: Waiting;
  readonly keeps: boolean;
  readonly lostPath: LostPath;
}

export interface PathClaimsOptions {
  readonly catalog: Pick<Catalog, 'article' | 'articles'>;
  readonly whenCame: Pick<WhenCame, 'cameAt'>;
  /** True while a source of this path is not taken in. */
  readonly isAwaited: (path: string) => boolean;
  /** When the sources that are being taken in began to come. */
  readonly since: () => number;
  readonly peek: DiskView['peek'];
  readonly report: (error: unknown) => void;
}

/** What sketches can be wrong by. */
const ERROR = 0.1;
/** Sketches of what came are short: so many of the texts that seem to hold most of an article are looked at whole. */
const MOST_LOOKS = 4;

/** True when an article, of which so much is left at its path, keeps it, the most that is left in another text being that. */
export const isLargelyKept = (here: number, elsewhere: number): boolean =>
  here >= LARGELY || elsewhere < POSSIBLE || here > elsewhere + ERROR;

/** A text that came to another path, and what seems to be left of an article there. */
interface Elsewhere extends SeenText {
  readonly kept: number;
  /** Null where only a short one is known. */
  readonly sketch: Sketch | null;
}

const byKept = (a: Elsewhere, b: Elsewhere): number => b.kept - a.kept;

/** The few texts that seem to have the most of an article. */
class MostKept {
  readonly texts: Elsewhere[] = [];

  add(text: Elsewhere): void {
    this.texts.push(text);
    if (this.texts.length > MOST_LOOKS) this.texts.sort(byKept).pop();
  }
}

export class PathClaims {
  readonly #options: PathClaimsOptions;
  readonly #waiting = new WaitingClaims();
  /** By id: articles that lost their path by a verdict that is not carried out yet. */
  readonly #lost = new Map<string, LostPath>();

  constructor(options: PathClaimsOptions) {
    this.#options = options;
  }

  /** Whether the article keeps its path, now that this text is there; null, and it waits, when that is not judged yet. */
  judged(claim: PathClaim): boolean | null {
    return this.#waiting.add(claim).keeps;
  }

  /** True when this article must not be given this path yet, now that this text is there. */
  waits(articleId: string, path: string, textHash: string): boolean {
    const claims = this.#waiting.at(path).filter((claim) => claim.textHash === textHash);
    return claims.some((claim) => claim.articleId === articleId && claim.keeps === null);
  }

  /** The source at this path is an article, whichever. */
  settle(path: string): void {
    this.#waiting.remove(path);
  }

  /** True while it is not known whether the text at the article's path is its own. */
  isInDoubt(articleId: string): boolean {
    return this.#waiting.isClaimant(articleId);
  }

  /** There is no text at this path any more: what was judged of it is void. */
  drop(path: string): void {
    for (const { articleId } of this.#waiting.at(path)) this.#lost.delete(articleId);
    this.settle(path);
  }

  /** The verdict by which an article loses its path just now; null when that is for another reason. */
  carryOut(articleId: string): LostPath | null {
    const lost = this.#lost.get(articleId) ?? null;
    this.#lost.delete(articleId);
    return lost;
  }

  /** Whether an article that lost its path may be known again by itself: for sure, where its file was not kept. */
  mayReturn(articleId: string, likeness: number): boolean {
    const lost = this.#lostBy(articleId);
    return !lost || (!lost.isSameFile && likeness >= LARGELY);
  }

  /** The texts that have more of an article than the one at the path that it lost; the most first. */
  seenAt(articleId: string): readonly SeenText[] {
    return this.#lostBy(articleId)?.seenAt ?? [];
  }

  /** An article was read: it is here, whatever was judged of another text at its path. */
  isHere(articleId: string): void {
    this.#lost.delete(articleId);
  }

  /**
   * Judges all that waits, now that everything that came was read; what cannot be looked at just now waits on. It changes
   * nothing, so that sources can be taken in meanwhile: that is for `pass`.
   */
  async judge(): Promise<readonly Verdict[]> {
    const claims = [...this.#waiting.all()].filter(({ path }) => this.#options.isAwaited(path));
    const elsewhere = await inSteps(this.#elsewhere(claims));
    const verdicts: Verdict[] = [];
    for (const claim of claims) {
      try {
        verdicts.push(await this.#decide(claim, elsewhere.get(claim)?.texts ?? []));
      } catch (error) {
        this.#options.report(error);
      }
    }
    return verdicts;
  }

  /** From now on these verdicts count, where their claims still wait. No source may be half taken in. */
  pass(verdicts: readonly Verdict[]): void {
    for (const { claim, keeps, lostPath } of verdicts) {
      if (!this.#waiting.at(claim.path).includes(claim)) continue;
      claim.keeps = keeps;
      if (keeps) this.#lost.delete(claim.articleId);
      else this.#lost.set(claim.articleId, lostPath);
    }
    for (const path of this.#waiting.paths()) if (!this.#options.isAwaited(path)) this.settle(path);
  }

  async #decide(claim: Waiting, elsewhere: readonly Elsewhere[]): Promise<Verdict> {
    const { text, known, isSameFile } = claim;
    const likeliest = await this.#likeliest(claim, elsewhere);
    const own = keptIn(text, known);
    const keeps = isLargelyKept(own, likeliest[0]?.kept ?? 0);
    const seenAt = likeliest
      .filter(({ kept }) => !isLargelyKept(own, kept))
      .map(({ path, textHash }) => ({ path, textHash }));
    return { claim, keeps, lostPath: { isSameFile, seenAt } };
  }

  #lostBy(articleId: string): LostPath | null {
    return this.#lost.get(articleId) ?? this.#options.catalog.article(articleId)?.lostPath ?? null;
  }

  /** The texts that have the most of an article, the first of all. */
  async #likeliest({ known }: PathClaim, elsewhere: readonly Elsewhere[]): Promise<Elsewhere[]> {
    const likeliest: Elsewhere[] = [];
    for (const each of elsewhere) {
      const found = each.sketch ? { sketch: each.sketch } : await this.#options.peek(each.path);
      likeliest.push(typeof found === 'string' ? each : { ...each, kept: keptIn(found.sketch, known) });
    }
    return likeliest.sort(byKept);
  }

  /** For each article the texts that came to other paths, and have something of it. */
  *#elsewhere(claims: readonly Waiting[]): Generator<undefined, Map<PathClaim, MostKept>> {
    const index = new SketchIndex<PathClaim>(Infinity);
    for (const claim of claims) index.add(claim, claim.known);
    const elsewhere = new Map<PathClaim, MostKept>(claims.map((claim) => [claim, new MostKept()]));
    for (const { path, textHash, text } of claims) {
      for (const { held, sketch } of index.nearFew(text, (claim) => claim.path !== path))
        elsewhere.get(held)?.add({ path, textHash, kept: keptIn(text, sketch), sketch: text });
      yield;
    }
    const sinces = new Map<PathClaim, number>(claims.map((claim) => [claim, this.#since(claim)]));
    const first = Math.min(...sinces.values());
    const claimed = new Set(claims.map(({ path }) => path));
    for (const { id, path, textHash, addedAt, sketch: thin } of this.#options.catalog.articles()) {
      yield;
      const cameAt = Math.max(addedAt, this.#options.whenCame.cameAt(id) ?? 0);
      if (cameAt < first || claimed.has(path)) continue;
      const text = decodeSketch(thin);
      const mayBe = (claim: PathClaim): boolean => cameAt >= (sinces.get(claim) ?? Infinity);
      for (const { held, sketch } of index.nearFew(text, mayBe))
        elsewhere.get(held)?.add({ path, textHash, kept: keptIn(text, sketch), sketch: null });
    }
    return elsewhere;
  }

  /** Since when what came can be this article; of one that only its annotations tell of, everything can. */
  #since({ articleId }: PathClaim): number {
    const entry = this.#options.catalog.article(articleId);
    if (!entry || isHearsay(entry)) return -Infinity;
    return entry.goneAt === null ? this.#options.since() - SLACK_MS : missedSince(entry, entry.goneAt);
  }
}
