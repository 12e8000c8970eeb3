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
import { areTelling, CERTAIN, decodeSketch, isAnother, likenessOf, type Sketch } from './likeness.ts';

/** Of many copies of one file only so many are looked for, since each costs a look at the disk. */
const MOST_LOOKS = 16;

export interface AdmissionOptions {
  readonly catalog: Catalog;
  readonly disk: DiskView;
  /** Sources that came or changed, and are not taken in yet. */
  readonly awaited: { awaitsInode(ino: number): boolean; waiting(): Iterable<SourceStamp> };
  readonly isAnnotated: (id: string) => boolean;
  /** The id an article has today, by what people said. */
  readonly nowCalled: (id: string) => string;
  readonly now: () => number;
  /** What an article's text is known by, to judge another by it; empty when there is nothing to know it by. */
  readonly sketchOf: (article: KnownArticle, text: Sketch) => Promise<Sketch>;
}

/** So like, a text is nearly as it was; and by so much it must be liker than what took its path. */
const NEARLY_AS_IT_WAS = 0.7;
const FAR_LIKER = 0.3;

/** True when the texts are seen to be versions of one. */
const isVersion = (known: Sketch, text: Sketch): boolean =>
  areTelling(known, text) && likenessOf(known, text) >= CERTAIN;

const foldName = (path: string): string => path.normalize('NFC').toLowerCase();

export class Admission {
  readonly #options: AdmissionOptions;

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  /** The id of the article whose source this is. */
  async idOf(stamp: SourceStamp, found: Found): Promise<string> {
    const { catalog, isAnnotated } = this.#options;
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
      verdict: isUnchanged ? ('stays' as const) : await this.#judge(article, stamp.path, found),
    };
    const vanished = await this.#findVanished(stamp, found, alike);
    const id = identify({
      ...{ source: { path: stamp.path, ino: stamp.ino, bytesHash, textHash }, atPath, alike, isAnnotated },
      hasVanished: (candidate) => vanished.has(candidate),
      wasHere: ({ isHere, lastSeen }) => isHere || lastSeen >= this.#options.now() - SLACK_MS,
    });
    return id ?? articleIdFor(stamp.path, (taken) => catalog.hasId(taken));
  }

  /** An article of which nothing is left claims nothing. */
  #isSpent(id: string): boolean {
    return this.#options.catalog.article(id)?.goneAt !== null && isSpent(id, this.#options);
  }

  /** What is to be thought of an article whose path has other content now. */
  async #judge(article: KnownArticle, path: string, found: Found): Promise<AtPath> {
    const sketch = await this.#options.sketchOf(article, found.sketch);
    if (isVersion(sketch, found.sketch))
      return (await this.#isKeptElsewhere(article, path, sketch, found)) ? 'another' : 'changed';
    if (await this.#isFoundElsewhere(article, path, found)) return 'another';
    // Marks must not be laid on a text that has nothing to do with them.
    return isAnother(sketch, found.sketch) ? 'another' : 'stays';
  }

  /**
   * True when an annotated article's very file stands under another path, still nearly as it was, and what stands at its
   * own path is much less like it: of texts made by one template, as daily notes are, the next one took its name.
   */
  async #isKeptElsewhere(
    { id, ino }: KnownArticle,
    path: string,
    known: Sketch,
    found: Found,
  ): Promise<boolean> {
    const { awaited, catalog, disk, isAnnotated } = this.#options;
    const least = likenessOf(known, found.sketch) + FAR_LIKER;
    if (ino === null || least > 1 || !isAnnotated(id)) return false;
    const isLikeIt = (text: Sketch): boolean => likenessOf(known, text) >= Math.max(least, NEARLY_AS_IT_WAS);
    for (const twin of awaited.awaitsInode(ino) ? awaited.waiting() : []) {
      if (twin.path === path || twin.ino !== ino) continue;
      const there = await disk.peek(twin.path);
      if (typeof there !== 'string' && isLikeIt(there.sketch)) return true;
    }
    for (const other of catalog.all())
      if (other.ino === ino && other.id !== id && other.path !== path && other.goneAt === null)
        if (isLikeIt(decodeSketch(other.sketch))) return true;
    return false;
  }

  /** True when the article's own content waits to be read under another path. */
  async #isFoundElsewhere(article: KnownArticle, path: string, found: Found): Promise<boolean> {
    const { awaited, disk, isAnnotated } = this.#options;
    const { ino, size } = article;
    // A sync program writes a renamed file anew: of marked articles, one of the same size is worth a look.
    const mayBeCopied = isAnnotated(article.id);
    if (ino === null || !(awaited.awaitsInode(ino) || mayBeCopied)) return false;
    for (const twin of awaited.waiting()) {
      if (twin.path === path || (twin.ino !== ino && !(mayBeCopied && twin.size === size))) continue;
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
  ): Promise<Set<KnownArticle>> {
    const vanished = new Set<KnownArticle>();
    const likeliest = [...alike].sort(
      (a, b) =>
        Number(b.ino === stamp.ino) - Number(a.ino === stamp.ino) || Number(a.isHere) - Number(b.isHere),
    );
    for (const candidate of likeliest.slice(0, MOST_LOOKS)) {
      const isFree =
        (await this.#hasVanished(candidate, stamp, found)) &&
        !(await this.#isAwaitedElsewhere(candidate, stamp));
      if (isFree) vanished.add(candidate);
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
  async #hasVanished(candidate: KnownArticle, stamp: SourceStamp, found: Found): Promise<boolean> {
    const { catalog, disk } = this.#options;
    const { path, isHere, ino, size, mtimeMs } = candidate;
    if (path === stamp.path) {
      if (isSameContent(candidate, found)) return true;
      if (await this.#isDoubtful(candidate, found)) return false;
      return (await this.#judge(candidate, path, found)) !== 'another';
    }
    // Its path has another article now, so its own source is not there.
    if (!isHere && catalog.at(path)) return true;
    const there = await disk.look(path);
    if (there === null) return true;
    // Where case does not count, a source that changed only the case of its name is found under both names.
    if (there.ino === stamp.ino && foldName(path) === foldName(stamp.path)) return true;
    if (isHere && there.ino === ino && there.size === size && there.mtimeMs === mtimeMs) return false;
    const now = await disk.peek(path);
    if (typeof now === 'string') return now === 'absent';
    return !isSameContent(candidate, now) && this.#isAnotherText(candidate, found, now);
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
    if (ino === null || ino === here.ino || path === here.path || !awaited.awaitsInode(ino)) return false;
    for (const stamp of awaited.waiting()) {
      if (stamp.ino !== ino || stamp.path === path || stamp.path === here.path) continue;
      const there = await disk.peek(stamp.path);
      if (typeof there !== 'string' && isSameContent(candidate, there)) return true;
    }
    return false;
  }
}
