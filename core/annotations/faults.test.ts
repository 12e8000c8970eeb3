/** A disk that fails at any call: what was refused is not claimed, what was saved is there, and saving works again after. */
import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ExpectedError } from '../../contract/reply.ts';
import { realDisk, type AppendFile } from './disk.ts';
import { faultyDisk, systemError, type Fault, type Operation } from './fixtures/faulty-disk.ts';
import { annotate, ARTICLE, makeLibrary, TEXT } from './fixtures/library.ts';
import { pick, randomFrom } from './fixtures/prose.ts';
import { times, tried } from './fixtures/scale.ts';
import { MAX_SEGMENTS } from './journal/segments.ts';
import { replaceFile } from './replace-file.ts';

/** Resolves to the failure's code, or to null when nothing failed. */
const failing = async (action: Promise<unknown>): Promise<string | null> => {
  try {
    await action;
    return null;
  } catch (error) {
    if (error instanceof ExpectedError) return error.code;
    throw error;
  }
};

const FAULTS: readonly [Operation, string][] = [
  ['write', 'EIO'],
  ['write', 'ENOSPC'],
  ['write', 'short'],
  ['sync', 'EIO'],
  ['sync', 'ENOSPC'],
  ['open', 'EMFILE'],
  ['open', 'EACCES'],
  ['open', 'EROFS'],
  ['syncFolder', 'EIO'],
];

describe.each(FAULTS)('when %s fails with %s', (operation, code) => {
  it('refuses, claims nothing, and saves again when the disk does', async () => {
    const library = await makeLibrary();
    let broken = false;
    const fault: Fault = (at, path) => (broken && at === operation && !path.endsWith('texts') ? code : null);
    const store = await library.open({ disk: faultyDisk(fault) });
    const before = operation === 'syncFolder' ? null : await annotate(store, 'before');
    await store.keptText(ARTICLE.textHash);
    broken = true;
    expect(await failing(annotate(store, 'refused'))).toBe('save-failed');
    expect(store.of(ARTICLE.id)).toEqual(before ? [before] : []);
    broken = false;
    await annotate(store, 'after');
    const notes = ['after', ...(before ? ['before'] : [])];
    expect(
      store
        .of(ARTICLE.id)
        .map(({ note }) => note)
        .sort(),
    ).toEqual(notes);
    await store.close();
    const reopened = await library.open();
    const kept = reopened.of(ARTICLE.id).map(({ note }) => note);
    for (const note of notes) expect(kept).toContain(note);
    await reopened.close();
  });
});

it(
  'keeps what it acknowledged through any sequence of faults, in few files',
  { timeout: 300_000 },
  async () => {
    const runs = times(60);
    let acknowledged = 0;
    let refused = 0;
    for (let run = 0; run < runs; run++) {
      const random = randomFrom(run);
      const library = await makeLibrary();
      let rate = 0;
      const disk = faultyDisk(
        (operation) => {
          const possible = FAULTS.filter(([at]) => at === operation);
          return random() < rate && possible.length > 0 ? pick(random, possible)[1] : null;
        },
        () => pick(random, ['all', 'none', 'zeros'] as const),
      );
      const store = await library.open({ disk });
      rate = random() * 0.4;
      const saved: string[] = [];
      for (let step = 0; step < 12; step++) {
        const ids = [`${step}a`, `${step}b`, `${step}c`];
        const codes = await Promise.all(ids.map((id) => failing(annotate(store, id, id))));
        ids.forEach((id, index) => {
          if (codes[index] === null) saved.push(id);
          expect(store.find(id) !== null, `${run}: ${id}`).toBe(codes[index] === null);
        });
        refused += codes.filter((code) => code !== null).length;
      }
      rate = 0;
      saved.push((await annotate(store, 'freed', 'freed')).id);
      await store.close();
      const reopened = await library.open();
      for (const id of saved) expect(reopened.find(id)?.note, `${run}: ${id}`).toBe(id);
      acknowledged += saved.length;
      expect((await readdir(library.journalDir)).length).toBeLessThanOrEqual(MAX_SEGMENTS);
      await reopened.close();
    }
    tried(`${runs} sequences of faults: ${acknowledged} saved and kept, ${refused} refused`);
  },
);

it('opens no more than a few files when every seventh fsync fails', { timeout: 300_000 }, async () => {
  const library = await makeLibrary();
  let syncs = 0;
  const store = await library.open({
    disk: faultyDisk((operation) => (operation === 'sync' && ++syncs % 7 === 0 ? 'EIO' : null)),
  });
  const codes: (string | null)[] = [];
  for (let step = 0; step < 200; step++) codes.push(await failing(annotate(store, '', `step-${step}`)));
  await store.close();
  const reopened = await library.open();
  codes.forEach((code, step) => {
    if (code === null) expect(reopened.find(`step-${step}`), `step-${step}`).not.toBeNull();
  });
  expect(codes.filter((code) => code !== null).length).toBeGreaterThan(20);
  expect((await readdir(library.journalDir)).length).toBeLessThanOrEqual(MAX_SEGMENTS);
  await reopened.close();
});

