/**
 * A collection that comes back after the program ended. Owns what becomes of a stored one that is damaged; without a
 * folder it is in memory alone.
 */
import { Collection, SEGMENT_SIZE } from './collection.ts';
import { IndexFolder } from './segments/index-folder.ts';
import { OtherVersion } from './segments/sections.ts';
import { SegmentList } from './segments/segment-list.ts';
import { Upkeep } from './segments/upkeep.ts';

/** So many full segments may wait to be stored: each takes some fifty megabytes of memory. */
const MOST_SEALED = 2;
/** Work that nobody waits for lets others go first after so long, in milliseconds. */
const PIECE_MS = 4;

export class StoredIndex {
  readonly collection: Collection;
  readonly #folder: IndexFolder | null = null;
  readonly #upkeep: Upkeep | null = null;
  /** What went wrong since it was last said. */
  #trouble: Error | null = null;
  #since = 0;

  /** `folder` is where the index lies; null for one in memory. */
  constructor(folder: string | null) {
    try {
      this.#folder = folder === null ? null : new IndexFolder(folder);
    } catch (error) {
      this.#trouble = asError(error);
    }
    const segments = new SegmentList(SEGMENT_SIZE, this.#stored());
    this.collection = new Collection(SEGMENT_SIZE, segments);
    if (this.#folder)
      this.#upkeep = new Upkeep({ segments, folder: this.#folder, pause: () => this.#pause() });
  }

  /**
   * Begins to store what is full, or with `everything` all there is. What cannot be stored is in memory still, and is
   * tried again with everything else: a disk that is full is not full of room a moment later.
   */
  keep(everything: boolean): void {
    if (this.#trouble !== null && !everything) return;
    this.#upkeep?.work(everything).catch((error: unknown) => (this.#trouble = asError(error)));
  }

  /** True while so much waits in memory to be stored that more had better wait a moment. */
  get isBehind(): boolean {
    return this.#upkeep !== null && this.#trouble === null && this.collection.segments.sealed >= MOST_SEALED;
  }

  /** What went wrong since it was last asked; null when nothing did. */
  takeTrouble(): Error | null {
    const trouble = this.#trouble;
    this.#trouble = null;
    return trouble;
  }

  /** Stores all there is; resolves when it is on the disk. Throws what the system says. */
  async rest(): Promise<void> {
    await this.#upkeep?.work(true);
  }

  /** Forgets what is stored: it is damaged. The collection must not be asked any more. */
  discard(): void {
    this.#folder?.clear();
  }

  #stored(): ReturnType<IndexFolder['open']> {
    try {
      return this.#folder?.open() ?? [];
    } catch (error) {
      // That a newer program makes its index anew is no trouble.
      if (!(error instanceof OtherVersion)) this.#trouble = asError(error);
      this.#folder?.clear();
      return [];
    }
  }

  async #pause(): Promise<void> {
    if (performance.now() - this.#since < PIECE_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = performance.now();
  }
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
