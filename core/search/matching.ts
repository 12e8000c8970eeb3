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

/** How many passages answer alone, and how many hold anything asked for. */
interface Counted {
  whole: number;
  any: number;
}

/**
 * How many passages `matchingOf` would give for all the articles found together. Passages of a text stand side by side, and
 * are walked so; notes stand elsewhere, and those that were touched are counted before.
 */
export function countMatching(
  collection: Collection,
  scoring: Scoring,
  found: ArrayLike<number>,
  matching: Matching,
): number {
  const { answers, wanted } = matching;
  const { index } = collection;
  const { firstNote } = index;
  const { passages, articles } = scoring;
  const noted = notesMatching(collection, scoring, matching);
  let count = 0;
  for (let place = 0; place < found.length; place++) {
    const slot = found[place] ?? 0;
    if ((articles.of(slot) & wanted) === 0) continue;
    const notes = noted.size === 0 ? undefined : noted.get(slot);
    let [whole, any] = notes ? [notes.whole, notes.any] : [0, 0];
    const first = index.firstOf(slot);
    const from = index.isTitle(first) ? first + 1 : first;
    for (let entry = from; entry < firstNote && index.articleOf(entry) === slot; entry++) {
      const held = passages.of(entry);
      if ((held & wanted) === 0) continue;
      any++;
      if (answers(held, slot)) whole++;
    }
    count += whole || any;
  }
  return count;
}

/** The notes that were touched, counted by the slot of their article. */
function notesMatching(
  { index }: Collection,
  { passages }: Scoring,
  { answers, wanted }: Matching,
): ReadonlyMap<number, Counted> {
  const counted = new Map<number, Counted>();
  const { seen, seenCount } = passages;
  const { firstNote, capacity } = index;
  if (firstNote === capacity) return counted;
  for (let i = 0; i < seenCount; i++) {
    const entry = seen[i] ?? 0;
    if (entry < firstNote) continue;
    const slot = index.articleOf(entry);
    const held = passages.of(entry);
    if (slot < 0 || (held & wanted) === 0) continue;
    const own = counted.get(slot) ?? { whole: 0, any: 0 };
    own.any++;
    if (answers(held, slot)) own.whole++;
    counted.set(slot, own);
  }
  return counted;
}
