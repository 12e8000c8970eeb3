/** A look at the disk that fails once, or a thread that dies once, while it is found out who is who. */
import { basename } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { randomFrom } from '../annotations/fixtures/prose.ts';
import { daily } from './fixtures/daily-note.ts';
import { ReadingRoom } from './fixtures/reading-room.ts';
import { SimulatedFolder, type SimulatedFile } from './fixtures/simulated-folder.ts';

const MONDAY = daily('Monday', 11);
const TUESDAY = daily('Tuesday', 12);
const WEDNESDAY = daily('Wednesday', 13);

let time = 1_700_000_000_000;
const now = (): number => (time += 1);
let room: ReadingRoom | null = null;
afterEach(async () => {
  await room?.close();
  room = null;
});

/** Monday's note is `today.txt`, and marked. `failsAt` says whether the look, or the reading, of a file of this name fails. */
async function markMonday(failsAt: (how: 'look' | 'reading', name: string) => boolean) {
  const folder = new SimulatedFolder<SimulatedFile>(randomFrom(1));
  folder.files.set('today.txt', { text: MONDAY, ino: 1, mtimeMs: now() });
  const { source, ingestFile } = folder;
  const orFail = <T>(how: 'look' | 'reading', path: string, ask: () => Promise<T>): Promise<T> =>
    failsAt(how, basename(path)) ? Promise.reject(new Error('EIO')) : ask();
  const opened = await ReadingRoom.make(
    {
      source: { ...source, look: (path) => orFail('look', path, () => source.look(path)) },
      ingestFile: (input) => orFail('reading', input.file, () => ingestFile(input)),
    },
    now,
  );
  room = opened;
  await opened.enter();
  const entry = (await opened.shelf()).get('today.txt');
  if (!entry) throw new Error('It is not on the shelf.');
  const start = MONDAY.indexOf('Dinner');
  opened.annotate(entry, MONDAY, start, start + 6);
  time += 600_000;
  return { folder, room: opened, id: entry.id };
}

describe.each(['look', 'reading'] as const)(
  'a %s that fails once while it is judged whose path it is',
  (what) => {
    it('puts the verdict off, and holds nothing up', async () => {
      let reads = 0;
      let failed = 0;
      const { folder, room, id } = await markMonday((how, name) => {
        if (name !== 'monday.txt' || failed > 0) return false;
        // It is read once to be taken in; what is read then is judged by.
        if (how === 'reading') reads += 1;
        const fails = how === what && (how === 'look' || reads > 1);
        failed += Number(fails);
        return fails;
      });
      folder.files.set('archive/monday.txt', { text: `${MONDAY}\n\nPut away.`, ino: 2, mtimeMs: now() });
      folder.files.set('today.txt', { text: TUESDAY, ino: 3, mtimeMs: now() });
      folder.catchUp();
      await room.rest();
      expect([failed, room.bugs.length, room.library.isInDoubt(id)]).toEqual([1, 1, false]);
      const shelf = await room.shelf();
      expect(room.asks(id, shelf.get('archive/monday.txt')?.id ?? '')).toBe(true);
      expect(shelf.get('today.txt')?.id).not.toBe(id);
    });
  },
);

describe('a look that fails while a source is recognised', () => {
  it.each([1, 3, Infinity])('does not keep it off the shelf, though it fail %d times', async (times) => {
    let failed = 0;
    let fails = false;
    const { folder, room, id } = await markMonday((how, name) => {
      if (!fails || how !== 'look' || name !== 'today.txt' || failed >= times) return false;
      failed += 1;
      return true;
    });
    fails = true;
    folder.files.delete('today.txt');
    folder.files.set('moved.txt', { text: MONDAY, ino: 1, mtimeMs: 5 });
    folder.catchUp();
    await room.rest();
    expect(failed).toBeGreaterThan(0);
    const moved = (await room.shelf()).get('moved.txt');
    expect(moved).toBeDefined();
    // What cannot be looked at is not taken for gone at once; what went is found when all was read.
    expect(moved?.id).toBe(id);
  });
});

describe('a source that is not there just as it is read', () => {
  it('is looked at again, and once more when its folder is back: what was told is not told again by itself', async () => {
    const asked: string[] = [];
    let tellPresence: (isPresent: boolean) => void = () => undefined;
    const folder = new SimulatedFolder<SimulatedFile>(randomFrom(1));
    folder.files.set('today.txt', { text: MONDAY, ino: 1, mtimeMs: now() });
    let isAway = false;
    const watch: typeof folder.source.watch = (root, options) => {
      tellPresence = (isPresent) => options.onPresence(isPresent);
      return { ...folder.source.watch(root, options), retry: (path) => asked.push(path) };
    };
    const opened = await ReadingRoom.make(
      {
        source: { ...folder.source, watch },
        ingestFile: (input) =>
          isAway ? Promise.resolve({ kind: 'vanished' as const }) : folder.ingestFile(input),
      },
      now,
    );
    room = opened;
    await opened.enter();
    isAway = true;
    folder.files.set('today.txt', { text: TUESDAY, ino: 2, mtimeMs: now() });
    folder.catchUp();
    await opened.rest();
    expect(asked).toEqual(['today.txt']);
    tellPresence(false);
    tellPresence(true);
    expect(asked).toEqual(['today.txt', 'today.txt']);
    isAway = false;
    folder.files.set('today.txt', { text: WEDNESDAY, ino: 2, mtimeMs: now() });
    folder.catchUp();
    await opened.rest();
    tellPresence(true);
    expect(asked).toHaveLength(2);
  });
});
