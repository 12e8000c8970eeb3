/** Where the passages of new records stand, article by article, so that each text is read once. */
import type { ImportProblem } from '../../../contract/interchange.ts';
import type { Progress } from '../../../contract/library.ts';
import { ExpectedError } from '../../../contract/reply.ts';
import type { AnnotationStore } from '../../annotations/store.ts';
import type { Remote } from '../../threads/threads.ts';
import type { ImportFunctions } from '../functions.ts';
import type { KnownArticle } from './find-article.ts';
import type { Judged, Newcomer } from './judge.ts';
import type { PlacedPassage, Text } from './place-passages.ts';

export interface PlaceOptions {
  readonly thread: Pick<Remote<ImportFunctions>, 'placePassages'>;
  readonly store: Pick<AnnotationStore, 'keptText'>;
  /** Today's text of an article that is here; null when none is known for its own. Fails when it cannot be read. */
  readonly textOf: (articleId: string) => Promise<Text | null>;
  /** Told how many records are done, now and then. Throws to give the planning up. */
  readonly onProgress: (progress: Progress) => void;
}

/** A record that becomes an annotation. */
export interface Arrival extends Newcomer {
  readonly placed: PlacedPassage;
}

type Place = PlacedPassage | ImportProblem;

/** Passages that are looked for between two reports of progress. */
const PORTION = 250;

/** Each new record with its place, or why its article could not be read. */
export async function placeAll(
  judged: readonly Judged[],
  options: PlaceOptions,
): Promise<ReadonlyMap<Judged, Arrival | ImportProblem>> {
  const newcomers = judged.filter((each) => each.kind === 'new');
  const total = judged.length;
  let done = total - newcomers.length;
  const onDone = (count: number): void => options.onProgress({ done: (done += count), total });
  const first = await placeEach(newcomers, ({ article }) => article, options, onDone);
  const astray = newcomers.filter((each) => each.namesake !== null && isAstray(first.get(each)));
  const second = await placeEach(
    astray,
    ({ namesake, article }) => namesake ?? article,
    options,
    () => onDone(0),
  );
  const found = new Map<Judged, Arrival | ImportProblem>();
  for (const each of newcomers) {
    const place = first.get(each) ?? 'no-quote';
    const other = second.get(each);
    if (each.namesake && other && !isAstray(other) && typeof other === 'object')
      found.set(each, { ...each, article: each.namesake, placed: other });
    else found.set(each, typeof place === 'object' ? { ...each, placed: place } : place);
  }
  return found;
}

const isAstray = (place: Place | undefined): boolean =>
  typeof place !== 'object' || place.place === 'orphaned';

async function placeEach(
  newcomers: readonly Newcomer[],
  articleOf: (newcomer: Newcomer) => KnownArticle,
  options: PlaceOptions,
  onDone: (count: number) => void,
): Promise<ReadonlyMap<Newcomer, Place>> {
  const groups = new Map<KnownArticle, Newcomer[]>();
  for (const each of newcomers) {
    const group = groups.get(articleOf(each));
    if (group) group.push(each);
    else groups.set(articleOf(each), [each]);
  }
  const found = new Map<Newcomer, Place>();
  for (const [article, group] of groups) {
    const today = article.isHere ? await readable(options.textOf(article.id)) : null;
    for (let from = 0; from < group.length; from += PORTION) {
      const some = group.slice(from, from + PORTION);
      const places = today === 'article-unreadable' ? [] : await placeSome(some, today, options);
      const problem = today === 'article-unreadable' ? today : 'no-quote';
      some.forEach((each, index) => found.set(each, places[index] ?? problem));
      onDone(some.length);
    }
  }
  return found;
}

async function placeSome(
  some: readonly Newcomer[],
  today: Text | null,
  { store, thread }: PlaceOptions,
): Promise<readonly PlacedPassage[]> {
  const passages = some.map(({ foreign }) => foreign.passage);
  const keptTexts = new Map<string, string>();
  for (const textHash of new Set(passages.map((passage) => passage.textHash))) {
    if (textHash === null) continue;
    const text = textHash === today?.textHash ? today.text : await store.keptText(textHash);
    if (text !== null) keptTexts.set(textHash, text);
  }
  return thread.placePassages({ passages, today, keptTexts });
}

async function readable(asked: Promise<Text | null>): Promise<Text | 'article-unreadable' | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ExpectedError) return 'article-unreadable';
    throw error;
  }
}
