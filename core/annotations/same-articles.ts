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
  /** The articles that something of this one may belong to, by any of what was said; itself first. */
  reachedFrom(articleId: string): readonly string[];
  /** The latest word on every pair. */
  all(): readonly SameArticle[];
}

export function createSameArticles(): SameArticles {
  const byArticle = new Map<string, Map<string, Said>>();

  /**
   * The first "these are the same" about an article after a record: it took along all that was there. One that was said
   * later took what had come under that id since.
   */
  const next = (articleId: string, made: JournalRecord): Said | null => {
    let first: Said | null = null;
    for (const said of byArticle.get(articleId)?.values() ?? []) {
      if (said.isSame !== true || compareRecords(said, made) < 0) continue;
      if (first === null || compareRecords(said, first) < 0) first = said;
    }
    return first;
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
      let since = made;
      for (;;) {
        seen.add(here);
        // What was said of that article before is about what it was then, and not about what has come to it since.
        const said = next(here, since);
        if (said === null || seen.has(said.other)) return here;
        here = said.other;
        since = said;
      }
    },
    reachedFrom: (articleId) => {
      const reached = new Set([articleId]);
      // What is added while it is gone through is gone through as well.
      for (const each of reached)
        for (const { other, isSame } of byArticle.get(each)?.values() ?? [])
          if (isSame === true) reached.add(other);
      return [...reached];
    },
    all: () =>
      [...byArticle.values()].flatMap((pairs) =>
        [...pairs.values()].map(({ articleId, other, isSame }) => ({ articleId, other, isSame })),
      ),
  };
}
