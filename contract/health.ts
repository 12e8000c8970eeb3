/** Library health: what the library holds, how its annotations stand, and what a thorough check finds. */
import { call, nothing } from './call.ts';
import type { Progress, RefusalReason } from './library.ts';
import type { AnchorCounts } from './review.ts';

/** A computer that writes to the journal. Times are milliseconds since the epoch. */
export interface Device {
  readonly id: string;
  readonly isThisOne: boolean;
  /** When it last wrote, by its own clock. */
  readonly lastSeenAt: number;
  readonly records: number;
}

/** What a thorough check can find wrong. */
export const FINDINGS = [
  'journal-damaged',
  'journal-newer',
  'journal-unreadable',
  'text-missing',
  'text-damaged',
  'snapshot-damaged',
  'source-unreadable',
  'anchors-do-not-add-up',
] as const;

/** What a thorough check found wrong; each names what it is about. */
export interface Finding {
  readonly kind: (typeof FINDINGS)[number];
  /** The file (its path) it is about. */
  readonly subject: string;
  /** How many lines, annotations or files are concerned. */
  readonly count: number;
}

export interface CheckResult {
  readonly at: number;
  readonly tookMs: number;
  readonly journalFiles: number;
  readonly records: number;
  readonly keptTexts: number;
  readonly anchors: number;
  readonly sources: number;
  readonly findings: readonly Finding[];
}

export interface LibraryHealth {
  readonly files: {
    /** Everything in the folder that the program looks at. */
    readonly seen: number;
    readonly read: number;
    readonly refused: Readonly<Partial<Record<RefusalReason, number>>>;
    readonly indexed: number;
  };
  readonly annotations: {
    readonly total: number;
    readonly counts: AnchorCounts;
    /** True while the states sum up to the total; checked whenever this is asked. */
    readonly addsUp: boolean;
    readonly deleted: number;
    /** Annotated articles whose source is gone. */
    readonly articlesGone: number;
  };
  readonly journal: {
    /** Absolute path of its folder. */
    readonly dir: string;
    readonly bytes: number;
    readonly records: number;
    readonly damaged: number;
    readonly newer: number;
    /** Records that vanished from the files since the program was started, and were written again; null while none did. */
    readonly mended: { readonly records: number; readonly at: number } | null;
    /** When this device last wrote; null when it never did. */
    readonly lastWriteAt: number | null;
  };
  /** When the last snapshot was made; null when there is none. */
  readonly lastSnapshotAt: number | null;
  readonly devices: readonly Device[];
  /** The check under way; null when none is. */
  readonly checking: Progress | null;
  /** What the last check of this run found; null when there was none. */
  readonly lastCheck: CheckResult | null;
}

export const healthCalls = {
  libraryHealth: call<LibraryHealth>()(nothing),
  /** Reads every journal, kept text, snapshot and source again, and finds every passage anew. One at a time. */
  checkEverything: call<CheckResult>()(nothing),
} as const;
