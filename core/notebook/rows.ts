/**
 * Every annotation of the library as a row, kept up with what changes. Being told costs nothing: what is out of date is
 * only noted, and brought in, a step at a time, when somebody asks.
 */
import type { AnnotatedArticle } from '../../contract/review.ts';
import { sort, type Compare, type Steps } from '../library/shelf-order.ts';
import { Row, type RowArticle } from './row.ts';
import type { NotebookSources } from './sources.ts';

const STEP = 500;

const titles = new Intl.Collator(undefined, { numeric: true });
const byTitle: Compare<RowArticle> = ({ info: a }, { info: b }) =>
  titles.compare(a.title, b.title) || titles.compare(a.path, b.path) || (a.id < b.id ? -1 : 1);

const isSameArticle = (a: AnnotatedArticle, b: AnnotatedArticle): boolean =>
  a.title === b.title && a.path === b.path && a.isHere === b.isHere;

export class Rows {
  readonly #sources: NotebookSources;
  readonly #rows = new Map<string, Row>();
  readonly #byArticle = new Map<string, Set<string>>();
  readonly #articles = new Map<string, RowArticle>();
  #stale = new Set<string>();
  #isLoaded = false;
  #isLibraryStale = false;
  #isUnranked = false;
  #version = 0;

  constructor(sources: NotebookSources) {
    this.#sources = sources;
  }

  /** Another number whenever a row is another one. */
  get version(): number {
    return this.#version;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: string): Row | null {
    return this.#rows.get(id) ?? null;
  }

  all(): Iterable<Row> {
    return this.#rows.values();
  }

  /** Each annotated article with how many annotations it has. */
  *articles(): Iterable<readonly [AnnotatedArticle, number]> {
    for (const [id, { info }] of this.#articles) yield [info, this.#byArticle.get(id)?.size ?? 0];
  }

  /** The annotations of these articles, or their places, may be others now. */
  noteChange(articleIds: readonly string[]): void {
    for (const id of articleIds) this.#stale.add(id);
  }

  /** Articles came, went, or got other titles. */
  noteLibrary(): void {
    this.#isLibraryStale = true;
  }

  /** Brings in what changed; answers the ids of the annotations that came, went or are another row now. */
  *refresh(): Steps<ReadonlySet<string>> {
    const changed = new Set<string>();
    if (!this.#isLoaded) yield* this.#load(changed);
    if (this.#isLibraryStale) yield* this.#lookAtArticles();
    while (this.#stale.size > 0) {
      const stale = this.#stale;
      this.#stale = new Set();
      for (const articleId of stale) {
        this.#renew(articleId, changed);
        yield;
      }
    }
    if (this.#isUnranked) yield* this.#rank();
    if (changed.size > 0) this.#version++;
    return changed;
  }

  *#load(changed: Set<string>): Steps<void> {
    this.#isLoaded = true;
    let done = 0;
    for (const annotation of this.#sources.store.all()) {
      const article = this.#article(annotation.articleId);
      this.#put(new Row(annotation, article, this.#sources.anchors.of(annotation.id)), changed);
      if (++done % STEP === 0) yield;
    }
  }

  *#lookAtArticles(): Steps<void> {
    this.#isLibraryStale = false;
    let done = 0;
    for (const [id, { info }] of this.#articles) {
      if (!isSameArticle(info, this.#describe(id))) this.#stale.add(id);
      if (++done % STEP === 0) yield;
    }
  }

  #renew(articleId: string, changed: Set<string>): void {
    const { store, anchors } = this.#sources;
    const annotations = store.of(articleId);
    const gone = new Set(this.#byArticle.get(articleId));
    let article: RowArticle | null = null;
    for (const annotation of annotations) {
      article ??= this.#article(articleId);
      gone.delete(annotation.id);
      this.#put(new Row(annotation, article, anchors.of(annotation.id)), changed);
    }
    for (const id of gone) this.#drop(id, articleId, changed);
  }

  #put(row: Row, changed: Set<string>): void {
    const before = this.#rows.get(row.id);
    const now = before?.renewed(row) ?? row;
    if (now === before) return;
    const articleId = row.article.info.id;
    if (before && before.article.info.id !== articleId) this.#leave(row.id, before.article.info.id);
    this.#rows.set(row.id, now);
    const ids = this.#byArticle.get(articleId) ?? new Set();
    this.#byArticle.set(articleId, ids.add(row.id));
    changed.add(row.id);
  }

  #drop(id: string, articleId: string, changed: Set<string>): void {
    this.#leave(id, articleId);
    // It may have gone to another article, and be known there already.
    if (this.#rows.get(id)?.article.info.id !== articleId) return;
    this.#rows.delete(id);
    changed.add(id);
  }

  #leave(id: string, articleId: string): void {
    const ids = this.#byArticle.get(articleId);
    ids?.delete(id);
    if (ids?.size !== 0) return;
    this.#byArticle.delete(articleId);
    this.#articles.delete(articleId);
  }

  #article(id: string): RowArticle {
    const before = this.#articles.get(id);
    const info = this.#describe(id);
    if (before && isSameArticle(before.info, info)) return before;
    const article = { info, rank: 0 };
    this.#articles.set(id, article);
    this.#isUnranked = true;
    return article;
  }

  #describe(id: string): AnnotatedArticle {
    const here = this.#sources.library.entry(id);
    const { title, path } = here ?? this.#sources.store.identity(id) ?? { title: '', path: '' };
    return { id, title, path, isHere: here !== null };
  }

  *#rank(): Steps<void> {
    this.#isUnranked = false;
    const sorted = yield* sort([...this.#articles.values()], byTitle);
    for (const [rank, article] of sorted.entries()) article.rank = rank;
  }
}
