/** What may happen while it is not judged yet whether the text at a marked article's path is its own, and after. */
import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { prose, randomFrom } from '../annotations/fixtures/prose.ts';
import { daily } from './fixtures/daily-note.ts';
import { ReadingRoom } from './fixtures/reading-room.ts';
import { SimulatedFolder, type SimulatedFile } from './fixtures/simulated-folder.ts';

const MONDAY = daily('Monday', 11);
const TUESDAY = daily('Tuesday', 12);

let time = 1_700_000_000_000;
const now = (): number => (time += 1);
let opened: ReadingRoom | null = null;
afterEach(async () => {
  await opened?.close();
  opened = null;
});

/** A library of one article at `today.txt`, that is marked. Reading `slow.txt` ends only when `go` is called. */
async function marked(
  text: string,
  reading: (name: string) => Promise<void> = () => Promise.resolve(),
  beforeCaughtUp: (folder: SimulatedFolder<SimulatedFile>) => void = () => undefined,
) {
  const folder = new SimulatedFolder<SimulatedFile>(randomFrom(1));
  const put = (path: string, written: string, ino: number): void =>
    void folder.files.set(path, { text: written, ino, mtimeMs: now() });
  put('today.txt', text, 1);
  let go = (): void => undefined;
  const slow = new Promise<void>((resolve) => (go = resolve));
  const room = await ReadingRoom.make(
    {
      source: {
        ...folder.source,
        watch: (...args) => {
          const watch = folder.source.watch(...args);
          const caughtUp = (): Promise<void> => {
            beforeCaughtUp(folder);
            return watch.caughtUp();
          };
          return { ...watch, caughtUp };
        },
      },
      ingestFile: async (input) => {
        if (basename(input.file) === 'slow.txt') await slow;
        await reading(basename(input.file));
        return folder.ingestFile(input);
      },
    },
    now,
  );
  opened = room;
  await room.enter();
  const at = async (path: string) => (await room.shelf()).get(path) ?? null;
  const entry = await at('today.txt');
  if (!entry) throw new Error('It is not on the shelf.');
  const start = text.length - 40;
  room.annotate(entry, text, start, start + 20);
  time += 600_000;
  return { folder, put, room, at, id: entry.id, go };
}

/** Of Monday's note a copy was put away and added to, and Tuesday's stands at its path: that waits, as something is read. */
async function inDoubt() {
  const library = await marked(MONDAY);
  const { folder, put, room, at, id } = library;
  put('archive/monday.txt', `${MONDAY}\n\nPut away.`, 2);
  put('today.txt', TUESDAY, 3);
  put('slow.txt', prose(randomFrom(77), 4), 4);
  folder.catchUp();
  while (!room.library.isInDoubt(id) || !(await at('archive/monday.txt'))) await nextTurn();
  return library;
}

describe('a text that waits for the verdict', () => {
  it.each(['deleted', 'renamed', 'made no article'])(
    'is not in doubt any more when it is %s',
    async (how) => {
      const { folder, put, room, at, id, go } = await inDoubt();
      const file = folder.files.get('today.txt');
      if (how === 'made no article') put('today.txt', '\0\0\0\0', 3);
      else folder.files.delete('today.txt');
      if (how === 'renamed' && file) folder.files.set('tuesday.txt', file);
      folder.catchUp();
      if (how !== 'made no article') expect(room.library.isInDoubt(id)).toBe(false);
      go();
      await room.rest();
      expect(room.library.isInDoubt(id)).toBe(false);
      expect((await at('tuesday.txt'))?.id).not.toBe(id);
      const isFound = (await at('archive/monday.txt'))?.id === id;
      expect(isFound || room.questions().some(({ lostId }) => lostId === id)).toBe(true);
      expect(room.bugs).toEqual([]);
    },
  );
});

