/**
 * Looks for the articles whose sources went among those that came, once everything that came was read: what was renamed
 * and edited at once, or came back as another version. What is certain is entered; the rest waits to be asked.
 */
import { canBeOne, isAtItsPath, isHearsay, missedSince, SLACK_MS } from './came-back.ts';
import type { Catalog } from './catalog.ts';
import { compareArticles } from './compare-articles.ts';
import type { ArticleEntry } from './entries.ts';
import { areTelling, decodeSketch, keptIn, likenessOf, likestOf, type Sketch } from './likeness.ts';
import { inSteps } from './in-steps.ts';
import type { Keeper } from './keeper.ts';
import type { KeptVersions } from './kept-versions.ts';
import { madeByTemplate } from './made-by-template.ts';
import { isLargelyKept, type PathClaims } from './path-claims.ts';
import type { Register } from './register.ts';
import { FAR_AHEAD, Resemblances, type Resemblance } from './resemblances.ts';

export interface LostArticlesOptions {
  readonly catalog: Catalog;
  readonly register: Pick<Register, 'changeId' | 'enterLost'>;
  readonly keeper: Keeper;
  readonly versions: KeptVersions;
  readonly claims: Pick<PathClaims, 'mayReturn' | 'cameAt' | 'seenAt'>;
  readonly now: () => number;
  /** Since when what is just going may have gone: all that came before was taken in. */
  readonly since: () => number;
  /** Paths of sources that went a moment ago, and whose articles still count as here. */
  readonly leaving: () => Iterable<string>;
  /** An article that is here has another id now; its source is to be read again. */
  readonly onFound: (entry: ArticleEntry) => void;
}

export class LostArticles {
  readonly #o: LostArticlesOptions;
  readonly #resemblances = new Resemblances();
  /** Of annotated articles that are gone: the versions that were annotated, where they are not the last one. */
  readonly #versions = new Map<string, readonly ArticleEntry[]>();
  /** Ids of what came or changed, and of what went, since the last look. */
  #came = new Set<string>();
  #went = new Set<string>();
  #returned = new Set<string>();
  #hasLooked = false;

  constructor(options: LostArticlesOptions) {
    this.#o = options;
  }

  came(id: string): void {
    this.#came.add(id);
  }

  /** It was away, and is what it was. */
  returned(id: string): void {
    this.#returned.add(id);
  }

  went(id: string): void {
    this.#went.add(id);
  }

  /** What annotations tell of may have grown. */
  remembersMore(): void {
    this.#hasLooked = false;
  }

  get isDue(): boolean {
    return this.#came.size + this.#went.size + this.#returned.size > 0 || !this.#hasLooked;
  }

