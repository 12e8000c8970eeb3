/**
 * Which article an annotation belongs to after people said that two are the same. Pure: the latest word on each pair
 * counts, in whatever order the words come in.
 */
import { compareRecords, type JournalRecord } from './journal/record.ts';

type Said = Extract<JournalRecord, { kind: 'same' }>;

/** A person's latest word on one pair; `isSame` null when they took it back. */
export interface SameArticle {
  readonly articleId: string;
  readonly other: string;
  readonly isSame: boolean | null;
}

export interface SameArticles {
  /** Takes a record in; false when a later word stands already. */
  apply(record: Said): boolean;
  /** The article that what was said of `articleId` in `record` belongs to today. */
  resolve(articleId: string, record: JournalRecord): string;
  /** The latest word on every pair. */
  all(): readonly SameArticle[];
}

export function createSameArticles(): SameArticles {
  const byArticle = new Map<string, Map<string, Said>>();

  /** The latest "these are the same" about an article; only what was annotated before it moves on. */
  const next = (articleId: string, made: JournalRecord): string | null => {
    let latest: Said | null = null;
    for (const said of byArticle.get(articleId)?.values() ?? []) {
      if (said.isSame !== true || compareRecords(said, made) < 0) continue;
      if (latest === null || compareRecords(said, latest) > 0) latest = said;
    }
    return latest?.other ?? null;
  };

  return {
    apply: (record) => {
      const pairs = byArticle.get(record.articleId) ?? new Map<string, Said>();
      byArticle.set(record.articleId, pairs);
      const before = pairs.get(record.other);
      if (before && compareRecords(record, before) <= 0) return false;
      pairs.set(record.other, record);
      return true;
    },
    resolve: (articleId, made) => {
      if (!byArticle.has(articleId)) return articleId;
      // Two people may have said it both ways round: every article is gone through once.
      const seen = new Set<string>();
      let here = articleId;
      for (;;) {
        seen.add(here);
        const there = next(here, made);
        if (there === null || seen.has(there)) return here;
        here = there;
      }
    },
    all: () =>
      [...byArticle.values()].flatMap((pairs) =>
        [...pairs.values()].map(({ articleId, other, isSame }) => ({ articleId, other, isSame })),
      ),
  };
}
