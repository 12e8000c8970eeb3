/** Whether an article that is here can be one that is gone, by what the library knows of when each was there. */
import { canBeOne, isHearsay, missedSince, SLACK_MS } from './came-back.ts';
import type { Catalog } from './catalog.ts';
import type { ArticleEntry } from './entries.ts';
import type { Keeper } from './keeper.ts';
import { POSSIBLE } from './likeness.ts';
import type { Resemblance } from './resemblances.ts';
import type { WhenCame } from './when-came.ts';

export interface WhenHereOptions {
  readonly catalog: Catalog;
  readonly keeper: Pick<Keeper, 'isAnnotated'>;
  readonly whenCame: Pick<WhenCame, 'cameAt'>;
  /** Since when what is just going may have gone: all that came before was taken in. */
  readonly since: () => number;
  /** Paths of sources that went a moment ago, and whose articles still count as here. */
  readonly leaving: () => Iterable<string>;
}

export class WhenHere {
  readonly #o: WhenHereOptions;

  constructor(options: WhenHereOptions) {
    this.#o = options;
  }

  /** The articles whose sources went a moment ago. */
  leavingIds(): Set<string> {
    const ids = new Set<string>();
    for (const path of this.#o.leaving()) {
      const entry = this.#o.catalog.at(path);
      if (entry) ids.add(entry.id);
    }
    return ids;
  }

  /** Null also when the lost one is here again, or the other gone. */
  canBeOne(
    { lostId, hereId, likeness }: Resemblance,
    leaving: ReadonlySet<string>,
  ): ReturnType<typeof canBeOne> {
    const { catalog, since } = this.#o;
    const [lost, here] = [catalog.article(lostId), catalog.article(hereId)];
    if (!lost || here?.goneAt !== null || leaving.has(hereId)) return null;
    if (lost.goneAt === null && !leaving.has(lostId)) return null;
    const can = canBeOne(lost, { ...here, changedAt: this.#changedAt(here) }, since());
    // What was there all along and was moved over it may be the version that a person wanted to keep.
    return can ?? (lost.path === here.path && likeness >= POSSIBLE ? 'unclear' : null);
  }

  /** What came back, or took the place of another text in its file, came when it was seen, whatever the file says. */
  #changedAt({ id, changedAt }: ArticleEntry): number {
    return Math.max(changedAt, this.#o.whenCame.cameAt(id) ?? 0);
  }

  /** The texts that stood in the place of others, each as an article of which nothing else is known. */
  formerTexts(): ArticleEntry[] {
    const known = { path: '', bytesHash: '', textHash: '' };
    return [...this.#o.catalog.all()].flatMap((entry) =>
      entry.former === undefined ? [] : [{ ...entry, ...known, sketch: entry.former }],
    );
  }

  /** True when what stood in the place of the one until it came with another text can have become the other, which came then. */
  canHaveMoved({ lostId: cameId, hereId }: Resemblance): boolean {
    const { catalog, whenCame } = this.#o;
    const cameAt = Math.max(catalog.article(cameId)?.addedAt ?? 0, whenCame.cameAt(cameId) ?? 0);
    return cameAt >= (whenCame.cameAt(hereId) ?? Infinity) - SLACK_MS;
  }

  /** Of what is here, all that can be one of these: a first sieve, so that a large library is not compared whole. */
  candidatesFor(lost: readonly ArticleEntry[]): (entry: ArticleEntry) => boolean {
    if (lost.some(isHearsay)) return () => true;
    const since = Math.min(Infinity, ...lost.map((entry) => missedSince(entry, this.#o.since())));
    const paths = new Set(lost.map(({ path }) => path));
    return (entry) => Math.max(entry.addedAt, this.#changedAt(entry)) >= since || paths.has(entry.path);
  }

  /** Nobody waits for an article without marks that went before the other came. */
  isMissed({ lostId, hereId }: Resemblance): boolean {
    const { catalog, keeper, since } = this.#o;
    const [lost, here] = [catalog.article(lostId), catalog.article(hereId)];
    if (!lost || !here || keeper.isAnnotated(lostId)) return true;
    return here.addedAt <= (lost.goneAt ?? since()) + SLACK_MS;
  }
}
