/** The whole engine in memory, for tests of what stands in front of it. Answers every call; touches no disk. */
import type { ArticleSummary, Reading } from '../../contract/article.ts';
import type { Engine } from '../../contract/engine.ts';
import type { Event, Unsubscribe } from '../../contract/events.ts';
import type { IdentityQuestion } from '../../contract/identity.ts';
import type { LibraryStatus, Refusal } from '../../contract/library.ts';
import { ExpectedError } from '../../contract/reply.ts';
import { readSettings, STANDARD_SETTINGS, type Settings } from '../../contract/settings.ts';
import { createFakeAnnotations } from './fake-annotations.ts';
import { fakeArticleId, readFakeSource, UNREAD, type FakeArticle, type FakeSource } from './fake-article.ts';
import { fakeComparison } from './fake-comparison.ts';
import { createFakeHealth } from './fake-health.ts';
import { createFakeIdentity } from './fake-identity.ts';
import { fakeLibrary } from './fake-library.ts';
import { createFakeInterchange } from './fake-interchange.ts';
import { createFakeNotebook } from './fake-notebook.ts';
import { createFakeReview } from './fake-review.ts';
import { occurrences, reasonsOf, relatives, scan, type Searchable } from './fake-search.ts';
import { fakeSavedSearches } from './fake-saved-searches.ts';
import { windowOf } from './fake-shelf.ts';
import { createFakeSnapshots } from './fake-snapshots.ts';

/** An engine that a test can move about. */
export interface FakeEngine extends Engine {
  /** Adds a source or gives it another text, as if the folder had changed; answers the article's id. */
  put(source: FakeSource): string;
  /** Takes a source away. */
  remove(path: string): void;
  /** Lists a source as one that could not be read. */
  refuse(refusal: Refusal): void;
  /** Changes what `libraryStatus` says, and tells it. */
  setStatus(change: Partial<LibraryStatus>): void;
  /** Asks, until it is answered, which article another one is. */
  ask(question: IdentityQuestion): void;
  /** Tells an event, such as a menu's command. */
  emit(event: Event): void;
  /** Does something of which no event tells, as when the stream of events is broken. */
  silently(act: () => void): void;
}

const FOLDER = '/home/reader/seeds';
const READABLE = /\.(txt|text|md|markdown)$/i;

function decodeBase64(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}

