/**
 * What importing a file will do, record by record; it does nothing itself. Every record is judged alone, and against what
 * is here now, so that the same file read again finds nothing to do.
 */
import type { Annotation } from '../../../contract/annotation.ts';
import type { ImportAction, ImportPlan, ImportProblem, ImportRecord } from '../../../contract/interchange.ts';
import { startPace } from '../../annotations/in-slices.ts';
import type { AnnotationStore } from '../../annotations/store.ts';
import type { Remote } from '../../threads/threads.ts';
import type { ForeignRecord } from '../foreign.ts';
import { unpack, type ImportFunctions } from '../functions.ts';
import { articleFinder, type KnownArticle } from './find-article.ts';
import { createJudge, type Change, type Judged } from './judge.ts';
import { placeAll, type Arrival, type PlaceOptions } from './place-all.ts';
import { tellApart } from './tell-apart.ts';

export interface PlanOptions extends PlaceOptions {
  /** Reads the file and finds the passages. */
  readonly thread: Remote<ImportFunctions>;
  readonly store: Pick<AnnotationStore, 'find' | 'lastSaid' | 'keptText'>;
  readonly articles: Iterable<KnownArticle>;
}

export interface Plan extends ImportPlan {
  readonly arrivals: readonly Arrival[];
  readonly changes: readonly Change[];
}

const SHOWN = 300;

/**
 * Plans in turns of a few milliseconds, and gives the rest to the thread. Fails with `import-unreadable`, or with what
 * `onProgress` throws.
 */
export async function planImport(
  file: { readonly name: string; readonly base64: string },
  options: PlanOptions,
): Promise<Plan> {
  const pace = startPace();
  const { format, warnings, count: total, portions } = await options.thread.readRecords(file);
  options.onProgress({ done: 0, total });
  const articles = [...options.articles];
  const byId = new Map(articles.map((article) => [article.id, article]));
  const find = (annotationId: string): Annotation | null => options.store.find(annotationId);
  const finder = await articleFinder(articles, pace);
  const lastSaid = (annotationId: string): number => options.store.lastSaid(annotationId);
  const judge = createJudge({ find, lastSaid, finder });
  const read: ForeignRecord[] = [];
  for (const portion of portions) {
    for (const record of unpack(portion)) {
      read.push(record);
      await pace();
    }
    options.onProgress({ done: 0, total });
  }
  const judged: { readonly record: ForeignRecord; readonly judged: Judged }[] = [];
  for (const record of await tellApart(read, { find, findArticle: finder.findArticle, pace })) {
    judged.push({ record, judged: judge(record) });
    await pace();
  }
  options.onProgress({ done: 0, total });
  const placed = await placeAll(
    judged.map((each) => each.judged),
    options,
  );
  const arrivals: Arrival[] = [];
  const changes: Change[] = [];
  const records: ImportRecord[] = [];
  for (const { record, judged: each } of judged) {
    const at = placed.get(each);
    if (typeof at === 'object') arrivals.push(at);
    if (each.kind === 'change') changes.push(each);
    const article =
      each.kind === 'new'
        ? typeof at === 'object'
          ? at.article
          : each.article
        : knownArticle(record, options, byId);
    records.push(rowOf(record, records.length, actionOf(each, at), article));
    await pace();
  }
  return { format, warnings, records, arrivals, changes };
}

function actionOf(judged: Judged, placed: Arrival | ImportProblem | undefined): ImportAction {
  switch (judged.kind) {
    case 'new':
      return typeof placed === 'object'
        ? { kind: 'new', place: placed.placed.place }
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
          note: record.annotation.note ?? '',
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
