/** Which annotations a review shows, in what order, and each as a person compares it: then, and today. */
import { basisOf, type Annotation, type Passage } from '../../contract/annotation.ts';
import type { InputOf } from '../../contract/calls.ts';
import { ExpectedError } from '../../contract/reply.ts';
import type { ReviewItem, ReviewWindow, Surroundings } from '../../contract/review.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import type { Library } from '../library/library.ts';
import { isKeptOrphan, isWaiting, type Place } from './anchor-memory.ts';
import { annotatedArticle } from './annotated-article.ts';
import type { LibraryAnchors } from './library-anchors.ts';
import { ORPHANED, type Text } from './passage-anchors.ts';
import { surroundingsOf } from './surroundings.ts';

export interface ReviewSources {
  readonly store: AnnotationStore;
  readonly library: Pick<Library, 'entry' | 'textOf' | 'textInBackground'>;
  readonly anchors: LibraryAnchors;
}

type Question = InputOf<'review'>;

export async function reviewWindow(question: Question, sources: ReviewSources): Promise<ReviewWindow> {
  const { anchors } = sources;
  const { from, count } = question;
  const listed = listByArticle(question, sources);
  const items: ReviewItem[] = [];
  let total = 0;
  for (const { articleId, places } of listed) {
    const first = Math.max(0, from - total);
    const shown = inOrderOfText(places).slice(first, Math.max(first, from + count - total));
    if (shown.length > 0) items.push(...(await itemsOf(articleId, shown, sources)));
    total += places.length;
  }
  const { waiting, keptOrphans } = anchors;
  return { total, from, items, waiting, keptOrphans, counts: anchors.counts() };
}

interface Listed {
  readonly articleId: string;
  readonly places: [string, Place][];
}

const isListed = (place: Place, { states, keptOrphans }: Question): boolean =>
  place.anchor !== null &&
  states.includes(place.anchor.state) &&
  (place.anchor.state !== 'orphaned' || (isKeptOrphan(place) ? keptOrphans : isWaiting(place)));

function listByArticle(question: Question, sources: ReviewSources): Listed[] {
  const byArticle = new Map<string, [string, Place][]>();
  for (const each of sources.anchors.places()) {
    const [, place] = each;
    if (!isListed(place, question)) continue;
    const places = byArticle.get(place.articleId);
    if (places) places.push(each);
    else byArticle.set(place.articleId, [each]);
  }
  const keyOf = (id: string): string => annotatedArticle(id, sources).title.toLowerCase();
  return [...byArticle]
    .map(([articleId, places]) => ({ articleId, places, key: keyOf(articleId) }))
    .sort((a, b) => (a.key < b.key || (a.key === b.key && a.articleId < b.articleId) ? -1 : 1));
}

/** An orphan stands where it was last, since it is nowhere. */
const startOf = ({ anchor, passage }: Place): number =>
  anchor === null || anchor.state === 'orphaned' ? passage.start : anchor.start;

const inOrderOfText = (places: readonly [string, Place][]): readonly [string, Place][] =>
  [...places].sort(([a, x], [b, y]) => startOf(x) - startOf(y) || (a < b ? -1 : 1));

async function itemsOf(
  articleId: string,
  places: readonly [string, Place][],
  sources: ReviewSources,
): Promise<ReviewItem[]> {
  const { store, library, anchors } = sources;
  const today = await textIfThere(library.textOf(articleId));
  const annotations = places.map(([id]) => store.find(id)).filter((annotation) => annotation !== null);
  const placed = today ? await anchors.place(annotations, today) : [];
  const items: ReviewItem[] = [];
  for (const [index, annotation] of annotations.entries()) {
    const anchor = placed[index] ?? ORPHANED;
    items.push({
      annotation: { ...annotation, anchor },
      article: annotatedArticle(articleId, sources),
      before: await before(annotation, today, store),
      after: today && anchor.state !== 'orphaned' ? surroundingsOf(today.text, anchor) : null,
      textHash: today?.textHash ?? null,
      isTextKept: (await store.keptText(annotation.passage.textHash)) !== null,
    });
  }
  return items;
}

/** The text itself when it is kept, or is today's; else what the passage remembers of it. */
async function before(
  annotation: Annotation,
  today: Text | null,
  store: ReviewSources['store'],
): Promise<Surroundings> {
  const basis = basisOf(annotation);
  const text = today?.textHash === basis.textHash ? today.text : await store.keptText(basis.textHash);
  return text !== null && standsIn(text, basis) ? surroundingsOf(text, basis) : remembered(basis);
}

export const standsIn = (text: string, { start, end, exact }: Passage): boolean =>
  text.slice(start, end) === exact;

const remembered = ({ prefix, exact, suffix }: Passage): Surroundings => ({
  text: prefix + exact + suffix,
  span: { start: prefix.length, end: prefix.length + exact.length },
});

/** Null when the article is gone, or its source cannot be read. */
export async function textIfThere(reading: Promise<Text>): Promise<Text | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ExpectedError) return null;
    throw error;
  }
}
