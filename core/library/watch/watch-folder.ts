/**
 * Watches a folder and all below it, and tells what came, changed and went once it has settled. Notices only mark
 * folders; the truth is what a look at the disk finds, compared with what was told. Never writes, never follows links.
 * On macOS and Windows one recursive notifier serves the whole tree; that way is untested on the real systems.
 */
import { resolve } from 'node:path';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { DirtyFolders } from './dirty.ts';
import { localDisk, type Disk } from './disk.ts';
import { Looker } from './look.ts';
import { Notices } from './notices.ts';
import { Pace } from './pace.ts';
import { markSuspects } from './poll.ts';
import { findRoot, identityOf } from './presence.ts';
import { askFor, nextLookAt } from './settle.ts';
import type { SourceChange, SourceStat } from './source.ts';
import { dropSettled, takeSettled } from './tell.ts';
import { createTree, findNearest, pathIn, walk, type Folder } from './tree.ts';
import { Troubles } from './troubles.ts';

export type { SourceChange } from './source.ts';

export interface WatchOptions {
  /** Whether a file is a source, by its path relative to the root. Hidden and temporary names never get so far. */
  accepts(path: string): boolean;
  /** What the catalog remembers: only differences from it are told. */
  readonly known?: Iterable<SourceStat>;
  /** Never called with an empty batch; a rename is a removal and an addition of the same inode, neighbours in one batch. */
  onChanges(batch: readonly SourceChange[]): void;
  /** Called with the first answer, and whenever it changes. While the folder is missing nothing counts as removed. */
  onPresence(present: boolean): void;
  /** What could not be looked at or listened to; told once until it is over. The watch goes on, and tries again. */
  onTrouble(error: unknown): void;
  /** How long the notices must pause before a look, and how long they can put it off. Milliseconds: 120 and 1,000. */
  readonly quietMs?: number;
  readonly maxMs?: number;
  /** How long size and time of a source must have stood still before it is told. Milliseconds: 250. */
  readonly settleMs?: number;
  /** How often, at most, the times of all folders are compared, for what no notice told. Milliseconds: 3,000. */
  readonly pollMs?: number;
  /** Where the files are; the machine's own disk unless a test says otherwise. */
  readonly disk?: Disk;
}

export interface FolderWatch {
  /** The first listing was told, but for what is still settling; or the folder was found missing. */
  readonly ready: Promise<void>;
  /** Looks at a source again and tells it (as changed) when it has stood still from now on. */
  retry(path: string): void;
  /** Resolves when all that stands there now was told; what keeps changing is waited for only so long. */
  caughtUp(): Promise<void>;
  /** Ends everything; no callback comes after it is called, and no work goes on after it resolves. */
  close(): Promise<void>;
}

/** Begins to watch `root`, which need not exist yet. */
export const watchFolder = (root: string, options: WatchOptions): FolderWatch => new Watch(root, options);

/** A batch is told at this size, and the event loop gets a turn before the next. */
const BATCH = 1_000;
/** A missing root is looked for this often, in milliseconds. */
const MISSING_POLL_MS = 500;
/** What goes on changing is not waited for longer than this, in milliseconds. */
const PATIENCE_MS = 3_000;
/** Polls take at most a tenth of the time, however slow the disk. */
const POLL_REST = 9;
/** Timers may fire a little early. */
const TIMER_SLACK_MS = 5;

class Watch implements FolderWatch {
  readonly ready: Promise<void>;
  readonly #dir: string;
  readonly #o: WatchOptions;
  readonly #disk: Disk;
  readonly #settleMs: number;
  readonly #pollMs: number;
  readonly #root: Folder;
  readonly #dirty = new DirtyFolders();
  readonly #pace: Pace;
  readonly #troubles: Troubles;
  readonly #notices: Notices;
  readonly #looker: Looker;
  #isPresent: boolean | null = null;
  #device: number | null = null;
  #isClosed = false;
  #isQueued = false;
  /** Sweeps and polls, one after another. */
  #work: Promise<void> = Promise.resolve();
  #pollTimer: NodeJS.Timeout | null = null;

