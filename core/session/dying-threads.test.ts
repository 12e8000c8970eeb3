/** A library whose threads die: a source or a search that kills one costs no other article anything. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { STANDARD_SETTINGS } from '../../contract/settings.ts';
import { anchorFunctions } from '../annotations/functions.ts';
import { ingestFunctions } from '../ingest/functions.ts';
import { importFunctions } from '../interop/functions.ts';
import { createSearchFunctions } from '../search/functions.ts';
import { builtSearchThread } from '../threads/fixtures/built-thread.ts';
import { mortalThread } from '../threads/fixtures/mortal-thread.ts';
import { inProcess } from '../threads/in-process.ts';
import type { StartThread, Thread, ThreadName } from '../threads/threads.ts';
import { openSession, type Session } from './session.ts';

const sound = inProcess({
  ingest: () => ingestFunctions,
  search: createSearchFunctions,
  anchor: () => anchorFunctions,
  import: () => importFunctions,
});

/** Reads a source as one block, and dies of those that say so. */
const MORTAL_INGEST = `{
  ingestFile: ({ file }) => {
    const text = require('node:fs').readFileSync(file, 'utf8').trim();
    if (text.includes('Abandon all hope')) process.exit(3);
    const hash = require('node:crypto').createHash('sha256').update(text).digest('hex');
    const block = { kind: 'paragraph', start: 0, end: text.length, marks: [] };
    return { kind: 'article', article: {
      title: text.split('.')[0], excerpt: '', language: null, author: null, date: null, tags: [],
      words: 9, text, textHash: hash, bytesHash: hash, blocks: [block], encoding: 'utf-8', sketch: '' } };
  },
}`;

/** Keeps what it is given; dies of a word that is asked for, and of a text that says so. */
const MORTAL_SEARCH = `(() => {
  const texts = new Map();
  const notes = new Map();
  return {
    put: (documents) => documents.forEach(({ id, text }) =>
      text.includes('Abandon all hope') ? process.exit(4) : texts.set(id, text)),
    remove: (ids) => ids.forEach((id) => texts.delete(id)),
    putFacts: () => undefined,
    held: () => ({ articles: [], next: null }),
    keep: () => undefined,
    warmUp: () => false,
    putNotes: ({ articleId, notes: all }) => notes.set(articleId, all),
    find: ({ query }) => query === 'abyss' && Atomics.add(shared, 0, 1) === 0 ? process.exit(5) : ({
      articles: [...texts.values()].filter((text) => text.includes(query)).length,
      notes: [...notes.values()].flat().filter(({ note }) => note.includes(query)).length }),
  };
})()`;

let root: string;
let session: Session | null = null;
let reported: unknown[];
const open = async (mortal: Partial<Record<ThreadName, StartThread>>): Promise<Session> => {
  session = await openSession({
    ...{ dir: join(root, 'seeds'), dataDir: join(root, 'data'), now: Date.now, emit: () => undefined },
    settings: () => STANDARD_SETTINGS,
    startThread: (name, data) => mortal[name]?.(name, data) ?? sound(name),
    report: (error) => reported.push(error),
  });
  return session;
};
const write = (name: string, text: string): Promise<void> => writeFile(join(root, 'seeds', name), text);
const isSettled = (opened: Session, articles = 3): Promise<void> =>
  vi.waitFor(
    () => expect(opened.status()).toMatchObject({ articles, state: 'ready', reading: null, indexing: null }),
    {
      timeout: 15_000,
    },
  );
const titles = async (opened: Session): Promise<string[]> => {
  const { rows } = await opened.library.shelf({
    ...{ sort: 'title', descending: false, filter: 'all', language: null, from: 0, count: 50 },
  });
  return rows.map(({ title }) => title);
};

/** The segment that the index was stored as, once it is whole. */
const storedSegment = (): Promise<string> =>
  vi.waitFor(
    async () => {
      const names = await readdir(join(root, 'data'), { recursive: true });
      const [segment, ...others] = names.filter((name) => name.includes('.segment'));
      if (segment?.endsWith('.segment') !== true || others.length > 0)
        throw new Error('It is not whole yet.');
      return join(root, 'data', segment);
    },
    { timeout: 15_000 },
  );

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'seedleaf-dying-'));
  await mkdir(join(root, 'seeds'));
  reported = [];
  await write('a.txt', 'Anchorage. The boats came in before the fog.');
  await write('b.txt', 'Breakwater. The sea took a stone of it every winter.');
  await write('c.txt', 'Causeway. At low tide one walks to the island.');
});
afterEach(async () => {
  await session?.close();
  session = null;
  await rm(root, { recursive: true });
});

