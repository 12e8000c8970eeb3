/**
 * What importing a file will do, record by record; it does nothing itself. Every record is judged alone, and against what
 * is here now, so that the same file read again finds nothing to do.
 */
import type { ImportAction, ImportPlan, ImportProblem, ImportRecord } from '../../../contract/interchange.ts';
import { ExpectedError } from '../../../contract/reply.ts';
import type { AnnotationStore } from '../../annotations/store.ts';
import type { ForeignFile, ForeignRecord } from '../foreign.ts';
import { articleFinder, type KnownArticle } from './find-article.ts';
import { judge, type Change, type Judged, type Newcomer } from './judge.ts';
import { placePassages, type PlacedPassage, type PlaceOptions, type Text } from './place-passages.ts';

export interface PlanOptions extends Pick<PlaceOptions, 'anchorPassages'> {
  readonly store: Pick<AnnotationStore, 'find' | 'keptText'>;
  readonly articles: Iterable<KnownArticle>;
  /** Today's text of an article that is here. Fails with an expected error when it cannot be read. */
  readonly textOf: (articleId: string) => Promise<Text>;
}

/** A record that becomes an annotation. */
export interface Arrival extends Newcomer {
  readonly placed: PlacedPassage;
}

export interface Plan extends ImportPlan {
  readonly arrivals: readonly Arrival[];
  readonly changes: readonly Change[];
}

const SHOWN = 300;

export async function planImport(file: ForeignFile, options: PlanOptions): Promise<Plan> {
  const articles = [...options.articles];
  const byId = new Map(articles.map((article) => [article.id, article]));
  const judged = judge(file.records, {
    find: (annotationId) => options.store.find(annotationId),
    findArticle: articleFinder(articles),
  });
  const placed = await placeAll(judged, options);
  const arrivals: Arrival[] = [];
  const records = file.records.map((record, index): ImportRecord => {
    const each = judged[index] ?? { kind: 'failed', problem: 'not-an-annotation' };
    const at = placed.get(each);
    if (each.kind === 'new' && typeof at === 'object') arrivals.push({ ...each, placed: at });
    const article = each.kind === 'new' ? each.article : knownArticle(record, options, byId);
    return rowOf(record, index, actionOf(each, at), article);
  });
  return { format: file.format, records, arrivals, changes: judged.filter((each) => each.kind === 'change') };
}

/** The place of each new record, or why its article could not be read; article by article, so that each is read once. */
async function placeAll(
  judged: readonly Judged[],
  options: PlanOptions,
): Promise<ReadonlyMap<Judged, PlacedPassage | ImportProblem>> {
  const groups = new Map<string, Newcomer[]>();
  for (const each of judged) {
    if (each.kind !== 'new') continue;
    const group = groups.get(each.article.id);
    if (group) group.push(each);
    else groups.set(each.article.id, [each]);
  }
  const found = new Map<Judged, PlacedPassage | ImportProblem>();
  for (const [articleId, group] of groups) {
    const today = group[0]?.article.isHere ? await readable(options.textOf(articleId)) : null;
    if (today === 'article-unreadable') {
      for (const each of group) found.set(each, today);
      continue;
    }
    const { anchorPassages, store } = options;
    const keptText = (textHash: string): Promise<string | null> => store.keptText(textHash);
    const passages = group.map(({ foreign }) => foreign.passage);
    const places = await placePassages(passages, { today, keptText, anchorPassages });
    group.forEach((each, index) => found.set(each, places[index] ?? 'no-quote'));
  }
  return found;
}

async function readable(asked: Promise<Text>): Promise<Text | 'article-unreadable'> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ExpectedError) return 'article-unreadable';
    throw error;
  }
}

function actionOf(judged: Judged, placed: PlacedPassage | ImportProblem | undefined): ImportAction {
  switch (judged.kind) {
    case 'new':
      return typeof placed === 'object'
        ? { kind: 'new', place: placed.place }
        : { kind: 'failed', problem: placed ?? 'no-quote' };
    case 'change':
      return { kind: 'change' };
    case 'done':
      return judged.action;
    case 'failed':
      return { kind: 'failed', problem: judged.problem };
  }
}

/** The article of an annotation that is here already. */
function knownArticle(
  record: ForeignRecord,
  { store }: PlanOptions,
  byId: ReadonlyMap<string, KnownArticle>,
): KnownArticle | null {
  if (record.kind !== 'annotation') return null;
  return byId.get(store.find(record.annotation.id)?.articleId ?? '') ?? null;
}

function rowOf(
  record: ForeignRecord,
  index: number,
  action: ImportAction,
  article: KnownArticle | null,
): ImportRecord {
  const { quote, note, title } =
    record.kind === 'annotation'
      ? {
          quote: record.annotation.passage.exact,
          note: record.annotation.note,
          title: record.annotation.article.title,
        }
      : record;
  const short = (words: string): string => words.slice(0, SHOWN).toWellFormed();
  return {
    number: index + 1,
    quote: short(quote),
    note: short(note),
    article: { id: article?.id ?? null, title: article?.title ?? title },
    action,
  };
}
