/** Sources that are read for the index at a start, before the watch has told that they are others by now. */
import { afterEach, expect, it } from 'vitest';
import { prose, randomFrom } from '../annotations/fixtures/prose.ts';
import { ReadingRoom } from './fixtures/reading-room.ts';
import { SimulatedFolder, type SimulatedFile } from './fixtures/simulated-folder.ts';

const [RIVER, MOON, SUN] = [prose(randomFrom(1), 5), prose(randomFrom(2), 5), prose(randomFrom(3), 5)];

let time = 1_700_000_000_000;
const now = (): number => (time += 1);
let opened: ReadingRoom | null = null;
afterEach(async () => {
  await opened?.close();
  opened = null;
});

/** So long the watch takes to look at the folder, in milliseconds. */
const LISTING_MS = 100;

/** A folder whose watch tells what it finds only a while after it began. */
function slowlyListed(folder: SimulatedFolder<SimulatedFile>): SimulatedFolder<SimulatedFile>['source'] {
  const listed = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LISTING_MS));
  return {
    ...folder.source,
    watch: (root, options) => {
      const told = listed();
      const watch = folder.source.watch(root, {
        ...options,
        onChanges: (batch) => void told.then(() => options.onChanges(batch)),
      });
      return { ...watch, ready: told, caughtUp: () => told };
    },
  };
}

it.each([
  ['one.txt', 'two.txt'],
  ['two.txt', 'one.txt'],
])('of two copies each keeps its own marks, when they went to %s and %s', async (first, second) => {
  const folder = new SimulatedFolder<SimulatedFile>(randomFrom(1));
  const files = { 'a.txt': RIVER, 'b.txt': RIVER, 'one.txt': MOON, 'two.txt': SUN };
  Object.entries(files).forEach(([path, text], at) =>
    folder.files.set(path, { text, ino: at + 1, mtimeMs: now() }),
  );
  const room = await ReadingRoom.make(
    { source: slowlyListed(folder), ingestFile: (input) => folder.ingestFile(input) },
    now,
  );
  opened = room;
  await room.enter();
  const ids = new Map<string, string>();
  for (const [path, entry] of await room.shelf()) {
    room.annotate(entry, folder.files.get(path)?.text ?? '', 0, 30);
    ids.set(path, entry.id);
  }
  await room.leave();
  time += 600_000;
  const exchange = (a: string, b: string): void => {
    const [fileA, fileB] = [folder.files.get(a), folder.files.get(b)];
    if (fileA) folder.files.set(b, fileA);
    if (fileB) folder.files.set(a, fileB);
  };
  exchange('a.txt', first);
  exchange('b.txt', second);
  await room.enter();
  const shelf = await room.shelf();
  const found = [first, second, 'a.txt', 'b.txt'].map((path) => shelf.get(path)?.id);
  expect(found).toEqual(['a.txt', 'b.txt', first, second].map((path) => ids.get(path)));
  expect(room.bugs).toEqual([]);
});
