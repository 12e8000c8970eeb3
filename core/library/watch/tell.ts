/** Turns settled differences into changes to tell. Does not touch the disk. */
import { isSettled, nextLookAt } from './settle.ts';
import type { Sighting, SourceChange } from './source.ts';
import { pathIn, prune, type Folder } from './tree.ts';

interface Place {
  readonly folder: Folder;
  readonly name: string;
}

function* placesOf(folders: Iterable<Folder>): Generator<Place> {
  for (const folder of folders) for (const name of folder.waiting.keys()) yield { folder, name };
}

/** Where a source went missing, by its inode: where that inode now is, it was renamed to. */
function findLeaving(folders: Iterable<Folder>): Map<number, Place> {
  const leaving = new Map<number, Place>();
  for (const place of placesOf(folders)) {
    const told = place.folder.told.get(place.name);
    if (told && place.folder.waiting.get(place.name)?.seen === null) leaving.set(told.ino, place);
  }
  return leaving;
}

function takeRemoval({ folder, name }: Place): SourceChange {
  folder.told.delete(name);
  folder.waiting.delete(name);
  return { kind: 'removed', path: pathIn(folder, name) };
}

function takePresent({ folder, name }: Place, seen: Sighting): SourceChange {
  const kind = folder.told.has(name) ? 'changed' : 'added';
  folder.told.set(name, seen);
  folder.waiting.delete(name);
  return { kind, path: pathIn(folder, name), size: seen.size, mtimeMs: seen.mtimeMs, ino: seen.ino };
}

/**
 * What has settled, in groups that belong together (a rename is two changes), removals that are no renames last. Each
 * group counts as told when it is given out; what is not asked for any more stays to be told.
 */
export function* takeSettled(
  unsettled: ReadonlySet<Folder>,
  settleMs: number,
): Generator<readonly SourceChange[]> {
  const leaving = findLeaving(unsettled);
  for (const place of placesOf(unsettled)) {
    const waiting = place.folder.waiting.get(place.name);
    if (!waiting?.seen || !isSettled(waiting, settleMs)) continue;
    const from = place.folder.told.has(place.name) ? undefined : leaving.get(waiting.seen.ino);
    leaving.delete(waiting.seen.ino);
    yield [...(from ? [takeRemoval(from)] : []), takePresent(place, waiting.seen)];
  }
  for (const place of placesOf(unsettled)) {
    const waiting = place.folder.waiting.get(place.name);
    if (waiting?.seen === null && isSettled(waiting, settleMs)) yield [takeRemoval(place)];
  }
}

/** Forgets the folders that have nothing left to tell; answers when the others want their next look, Infinity for never. */
export function dropSettled(unsettled: Set<Folder>, settleMs: number): number {
  let next = Infinity;
  for (const folder of unsettled) {
    for (const waiting of folder.waiting.values()) next = Math.min(next, nextLookAt(waiting, settleMs));
    if (folder.waiting.size > 0) continue;
    unsettled.delete(folder);
    prune(folder);
  }
  return next;
}
