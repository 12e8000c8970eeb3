/** Which passages of the articles that answer match. Owns the rule, and counts by it without making lists. */
import type { Answers } from './answers.ts';
import type { Collection, IndexedArticle } from './collection.ts';
import { NOBODY, type KnownArticle } from './facts.ts';
import type { IndexedPassage } from './passage-index.ts';
import type { Scoring } from './scoring.ts';

interface Matching {
  readonly answers: Answers;
  readonly wanted: number;
}

/** The passages of an article that answer alone, or if there are none, those that hold anything asked for. */
export function matchingOf(
  collection: Collection,
  { passages }: Scoring,
  article: IndexedArticle,
  { answers, wanted }: Matching,
): IndexedPassage[] {
  const known = collection.knownOf(article.slot);
  const any = article.passages.filter(({ entry }) => (passages.held(entry) & wanted) !== 0);
  const whole = any.filter(({ entry }) => answers(passages.held(entry), known));
  return whole.length > 0 ? whole : any;
}

/** How many passages `matchingOf` would give, for every article at once: by a walk over what was touched. */
export function countMatching(
  collection: Collection,
  { passages }: Scoring,
  { answers, wanted, isPlain }: Matching & { readonly isPlain: boolean },
): (slot: number) => number {
  const { index, capacity } = collection;
  const [whole, any] = [new Uint32Array(capacity), new Uint32Array(capacity)];
  const known: (KnownArticle | undefined)[] = [];
  for (let i = 0; i < passages.seenCount; i++) {
    const entry = passages.seen[i] ?? 0;
    const held = passages.held(entry);
    if ((held & wanted) === 0 || index.kindOf(entry) === 'title') continue;
    const slot = index.articleOf(entry);
    any[slot] = (any[slot] ?? 0) + 1;
    const article = isPlain ? NOBODY : (known[slot] ??= collection.knownOf(slot));
    if (answers(held, article)) whole[slot] = (whole[slot] ?? 0) + 1;
  }
  return (slot) => whole[slot] || (any[slot] ?? 0);
}