describe('a verdict that takes long', () => {
  /** Monday's note is put away and Tuesday's is at its path; to judge it, what was put away is read again until `end`. */
  async function underJudgement() {
    let reads = 0;
    let end = (): void => undefined;
    const long = new Promise<void>((resolve) => (end = resolve));
    const library = await marked(MONDAY, async (name) => {
      if (name === 'monday.txt' && ++reads > 1) await long;
    });
    const { folder, put } = library;
    put('archive/monday.txt', `${MONDAY}\n\nPut away.`, 2);
    put('today.txt', TUESDAY, 3);
    folder.catchUp();
    while (reads < 2) await nextTurn();
    return { ...library, end };
  }

  it('keeps nothing waiting that comes meanwhile', async () => {
    const { folder, put, room, at, id, end } = await underJudgement();
    put('dropped.txt', prose(randomFrom(78), 4), 5);
    folder.catchUp();
    while (!(await at('dropped.txt'))) await nextTurn();
    expect(room.library.isInDoubt(id)).toBe(true);
    end();
    await room.rest();
    expect(room.library.isInDoubt(id)).toBe(false);
    expect(room.asks(id, (await at('archive/monday.txt'))?.id ?? '')).toBe(true);
  });

  it('says nothing of a text that came to the path meanwhile', async () => {
    const { folder, put, room, at, id, end } = await underJudgement();
    put('today.txt', `${MONDAY} And so to bed.`, 3);
    folder.catchUp();
    while (room.library.isInDoubt(id)) await nextTurn();
    end();
    await room.rest();
    expect((await at('today.txt'))?.id).toBe(id);
    expect(room.questions()).toEqual([]);
  });

  it('ends with the program, and is made anew at the next start', async () => {
    const { room, at, id, end } = await underJudgement();
    const left = room.leave();
    end();
    await left;
    await room.enter();
    expect((await at('today.txt'))?.id).not.toBe(id);
    expect(room.asks(id, (await at('archive/monday.txt'))?.id ?? '')).toBe(true);
    expect(room.bugs).toEqual([]);
  });
});

describe('opening an article whose text waits for the verdict', () => {
  it('makes no difference to what is known of its file', async () => {
    const { folder, put, room, at, id, go } = await marked(MONDAY);
    // Most of its words are others, and it is another file; something is read all the while.
    put('today.txt', `${MONDAY.slice(-150)}\n\n${prose(randomFrom(9), 2)}`, 3);
    put('slow.txt', prose(randomFrom(77), 4), 4);
    folder.catchUp();
    while (!room.library.isInDoubt(id)) await nextTurn();
    await room.library.open(id);
    expect(room.library.isInDoubt(id)).toBe(true);
    go();
    await room.rest();
    const mtimeMs = folder.files.get('today.txt')?.mtimeMs;
    expect(await at('today.txt')).toMatchObject({ id, ino: 3, mtimeMs, changedAt: mtimeMs });
  });
});

describe('what went', () => {
  it('is not known again in another of its template while what is it is still to be told', async () => {
    let isPutAway = false;
    const { folder, put, room, at, id } = await marked(MONDAY, undefined, (told) => {
      if (isPutAway) told.catchUp();
    });
    put('wednesday.txt', daily('Wednesday', 13), 2);
    folder.catchUp();
    await room.rest();
    time -= 600_000;
    const file = folder.files.get('today.txt');
    folder.files.delete('today.txt');
    folder.catchUp();
    if (file) put('archive/monday.txt', `${MONDAY}\n\nPut away.`, file.ino);
    isPutAway = true;
    await room.rest();
    expect((await at('wednesday.txt'))?.id).not.toBe(id);
    expect(room.asks(id, (await at('archive/monday.txt'))?.id ?? '')).toBe(true);
  });
});

