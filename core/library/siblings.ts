/** Of what came and is like what went: that of which nothing tells that it is that, rather than something beside it. */
import { compareArticles } from './compare-articles.ts';
import type { ArticleEntry } from './entries.ts';
import { inSteps } from './in-steps.ts';
import type { KnownTexts } from './known-texts.ts';
import { madeByTemplate } from './made-by-template.ts';
import { FAR_AHEAD, type Resemblance } from './resemblances.ts';
import type { WhenHere } from './when-here.ts';

/**
 * Ids of those that came that may as well be a copy of, or another by the template of, an article that is here all along, or
 * the text that stood in its place until then: it is as like, or has most of what they have in common with what went.
 */
export async function siblingsOf(
  pairs: readonly Resemblance[],
  here: readonly ArticleEntry[],
  { texts, when }: { readonly texts: KnownTexts; readonly when: WhenHere },
): Promise<Set<string>> {
  if (pairs.length === 0) return new Set();
  const likeness = new Map(pairs.map((pair) => [pair.hereId, pair.likeness]));
  const came = here.filter(({ id }) => likeness.has(id));
  const alike = await inSteps(compareArticles({ lost: came, here }));
  const former = await inSteps(compareArticles({ lost: came, here: when.formerTexts() }));
  const ids = new Set(await inSteps(madeByTemplate(pairs, here, (pair) => texts.sharedBy(pair))));
  for (const pair of [...alike, ...former.filter((each) => when.canHaveMoved(each))]) {
    const isAsLike = pair.likeness * FAR_AHEAD > (likeness.get(pair.lostId) ?? Infinity);
    if (pair.lostId !== pair.hereId && isAsLike) ids.add(pair.lostId);
  }
  return ids;
}