/** A disk with room for so many more bytes: the last of them take a part of a write, and what is removed makes room. */
function smallDisk(room: { bytes: number }): typeof realDisk {
  const written = new Map<string, number>();
  const counting = (path: string, file: AppendFile): AppendFile => ({
    ...file,
    write: async (bytes) => {
      if (room.bytes === 0) throw systemError('ENOSPC');
      const taken = await file.write(bytes.subarray(0, room.bytes));
      room.bytes -= taken;
      written.set(path, (written.get(path) ?? 0) + taken);
      return taken;
    },
  });
  return {
    ...realDisk,
    openForAppend: async (path) => counting(path, await realDisk.openForAppend(path)),
    makeFile: async (path) => counting(path, await realDisk.makeFile(path)),
    remove: async (path) => {
      await realDisk.remove(path);
      room.bytes += written.get(path) ?? 0;
      written.delete(path);
    },
  };
}

it('deletes all of many or none, also when the program ends before the disk has room again', async () => {
  const library = await makeLibrary();
  const room = { bytes: Infinity };
  const store = await library.open({ disk: smallDisk(room) });
  const made = [];
  for (let index = 0; index < 300; index++) made.push(await annotate(store, `note ${index}`));
  room.bytes = 20_000;
  expect(await failing(store.deleteAll(made.map(({ id }) => id)))).toBe('save-failed');
  expect(store.count(ARTICLE.id)).toBe(300);
  expect(room.bytes).toBe(20_000);
  await store.close();
  const reopened = await library.open();
  expect(reopened.count(ARTICLE.id)).toBe(300);
  await reopened.deleteAll(made.map(({ id }) => id));
  expect(reopened.count(ARTICLE.id)).toBe(0);
  await reopened.close();
  expect((await readdir(library.journalDir)).filter((name) => !name.endsWith('.jsonl'))).toEqual([]);
});

it('does not acknowledge an annotation whose text could not be kept', async () => {
  const library = await makeLibrary();
  let full = true;
  const store = await library.open({
    disk: faultyDisk((operation, path) =>
      full && operation === 'makeFile' && path.includes('.gz') ? 'ENOSPC' : null,
    ),
  });
  expect(await failing(annotate(store))).toBe('save-failed');
  expect(store.count(ARTICLE.id)).toBe(0);
  full = false;
  await annotate(store);
  expect(await store.keptText(ARTICLE.textHash)).toBe(TEXT);
  await store.close();
});

it('notices that another file was put under its name while it wrote', async () => {
  const library = await makeLibrary();
  let swaps = 2;
  const disk: typeof realDisk = {
    ...realDisk,
    openForAppend: async (path) => {
      const file = await realDisk.openForAppend(path);
      return {
        ...file,
        sync: async () => {
          await file.sync();
          if (path.endsWith('.jsonl') && swaps-- > 0) await replaceFile(realDisk, path, new Uint8Array());
        },
      };
    },
  };
  const store = await library.open({ disk });
  const { id } = await annotate(store, 'written three times');
  await store.close();
  const reopened = await library.open();
  expect(reopened.find(id)?.note).toBe('written three times');
  await reopened.close();
});

it('shares one fsync between annotations made together', async () => {
  const library = await makeLibrary();
  let syncs = 0;
  const store = await library.open({
    disk: faultyDisk((operation) => {
      if (operation === 'sync') syncs++;
      return null;
    }),
  });
  await annotate(store);
  syncs = 0;
  await Promise.all(Array.from({ length: 50 }, (_, index) => annotate(store, `${index}`)));
  expect(syncs).toBeLessThan(10);
  expect(store.count(ARTICLE.id)).toBe(51);
  await store.close();
});

describe('a journal that is there but cannot be read', () => {
  it.each([
    ['read', 'EACCES'],
    ['read', 'EIO'],
    ['list', 'EACCES'],
  ] as const)('stops the opening, instead of starting empty (%s: %s)', async (operation, code) => {
    const library = await makeLibrary();
    const store = await library.open();
    await annotate(store);
    await store.close();
    const disk = {
      ...realDisk,
      [operation]: (path: string) =>
        path.startsWith(library.journalDir) ? Promise.reject(systemError(code)) : realDisk[operation](path),
    };
    expect(await failing(library.open({ disk, device: 'two' }))).toBe('annotations-unreadable');
  });
});
