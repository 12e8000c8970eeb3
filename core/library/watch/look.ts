/**
 * Looks at dirty folders and notes what differs from what was told. Nothing is told here. No symbolic link is followed:
 * one that leads out would bring in what is not the library's, one that stays inside would show its target twice.
 */
import type { Dirent, Stats } from 'node:fs';
import type { DirtyFolders, Names } from './dirty.ts';
import { isMissing, type Disk } from './disk.ts';
import { isIgnored, isIgnoredFolder } from './ignored.ts';
import type { Notices } from './notices.ts';
import { identityOf } from './presence.ts';
import { wait } from './settle.ts';
import { inSlices } from './slices.ts';
import { isSame, type Sighting } from './source.ts';
import { enterFolder, pathIn, type Folder } from './tree.ts';
import type { Troubles } from './troubles.ts';

const FOLDERS_AT_ONCE = 8;
const NAMES_AT_ONCE = 32;

/** A folder's times this close to the clock's may hide a second change of the same moment (FAT counts in two seconds). */
const COARSEST_TIME_MS = 2_000;

type Found =
  | { readonly kind: 'source'; readonly seen: Sighting }
  | { readonly kind: 'folder'; readonly identity: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unclear'; readonly error: unknown };

const NOTHING: Found = { kind: 'nothing' };

export interface LookerOptions {
  readonly disk: Disk;
  /** Absolute path of the root. */
  readonly dir: string;
  readonly accepts: (path: string) => boolean;
  readonly notices: Notices;
  readonly troubles: Troubles;
  /** Ends a look early. */
  readonly isStopped: () => boolean;
}

export class Looker {
  readonly #o: LookerOptions;
  /** The folders that hold differences not told yet. */
  readonly unsettled = new Set<Folder>();

  constructor(options: LookerOptions) {
    this.#o = options;
  }

  /** Looks at every marked folder, and at the new ones found on the way; a folder before what it holds. */
  async lookAt(todo: DirtyFolders): Promise<void> {
    while (!todo.isEmpty && !this.#o.isStopped())
      await inSlices(todo.takeLevel(), FOLDERS_AT_ONCE, ([folder, names]) => this.#look(folder, names, todo));
  }

  async #look(folder: Folder, names: Names, todo: DirtyFolders): Promise<void> {
    const isForgotten = folder.parent !== null && folder.parent.folders.get(folder.name) !== folder;
    if (isForgotten || this.#o.isStopped()) return;
    // What lies under a folder that is gone is gone too, even where a link now leads to something of the same name.
    const isOutOfReach = folder.parent !== null && folder.parent.identity === null;
    try {
      const now = isOutOfReach ? null : await this.#stand(folder);
      if (now === null) {
        this.#vanish(folder);
        return;
      }
      const age = Date.now() - now.stat.mtimeMs;
      if (names === 'all' || now.isAnother) await this.#lookAtAll(folder, now.stat, age, todo);
      else await this.#ask(folder, [...names], age, todo);
    } catch (error) {
      if (isMissing(error)) this.#vanish(folder);
      else this.#isUnclear(folder, folder.path, error);
    }
  }

  async #lookAtAll(folder: Folder, stat: Stats, age: number, todo: DirtyFolders): Promise<void> {
    const entries = await this.#o.disk.readdir(this.#dirOf(folder));
    const listed = new Set<string>();
    for (const entry of entries) if (this.#isWanted(folder, entry)) listed.add(entry.name);
    folder.isBlind = false;
    this.#o.troubles.end(folder.path);
    await this.#ask(folder, [...listed], age, todo);
    for (const known of [folder.told, folder.waiting, folder.folders])
      for (const name of [...known.keys()])
        if (!listed.has(name)) this.#note(folder, name, NOTHING, age, todo);
    folder.listedMtimeMs = Math.abs(age) > COARSEST_TIME_MS ? stat.mtimeMs : Number.NaN;
  }

  #isWanted(folder: Folder, entry: Dirent): boolean {
    const path = pathIn(folder, entry.name);
    if (entry.isDirectory()) return !isIgnoredFolder(path);
    return entry.isFile() && this.#o.accepts(path) && !isIgnored(path);
  }

  /** Sees to it that the folder standing there now is the one that is watched: watched first, listed after, nothing falls between. */
  async #stand(folder: Folder): Promise<{ stat: Stats; isAnother: boolean } | null> {
    const dir = this.#dirOf(folder);
    const { notices, isStopped } = this.#o;
    let isOpened = false;
    let isAnother = false;
    for (;;) {
      const stat = await this.statOf(folder);
      if (!stat.isDirectory()) return null;
      const isTheSame = identityOf(stat) === folder.identity;
      if ((isTheSame && (isOpened || notices.cover(folder))) || isStopped()) return { stat, isAnother };
      isAnother ||= !isTheSame;
      isOpened = true;
      folder.identity = identityOf(stat);
      notices.open(folder, dir);
    }
  }

  async #ask(folder: Folder, names: readonly string[], age: number, todo: DirtyFolders): Promise<void> {
    await inSlices(names, NAMES_AT_ONCE, async (name) => {
      const found = await this.#find(pathIn(folder, name));
      this.#note(folder, name, found, age, todo);
    });
  }

  async #find(path: string): Promise<Found> {
    try {
      const stat = await this.#o.disk.lstat(`${this.#o.dir}/${path}`);
      if (stat.isDirectory())
        return isIgnoredFolder(path) ? NOTHING : { kind: 'folder', identity: identityOf(stat) };
      if (!stat.isFile() || isIgnored(path) || !this.#o.accepts(path)) return NOTHING;
      const { size, mtimeMs, ino, mode } = stat;
      return { kind: 'source', seen: { size, mtimeMs, ino, mode } };
    } catch (error) {
      return isMissing(error) ? NOTHING : { kind: 'unclear', error };
    }
  }

  /** `age` is how long ago the folder itself changed: since then at least, what is missing from it is missing. */
  #note(folder: Folder, name: string, found: Found, age: number, todo: DirtyFolders): void {
    const path = pathIn(folder, name);
    if (found.kind === 'unclear') {
      this.#isUnclear(folder, path, found.error);
      return;
    }
    this.#o.troubles.end(path);
    const child = found.kind === 'folder' ? enterFolder(folder, name) : folder.folders.get(name);
    if (found.kind === 'folder') {
      if (child && (child.identity !== found.identity || child.isBlind)) todo.markAll(child);
    } else if (child) this.#leave(child, age);
    if (found.kind === 'source') this.#see(folder, name, found.seen, Date.now() - found.seen.mtimeMs);
    else this.#see(folder, name, null, age);
  }

  #see(folder: Folder, name: string, seen: Sighting | null, age: number): void {
    const told = folder.told.get(name) ?? null;
    const before = folder.waiting.get(name);
    if (isSame(told, seen) && (seen === null || !before?.isAskedFor)) {
      folder.waiting.delete(name);
      if (seen !== null && told?.mode === null) folder.told.set(name, seen);
      return;
    }
    folder.waiting.set(name, wait(before, { seen, at: performance.now(), age }));
    this.unsettled.add(folder);
  }

  /** The folder is gone, and all that was in it; `age` is how long it has been, as far as the file system knows. */
  #leave(folder: Folder, age: number): void {
    this.#o.notices.close(folder);
    folder.identity = null;
    folder.isBlind = false;
    for (const child of [...folder.folders.values()]) this.#leave(child, age);
    for (const name of new Set([...folder.told.keys(), ...folder.waiting.keys()]))
      this.#see(folder, name, null, age);
    this.unsettled.add(folder);
  }

  #vanish(folder: Folder): void {
    // Whether the root is missing is not for a look to say: its absence is no deletion.
    if (folder.parent !== null) this.#leave(folder, 0);
  }

  /** The poll tries again; until then there is nothing to wait for. */
  #isUnclear(folder: Folder, path: string, error: unknown): void {
    folder.isBlind = true;
    folder.waiting.clear();
    this.#o.troubles.report(path, error);
  }

  /** What stands at a folder's path; the root may be a link to the real one, no other folder may. */
  statOf(folder: Folder): Promise<Stats> {
    return folder.parent === null ? this.#o.disk.stat(this.#o.dir) : this.#o.disk.lstat(this.#dirOf(folder));
  }

  #dirOf(folder: Folder): string {
    return folder.parent === null ? this.#o.dir : `${this.#o.dir}/${folder.path}`;
  }
}
