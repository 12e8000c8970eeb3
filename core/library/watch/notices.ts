/**
 * The system's notices that something may have happened, turned into marks on folders. What is lost on the way is made
 * up for: a burst marks everything, and a folder without a notifier is known as such to the poll.
 */
import { basename, sep } from 'node:path';
import type { DirtyFolders } from './dirty.ts';
import { isMissing, type Disk } from './disk.ts';
import { isIgnoredFolder } from './ignored.ts';
import { findNearest, pathIn, walk, type Folder } from './tree.ts';
import type { Troubles } from './troubles.ts';

/**
 * So many notices in one turn of the event loop: the thread was busy, and the kernel's queue (16,384 on Linux) may have
 * overflowed, of which Node says nothing. A queue is always read to its end in one turn.
 */
const BURST = 4_096;

export class Notices {
  readonly #disk: Disk;
  readonly #root: Folder;
  readonly #dirty: DirtyFolders;
  readonly #troubles: Troubles;
  readonly #onNotice: () => void;
  #heardThisTurn = 0;

  constructor(o: {
    disk: Disk;
    root: Folder;
    dirty: DirtyFolders;
    troubles: Troubles;
    onNotice: () => void;
  }) {
    this.#disk = o.disk;
    this.#root = o.root;
    this.#dirty = o.dirty;
    this.#troubles = o.troubles;
    this.#onNotice = o.onNotice;
  }

  /** Whether the system tells of what happens in a folder. */
  cover(folder: Folder): boolean {
    return (this.#disk.notifiesBelow ? this.#root : folder).notifier !== null;
  }

  /** Opens a notifier on the folder that stands at `dir` now, in place of an earlier one. Without one left to be had, says so. */
  open(folder: Folder, dir: string): void {
    this.close(folder);
    if (this.#disk.notifiesBelow && folder !== this.#root) return;
    const onError = (error: unknown): void => {
      if (folder.notifier === notifier) this.close(folder);
      this.#report(error);
      this.#markAll(folder);
    };
    let notifier: Folder['notifier'] = null;
    try {
      notifier = this.#disk.watch(dir, (name) => this.#hear(folder, dir, name), onError);
      folder.notifier = notifier;
    } catch (error) {
      this.#report(error);
    }
  }

  close(folder: Folder): void {
    folder.notifier?.close();
    folder.notifier = null;
  }

  #report(error: unknown): void {
    // A folder that vanished meanwhile is no trouble.
    if (!isMissing(error)) this.#troubles.report('notices', error);
  }

  #hear(folder: Folder, dir: string, name: string | null): void {
    if (this.#heardThisTurn++ === 0) setImmediate(() => (this.#heardThisTurn = 0));
    if (this.#heardThisTurn === BURST) for (const each of walk(this.#root)) this.#mark(each, null);
    // Under its own name a folder tells of itself: that it was moved, removed, or may be entered now.
    if (name === null || name === basename(dir)) this.#markAll(folder);
    if (name !== null) this.#hint(pathIn(folder, name.replaceAll(sep, '/')));
  }

  #hint(path: string): void {
    if (isIgnoredFolder(path)) return;
    const { folder, name } = findNearest(this.#root, path);
    this.#mark(folder, name);
    const itself = folder.folders.get(name);
    if (itself && pathIn(folder, name) === path) this.#mark(itself, null);
  }

  /** Marks what one notifier covers. */
  #markAll(folder: Folder): void {
    const covered = this.#disk.notifiesBelow ? walk(folder) : [folder];
    for (const each of covered) this.#mark(each, null);
  }

  #mark(folder: Folder, name: string | null): void {
    if (name === null) this.#dirty.markAll(folder);
    else this.#dirty.mark(folder, name);
    this.#onNotice();
  }
}
