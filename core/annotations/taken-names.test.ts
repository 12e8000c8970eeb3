/** Names in the journal's folder that lead to no file: saving goes on beside them, and they keep nothing back. */
import { mkdir, readdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultyDisk } from './fixtures/faulty-disk.ts';
import { annotate, ARTICLE, makeLibrary } from './fixtures/library.ts';
import type { AnnotationStore } from './store.ts';

const notesOf = (store: AnnotationStore): string[] =>
  store
    .of(ARTICLE.id)
    .map(({ note }) => note)
    .sort();

const TAKERS: readonly [string, (path: string) => Promise<unknown>][] = [
  ['a folder', (path) => mkdir(path)],
  ['a link to itself', (path) => symlink(path, path)],
  ['a link to nowhere', (path) => symlink('/nowhere/at/all', path)],
];

describe.each(TAKERS)('when the name of a journal leads to %s', (_what, take) => {
  it('saves in the next segment, at once and after a restart, and writes again what was taken away', async () => {
    const library = await makeLibrary();
    const store = await library.open();
    await annotate(store, 'before');
    const [own = ''] = await readdir(library.journalDir);
    const path = join(library.journalDir, own);
    await rename(path, `${path}.away`);
    await take(path);
    await annotate(store, 'after');
    for (let look = 0; look < 3; look++) await store.lookNow();
    await store.close();
    const reopened = await library.open();
    expect(notesOf(reopened)).toEqual(['after', 'before']);
    await annotate(reopened, 'later');
    await reopened.close();
    await rm(path, { recursive: true });
    await rename(`${path}.away`, path);
    const again = await library.open();
    expect(notesOf(again)).toEqual(['after', 'before', 'later']);
    await again.close();
  });

  it('opens the others and names it at once, and when everything is checked', async () => {
    const library = await makeLibrary();
    const store = await library.open();
    await annotate(store, 'kept');
    await store.close();
    const path = join(library.journalDir, 'other.jsonl');
    await take(path);
    const reopened = await library.open();
    expect(notesOf(reopened)).toEqual(['kept']);
    expect(reopened.unreadableJournals).toEqual([path]);
    const found = (await reopened.audit.files()).find((file) => file.path === path);
    expect(await found?.check()).toEqual({ kind: 'journal-unreadable' });
    expect((await reopened.audit.journal()).records).toBeGreaterThan(0);
    await rm(path, { recursive: true });
    await reopened.lookNow();
    expect(reopened.unreadableJournals).toEqual([]);
    await reopened.close();
  });
});

it('reads what other devices add while one journal cannot be read, and takes that for no empty one', async () => {
  const library = await makeLibrary();
  const [first, second] = [await library.open({ device: 'aaa' }), await library.open({ device: 'zzz' })];
  await annotate(first, 'first');
  await annotate(second, 'second');
  let refused: string | null = null;
  const store = await library.open({
    disk: faultyDisk((operation, path) =>
      path === refused && (operation === 'read' || operation === 'state') ? 'EIO' : null,
    ),
  });
  for (const name of (await readdir(library.journalDir)).sort()) {
    refused = join(library.journalDir, name);
    await annotate(first, `first beside ${name}`);
    await annotate(second, `second beside ${name}`);
    await store.lookNow();
    expect(notesOf(store)).toContain('first');
    expect(notesOf(store)).toContain('second');
    expect(store.mended).toBeNull();
    const heard = notesOf(store).filter((note) => note.endsWith(name));
    expect(heard.length, name).toBeGreaterThan(0);
  }
  refused = null;
  await store.lookNow();
  expect(notesOf(store)).toHaveLength(2 + 2 * (await readdir(library.journalDir)).length);
  await Promise.all([store, first, second].map((each) => each.close()));
});
