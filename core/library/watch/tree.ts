/** The folders of the library as far as they are known, and what was told of the sources in each. Does not touch the disk. */
import type { Notifier } from './disk.ts';
import type { Waiting } from './settle.ts';
import type { Sighting, SourceStat } from './source.ts';

export interface Folder {
  /** Relative to the root, with `/` between folders; empty for the root itself. */
  readonly path: string;
  readonly name: string;
  /** Null for the root. */
  readonly parent: Folder | null;
  readonly depth: number;
  readonly folders: Map<string, Folder>;
  /** What was told of each source, by name. */
  readonly told: Map<string, Sighting>;
  /** Differences from `told` that are not told yet, by name. */
  readonly waiting: Map<string, Waiting>;
  /** Which folder stands there (`identityOf`); null while none does, or before the first look. */
  identity: string | null;
  notifier: Notifier | null;
  /** The folder's own time when all of it was last listed; NaN when that listing may have missed something. */
  listedMtimeMs: number;
  /** Something in it could not be looked at; what was told of it stands until it can. */
  isBlind: boolean;
}

function createFolder(name: string, parent: Folder | null): Folder {
  return {
    path: parent === null ? '' : pathIn(parent, name),
    name,
    parent,
    depth: parent === null ? 0 : parent.depth + 1,
    folders: new Map(),
    told: new Map(),
    waiting: new Map(),
    identity: null,
    notifier: null,
    listedMtimeMs: Number.NaN,
    isBlind: false,
  };
}

/** The path of a name in a folder, relative to the root. */
export const pathIn = (folder: Folder, name: string): string =>
  folder.path === '' ? name : `${folder.path}/${name}`;

/** The folder of this name, made when it is not known. */
export function enterFolder(parent: Folder, name: string): Folder {
  const known = parent.folders.get(name);
  if (known) return known;
  const folder = createFolder(name, parent);
  parent.folders.set(name, folder);
  return folder;
}

/** A tree that holds what a catalog remembers as already told. */
export function createTree(known: Iterable<SourceStat>): Folder {
  const root = createFolder('', null);
  for (const { path, size, mtimeMs, ino } of known) {
    const names = path.split('/');
    const name = names.pop() ?? '';
    names.reduce(enterFolder, root).told.set(name, { size, mtimeMs, ino, mode: null });
  }
  return root;
}

/** The deepest known folder on the way to `path`, and the name in it that leads on. */
export function findNearest(root: Folder, path: string): { folder: Folder; name: string } {
  const names = path.split('/');
  let folder = root;
  for (const name of names.slice(0, -1)) {
    const next = folder.folders.get(name);
    if (!next) return { folder, name };
    folder = next;
  }
  return { folder, name: names.at(-1) ?? '' };
}

/** A folder and all known below it, parents first. */
export function* walk(folder: Folder): Generator<Folder> {
  yield folder;
  for (const child of folder.folders.values()) yield* walk(child);
}

/** Forgets a folder that is gone and of which nothing is left to tell, and those above it that only held it. */
export function prune(folder: Folder): void {
  const isNeeded =
    folder.identity !== null || folder.told.size + folder.waiting.size + folder.folders.size > 0;
  if (isNeeded || folder.parent?.folders.get(folder.name) !== folder) return;
  folder.parent.folders.delete(folder.name);
  prune(folder.parent);
}