/** `name`, or `name 2`, `name 3`, … when it is taken. */
function freeName(name: string, taken: (path: string) => boolean): string {
  const [, stem = name, extension = ''] = /^(.*?)(\.\w+)?$/s.exec(name) ?? [];
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${stem} ${number}${extension}`;
    if (!taken(candidate)) return candidate;
  }
}

/** Names a file after the first words of a pasted text. */
const nameAfter = (text: string): string =>
  `${
    text
      .trim()
      .replaceAll(/[#/\\:*?"<>|\s]+/g, ' ')
      .trim()
      .split(' ')
      .slice(0, 8)
      .join(' ') || 'Text'
  }.txt`;

/** An engine that holds `seed`; time moves one second at each reading of the clock. */
export function createFakeEngine(seed: readonly FakeSource[] = fakeLibrary): FakeEngine {
  const articles = new Map<string, FakeArticle>();
  /** Also those that are gone. */
  const lastSeen = new Map<string, FakeArticle>();
  /** Every text that ever was, by hash. */
  const texts = new Map<string, string>();
  const readings = new Map<string, Reading>();
  const refusals = new Map<string, Refusal>();
  const listeners = new Set<(event: Event) => void>();
  let settings: Settings = { ...STANDARD_SETTINGS, spoken: 'en' };
  let told: Partial<LibraryStatus> = {};
  let waitingTold = 0;
  let clock = Date.UTC(2026, 5, 1, 9);

  const now = (): number => (clock += 1000);
  let isSilent = false;
  const emit = (event: Event): void => {
    if (isSilent) return;
    for (const listener of [...listeners]) listener(event);
  };
  const articleOf = (articleId: string): FakeArticle => {
    const article = articles.get(articleId);
    if (!article) throw new ExpectedError('article-not-found', 'There is no such article.');
    return article;
  };
  const articleIfHere = (articleId: string): FakeArticle | null => articles.get(articleId) ?? null;
  const textOf = (textHash: string): string | null => texts.get(textHash) ?? null;
  const annotations = createFakeAnnotations(articleOf, articleIfHere, textOf, now);
  const notebook = createFakeNotebook({
    all: annotations.all,
    article: (articleId) => {
      const { id, title, path } = lastSeen.get(articleId)?.row ?? articleOf(articleId).row;
      return { id, title, path, isHere: articles.has(id) };
    },
    change: (input) => void annotations.change(input),
    changeBack: (input, updatedAt) => void annotations.change(input, updatedAt),
    remove: (id) => void annotations.delete(id),
    restore: annotations.restore,
    tell: () => {
      const ids = new Set(annotations.all().map(({ articleId }) => articleId));
      for (const articleId of ids) tellAnnotations(articleId);
    },
    tellNames: (payload) => emit({ name: 'colour-names-changed', payload }),
  });

  const review = createFakeReview({
    annotations,
    articleOf: articleIfHere,
    lastSeen: (articleId) => lastSeen.get(articleId) ?? articleOf(articleId),
    textOf,
    tellAnnotations: (articleId) => tellAnnotations(articleId),
  });

  const status = (): LibraryStatus => ({
    dir: FOLDER,
    state: 'ready',
    articles: articles.size,
    refused: refusals.size,
    reading: null,
    indexing: null,
    isIndexingPaused: false,
    annotationsKept: 'library',
    annotationsDir: `${told.dir ?? FOLDER}/.seedleaf`,
    damagedRecords: 0,
    reviewWaiting: review.waiting(),
    ...told,
  });
  const summary = ({ row }: FakeArticle): ArticleSummary => ({
    ...row,
    annotations: annotations.count(row.id),
    reading: readings.get(row.id) ?? UNREAD,
  });
  const searchable = (article: FakeArticle): Searchable => ({
    ...article.row,
    ...article.content,
    notes: annotations.list(article.row.id).map(({ id, note, anchor }) => ({
      annotationId: id,
      note,
      target: anchor.state === 'orphaned' ? null : { start: anchor.start, end: anchor.end },
    })),
  });
  const tellLibrary = (): void => {
    emit({ name: 'library-changed', payload: status() });
    emit({ name: 'shelf-changed', payload: {} });
    emit({ name: 'index-changed', payload: {} });
    tellReview();
    emit({ name: 'notebook-changed', payload: {} });
  };
  const tellReview = (): void => {
    const waiting = review.waiting();
    if (waiting !== waitingTold) emit({ name: 'review-changed', payload: { waiting } });
    waitingTold = waiting;
  };
  const tellAnnotations = (articleId: string): void => {
    emit({ name: 'annotations-changed', payload: { articleId } });
    emit({ name: 'index-changed', payload: {} });
    tellReview();
    emit({ name: 'notebook-changed', payload: {} });
    emit({ name: 'shelf-changed', payload: {} });
  };

  const put = (source: FakeSource): string => {
    const id = fakeArticleId(source.path);
    const before = articles.get(id);
    const { row, content } = readFakeSource(source, source.addedAt ?? now());
    texts.set(content.textHash, content.text);
    articles.set(id, { row: { ...row, addedAt: before?.row.addedAt ?? row.addedAt }, content });
    lastSeen.set(id, articleOf(id));
    if (before && before.content.textHash !== content.textHash)
      emit({ name: 'article-changed', payload: { articleId: id, gone: false } });
    tellLibrary();
    return id;
  };
  const copyIn = (name: string, text: string): { path: string } => {
    const path = freeName(name, (taken) => articles.has(fakeArticleId(taken)) || refusals.has(taken));
    if (text.trim()) put({ path, text });
    else refuse({ path, reason: 'empty', bytes: text.length });
    return { path };
  };
  const refuse = (refusal: Refusal): void => {
    refusals.set(refusal.path, refusal);
    tellLibrary();
  };
  const setStatus = (change: Partial<LibraryStatus>): void => {
    told = { ...told, ...change };
    tellLibrary();
  };
  const snapshots = createFakeSnapshots({
    all: annotations.all,
    titleOf: (articleId) => articles.get(articleId)?.row.title ?? null,
    undo: (annotationId, then) => {
      const articleId = (then ?? annotations.all().find(({ id }) => id === annotationId))?.articleId;
      annotations.undo(annotationId, then);
      if (articleId !== undefined) tellAnnotations(articleId);
    },
    now,
  });
  const identity = createFakeIdentity({
    ...{ articles, lastSeen, count: annotations.count },
    tell: () => emit({ name: 'library-changed', payload: status() }),
  });
  seed.forEach(put);

  return {
    handlers: {
      libraryStatus: status,
      openLibrary: ({ dir }) => {
        if (!dir.startsWith('/')) throw new ExpectedError('not-a-folder', 'That is not a folder.', dir);
        setStatus({ dir });
        return status();
      },
      pauseIndexing: ({ isPaused }) => {
        setStatus({ isIndexingPaused: isPaused });
        return null;
      },
      listRefused: () => [...refusals.values()],
      shelf: (query) => windowOf([...articles.values()].map(summary), query),
      openArticle: ({ articleId }) => ({ ...summary(articleOf(articleId)), ...articleOf(articleId).content }),
      saveReading: ({ articleId, offset, progress }) => {
        readings.set(articleOf(articleId).row.id, { offset, progress, at: now() });
        emit({ name: 'shelf-changed', payload: {} });
        return null;
      },
      addFile: ({ name, base64 }) => {
        if (!READABLE.test(name))
          throw new ExpectedError('file-kind-unsupported', 'Such files cannot be read.', name);
        return copyIn(name, decodeBase64(base64));
      },
      addText: ({ text }) => copyIn(nameAfter(text), text),
      listAnnotations: ({ articleId }) => annotations.list(articleOf(articleId).row.id),
      annotation: ({ annotationId }) => annotations.find(annotationId),
      annotate: (input) => {
        const made = annotations.annotate(input);
        tellAnnotations(made.articleId);
        return made;
      },
      changeAnnotation: (input) => {
        const changed = annotations.change(input);
        tellAnnotations(changed.articleId);
        return changed;
      },
      deleteAnnotation: ({ annotationId }) => {
        tellAnnotations(annotations.delete(annotationId));
        return null;
      },
      restoreAnnotation: ({ annotationId }) => {
        const restored = annotations.restore(annotationId);
        tellAnnotations(restored.articleId);
        return restored;
      },
      search: (question) => scan([...articles.values()].map(searchable), question),
      whyMatched: ({ articleId, query }) => reasonsOf(searchable(articleOf(articleId)), query),
      findInArticle: ({ articleId, query }) => {
        const { text, textHash } = articleOf(articleId).content;
        return { spans: occurrences(text, query), textHash, corrections: [], leftOut: [], isLookedFor: true };
      },
      ...snapshots,
      ...notebook,
      ...review.handlers,
      ...identity.handlers,
      ...createFakeHealth({
        ...{ status, now },
        refusals: () => [...refusals.values()],
        counts: review.counts,
        deleted: annotations.deleted,
        titleOf: (articleId) => articles.get(articleId)?.row.title ?? null,
        articlesGone: () =>
          [...lastSeen.keys()].filter((id) => !articles.has(id) && annotations.count(id) > 0).length,
      }),
      ...createFakeInterchange({
        all: annotations.all,
        articles: () => [...articles.values()],
        annotate: (input) => tellAnnotations(annotations.annotate(input).articleId),
        remove: (annotationId) => tellAnnotations(annotations.delete(annotationId)),
        notesCopy: () => ({
          state: settings.notesCopy ? 'current' : 'off',
          ...{ dir: `${FOLDER} notes`, failure: null, leftAlone: [] },
        }),
      }),
      ...fakeSavedSearches(emit),
      related: ({ articleId, limit }) => relatives([...articles.values()].map(searchable), articleId, limit),
      compareArticles: ({ articleId, otherId }) => fakeComparison(articleOf(articleId), articleOf(otherId)),
      settings: () => settings,
      changeSettings: (change) => {
        settings = readSettings({ ...settings, ...change });
        emit({ name: 'settings-changed', payload: settings });
        return settings;
      },
    },
    subscribe(listener): Unsubscribe {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sourcePath: (articleId) => {
      const article = articles.get(articleId);
      return article ? `${status().dir}/${article.row.path}` : null;
    },
    close: () => {
      listeners.clear();
      return Promise.resolve();
    },
    put,
    remove(path) {
      const id = fakeArticleId(path);
      refusals.delete(path);
      if (articles.delete(id)) emit({ name: 'article-changed', payload: { articleId: id, gone: true } });
      tellLibrary();
    },
    refuse,
    setStatus,
    emit,
    ask: identity.ask,
    silently(act) {
      isSilent = true;
      act();
      isSilent = false;
    },
  };
}
