/** Library health: gathers what the library, its annotations and its journals say of themselves; runs the thorough check. */
import type { CheckResult, DeletedAnnotations, LibraryHealth } from '../../contract/health.ts';
import type { Event, Unsubscribe } from '../../contract/events.ts';
import type { Progress, RefusalReason } from '../../contract/library.ts';
import { inSteps } from '../library/in-steps.ts';
import { throttle } from '../library/throttle.ts';
import { sumOf } from './anchor-accounts.ts';
import { checkEverything, type CheckSources } from './check-everything.ts';
import { deletedAnnotations } from './deleted-annotations.ts';

const TELL_EVERY_MS = 300;

export interface HealthOptions extends CheckSources {
  readonly emit: (event: Event) => void;
}

export class Health {
  readonly #options: HealthOptions;
  readonly #tell: (() => void) & { readonly cancel: Unsubscribe };
  #progress: Progress | null = null;
  #lastCheck: CheckResult | null = null;
  #checking: Promise<CheckResult> | null = null;
  #isClosed = false;

  constructor(options: HealthOptions) {
    this.#options = options;
    this.#tell = throttle(
      () => options.emit({ name: 'health-progress', payload: { checking: this.#progress } }),
      TELL_EVERY_MS,
    );
  }

  async now(): Promise<LibraryHealth> {
    const { store, anchors } = this.#options;
    const { device } = store.audit;
    const { devices, ...journal } = await store.audit.journal();
    const addsUp = await anchors.addsUp();
    const { deleted, articlesGone } = await inSteps(this.#gone());
    const counts = anchors.counts();
    return {
      files: this.#files(),
      annotations: {
        total: sumOf(counts),
        ...{ counts, addsUp, deleted, articlesGone },
      },
      journal: {
        ...journal,
        damaged: store.damagedRecords,
        newer: store.newerRecords,
        unreadable: store.unreadableJournals,
        mended: store.mended,
      },
      lastSnapshotAt: await this.#lastSnapshotAt(),
      devices: devices.map((each) => ({ ...each, isThisOne: each.id === device })),
      checking: this.#progress,
      lastCheck: this.#lastCheck,
    };
  }

  /** The last ones deleted, at most `count`. */
  deleted(count: number): Promise<DeletedAnnotations> {
    const { store, library } = this.#options;
    const titleOf = (articleId: string): string | null =>
      library.entry(articleId)?.title ?? store.identity(articleId)?.title ?? null;
    return inSteps(deletedAnnotations(store, titleOf, count));
  }

  /** Whoever asks while a check runs gets its result. Fails with `unavailable` when the library is closed meanwhile. */
  check(): Promise<CheckResult> {
    this.#checking ??= this.#check();
    return this.#checking;
  }

  close(): void {
    this.#isClosed = true;
    this.#tell.cancel();
  }

  #files(): LibraryHealth['files'] {
    const { library } = this.#options;
    const { articles, indexing, reading } = library.status();
    const refusals = library.refusals();
    const refused: Partial<Record<RefusalReason, number>> = {};
    for (const { reason } of refusals) refused[reason] = (refused[reason] ?? 0) + 1;
    const waiting = reading ? reading.total - reading.done : 0;
    return {
      seen: articles + refusals.length + waiting,
      read: articles,
      refused,
      indexed: indexing?.done ?? articles,
    };
  }

  async #lastSnapshotAt(): Promise<number | null> {
    const times = (await this.#options.store.snapshots.list()).flatMap(({ takenAt }) => takenAt ?? []);
    return times.length === 0 ? null : Math.max(...times);
  }

  *#gone(): Generator<undefined, { deleted: number; articlesGone: number }> {
    const { store, library } = this.#options;
    const gone = new Set<string>();
    let deleted = 0;
    for (const { annotation, deletedAt } of store.allEver()) {
      if (deletedAt !== null) deleted++;
      else if (!library.entry(annotation.articleId)) gone.add(annotation.articleId);
      yield;
    }
    return { deleted, articlesGone: gone.size };
  }

  async #check(): Promise<CheckResult> {
    try {
      this.#lastCheck = await checkEverything(this.#options, {
        onProgress: (progress) => {
          this.#progress = progress;
          this.#tell();
        },
        isEnded: () => this.#isClosed,
      });
      return this.#lastCheck;
    } finally {
      this.#progress = null;
      this.#checking = null;
      if (!this.#isClosed) this.#tell();
    }
  }
}
