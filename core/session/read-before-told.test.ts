/** Starts that are so short, or watches so slow, that not all is told: what is read before, and what is known of when it came. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { prose, randomFrom } from '../annotations/fixtures/prose.ts';
import { ReadingRoom } from './fixtures/reading-room.ts';
import { SimulatedFolder, type SimulatedFile } from './fixtures/simulated-folder.ts';

const [RIVER, MOON, SUN] = [prose(randomFrom(1), 5), prose(randomFrom(2), 5), prose(randomFrom(3), 5)];

type Put = (path: string, text: string, ino: number) => void;

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

/** A folder whose watch does not catch up with what comes after its first listing, while `isShort` says so. */
function neverCaughtUp(
  folder: SimulatedFolder<SimulatedFile>,
  isShort: () => boolean,
): SimulatedFolder<SimulatedFile>['source'] {
  return {
    ...folder.source,
    watch: (root, options) => {
      // The first who asks is the start itself.
      let asked = isShort() ? 0 : 1;
      const caughtUp = (): Promise<void> =>
        asked++ === 0 ? new Promise(() => undefined) : Promise.resolve();
      return { ...folder.source.watch(root, options), caughtUp };
    },
  };
}

it('a copy that came some short starts ago was here along with what goes now, and is not it', async () => {
  const folder = new SimulatedFolder<SimulatedFile>(randomFrom(1));
  const put = (path: string, text: string, ino: number): void =>
    void folder.files.set(path, { text, ino, mtimeMs: now() });
  let isShort = false;
  const source = neverCaughtUp(folder, () => isShort);
  const room = await ReadingRoom.make({ source, ingestFile: (input) => folder.ingestFile(input) }, now);
  opened = room;
  put('note.txt', RIVER, 1);
  await room.enter();
  const entry = (await room.shelf()).get('note.txt');
  if (!entry) throw new Error('It is not on the shelf.');
  room.annotate(entry, RIVER, 0, 30);
  const restart = async (change: () => void): Promise<void> => {
    await room.leave();
    time += 600_000;
    change();
    await room.enter();
  };
  isShort = true;
  await restart(() => put('copy.txt', RIVER, 2));
  await restart(() => put('other.txt', MOON, 3));
  isShort = false;
  await restart(() => {
    folder.files.delete('note.txt');
    put('old/note.txt', `${RIVER}\n\n${SUN}`, 1);
  });
  const shelf = await room.shelf();
  expect(shelf.get('copy.txt')?.id).not.toBe(entry.id);
  expect(shelf.get('old/note.txt')?.id === entry.id || room.questions().length > 0).toBe(true);
});

describe('a start that is left while something has just gone', () => {
  /** The start finds what `act` does to a marked note and to `moon.txt`; answers the id of the note at the start after it. */
  async function leftAsItGoes(act: (put: Put, files: Map<string, SimulatedFile>) => void, then?: typeof act) {
    const folder = new SimulatedFolder<SimulatedFile>(randomFrom(1));
    const { files } = folder;
    const put: Put = (path, text, ino) => void files.set(path, { text, ino, mtimeMs: now() });
    let graceMs = 0;
    const source = {
      ...folder.source,
      get graceMs(): number {
        return graceMs;
      },
    };
    const room = await ReadingRoom.make({ source, ingestFile: (input) => folder.ingestFile(input) }, now);
    opened = room;
    put('note.txt', RIVER, 1);
    put('moon.txt', MOON, 2);
    await room.enter();
    const entry = (await room.shelf()).get('note.txt');
    if (!entry) throw new Error('It is not on the shelf.');
    room.annotate(entry, RIVER, 0, 30);
    await room.leave();
    time += 600_000;
    act(put, files);
    graceMs = 600_000;
    // It never comes to rest.
    const entering = room.enter().catch(() => undefined);
    await vi.waitFor(async () => {
      expect([...(await room.shelf()).keys()]).toEqual(expect.arrayContaining([...files.keys()]));
      expect(room.library.status().state).toBe('ready');
    });
    time += 600_000;
    await room.leave();
    await entering;
    graceMs = 0;
    time += 600_000;
    then?.(put, files);
    await room.enter();
    const shelf = await room.shelf();
    expect([...shelf.keys()].sort()).toEqual([...files.keys()].sort());
    const asked = room.questions().map(({ hereId }) => [...shelf].find(([, { id }]) => id === hereId)?.[0]);
    return { id: entry.id, shelf, asked };
  }

  const rename = (from: string, to: string, files: Map<string, SimulatedFile>): void => {
    const file = files.get(from);
    files.delete(from);
    if (file) files.set(to, file);
  };

  it.each([
    ['went', (files: Map<string, SimulatedFile>) => void files.delete('moon.txt')],
    ['was renamed', (files: Map<string, SimulatedFile>) => rename('moon.txt', 'sky.txt', files)],
  ])('what it found to have come, as another %s, is not what goes later', async (_what, moonGoes) => {
    const { id, shelf, asked } = await leftAsItGoes(
      (put, files) => {
        put('copy.txt', RIVER, 3);
        moonGoes(files);
      },
      (put, files) => {
        files.delete('note.txt');
        put('old/note.txt', `${RIVER}\n\n${SUN}`, 1);
      },
    );
    expect(shelf.get('copy.txt')?.id).not.toBe(id);
    expect(shelf.get('old/note.txt')?.id === id || asked.includes('old/note.txt')).toBe(true);
  });

  it('what it found to have come may be what had just gone', async () => {
    const { asked } = await leftAsItGoes((put, files) => {
      files.delete('note.txt');
      put('one.txt', `${RIVER} Once more.`, 3);
      put('two.txt', `${RIVER} And again.`, 4);
    });
    expect(asked.sort()).toEqual(['one.txt', 'two.txt']);
  });
});

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
