/** Whether an article that is here can be one whose source is gone, by what is known of when each was here. Pure. */
import type { ArticleEntry } from './entries.ts';
import { isSameContent } from './identity.ts';
import { decodeSketch, isAnother, knownBy } from './likeness.ts';

/** An article may be told to have come this long before its old source is told to be gone, in milliseconds. */
export const SLACK_MS = 60_000;

/** From when on what came can be this article; `since` when one may have gone whose source is only just going. */
export const missedSince = ({ goneAt }: ArticleEntry, since: number): number => (goneAt ?? since) - SLACK_MS;

/** True when nobody knows when the article was here last: only its annotations tell of it. */
export const isHearsay = ({ changedAt }: ArticleEntry): boolean => changedAt === 0;

/**
 * `came-since`: it came when the other went, or later. `unclear`: it was changed since, or nobody knows when the other
 * went. Null when both were here at once: one is not the other.
 */
export function canBeOne(
  lost: ArticleEntry,
  here: ArticleEntry,
  since: number,
): 'came-since' | 'unclear' | null {
  // All that was there when the catalog began may have been there along with it.
  if (isHearsay(lost)) return here.addedAt > (lost.goneAt ?? since) ? 'came-since' : 'unclear';
  const missed = missedSince(lost, since);
  if (here.addedAt >= missed) return 'came-since';
  return here.changedAt >= missed ? 'unclear' : null;
}

/**
 * True when an article known by hearsay is the one at its path: where annotations come from another device, its path says
 * who it is, unless its text is another than the version that tells, or `isMarked` here under another id already and the
 * text differs.
 */
export function isAtItsPath(
  lost: ArticleEntry,
  versions: readonly ArticleEntry[],
  here: ArticleEntry,
  isMarked: boolean,
): boolean {
  if (!isHearsay(lost) || lost.path !== here.path) return false;
  if (isMarked) return isSameContent(lost, here);
  const text = decodeSketch(here.sketch);
  const known = [lost, ...versions].map(({ sketch }) => decodeSketch(sketch));
  return !isAnother(knownBy(known, text), text);
}
