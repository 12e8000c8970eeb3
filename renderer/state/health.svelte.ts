/** Library health as the engine tells it, the check of everything, and the snapshots that can be brought back. */
import type { Client } from '../../contract/client.ts';
import type { DeletedAnnotations, LibraryHealth } from '../../contract/health.ts';
import type { Progress } from '../../contract/library.ts';
import type { Failure } from '../../contract/reply.ts';
import type { SnapshotInfo, SnapshotPreview, SnapshotRestored } from '../../contract/snapshots.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { ReadingState } from './reading.svelte.ts';

/** How many of the deleted annotations are shown at first, how many more each time, and at most. */
const DELETED_FIRST = 10;
const DELETED_MORE = 50;
const DELETED_MOST = 1_000;

export class HealthState {
  /** Null until the first answer. */
  report = $state.raw<LibraryHealth | null>(null);
  /** Newest first; null until the first answer. */
  snapshots = $state.raw<readonly SnapshotInfo[] | null>(null);
  /** The last ones deleted, as many as are shown; null until the first answer. */
  deleted = $state.raw<DeletedAnnotations | null>(null);
  /** The snapshot that is looked at, and what restoring it would change. */
  chosen = $state.raw<SnapshotInfo | null>(null);
  preview = $state.raw<SnapshotPreview | null>(null);
  /** True from asking for a check until its result is here. */
  checking = $state(false);
  restoring = $state(false);
  /** Why the last question was not answered; null when it was. */
  failure = $state.raw<Failure | null>(null);
  #deletedShown = DELETED_FIRST;
  readonly #client: Client;

  /** How far the check is; null when none is under way. */
  readonly progress: Progress | null = $derived(
    this.report?.checking ?? (this.checking ? { done: 0, total: 0 } : null),
  );

  constructor(client: Client, reading: ReadingState) {
    this.#client = client;
    const follow = (): void => {
      if (reading.screen === 'health') void this.load();
    };
    client.on('library-changed', follow);
    client.on('annotations-changed', follow);
    client.on('snapshots-changed', follow);
    client.on('events-missed', follow);
    client.on('health-progress', ({ checking }) => {
      if (checking && this.report) this.report = { ...this.report, checking };
      else follow();
    });
  }

  /** Asks for everything again. */
  readonly load = oneAtATime(() => this.#ask());

  /** Checks every journal, text, snapshot, source and passage; the result stands in `report.lastCheck`. */
  async check(): Promise<void> {
    if (this.checking) return;
    this.checking = true;
    const reply = await this.#client.call('checkEverything', {});
    await this.load();
    this.checking = false;
    if (!reply.ok) this.failure = reply.error;
  }

  /** Shows more of what was deleted. */
  moreDeleted(): Promise<void> {
    this.#deletedShown = Math.min(DELETED_MOST, this.#deletedShown + DELETED_MORE);
    return this.load();
  }

  /** Undoes the deletion of an annotation; false when that failed, which `failure` then says. */
  async bringBack(annotationId: string): Promise<boolean> {
    const reply = await this.#client.call('restoreAnnotations', { annotationIds: [annotationId] });
    await this.load();
    if (!reply.ok) this.failure = reply.error;
    return reply.ok;
  }

  /** Finds out what restoring a snapshot would change. */
  async look(snapshot: SnapshotInfo): Promise<void> {
    this.chosen = snapshot;
    this.preview = null;
    const reply = await this.#client.call('previewSnapshot', { name: snapshot.name });
    if (this.chosen !== snapshot) return;
    if (reply.ok) this.preview = reply.value;
    else this.failure = reply.error;
  }

  leave(): void {
    this.chosen = null;
    this.preview = null;
    this.failure = null;
  }

  /** Brings the chosen snapshot back; null when that failed, which `failure` then says. */
  async restore(removeMadeSince: boolean): Promise<SnapshotRestored | null> {
    const { chosen } = this;
    if (!chosen || this.restoring) return null;
    this.restoring = true;
    const reply = await this.#client.call('restoreSnapshot', { name: chosen.name, removeMadeSince });
    this.restoring = false;
    this.failure = reply.ok ? null : reply.error;
    if (!reply.ok) return null;
    this.leave();
    await this.load();
    return reply.value;
  }

  async #ask(): Promise<void> {
    const [health, snapshots, deleted] = await Promise.all([
      this.#client.call('libraryHealth', {}),
      this.#client.call('listSnapshots', {}),
      this.#client.call('deletedAnnotations', { count: this.#deletedShown }),
    ]);
    if (health.ok) this.report = health.value;
    if (snapshots.ok) this.snapshots = snapshots.value;
    if (deleted.ok) this.deleted = deleted.value;
    this.failure = [health, snapshots, deleted].find((reply) => !reply.ok)?.error ?? null;
  }
}
