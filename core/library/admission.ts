/**
 * Finds out which article a source that was just read is: gathers what `identify` needs from the catalog and the disk.
 * What it finds does not depend on the order in which sources are read: where another path matters, it looks there now.
 */
import type { SourceStamp } from './entries.ts';
import { articleIdFor } from './article-id.ts';
import { SLACK_MS } from './came-back.ts';
import type { Catalog, KnownArticle } from './catalog.ts';
import type { DiskView, Found } from './disk-view.ts';
import { identify, isSameContent, type AtPath } from './identity.ts';
import { isSpent } from './keeper.ts';
import { areTelling, CERTAIN, isAnother, keptIn, likenessOf, type Sketch } from './likeness.ts';
import type { PathClaims } from './path-claims.ts';
import { LARGELY } from './when-came.ts';

/** Of many copies of one file only so many are looked for, since each costs a look at the disk. */
const MOST_LOOKS = 16;

export interface AdmissionOptions {
  readonly catalog: Catalog;
  readonly disk: DiskView;
  /** Sources that came or changed, and are not taken in yet. */
  readonly awaited: { awaitedWith(ino: number): Iterable<SourceStamp> };
  /** Where marked articles wait for all that came to be read. */
  readonly claims: Pick<PathClaims, 'judged' | 'waits' | 'settle'>;
  /** When the sources that are being taken in began to come. */
  readonly since: () => number;
  readonly isAnnotated: (id: string) => boolean;
  /** The id an article has today, by what people said. */
  readonly nowCalled: (id: string) => string;
  /** What an article's text is known by, to judge another by it; empty when there is nothing to know it by. */
  readonly sketchOf: (article: KnownArticle, text: Sketch) => Promise<Sketch>;
}

/** True when the texts are seen to be versions of one. */
const isVersion = (known: Sketch, text: Sketch): boolean =>
  areTelling(known, text) && likenessOf(known, text) >= CERTAIN;

/** Whether an article's source is not where it was: `perhaps` where what stands there may be it, edited, or another. */
type Vanished = 'yes' | 'perhaps' | 'no';

const foldName = (path: string): string => path.normalize('NFC').toLowerCase();

export class Admission {
  readonly #options: AdmissionOptions;

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  /** The id of the article whose source this is; null when it is to be asked again after all that came was read. */
  async idOf(stamp: SourceStamp, found: Found): Promise<string | null> {
    const { catalog, claims, isAnnotated, since } = this.#options;
    const { bytesHash, textHash } = found;
    const article = catalog.known(catalog.at(stamp.path)?.id ?? '');
    const isUnchanged = article !== null && isSameContent(article, found);
    const alike =
      isUnchanged && article.ino === stamp.ino
        ? []
        : catalog
            .alike(bytesHash, textHash, stamp.path)
            .filter(({ id }) => id !== article?.id && !this.#isSpent(id));
    const atPath = article && {
      article,
      verdict: isUnchanged ? ('stays' as const) : await this.#judge(article, stamp, found),
    };
    const vanished = await this.#findVanished(stamp, found, alike);
    const whether = (candidate: KnownArticle): Vanished => vanished.get(candidate) ?? 'no';
    const id = identify({
      ...{ source: { path: stamp.path, ino: stamp.ino, bytesHash, textHash }, atPath, alike, isAnnotated },
      hasVanished: (candidate) => whether(candidate) === 'yes',
      mayHaveVanished: (candidate) => whether(candidate) === 'perhaps',
      wasHere: ({ isHere, lastSeen }) => isHere || lastSeen >= since() - SLACK_MS,
    });
    if (id !== null && claims.waits(id, stamp.path, textHash)) return null;
    claims.settle(stamp.path);
    return id ?? articleIdFor(stamp.path, (taken) => catalog.hasId(taken));
  }

  /** An article of which nothing is left claims nothing. */
  #isSpent(id: string): boolean {
    return this.#options.catalog.article(id)?.goneAt !== null && isSpent(id, this.#options);
  }

  /** What is to be thought of an article whose path has other content now. */
  async #judge(article: KnownArticle, stamp: SourceStamp, found: Found): Promise<AtPath> {
    const known = await this.#options.sketchOf(article, found.sketch);
    // Marks must not be laid on a text that has nothing to do with them.
    if (isAnother(known, found.sketch)) return 'another';
    if (this.#isMarkedAndChanged(article, known, found)) {
      const { claims } = this.#options;
      const { path, ino } = stamp;
      const claim = { articleId: article.id, path, textHash: found.textHash, text: found.sketch, known };
      if (claims.judged({ ...claim, isSameFile: article.ino === ino }) === false) return 'another';
    } else if (!isVersion(known, found.sketch) && (await this.#isFoundElsewhere(article, stamp, found)))
      return 'another';
    return isVersion(known, found.sketch) ? 'changed' : 'stays';
  }

  /** True when so little is left of a marked article at its path that it may be another of the same template. */
  #isMarkedAndChanged({ id }: KnownArticle, known: Sketch, { sketch }: Found): boolean {
    return this.#options.isAnnotated(id) && known.length > 0 && keptIn(sketch, known) < LARGELY;
  }

