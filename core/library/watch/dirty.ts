/** Which folders are to be looked at, whole or by some names. Notices only end up here: what they say is never believed. */
import type { Folder } from './tree.ts';

/** Names in a folder, or the whole of it. */
export type Names = ReadonlySet<string> | 'all';

/** Beyond this many names a listing of the whole folder is cheaper than asking for each. */
const MAX_NAMES = 512;

export class DirtyFolders {
  readonly #names = new Map<Folder, Set<string> | 'all'>();

  get isEmpty(): boolean {
    return this.#names.size === 0;
  }

  markAll(folder: Folder): void {
    this.#names.set(folder, 'all');
  }

  mark(folder: Folder, name: string): void {
    const names = this.#names.get(folder);
    if (names === 'all') return;
    if (names === undefined) this.#names.set(folder, new Set([name]));
    else if (names.add(name).size > MAX_NAMES) this.#names.set(folder, 'all');
  }

  /** Moves the marks of another into this one. */
  takeFrom(other: DirtyFolders): void {
    for (const [folder, names] of other.#names)
      if (names === 'all') this.markAll(folder);
      else for (const name of names) this.mark(folder, name);
    other.clear();
  }

  /** Takes out the folders nearest to the root, all of one depth: a folder is judged before what it holds. */
  takeLevel(): readonly (readonly [Folder, Names])[] {
    let depth = Infinity;
    for (const folder of this.#names.keys()) depth = Math.min(depth, folder.depth);
    const level = [...this.#names].filter(([folder]) => folder.depth === depth);
    for (const [folder] of level) this.#names.delete(folder);
    return level;
  }

  clear(): void {
    this.#names.clear();
  }
}
