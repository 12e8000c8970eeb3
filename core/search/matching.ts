/** Which passages of the articles that answer match. Owns the rule, and counts by it without making lists. */
import type { Answers } from './answers.ts';
import type { Collection, IndexedArticle } from './collection.ts';
import { heldTable } from './held-sums.ts';
import type { HeldLeaves } from './held-leaves.ts';
import type { IndexedPassage, PassageIndex } from './passage-index.ts';
import type { Scoring } from './scoring.ts';

interface Matching {
  readonly answers: Answers;
  readonly wanted: number;
  /** Whether what is held tells all of it, whatever article it is in. */
  readonly isByHeld: boolean;
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

/** What a passage is to a query, by the leaves it holds. */
const KIND = { none: 0, any: 1, whole: 2 } as const;
type Kind = (typeof KIND)[keyof typeof KIND];

/** Tells what a passage of the article at a slot is. Looked up where it depends on nothing but what is held. */
function kindsOf(
  { answers, wanted, isByHeld }: Matching,
  leaves: number,
): (held: number, slot: number) => Kind {
  const kindOf = (held: number, slot: number): Kind =>
    (held & wanted) === 0 ? KIND.none : answers(held, slot) ? KIND.whole : KIND.any;
  const table = isByHeld ? heldTable(leaves, (held) => kindOf(held, -1)) : null;
  // Of a table of kinds only kinds come out.
  return table ? (held) => (table[held] ?? KIND.none) as Kind : kindOf;
}

/**
 * How many passages `matchingOf` would give for all the articles found together. Passages of a text stand side by side, and
 * are walked so; notes stand elsewhere, and those that were touched are counted before.
 */
export function countMatching(
  { index }: Collection,
  scoring: Scoring,
  found: ArrayLike<number>,
  matching: Matching,
): number {
  const { firstNote } = index;
  const { wanted } = matching;
  const { passages, articles, manifold } = scoring;
  const kindOf = kindsOf(matching, scoring.worth.length);
  const notes = notesMatching(index, passages, kindOf);
  let count = 0;
  for (let place = 0; place < found.length; place++) {
    const slot = found[place] ?? 0;
    if (!manifold.has(slot)) {
      if ((articles.of(slot) & wanted) !== 0) count++;
      continue;
    }
    let whole = 0;
    let any = 0;
    let entry = index.firstOf(slot);
    if (index.isTitle(entry)) entry++;
    for (; entry < firstNote && index.articleOf(entry) === slot; entry++) {
      const kind = kindOf(passages.of(entry), slot);
      if (kind === KIND.whole) whole++;
      else if (kind === KIND.any) any++;
    }
    const noted = notes.size === 0 ? undefined : notes.get(slot);
    if (noted) {
      whole += noted.whole;
      any += noted.any;
    }
    count += whole || any;
  }
  return count;
}

/** The notes that were touched, counted by the slot of their article: those that answer alone, and the others that match. */
function notesMatching(
  index: PassageIndex,
  passages: HeldLeaves,
  kindOf: (held: number, slot: number) => Kind,
): ReadonlyMap<number, { whole: number; any: number }> {
  const counted = new Map<number, { whole: number; any: number }>();
  if (index.firstNote === index.capacity) return counted;
  const { seen, seenCount } = passages;
  for (let i = 0; i < seenCount; i++) {
    const entry = seen[i] ?? 0;
    const slot = entry < index.firstNote ? -1 : index.articleOf(entry);
    const kind = slot < 0 ? KIND.none : kindOf(passages.of(entry), slot);
    if (kind === KIND.none) continue;
    const own = counted.get(slot) ?? { whole: 0, any: 0 };
    if (kind === KIND.whole) own.whole++;
    else own.any++;
    counted.set(slot, own);
  }
  return counted;
}