  /** True when the article's own content, in its own file, waits to be read under another path. */
  async #isFoundElsewhere(article: KnownArticle, { path }: SourceStamp, found: Found): Promise<boolean> {
    const { awaited, disk } = this.#options;
    if (article.ino === null) return false;
    for (const twin of [...awaited.awaitedWith(article.ino)]) {
      if (twin.path === path) continue;
      const there = await disk.peek(twin.path);
      if (typeof there === 'string' || !isSameContent(article, there)) continue;
      if (this.#isAnotherText(article, there, found)) return true;
    }
    return false;
  }

  async #findVanished(
    stamp: SourceStamp,
    found: Found,
    alike: readonly KnownArticle[],
  ): Promise<Map<KnownArticle, Vanished>> {
    const vanished = new Map<KnownArticle, Vanished>();
    const likeliest = [...alike].sort(
      (a, b) =>
        Number(b.ino === stamp.ino) - Number(a.ino === stamp.ino) || Number(a.isHere) - Number(b.isHere),
    );
    for (const candidate of likeliest.slice(0, MOST_LOOKS)) {
      const whether = await this.#hasVanished(candidate, stamp, found);
      const isFree = whether !== 'no' && !(await this.#isAwaitedElsewhere(candidate, stamp));
      if (isFree) vanished.set(candidate, whether);
    }
    return vanished;
  }

  /** A marked article that was seen to go is not every text that comes to its path: one hardly like it is asked about. */
  async #isDoubtful(candidate: KnownArticle, found: Found): Promise<boolean> {
    const { catalog, isAnnotated, sketchOf } = this.#options;
    const wasSeenToGo = (catalog.article(candidate.id)?.changedAt ?? 0) > 0;
    return (
      wasSeenToGo &&
      isAnnotated(candidate.id) &&
      isAnother(await sketchOf(candidate, found.sketch), found.sketch, CERTAIN)
    );
  }

  /** The disk decides: of a rename, the addition may be told before the removal. */
  async #hasVanished(candidate: KnownArticle, stamp: SourceStamp, found: Found): Promise<Vanished> {
    const { catalog, disk } = this.#options;
    const { path, isHere, ino, size, mtimeMs } = candidate;
    if (path === stamp.path) return (await this.#isAgain(candidate, stamp, found)) ? 'yes' : 'no';
    // Its path has another article now, so its own source is not there.
    if (!isHere && catalog.at(path)) return 'yes';
    const there = await disk.look(path);
    if (there === null) return 'yes';
    if (there === 'unclear') return 'no';
    // Where case does not count, a source that changed only the case of its name is found under both names.
    if (there.ino === stamp.ino && foldName(path) === foldName(stamp.path)) return 'yes';
    if (isHere && there.ino === ino && there.size === size && there.mtimeMs === mtimeMs) return 'no';
    const now = await disk.peek(path);
    if (typeof now === 'string') return now === 'absent' ? 'yes' : 'no';
    if (isSameContent(candidate, now)) return 'no';
    if (this.#isAnotherText(candidate, found, now)) return 'yes';
    if (keptIn(now.sketch, found.sketch) >= LARGELY || !areTelling(found.sketch, now.sketch)) return 'no';
    return isHere && ino === stamp.ino ? 'yes' : 'perhaps';
  }

  /** Whether a candidate whose source stood at this very path is what stands there now. */
  async #isAgain(candidate: KnownArticle, stamp: SourceStamp, found: Found): Promise<boolean> {
    if (isSameContent(candidate, found)) return true;
    if (await this.#isDoubtful(candidate, found)) return false;
    return (await this.#judge(candidate, stamp, found)) !== 'another';
  }

  /**
   * Whether what stands in an article's place now is another article, given that its `own` content was found elsewhere;
   * else that is a copy, such as editors make before they save. The inode is no help: they rename, and write anew.
   */
  #isAnotherText(article: KnownArticle, own: Found, now: Found): boolean {
    const isOfAnother = this.#options.catalog
      .alike(now.bytesHash, now.textHash, '')
      .some((other) => other.id !== article.id && (other.isHere || other.ino === null));
    return isOfAnother || isAnother(own.sketch, now.sketch, CERTAIN);
  }

  /** True when its own inode, with its content, waits under yet another path: a copy of a moved source is read first. */
  async #isAwaitedElsewhere(candidate: KnownArticle, here: SourceStamp): Promise<boolean> {
    const { awaited, disk } = this.#options;
    const { ino, path } = candidate;
    if (ino === null || ino === here.ino || path === here.path) return false;
    for (const stamp of [...awaited.awaitedWith(ino)]) {
      if (stamp.path === path || stamp.path === here.path) continue;
      const there = await disk.peek(stamp.path);
      if (typeof there !== 'string' && isSameContent(candidate, there)) return true;
    }
    return false;
  }
}
