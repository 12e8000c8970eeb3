/** Brings together what is to be exported: the annotations that were asked for, where they are today, and their articles. */
import {
  readingToday,
  type AnchoredAnnotation,
  type Annotation,
  type Colour,
  type Passage,
} from '../../../contract/annotation.ts';
import type { SetArticle } from '../../../contract/annotation-set.ts';
import type { Article, Block } from '../../../contract/article.ts';
import type { ExportSelection } from '../../../contract/interchange.ts';
import { ExpectedError } from '../../../contract/reply.ts';
import { describePassage } from '../../annotations/describe.ts';
import type { AnnotationStore } from '../../annotations/store.ts';
import type { Gathered, GatheredAnnotation, GatheredArticle } from './gathered.ts';

export interface GatherOptions {
  readonly store: Pick<AnnotationStore, 'of' | 'all' | 'find' | 'identity' | 'colourNames' | 'keptText'>;
  /** Fails with an expected error when its source cannot be read. */
  readonly openArticle: (articleId: string) => Promise<Article>;
  /** The article's annotations with today's places, in the order of the text. Fails as `openArticle` does. */
  readonly placed: (articleId: string) => Promise<readonly AnchoredAnnotation[]>;
  /** The names of colours that nobody renamed. */
  readonly standardNames: Readonly<Record<Colour, string>>;
  readonly since: Gathered['since'];
  readonly readsToday: Gathered['readsToday'];
}

export async function gather(selection: ExportSelection, options: GatherOptions): Promise<Gathered> {
  const wanted = [...selected(selection, options.store)];
  const byArticle = new Map<string, Set<string>>();
  for (const { id, articleId } of wanted)
    byArticle.set(articleId, (byArticle.get(articleId) ?? new Set()).add(id));
  const articles: GatheredArticle[] = [];
  for (const [articleId, ids] of byArticle) articles.push(await gatherArticle(articleId, ids, options));
  const givenNames = Object.fromEntries(options.store.colourNames());
  return {
    articles: articles.sort(byTitle),
    colourNames: { ...options.standardNames, ...givenNames },
    givenNames,
    since: options.since,
    readsToday: options.readsToday,
    texts: await textsOf(wanted, options.store),
  };
}

function selected(selection: ExportSelection, store: GatherOptions['store']): Iterable<Annotation> {
  if (selection.kind === 'library') return store.all();
  if (selection.kind === 'article') return store.of(selection.articleId);
  return [...new Set(selection.ids)].map((id) => store.find(id)).filter((each) => each !== null);
}

async function gatherArticle(
  articleId: string,
  ids: ReadonlySet<string>,
  options: GatherOptions,
): Promise<GatheredArticle> {
  const { store, openArticle, placed } = options;
  const article = await unlessAway(openArticle(articleId));
  const today = article && (await unlessAway(placed(articleId)));
  const all =
    today ?? store.of(articleId).map((each) => ({ ...each, anchor: { state: 'orphaned' as const } }));
  return {
    article: article ? setArticle(article) : awayArticle(articleId, store),
    isHere: today !== null,
    annotations: all
      .filter(({ id }) => ids.has(id))
      .map((annotation) => ({
        ...{
          annotation,
          headings: headingsAbove(annotation, article),
          today: passageToday(annotation, article),
        },
      })),
  };
}

/** Null when the source is away or cannot be read: its annotations are exported all the same. */
async function unlessAway<Value>(asked: Promise<Value>): Promise<Value | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ExpectedError) return null;
    throw error;
  }
}

const setArticle = ({ id, path, title, author, date, language, url, publication }: Article): SetArticle => ({
  ...{ id, path, title, author, date, language, url, publication },
});

function awayArticle(id: string, store: GatherOptions['store']): SetArticle {
  const { path = '', title = '' } = store.identity(id) ?? {};
  return { id, path, title, author: null, date: null, language: null, url: null, publication: null };
}

type Heading = Extract<Block, { readonly kind: 'heading' }>;

function headingsAbove(
  { anchor }: GatheredAnnotation['annotation'],
  article: Article | null,
): readonly string[] {
  if (anchor.state === 'orphaned' || !article) return [];
  let above: readonly Heading[] = [];
  for (const block of article.blocks) {
    if (block.start > anchor.start) break;
    if (block.kind === 'heading') above = [...above.filter(({ level }) => level < block.level), block];
  }
  return above.map(({ start, end }) => article.text.slice(start, end));
}

function passageToday(annotation: GatheredAnnotation['annotation'], article: Article | null): Passage | null {
  const span = article && readingToday(annotation, article.text);
  return span && describePassage(article.text, article.textHash, span.start, span.end);
}

const byTitle = ({ article: a }: GatheredArticle, { article: b }: GatheredArticle): number =>
  a.title.localeCompare(b.title) || (a.path < b.path ? -1 : 1);

async function textsOf(
  annotations: readonly Annotation[],
  { keptText }: GatherOptions['store'],
): Promise<ReadonlyMap<string, string>> {
  const passages = annotations.flatMap(({ passage, settlement }) => [
    passage,
    settlement?.passage ?? passage,
  ]);
  const texts = new Map<string, string>();
  for (const textHash of new Set(passages.map((passage) => passage.textHash))) {
    const text = await keptText(textHash);
    if (text !== null) texts.set(textHash, text);
  }
  return texts;
}
