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
  const any = article.passages.filter(({ entry }) => (passages.of(entry) & wanted) !== 0);
  const whole = any.filter(({ entry }) => answers(passages.of(entry), known));
  return whole.length > 0 ? whole : any;
}

/** How many passages `matchingOf` would give for each article that was found and scored, in their order: by a walk over what was touched. */
export function countMatching(
  collection: Collection,
  scoring: Scoring,
  {
    found,
    answers,
    isPlain,
  }: Pick<Matching, 'answers'> & { readonly found: readonly number[]; readonly isPlain: boolean },
): Uint32Array {
  const { index } = collection;
  const { passages } = scoring;
  const [whole, any] = [new Uint32Array(found.length), new Uint32Array(found.length)];
  const known: (KnownArticle | undefined)[] = [];
  for (const entry of scoring.scored) {
    if (index.isTitle(entry)) continue;
    const held = passages.of(entry);
    const slot = index.articleOf(entry);
    const place = scoring.placeOf(slot);
    any[place] = (any[place] ?? 0) + 1;
    const article = isPlain ? NOBODY : (known[place] ??= collection.knownOf(slot));
    if (answers(held, article)) whole[place] = (whole[place] ?? 0) + 1;
  }
  return any.map((count, place) => whole[place] || count);
}
