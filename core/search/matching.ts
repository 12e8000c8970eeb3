/** Which passages of the articles that answer match. Owns the rule, and counts by it without making lists. */
import type { Answers } from './answers.ts';
import type { Collection, IndexedArticle } from './collection.ts';
import type { IndexedPassage } from './passage-index.ts';
import type { Scoring } from './scoring.ts';

interface Matching {
  readonly answers: Answers;
  readonly wanted: number;
}

/** The passages of an article that answer alone, or if there are none, those that hold anything asked for. */
export function matchingOf(
  { passages }: Scoring,
  article: IndexedArticle,
  { answers, wanted }: Matching,
): IndexedPassage[] {
  const any = article.passages.filter(({ entry }) => (passages.of(entry) & wanted) !== 0);
  const whole = any.filter(({ entry }) => answers(passages.of(entry), article.slot));
  return whole.length > 0 ? whole : any;
}

/** How many passages `matchingOf` would give for all the articles found together: by a walk over what was touched. */
export function countMatching(
  { index }: Collection,
  { passages, counts: { pairs } }: Scoring,
  found: ArrayLike<number>,
  { answers, wanted }: Matching,
): number {
  for (let place = 0; place < found.length; place++) pairs[2 * (found[place] ?? 0)] = 0;
  const { seen, seenCount } = passages;
  for (let i = 0; i < seenCount; i++) {
    const entry = seen[i] ?? 0;
    const slot = index.articleOf(entry);
    const whole = pairs[2 * slot] ?? -1;
    const held = passages.of(entry);
    if (whole < 0 || (held & wanted) === 0 || index.isTitle(entry)) continue;
    pairs[2 * slot + 1] = (pairs[2 * slot + 1] ?? 0) + 1;
    if (answers(held, slot)) pairs[2 * slot] = whole + 1;
  }
  let count = 0;
  for (let place = 0; place < found.length; place++) {
    const at = 2 * (found[place] ?? 0);
    count += (pairs[at] ?? 0) || (pairs[at + 1] ?? 0);
    pairs[at] = -1;
    pairs[at + 1] = 0;
  }
  return count;
}
