/**
 * What importing a file will do, record by record; it does nothing itself. Every record is judged alone, and against what
 * is here now, so that the same file read again finds nothing to do.
 */
import type { Annotation } from '../../../contract/annotation.ts';
import type { ImportAction, ImportPlan, ImportProblem, ImportRecord } from '../../../contract/interchange.ts';
import type { Progress } from '../../../contract/library.ts';
import { ExpectedError } from '../../../contract/reply.ts';
import { startPace } from '../../annotations/in-slices.ts';
import type { AnnotationStore } from '../../annotations/store.ts';
import type { Remote } from '../../threads/threads.ts';
import type { ForeignRecord } from '../foreign.ts';
import { unpack, type ImportFunctions } from '../functions.ts';
import { articleFinder, type KnownArticle } from './find-article.ts';
import { createJudge, type Change, type Judged, type Newcomer } from './judge.ts';
import type { PlacedPassage, Text } from './place-passages.ts';
import { tellApart } from './tell-apart.ts';

export interface PlanOptions {
  /** Reads the file and finds the passages. */
  readonly thread: Remote<ImportFunctions>;
  readonly store: Pick<AnnotationStore, 'find' | 'keptText'>;
  readonly articles: Iterable<KnownArticle>;
  /** Today's text of an article that is here. Fails with an expected error when it cannot be read. */
  readonly textOf: (articleId: string) => Promise<Text>;
  /** Told how many records are done, now and then. Throws to give the planning up. */
  readonly onProgress: (progress: Progress) => void;
}

/** A record that becomes an annotation. */
export interface Arrival extends Newcomer {
  readonly placed: PlacedPassage;
}

export interface Plan extends ImportPlan {
  readonly arrivals: readonly Arrival[];
  readonly changes: readonly Change[];
}

type Placed = ReadonlyMap<Judged, PlacedPassage | ImportProblem>;

const SHOWN = 300;
/** Passages that are looked for between two reports of progress. */
const PORTION = 250;

/**
 * Plans in turns of a few milliseconds, and gives the rest to the thread. Fails with `import-unreadable`, or with what
 * `onProgress` throws.
 */
export async function planImport(
  file: { readonly name: string; readonly base64: string },
  options: PlanOptions,
): Promise<Plan> {
  const pace = startPace();
  const { format, count: total, portions } = await options.thread.readRecords(file);
  options.onProgress({ done: 0, total });
  const articles = [...options.articles];
  const byId = new Map(articles.map((article) => [article.id, article]));
  const find = (annotationId: string): Annotation | null => options.store.find(annotationId);
  const findArticle = await articleFinder(articles, pace);
  const judge = createJudge({ find, findArticle });
  const read: ForeignRecord[] = [];
  for (const portion of portions) {
    for (const record of unpack(portion)) {
      read.push(record);
      await pace();
    }
    options.onProgress({ done: 0, total });
  }
  const judged: { readonly record: ForeignRecord; readonly judged: Judged }[] = [];
  for (const record of await tellApart(read, { find, findArticle, pace })) {
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
    if (each.kind === 'new' && typeof at === 'object') arrivals.push({ ...each, placed: at });
    if (each.kind === 'change') changes.push(each);
    const article = each.kind === 'new' ? each.article : knownArticle(record, options, byId);
    records.push(rowOf(record, records.length, actionOf(each, at), article));
    await pace();
  }
  return { format, records, arrivals, changes };
}

/** The place of each new record, or why its article could not be read; article by article, so that each is read once. */
async function placeAll(judged: readonly Judged[], options: PlanOptions): Promise<Placed> {
  const groups = new Map<string, Newcomer[]>();
  for (const each of judged) {
    if (each.kind !== 'new') continue;
    const group = groups.get(each.article.id);
    if (group) group.push(each);
    else groups.set(each.article.id, [each]);
  }
  const found = new Map<Judged, PlacedPassage | ImportProblem>();
  const total = judged.length;
  let done = total - [...groups.values()].reduce((sum, group) => sum + group.length, 0);
  for (const [articleId, group] of groups) {
    const today = group[0]?.article.isHere ? await readable(options.textOf(articleId)) : null;
    for (let from = 0; from < group.length; from += PORTION) {
      const some = group.slice(from, from + PORTION);
      const places = today === 'article-unreadable' ? [] : await placeSome(some, today, options);
      const problem = today === 'article-unreadable' ? today : 'no-quote';
      some.forEach((each, index) => found.set(each, places[index] ?? problem));
      options.onProgress({ done: (done += some.length), total });
    }
  }
  return found;
}

async function placeSome(
  some: readonly Newcomer[],
  today: Text | null,
  { store, thread }: PlanOptions,
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
