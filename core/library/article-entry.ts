/** What is written down of an article that was read, and the row the shelf shows of it. Pure. */
import type { ArticleSummary, Reading } from '../../contract/article.ts';
import type { IngestedArticle } from '../ingest/ingest.ts';
import type { ArticleEntry, SourceStamp } from './entries.ts';
import { thinSketch } from './likeness.ts';
import type { Coming } from './when-came.ts';

/** Words a minute of a reader who is in no hurry, between what studies find for French and for English. */
const WORDS_A_MINUTE = 230;

export interface EntryInput {
  readonly id: string;
  readonly stamp: SourceStamp;
  readonly article: IngestedArticle;
  /** What was known of the article before; null for a new one. */
  readonly previous: ArticleEntry | null;
  /** When a new article counts as added, in milliseconds since the epoch. */
  readonly addedAt: number;
  /** One that is annotated must be known again for sure. */
  readonly isAnnotated: boolean;
  readonly coming: Coming;
}

export function entryOf(input: EntryInput): ArticleEntry {
  const { id, stamp, article, previous, addedAt, isAnnotated, coming } = input;
  const { bytesHash, textHash, title, excerpt, language, author, date, tags, url, words } = article;
  const { path, size, mtimeMs, ino } = stamp;
  return {
    id,
    ...{ path, size, mtimeMs, ino },
    ...{ bytesHash, textHash, title, excerpt, language, author, date, tags, url, words },
    sketch: isAnnotated ? article.sketch : thinSketch(article.sketch),
    addedAt: previous?.addedAt ?? addedAt,
    changedAt: mtimeMs,
    goneAt: null,
    ...coming,
  };
}

/** What others keep of an article. */
export interface KeptOfArticle {
  readonly annotations: number;
  readonly reading: Reading;
}

export function summaryOf(entry: ArticleEntry, { annotations, reading }: KeptOfArticle): ArticleSummary {
  const { id, path, title, excerpt, language, author, date, tags, words, addedAt, changedAt } = entry;
  return {
    ...{ id, path, title, excerpt, language, author, date, tags, words, addedAt, changedAt },
    minutes: Math.max(1, Math.round(words / WORDS_A_MINUTE)),
    annotations,
    reading,
  };
}
