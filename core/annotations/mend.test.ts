/** What vanishes from the journals while the program runs is written again; what was kept elsewhere is brought home. */
import {
  copyFile,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultyDisk } from './fixtures/faulty-disk.ts';
import { annotate, ARTICLE, makeLibrary, TEXT, type TestLibrary } from './fixtures/library.ts';
import { encodeLine } from './journal/line.ts';

const journalsOf = async (library: TestLibrary): Promise<string[]> =>
  (await readdir(library.journalDir)).map((name) => join(library.journalDir, name));
const notesAfterRestart = async (library: TestLibrary): Promise<string[]> => {
  const store = await library.open({ device: 'onlooker' });
  const notes = store.of(ARTICLE.id).map(({ note }) => note);
  await store.close();
  return notes.sort();
};
const linesOf = async (file: string): Promise<number> =>
  (await readFile(file, 'utf8')).trimEnd().split('\n').length;

it('writes everything again when .seedleaf was deleted, what others wrote as well, and says so', async () => {
  const library = await makeLibrary();
  const other = await library.open({ device: 'two' });
  await annotate(other, 'theirs');
  await other.close();
  const store = await library.open();
  let told = 0;
  store.onMended(() => told++);
  await annotate(store, 'mine');
  await store.lookNow();
  expect(store.mended).toBeNull();
  await rm(join(library.dir, '.seedleaf'), { recursive: true });
  await store.lookNow();
  expect(store.mended, 'a sync program has a moment to put the file back').toBeNull();
  await store.lookNow();
  expect(store.mended).toMatchObject({ records: 3 });
  await store.lookNow();
  expect(store.mended).toMatchObject({ records: 3 });
  expect(told).toBe(1);
  expect(await journalsOf(library)).toHaveLength(1);
  await store.close();
  expect(await notesAfterRestart(library)).toEqual(['mine', 'theirs']);
});

it('keeps what it does not understand through such a deletion, to the byte', async () => {
  const library = await makeLibrary();
  await mkdir(library.journalDir, { recursive: true });
  const newer = {
    v: 7,
    stamp: { time: 3, count: 1 },
    device: 'next',
    wallTime: 3,
    kind: 'draw',
    ink: [1, 2],
  };
  const line = encodeLine(newer);
  await writeFile(join(library.journalDir, 'next.jsonl'), line);
  const store = await library.open();
  await rm(library.journalDir, { recursive: true });
  await store.lookNow();
  await store.lookNow();
  await store.close();
  const [file = ''] = await journalsOf(library);
  expect(await readFile(file)).toEqual(line);
});

it('writes what an older version of its own journal does not hold again', async () => {
  const library = await makeLibrary();
  const store = await library.open();
  await annotate(store, 'first');
  await store.lookNow();
  const [file = ''] = await journalsOf(library);
  const older = await readFile(file);
  await annotate(store, 'second');
  await store.lookNow();
  // Saved, and not yet read back.
  await annotate(store, 'third');
  await writeFile(`${file}.incoming`, older);
  await rename(`${file}.incoming`, file);
  await store.lookNow();
  await store.lookNow();
  expect(store.mended).toMatchObject({ records: 2 });
  expect((await readFile(file)).subarray(0, older.length)).toEqual(older);
  await store.close();
  expect(await notesAfterRestart(library)).toEqual(['first', 'second', 'third']);
});

it('notices an older version of the same size and time by what it does not hold', async () => {
  const library = await makeLibrary();
  const store = await library.open();
  await annotate(store, 'kept');
  await store.lookNow();
  const [file = ''] = await journalsOf(library);
  const { size, mtime } = await stat(file);
  await writeFile(`${file}.incoming`, Buffer.alloc(size, '\n'));
  await utimes(`${file}.incoming`, mtime, mtime);
  await rename(`${file}.incoming`, file);
  await store.lookNow();
  await store.lookNow();
  await store.close();
  expect(await notesAfterRestart(library)).toEqual(['kept']);
});

it('writes nothing twice when a sync program only renames a journal, or puts it back in time', async () => {
  const library = await makeLibrary();
  const other = await library.open({ device: 'two' });
  await annotate(other, 'theirs');
  await other.close();
  const [theirs = ''] = await journalsOf(library);
  const store = await library.open();
  await rename(theirs, theirs.replace('.jsonl', ' (conflicted copy 2027-03-01).jsonl'));
  await store.lookNow();
  await store.lookNow();
  expect(store.mended).toBeNull();
  const [copy = ''] = (await journalsOf(library)).filter((file) => file.includes('conflicted'));
  const aside = join(library.dir, 'aside');
  await rename(copy, aside);
  await store.lookNow();
  await rename(aside, theirs);
  await store.lookNow();
  await store.lookNow();
  expect(store.mended).toBeNull();
  await store.close();
});

