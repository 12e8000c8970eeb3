/** The fake engine's Library health: plain numbers of a small library, and a check that finds nothing wrong. */
import type { Annotation } from '../../contract/annotation.ts';
import type { Handlers } from '../../contract/dispatch.ts';
import type { CheckResult, healthCalls } from '../../contract/health.ts';
import type { LibraryStatus, Refusal, RefusalReason } from '../../contract/library.ts';
import type { AnchorCounts } from '../../contract/review.ts';

interface FakeHealthOptions {
  readonly status: () => LibraryStatus;
  readonly refusals: () => readonly Refusal[];
  readonly counts: () => AnchorCounts;
  /** The last deleted first. */
  readonly deleted: () => readonly { readonly one: Annotation; readonly deletedAt: number }[];
  readonly titleOf: (articleId: string) => string | null;
  readonly articlesGone: () => number;
  readonly now: () => number;
}

export function createFakeHealth(options: FakeHealthOptions): Handlers<keyof typeof healthCalls> {
  const { status, refusals, counts, deleted, titleOf, articlesGone, now } = options;
  let lastCheck: CheckResult | null = null;

  const total = (): number => Object.values(counts()).reduce((sum, count) => sum + count, 0);
  const refused = (): Partial<Record<RefusalReason, number>> => {
    const reasons: Partial<Record<RefusalReason, number>> = {};
    for (const { reason } of refusals()) reasons[reason] = (reasons[reason] ?? 0) + 1;
    return reasons;
  };
  return {
    libraryHealth: () => {
      const { articles, indexing, annotationsDir, damagedRecords } = status();
      const records = total() + deleted().length;
      const lastWriteAt = records > 0 ? now() : null;
      return {
        files: {
          seen: articles + refusals().length,
          read: articles,
          refused: refused(),
          indexed: indexing?.done ?? articles,
        },
        annotations: {
          total: total(),
          counts: counts(),
          addsUp: true,
          deleted: deleted().length,
          articlesGone: articlesGone(),
        },
        journal: {
          dir: annotationsDir,
          bytes: records * 400,
          records,
          damaged: damagedRecords,
          newer: 0,
          unreadable: [],
          mended: null,
          lastWriteAt,
        },
        lastSnapshotAt: lastWriteAt,
        devices:
          lastWriteAt === null
            ? []
            : [{ id: 'a1b2c3d4e5f60718', isThisOne: true, lastSeenAt: lastWriteAt, records }],
        checking: null,
        lastCheck,
      };
    },
    deletedAnnotations: ({ count }) => ({
      total: deleted().length,
      rows: deleted()
        .slice(0, count)
        .map(({ one: { id: annotationId, articleId, colour, note, passage }, deletedAt }) => ({
          ...{ annotationId, deletedAt, colour, note },
          quote: passage.exact,
          articleTitle: titleOf(articleId),
        })),
    }),
    checkEverything: () => {
      lastCheck = {
        at: now(),
        tookMs: 12,
        journalFiles: 1,
        records: total() + deleted().length,
        keptTexts: 1,
        anchors: total(),
        sources: status().articles,
        findings: [],
      };
      return lastCheck;
    },
  };
}