  /** The pairs to be asked about: an annotated article that is gone, and one that it may be now; the likeliest first. */
  questions(): Resemblance[] {
    const { keeper } = this.#o;
    const leaving = this.#leavingIds();
    return this.#resemblances
      .lostIds()
      .filter((lostId) => keeper.isAnnotated(lostId))
      .flatMap((lostId) => [...this.#resemblances.ofLost(lostId)])
      .filter(
        (pair) =>
          keeper.answered(pair.lostId, pair.hereId) === null && this.#canBeOne(pair, leaving) !== null,
      )
      .sort((a, b) => b.likeness - a.likeness || (a.hereId < b.hereId ? -1 : 1));
  }

  /** Looks once. Nothing else may be taken in meanwhile. */
  async lookAround(): Promise<void> {
    const { catalog } = this.#o;
    const [came, went, returned] = [this.#came, this.#went, this.#returned];
    this.#came = new Set();
    this.#returned = new Set();
    this.#went = new Set();
    // A doubt does not become certain because the other candidate went.
    const isFresh = ({ lostId, hereId }: Resemblance): boolean => came.has(hereId) || wentNow.has(lostId);
    const wentNow = new Set(went);
    for (const id of await this.#takeStock()) went.add(id);
    const leaving = this.#leavingIds();
    const isGone = ({ id, goneAt }: ArticleEntry): boolean => goneAt !== null || leaving.has(id);
    const gone = [...catalog.all()].filter(isGone);
    const withVersions = (entries: readonly ArticleEntry[]): ArticleEntry[] =>
      entries.flatMap((entry) => [entry, ...(this.#versions.get(entry.id) ?? [])]);
    const lost = gone.filter(({ id }) => went.has(id));
    await this.#recallVersions(lost);
    // What only went, or came back unchanged, is what it was.
    for (const id of came) this.#resemblances.forget(id);
    if (gone.length === 0) return;
    const here = [...catalog.articles()].filter((entry) => !isGone(entry));
    const isCandidate = this.#candidatesFor(lost);
    for (const sides of [
      { lost: withVersions(lost), here: here.filter(isCandidate) },
      { lost: withVersions(gone), here: here.filter(({ id }) => came.has(id) || returned.has(id)) },
    ])
      for (const pair of await inSteps(compareArticles(sides))) this.#resemblances.note(pair);
    for (const { id } of lost) this.#noteWhereSeen(id);
    await this.#reunite(leaving, here, isFresh);
  }

  /** An article lost its path because more of it stands elsewhere: that is asked about, be it ever so unlike by now. */
  #noteWhereSeen(lostId: string): void {
    const { catalog, claims } = this.#o;
    for (const { path, textHash } of claims.seenAt(lostId)) {
      const here = catalog.at(path);
      if (here?.textHash !== textHash || here.id === lostId) continue;
      const text = decodeSketch(here.sketch);
      const known = likestOf(this.#sketchesOf(lostId), text);
      const likeness = likenessOf(known, text);
      const pair = { lostId, hereId: here.id, isTelling: areTelling(known, text) };
      this.#resemblances.note({ ...pair, likeness, kept: keptIn(text, known) });
    }
  }

  /** Enters what can be known of articles that only their annotations tell of; answers all annotated ones that are gone. */
  async #takeStock(): Promise<string[]> {
    const { catalog, keeper, register, versions, now } = this.#o;
    if (this.#hasLooked) return [];
    this.#hasLooked = true;
    const unread = [...catalog.unread()].filter(({ id }) => keeper.isAnnotated(id));
    for (const article of unread) {
      const { title } = keeper.recall(article.id);
      const sketch = await versions.latestSketch(article.id);
      register.enterLost({ ...article, title, sketch, at: now() });
    }
    return [...catalog.all()]
      .filter(({ id, goneAt }) => goneAt !== null && keeper.isAnnotated(id))
      .map(({ id }) => id);
  }

  /** What was annotated may be another version than the one that went. */
  async #recallVersions(lost: readonly ArticleEntry[]): Promise<void> {
    const { keeper, versions } = this.#o;
    for (const entry of lost) {
      if (keeper.isAnnotated(entry.id)) this.#versions.set(entry.id, await versions.of(entry));
      else this.#versions.delete(entry.id);
    }
  }

  /** Enters what is certain. */
  async #reunite(
    leaving: ReadonlySet<string>,
    here: readonly ArticleEntry[],
    isFresh: (pair: Resemblance) => boolean,
  ): Promise<void> {
    const { keeper } = this.#o;
    const counts = (pair: Resemblance): boolean =>
      pair.likeness > 0 &&
      keeper.nowCalled(pair.lostId) === pair.lostId &&
      keeper.answered(pair.lostId, pair.hereId) !== false &&
      this.#canBeOne(pair, leaving) !== null;
    for (const pair of await inSteps(this.#atTheirPaths(leaving))) this.#enter(pair);
    const certain = (await inSteps(this.#resemblances.certain(counts))).filter(
      (pair) => isFresh(pair) && this.#canBeOne(pair, leaving) === 'came-since',
    );
    const doubtful = await this.#siblingsOf(certain, here);
    for (const pair of certain) {
      if (doubtful.has(pair.hereId)) continue;
      // Two that are marked are for a person to bring together.
      const mayReturn = this.#o.claims.mayReturn(pair.lostId, pair.likeness);
      if (mayReturn && !keeper.isAnnotated(pair.hereId) && this.#isMissed(pair)) this.#enter(pair);
    }
  }

  *#atTheirPaths(leaving: ReadonlySet<string>): Generator<undefined, Resemblance[]> {
    const found: Resemblance[] = [];
    for (const lostId of this.#resemblances.lostIds()) {
      yield;
      for (const pair of this.#resemblances.ofLost(lostId))
        if (this.#isAtItsPath(pair, leaving)) found.push(pair);
    }
    return found;
  }

  /**
   * Those that came of which nothing tells that they are what went rather than a copy of, or another by the template of, an
   * article that is here all along: it is as like, or has most of what they have in common with what went.
   */
  async #siblingsOf(pairs: readonly Resemblance[], here: readonly ArticleEntry[]): Promise<Set<string>> {
    if (pairs.length === 0) return new Set();
    const likeness = new Map(pairs.map((pair) => [pair.hereId, pair.likeness]));
    const lost = here.filter(({ id }) => likeness.has(id));
    const found = await inSteps(compareArticles({ lost, here }));
    const siblings = found.filter(
      (pair) =>
        pair.lostId !== pair.hereId && pair.likeness * FAR_AHEAD > (likeness.get(pair.lostId) ?? Infinity),
    );
    const ids = new Set(siblings.map(({ lostId }) => lostId));
    for (const id of await inSteps(madeByTemplate(pairs, here, (id) => this.#sketchesOf(id)))) ids.add(id);
    return ids;
  }

  /** What an article is known by: as it is, or was, and as it was annotated. */
  #sketchesOf(id: string): Sketch[] {
    const entry = this.#o.catalog.article(id);
    const versions = this.#versions.get(id) ?? [];
    return [...(entry ? [entry] : []), ...versions].map(({ sketch }) => decodeSketch(sketch));
  }

  /** Nobody waits for an article without marks that went before the other came. */
  #isMissed({ lostId, hereId }: Resemblance): boolean {
    const { catalog, keeper, since } = this.#o;
    const [lost, here] = [catalog.article(lostId), catalog.article(hereId)];
    if (!lost || !here || keeper.isAnnotated(lostId)) return true;
    return here.addedAt <= (lost.goneAt ?? since()) + SLACK_MS;
  }

  #enter({ lostId, hereId }: Resemblance): void {
    const { catalog, keeper, register, onFound } = this.#o;
    const here = catalog.article(hereId);
    if (here?.goneAt !== null) return;
    const isMarked = keeper.isAnnotated(hereId);
    // Every device must settle for the same of two ids.
    const staysId = isMarked && hereId < lostId ? hereId : lostId;
    for (const id of [lostId, hereId]) this.#resemblances.forget(id);
    if (isMarked) keeper.unite(staysId === hereId ? lostId : hereId, staysId);
    if (staysId === hereId) return;
    register.changeId(here, lostId);
    // What it was like to others under its other id, it is found to be like again.
    this.came(lostId);
    onFound(here);
  }

  #isAtItsPath(pair: Resemblance, leaving: ReadonlySet<string>): boolean {
    const { catalog, claims, keeper } = this.#o;
    const [lost, here] = [catalog.article(pair.lostId), catalog.article(pair.hereId)];
    if (!lost || lost.path !== here?.path || this.#canBeOne(pair, leaving) === null) return false;
    // One that became another by what a person said does not come to life again at its old path.
    if (keeper.nowCalled(lost.id) !== lost.id) return false;
    if (keeper.answered(pair.lostId, pair.hereId) === false) return false;
    const isSo = isAtItsPath(lost, this.#versions.get(lost.id) ?? [], here, keeper.isAnnotated(here.id));
    return isSo && claims.mayReturn(lost.id, pair.likeness) && !this.#isKeptElsewhere(pair);
  }

  /** True when no more is left of an article at its path than in another text. */
  #isKeptElsewhere({ lostId, hereId }: Resemblance): boolean {
    const known = this.#sketchesOf(lostId);
    const kept = (id: string): number => {
      const [text = new Uint32Array()] = this.#sketchesOf(id);
      return Math.max(0, ...known.map((version) => keptIn(text, version)));
    };
    const others = [...this.#resemblances.ofLost(lostId)].filter((pair) => pair.hereId !== hereId);
    return !isLargelyKept(kept(hereId), Math.max(0, ...others.map((pair) => kept(pair.hereId))));
  }

  /** Null also when the lost one is here again, or the other gone. */
  #canBeOne({ lostId, hereId }: Resemblance, leaving: ReadonlySet<string>): ReturnType<typeof canBeOne> {
    const { catalog, since } = this.#o;
    const [lost, here] = [catalog.article(lostId), catalog.article(hereId)];
    if (!lost || here?.goneAt !== null || leaving.has(hereId)) return null;
    if (lost.goneAt === null && !leaving.has(lostId)) return null;
    return canBeOne(lost, { ...here, changedAt: this.#changedAt(here) }, since());
  }

  /** What came back, or took the place of another text in its file, came when it was seen, whatever the file says. */
  #changedAt({ id, changedAt }: ArticleEntry): number {
    return Math.max(changedAt, this.#o.claims.cameAt(id) ?? 0);
  }

  /** Of what is here, all that can be one of these: a first sieve, so that a large library is not compared whole. */
  #candidatesFor(lost: readonly ArticleEntry[]): (entry: ArticleEntry) => boolean {
    if (lost.some(isHearsay)) return () => true;
    const since = Math.min(Infinity, ...lost.map((entry) => missedSince(entry, this.#o.since())));
    return (entry) => Math.max(entry.addedAt, this.#changedAt(entry)) >= since;
  }

  #leavingIds(): Set<string> {
    const ids = new Set<string>();
    for (const path of this.#o.leaving()) {
      const entry = this.#o.catalog.at(path);
      if (entry) ids.add(entry.id);
    }
    return ids;
  }
}
