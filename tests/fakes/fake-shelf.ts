/** Sorts and filters the fake engine's articles as the shelf asks. */
import { READ_SHARE, type ArticleSummary } from '../../contract/article.ts';
import type { Filter, ShelfQuery, ShelfWindow, Sort } from '../../contract/library.ts';

const passes: Record<Filter, (article: ArticleSummary) => boolean> = {
  all: () => true,
  unread: ({ reading }) => reading.at === null,
  reading: ({ reading }) => reading.at !== null && reading.progress < READ_SHARE,
  read: ({ reading }) => reading.at !== null && reading.progress >= READ_SHARE,
  annotated: ({ annotations }) => annotations > 0,
};

const compare: Record<Sort, (a: ArticleSummary, b: ArticleSummary) => number> = {
  added: (a, b) => a.addedAt - b.addedAt,
  opened: (a, b) => (a.reading.at ?? 0) - (b.reading.at ?? 0),
  changed: (a, b) => a.changedAt - b.changedAt,
  title: (a, b) => a.title.localeCompare(b.title),
  length: (a, b) => a.words - b.words,
  progress: (a, b) => a.reading.progress - b.reading.progress,
};

function languagesOf(articles: readonly ArticleSummary[]): ShelfWindow['languages'] {
  const counts = new Map<string, number>();
  for (const { language } of articles) if (language) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, articles: count }))
    .sort((a, b) => b.articles - a.articles);
}

/** The rows that the query wants. */
export function windowOf(articles: readonly ArticleSummary[], query: ShelfQuery): ShelfWindow {
  const direction = query.descending ? -1 : 1;
  const passing = articles
    .filter(passes[query.filter])
    .filter(({ language }) => query.language === null || language === query.language)
    .sort((a, b) => direction * compare[query.sort](a, b) || a.path.localeCompare(b.path));
  return {
    total: passing.length,
    from: query.from,
    rows: passing.slice(query.from, query.from + query.count),
    languages: languagesOf(articles),
  };
}