describe('a library whose threads die', () => {
  it('refuses the one source that kills the thread that reads it, and reads all others', async () => {
    await write('b-deadly.txt', 'Abandon all hope, said the sign at the harbour.');
    const opened = await open({ ingest: () => mortalThread(MORTAL_INGEST) });
    await isSettled(opened);
    expect(await titles(opened)).toEqual(['Anchorage', 'Breakwater', 'Causeway']);
    // The watch may tell of it after the others.
    await vi.waitFor(
      () => expect(opened.library.refusals()).toMatchObject([{ path: 'b-deadly.txt', reason: 'unreadable' }]),
      { timeout: 15_000 },
    );
    await write('d.txt', 'Dockside. Nobody had swept it since the strike.');
    await vi.waitFor(async () => expect(await titles(opened)).toContain('Dockside'), { timeout: 10_000 });
    expect(reported.map(String)).toContain(
      'Error: The ingest thread died; it is started again when it is needed.',
    );
  });

  it('finds everything again, notes too, after the search thread died', async () => {
    const shared = new Int32Array(new SharedArrayBuffer(16));
    const opened = await open({ search: () => mortalThread(MORTAL_SEARCH, shared) });
    await isSettled(opened);
    const [row] = (
      await opened.library.shelf({
        ...{ sort: 'title', descending: false, filter: 'all', language: null, from: 0, count: 1 },
      })
    ).rows;
    const articleId = row?.id ?? '';
    const { textHash } = await opened.library.open(articleId);
    await opened.desks.marks.annotate({
      ...{ annotationId: crypto.randomUUID(), articleId, textHash, start: 0, end: 9 },
      ...{ colour: 'sky', note: 'ask the harbour master', tags: [] },
    });
    // The call that it dies of is asked again, of an index that is being filled anew.
    await opened.search.find({ query: 'abyss', limit: 5 });
    expect(reported.map(String)).toEqual([
      'Error: The search thread died; it is started again when it is needed.',
    ]);
    await isSettled(opened);
    expect(await opened.search.find({ query: 'The', limit: 5 })).toMatchObject({ articles: 2 });
    await vi.waitFor(async () =>
      expect(await opened.search.find({ query: 'harbour master', limit: 5 })).toMatchObject({ notes: 1 }),
    );
  });

  it('says how far the index is while it is filled anew', async () => {
    const shared = new Int32Array(new SharedArrayBuffer(16));
    const opened = await open({ search: () => mortalThread(MORTAL_SEARCH, shared) });
    await isSettled(opened);
    const seen: unknown[] = [];
    const found = opened.search.find({ query: 'abyss', limit: 5 });
    await vi.waitFor(
      () => {
        seen.push(opened.status().indexing);
        expect(seen.at(-1)).not.toBeNull();
      },
      { interval: 1, timeout: 10_000 },
    );
    expect(seen.at(-1)).toMatchObject({ total: 3 });
    await found;
    await isSettled(opened);
  });

  it('leaves out of the index the one text that kills it, and finds all others', async () => {
    await write('b-deadly.txt', 'Beacon. Abandon all hope, it seemed to blink.');
    const opened = await open({ search: () => mortalThread(MORTAL_SEARCH) });
    await isSettled(opened, 4);
    expect(await titles(opened)).toHaveLength(4);
    expect(await opened.search.find({ query: '.', limit: 5 })).toMatchObject({ articles: 3 });
  });

  it('fills the index anew when what was stored of it turns out damaged', async () => {
    const search = await builtSearchThread();
    const before = await open({ search });
    await isSettled(before);
    await before.search.keep(null);
    const segment = await storedSegment();
    await before.close();
    // What comes first in it is where each form stands, which is read and checked when it is asked for: first letters before all.
    const bytes = await readFile(segment);
    const forms = bytes.indexOf('\n') + 1;
    await writeFile(segment, bytes.fill(0, forms, forms + 100));

    const opened = await open({ search });
    const found = async (query: string) => (await opened.search.find({ query, limit: 5 })).articles;
    await found('a');
    // It may be answered before the library hears that the thread died, and fills the index anew.
    for (const query of ['anchorage', 'stone', 'island'])
      await expect.poll(() => found(query), { timeout: 15_000 }).toBe(1);
    expect(reported.map(String)).toEqual([
      'Error: The search thread died; it is started again when it is needed.',
    ]);
  });

  it('shows the notes of an article whose texts kill the thread that compares them', async () => {
    let starts = 0;
    const anchor = (): Thread => {
      starts += 1;
      return mortalThread('{ anchorPassages: () => process.exit(6) }');
    };
    const opened = await open({ anchor });
    await isSettled(opened);
    const articleId = (
      await opened.library.shelf({
        ...{ sort: 'title', descending: false, filter: 'all', language: null, from: 0, count: 1 },
      })
    ).rows[0]?.id;
    if (articleId === undefined) throw new Error('The shelf is empty.');
    const { text, textHash } = await opened.library.open(articleId);
    const start = text.indexOf('boats');
    await opened.desks.marks.annotate({
      ...{ annotationId: crypto.randomUUID(), articleId, textHash, start, end: start + 5 },
      ...{ colour: 'sky', note: 'whose?', tags: [] },
    });
    await write('a.txt', 'Anchorage. A storm warning hung there. The boats came in before the fog.');
    await vi.waitFor(async () => expect((await opened.library.open(articleId)).textHash).not.toBe(textHash), {
      timeout: 10_000,
    });
    expect(await opened.desks.marks.list(articleId)).toMatchObject([
      { note: 'whose?', anchor: { state: 'orphaned' } },
    ]);
    expect(await opened.desks.marks.list(articleId)).toHaveLength(1);
    expect(starts).toBe(2);
  });

  it('says of a file that kills the thread that it cannot be read', async () => {
    const opened = await open({ import: () => mortalThread('{ readRecords: () => process.exit(7) }') });
    await isSettled(opened);
    const asked = opened.desks.interchange.desk.preview({ name: 'notes.csv', base64: 'SGlnaGxpZ2h0Cg==' });
    await expect(asked).rejects.toMatchObject({ code: 'import-unreadable', subject: 'notes.csv' });
  });
});