  constructor(root: string, options: WatchOptions) {
    this.#dir = resolve(root);
    this.#o = options;
    this.#disk = options.disk ?? localDisk;
    this.#settleMs = options.settleMs ?? 250;
    this.#pollMs = options.pollMs ?? 3_000;
    this.#root = createTree(options.known ?? []);
    const { quietMs = 120, maxMs = 1_000 } = options;
    this.#pace = new Pace({ quietMs, maxMs, run: () => void this.#queueSweep() });
    this.#troubles = new Troubles((error) => {
      if (!this.#isClosed) options.onTrouble(error);
    });
    const shared = { disk: this.#disk, troubles: this.#troubles };
    this.#notices = new Notices({
      ...shared,
      root: this.#root,
      dirty: this.#dirty,
      onNotice: () => this.#pace.notice(),
    });
    this.#looker = new Looker({
      ...shared,
      dir: this.#dir,
      accepts: (path) => options.accepts(path),
      notices: this.#notices,
      isStopped: () => this.#isClosed,
    });
    this.ready = this.#queueSweep();
    this.#pollIn(this.#pollMs);
  }

  retry(path: string): void {
    const { folder, name } = findNearest(this.#root, path);
    if (pathIn(folder, name) === path && folder.told.has(name)) {
      folder.waiting.set(name, askFor(folder.told.get(name) ?? null, performance.now()));
      this.#looker.unsettled.add(folder);
      this.#pace.wakeIn(this.#settleMs + TIMER_SLACK_MS);
    } else {
      this.#dirty.mark(folder, name);
      this.#pace.notice();
    }
  }

  async caughtUp(): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    this.#queue(() => this.#lookEverywhere());
    for (;;) {
      await this.#work;
      const hasTold = this.#looker.unsettled.size === 0 && this.#dirty.isEmpty;
      if (hasTold || this.#isClosed || performance.now() > end) return;
      await pause(this.#settleMs / 2);
      this.#queue(() => this.#sweep());
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#pace.stop();
    if (this.#pollTimer) clearTimeout(this.#pollTimer);
    this.#closeNotifiers();
    await this.#work;
    this.#closeNotifiers(); // a look that was under way may have opened one more
  }

  #closeNotifiers(): void {
    for (const folder of walk(this.#root)) this.#notices.close(folder);
  }

  #queueSweep(): Promise<void> {
    if (!this.#isQueued) {
      this.#isQueued = true;
      this.#queue(() => {
        this.#isQueued = false;
        return this.#sweep();
      });
    }
    return this.#work;
  }

  #queue(task: () => Promise<void>): void {
    this.#work = this.#work.then(async () => {
      try {
        if (!this.#isClosed) await task();
      } catch (error) {
        // A bug, here or in a callback. Whoever listens must hear of it, and what comes later must still be found.
        if (!this.#isClosed) this.#o.onTrouble(error);
      }
    });
  }

  /** Looks at what is marked or due, and tells what has settled. */
  async #sweep(): Promise<void> {
    const before = await this.#findRoot();
    if (before === 'missing') {
      this.#pace.wakeIn(MISSING_POLL_MS);
      return;
    }
    if (before === 'another') this.#dirty.markAll(this.#root);
    const todo = new DirtyFolders();
    todo.takeFrom(this.#dirty);
    this.#markDue(todo);
    await this.#looker.lookAt(todo);
    // What the look missed because the root went away meanwhile is not gone.
    if ((await this.#findRoot()) !== 'same') {
      this.#pace.notice();
      return;
    }
    if (this.#isClosed) return;
    try {
      await this.#tell();
    } finally {
      const next = dropSettled(this.#looker.unsettled, this.#settleMs);
      if (next < Infinity) this.#pace.wakeIn(Math.max(0, next - performance.now()) + TIMER_SLACK_MS);
    }
  }

  #markDue(todo: DirtyFolders): void {
    const now = performance.now();
    for (const folder of this.#looker.unsettled)
      for (const [name, waiting] of folder.waiting)
        if (nextLookAt(waiting, this.#settleMs) <= now) todo.mark(folder, name);
  }

  async #tell(): Promise<void> {
    let batch: SourceChange[] = [];
    for (const group of takeSettled(this.#looker.unsettled, this.#settleMs)) {
      batch.push(...group);
      if (batch.length < BATCH) continue;
      this.#o.onChanges(batch);
      batch = [];
      await nextTurn();
      if (this.#isClosed) return;
    }
    if (batch.length > 0) this.#o.onChanges(batch);
  }

  /** Whether the root is the one that was looked at. Says when it goes and comes. */
  async #findRoot(): Promise<'same' | 'another' | 'missing'> {
    const stat = await findRoot(this.#disk, this.#dir, this.#device, (error) =>
      this.#troubles.report('root', error),
    );
    const isPresent = stat !== null;
    if (isPresent !== this.#isPresent && !this.#isClosed) {
      this.#isPresent = isPresent;
      if (!isPresent) this.#loseRoot();
      this.#o.onPresence(isPresent);
    }
    if (stat === null) return 'missing';
    this.#troubles.end('root');
    this.#device = stat.dev;
    return this.#root.identity === identityOf(stat) ? 'same' : 'another';
  }

  /** What was told stays as it is, to be compared when the root is back. */
  #loseRoot(): void {
    for (const folder of walk(this.#root)) {
      this.#notices.close(folder);
      folder.identity = null;
      folder.waiting.clear();
    }
    this.#looker.unsettled.clear();
    this.#dirty.clear();
  }

  #pollIn(ms: number): void {
    if (!this.#isClosed) this.#pollTimer = setTimeout(() => this.#queue(() => this.#poll()), ms);
  }

  /** The net under the notices. */
  async #poll(): Promise<void> {
    const start = performance.now();
    try {
      await this.#lookEverywhere();
    } finally {
      this.#pollIn(Math.max(this.#pollMs, POLL_REST * (performance.now() - start)));
    }
  }

  async #lookEverywhere(): Promise<void> {
    if (this.#isPresent)
      await markSuspects(this.#root, this.#dirty, this.#notices, (folder) => this.#looker.statOf(folder));
    if (!this.#dirty.isEmpty) await this.#sweep();
  }
}