it('waits for a library that is away, and writes nothing in its place', async () => {
  const library = await makeLibrary();
  const store = await library.open();
  await annotate(store, 'before');
  await rename(library.dir, `${library.dir}-away`);
  for (let look = 0; look < 3; look++) await store.lookNow();
  expect(await readdir(join(library.dir, '..'))).not.toContain('seeds');
  await rename(`${library.dir}-away`, library.dir);
  for (let look = 0; look < 3; look++) await store.lookNow();
  expect(store.mended).toBeNull();
  const [file = ''] = await journalsOf(library);
  expect(await linesOf(file)).toBe(2);
  await store.close();
});

it('does not take a refused record for a lost one', async () => {
  const library = await makeLibrary();
  let failing = false;
  const disk = faultyDisk((operation, path) =>
    failing && operation === 'sync' && path.endsWith('.jsonl') ? 'EIO' : null,
  );
  const store = await library.open({ disk });
  await annotate(store, 'saved');
  failing = true;
  await expect(annotate(store, 'refused')).rejects.toMatchObject({ code: 'save-failed' });
  failing = false;
  await rm(library.journalDir, { recursive: true });
  for (let look = 0; look < 2; look++) await store.lookNow();
  await store.close();
  expect(await notesAfterRestart(library)).toEqual(['saved']);
});

it('tries again after a disk that refused to have it written again', async () => {
  const library = await makeLibrary();
  let full = false;
  const store = await library.open({
    disk: faultyDisk((operation) => (full && operation === 'write' ? 'ENOSPC' : null)),
  });
  await annotate(store, 'precious');
  await store.lookNow();
  await rm(library.journalDir, { recursive: true });
  full = true;
  for (let look = 0; look < 3; look++) await store.lookNow();
  expect(store.mended).toBeNull();
  full = false;
  await store.lookNow();
  await store.close();
  expect(await notesAfterRestart(library)).toEqual(['precious']);
});

it('brings what was kept in the data folder home, while it runs and after a restart, once', async () => {
  const library = await makeLibrary();
  let readOnly = true;
  const disk = faultyDisk((operation, path) =>
    readOnly && ['open', 'makeFolder', 'makeFile'].includes(operation) && path.startsWith(library.dir)
      ? 'EROFS'
      : null,
  );
  const store = await library.open({ disk });
  await annotate(store, 'while read-only');
  await store.lookNow();
  expect([store.keptIn, store.dir]).toEqual(['data-folder', library.fallbackDir]);
  await store.close();

  const again = await library.open({ disk });
  await annotate(again, 'still');
  readOnly = false;
  await again.lookNow();
  expect([again.keptIn, again.dir]).toEqual(['library', join(library.dir, '.seedleaf')]);
  await annotate(again, 'writable');
  for (let look = 0; look < 3; look++) await again.lookNow();
  await again.close();

  // The library alone, as another computer has it.
  const carried = await makeLibrary();
  await cp(library.dir, carried.dir, { recursive: true });
  expect(await notesAfterRestart(carried)).toEqual(['still', 'while read-only', 'writable']);
  const there = await carried.open();
  expect(await there.keptText(ARTICLE.textHash)).toBe(TEXT);
  await there.close();
  const [file = ''] = await journalsOf(library);
  const before = await linesOf(file);
  const third = await library.open();
  await third.lookNow();
  await third.close();
  expect(await linesOf(file)).toBe(before);
});

it('reads its own journal when a sync program copied a longer one over it', async () => {
  const library = await makeLibrary();
  const store = await library.open();
  await annotate(store, 'here');
  await store.lookNow();
  const [file = ''] = await journalsOf(library);
  const elsewhere = await makeLibrary();
  await mkdir(elsewhere.journalDir, { recursive: true });
  const other = await elsewhere.open({ device: 'two' });
  await annotate(other, 'there');
  await other.close();
  const [theirs = ''] = await journalsOf(elsewhere);
  await copyFile(theirs, file);
  await store.lookNow();
  await store.lookNow();
  expect(store.of(ARTICLE.id)).toHaveLength(2);
  await store.close();
  expect(await notesAfterRestart(library)).toEqual(['here', 'there']);
});
