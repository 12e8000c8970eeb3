/** What is written down of an article that was read, and the row the shelf shows of it. Pure. */
import type { ArticleSummary, Reading } from '../../contract/article.ts';
import type { IngestedArticle } from '../ingest/ingest.ts';
import type { ArticleEntry, SourceStamp } from './entries.ts';

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
}

export function entryOf({ id, stamp, article, previous, addedAt }: EntryInput): ArticleEntry {
  const { bytesHash, textHash, title, excerpt, language, author, date, tags, words } = article;
  const { path, size, mtimeMs, ino } = stamp;
  return {
    id,
    ...{ path, size, mtimeMs, ino },
    ...{ bytesHash, textHash, title, excerpt, language, author, date, tags, words },
    addedAt: previous?.addedAt ?? addedAt,
    changedAt: mtimeMs,
    goneAt: null,
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