describe('when the program is left while a text waits for the verdict', () => {
  it.each([0, 2, 24 * 60])(
    'no marks are laid on it when it is opened %d minutes later: it is asked',
    async (minutes) => {
      const { room, at, id, go } = await inDoubt();
      const left = room.leave();
      go();
      await left;
      time += minutes * 60_000;
      await room.enter();
      expect((await at('today.txt'))?.id).not.toBe(id);
      expect(room.asks(id, (await at('archive/monday.txt'))?.id ?? '')).toBe(true);
    },
  );

  it('a text that took the place of another before counts as having come', async () => {
    const { folder, put, room, at, id } = await marked(MONDAY);
    put('tuesday.txt', TUESDAY, 2);
    folder.catchUp();
    await room.rest();
    time += 600_000;
    put('tuesday.txt', `${MONDAY}\n\nPut away.`, 2);
    folder.catchUp();
    await room.rest();
    await room.leave();
    put('today.txt', TUESDAY, 3);
    time += 600_000;
    await room.enter();
    expect((await at('today.txt'))?.id).not.toBe(id);
    expect(room.asks(id, (await at('tuesday.txt'))?.id ?? '')).toBe(true);
  });

  it('what is just going may be what came before it was left', async () => {
    const { folder, put, room, at, id } = await marked(MONDAY);
    folder.files.delete('today.txt');
    put('monday.txt', `${MONDAY}\n\nPut away.`, 2);
    folder.catchUp();
    while (!(await at('monday.txt'))) await nextTurn();
    await room.leave();
    time += 600_000;
    await room.enter();
    const here = (await at('monday.txt'))?.id ?? '';
    expect(here === id || room.asks(id, here)).toBe(true);
  });
});

describe('a verdict by which an article lost its path', () => {
  describe.each(['the same file', 'another file', 'other bytes'])(
    'is void when the very text is back there in %s',
    (how) => {
      it.each([
        ['at once', false],
        ['after a restart', true],
      ])('%s, whoever is marked there meanwhile', async (_when, isRestarted) => {
        const { folder, put, room, at, id } = await marked(MONDAY);
        put('archive/monday.txt', `${MONDAY}\n\nPut away.`, 2);
        put('today.txt', TUESDAY, 3);
        folder.catchUp();
        await room.rest();
        const tuesday = await at('today.txt');
        expect(tuesday?.id).not.toBe(id);
        if (tuesday) room.annotate(tuesday, TUESDAY, 0, 20);
        if (isRestarted) await room.leave();
        time += 600_000;
        put('today.txt', how === 'other bytes' ? `${MONDAY}\n\n` : MONDAY, how === 'another file' ? 4 : 3);
        if (isRestarted) await room.enter();
        else folder.catchUp();
        await room.rest();
        expect((await at('today.txt'))?.id).toBe(id);
        expect(room.questions().filter(({ lostId }) => lostId === id)).toEqual([]);
      });
    },
  );

  it('counts after the program was left: what was written over is never known again by itself', async () => {
    const long = (of: number): string => `${prose(randomFrom(5), 2)}\n\n${prose(randomFrom(of), 3)}`;
    const { folder, put, room, at, id } = await marked(long(21));
    put('put away.txt', `${long(21)} Put away.`, 2);
    put('today.txt', long(22), 1);
    folder.catchUp();
    await room.rest();
    const isAsked = async (): Promise<boolean> => room.asks(id, (await at('put away.txt'))?.id ?? '');
    expect(await isAsked()).toBe(true);
    await room.leave();
    await room.enter();
    expect(await isAsked()).toBe(true);
  });

  it('asks about no text that comes later to where it saw the article', async () => {
    const long = (of: number): string => `${prose(randomFrom(5), 2)}\n\n${prose(randomFrom(of), 3)}`;
    const { folder, put, room, at, id } = await marked(long(21));
    put('put away.txt', `${long(21)} Put away.`, 2);
    put('today.txt', long(22), 1);
    folder.catchUp();
    await room.rest();
    folder.files.delete('put away.txt');
    put('back.txt', long(21), 20);
    folder.catchUp();
    await room.rest();
    expect((await at('back.txt'))?.id).toBe(id);
    time += 600_000;
    folder.files.delete('back.txt');
    put('put away.txt', prose(randomFrom(99), 5), 22);
    folder.catchUp();
    await room.rest();
    expect(room.asks(id, (await at('put away.txt'))?.id ?? '')).toBe(false);
  });
});
