import { mkdtemp, mkdir, readdir, readFile, rename, rm, unlink, writeFile, copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallName, InputOf, OutputOf } from '../contract/calls.ts';
import { dispatch } from '../contract/dispatch.ts';
import type { Engine } from '../contract/engine.ts';
import type { Event } from '../contract/events.ts';
import type { ArticleSummary } from '../contract/article.ts';
import type { Failure } from '../contract/reply.ts';
import { anchorFunctions } from './annotations/functions.ts';
import { ingestFunctions } from './ingest/functions.ts';
import { importFunctions } from './interop/functions.ts';
import { openReader } from './reader.ts';
import { createSearchFunctions } from './search/functions.ts';
import { inProcess } from './threads/in-process.ts';
import type { StartThread, ThreadName } from './threads/threads.ts';

let started: ThreadName[] = [];
const serveInProcess = inProcess({
  ingest: () => ingestFunctions,
  search: createSearchFunctions,
  anchor: () => anchorFunctions,
  import: () => importFunctions,
});
const startThread: StartThread = (name) => {
  started.push(name);
  return serveInProcess(name);
};

const FERRY = `The Night Ferry

The ferry left the quay a little after ten, when the last of the lorries had been chained to the deck. Nobody stood at the rail.

By midnight the lights of the coast were gone, and the engines had found the note they would keep until morning.
`;
const ORCHARD = `Le verger de Martin

Au printemps, le verger de Martin sent la pluie et le bois coupé. Les pommiers y sont plus vieux que la maison.

Il dit qu’un arbre se taille comme une phrase : on enlève ce qui gêne la lumière, et l’on s’arrête.
`;

let root: string;
let libraryDir: string;
let dataDir: string;
let engine: Engine | null = null;
let events: Event[] = [];
const reported: unknown[] = [];

const open = async (named: string | null = libraryDir): Promise<Engine> => {
  engine = await openReader({
    libraryDir: named,
    defaultLibraryDir: join(root, 'default'),
    dataDir,
    startThread,
    report: (error) => reported.push(error),
  });
  events = [];
  engine.subscribe((event) => events.push(event));
  return engine;
};
const close = async (): Promise<void> => {
  await engine?.close();
  engine = null;
};
const reply = (name: CallName, input: unknown) =>
  dispatch(engine?.handlers ?? {}, name, input, (bug) => reported.push(bug));
const call = async <K extends CallName>(name: K, input: InputOf<K>): Promise<OutputOf<K>> => {
  const answer = await reply(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`);
  // The reply of a call by this name has the table's type.
  return answer.value as OutputOf<K>;
};
const failure = async <K extends CallName>(name: K, input: InputOf<K>): Promise<Failure | null> => {
  const answer = await reply(name, input);
  return answer.ok ? null : answer.error;
};
const shelf = async (): Promise<readonly ArticleSummary[]> =>
  (
    await call('shelf', {
      ...{ sort: 'title', descending: false, filter: 'all', language: null },
      ...{ from: 0, count: 500 },
    })
  ).rows;
const until = async <T>(ask: () => Promise<T | null | undefined | false>): Promise<T> => {
  const end = Date.now() + 8_000;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error('It did not come about in time.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const row = (path: string): Promise<ArticleSummary> =>
  until(async () => (await shelf()).find((each) => each.path === path));
const noRow = (path: string): Promise<true> =>
  until(async () => !(await shelf()).some((each) => each.path === path));
const ready = () =>
  until(async () => {
    const { state, indexing } = await call('libraryStatus', {});
    return state === 'ready' && indexing === null;
  });
const write = (path: string, text: string): Promise<void> => writeFile(join(libraryDir, path), text);
const markWords = async (path: string, words: string, note = '') => {
  const { id } = await row(path);
  const { text, textHash } = await call('openArticle', { articleId: id });
  const start = text.indexOf(words);
  return call('annotate', {
    annotationId: crypto.randomUUID(),
    articleId: id,
    ...{ start, end: start + words.length, textHash, note },
    colour: 'leaf',
    tags: [],
  });
};

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'seedleaf-reader-'));
  libraryDir = join(root, 'seeds');
  dataDir = join(root, 'data');
  await mkdir(libraryDir);
  reported.length = 0;
  started = [];
});
afterEach(async () => {
  await close();
  await rm(root, { recursive: true });
  expect(reported).toEqual([]);
});

describe('the engine on a folder', () => {
  it('shows, opens and finds the articles that are there', async () => {
    await write('ferry.txt', FERRY);
    await write('verger.txt', ORCHARD);
    await open();
    await row('ferry.txt');
    await row('verger.txt');
    await ready();
    expect((await shelf()).map(({ title, language }) => [title, language])).toEqual([
      ['Le verger de Martin', 'fr'],
      ['The Night Ferry', 'en'],
    ]);
    const { id } = await row('ferry.txt');
    const article = await call('openArticle', { articleId: id });
    expect(article.text).toContain('the last of the lorries');
    expect(article).toMatchObject({ title: 'The Night Ferry', encoding: 'utf-8', minutes: 1 });
    expect(engine?.sourcePath(id)).toBe(join(libraryDir, 'ferry.txt'));
    const found = await call('search', { query: 'pommiers', limit: 10 });
    expect(found.groups.map(({ title }) => title)).toEqual(['Le verger de Martin']);
    const [place] = (await call('findInArticle', { articleId: id, query: 'midnight' })).spans;
    expect(article.text.slice(place?.start, place?.end)).toBe('midnight');
  });

  it('follows sources that come, change, are renamed and go', async () => {
    await open();
    await ready();
    await mkdir(join(libraryDir, 'travel'));
    await write('travel/ferry.txt', FERRY);
    const { id } = await row('travel/ferry.txt');
    await write('travel/ferry.txt', FERRY.replace('Night', 'Morning'));
    await until(async () => (await row('travel/ferry.txt')).title === 'The Morning Ferry');
    expect(events).toContainEqual({ name: 'article-changed', payload: { articleId: id, gone: false } });
    await rename(join(libraryDir, 'travel/ferry.txt'), join(libraryDir, 'boat.txt'));
    expect((await row('boat.txt')).id).toBe(id);
    await noRow('travel/ferry.txt');
    await unlink(join(libraryDir, 'boat.txt'));
    await noRow('boat.txt');
    await until(() =>
      Promise.resolve(
        events.find(({ name, payload }) => name === 'article-changed' && 'gone' in payload && payload.gone),
      ),
    );
    expect(await failure('openArticle', { articleId: id })).toMatchObject({ code: 'article-not-found' });
    await until(async () => (await call('search', { query: 'lorries', limit: 5 })).articles === 0);
  });

  it('does not let a renamed article leave the shelf for a moment', async () => {
    await write('ferry.txt', FERRY);
    await open();
    const { id } = await row('ferry.txt');
    await ready();
    events.length = 0;
    await rename(join(libraryDir, 'ferry.txt'), join(libraryDir, 'boat.txt'));
    await row('boat.txt');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(events.filter(({ name }) => name === 'article-changed')).toEqual([]);
    expect((await shelf()).map((each) => each.id)).toEqual([id]);
  });

  it('gives a copy a life of its own', async () => {
    await write('ferry.txt', FERRY);
    await open();
    const original = await row('ferry.txt');
    await copyFile(join(libraryDir, 'ferry.txt'), join(libraryDir, 'ferry copy.txt'));
    const copy = await row('ferry copy.txt');
    expect(copy.id).not.toBe(original.id);
    expect((await row('ferry.txt')).id).toBe(original.id);
  });

  it('names what it cannot read, and reads it once it can', async () => {
    await write('empty.txt', '');
    await writeFile(
      join(libraryDir, 'noise.txt'),
      Uint8Array.from({ length: 400 }, (_, i) => (i * 7) % 9),
    );
    await open();
    await until(async () => (await call('listRefused', {})).length === 2);
    expect((await call('listRefused', {})).map(({ path, reason }) => [path, reason])).toEqual([
      ['empty.txt', 'empty'],
      ['noise.txt', 'binary'],
    ]);
    await write('empty.txt', FERRY);
    await row('empty.txt');
    expect((await call('libraryStatus', {})).refused).toBe(1);
  });

  it('survives the folder vanishing and coming back', async () => {
    await write('ferry.txt', FERRY);
    await open();
    const { id } = await row('ferry.txt');
    await rename(libraryDir, join(root, 'elsewhere'));
    await until(async () => (await call('libraryStatus', {})).state === 'missing');
    expect((await shelf()).map((each) => each.id)).toEqual([id]);
    expect(await failure('addText', { text: 'A thought.' })).toMatchObject({ code: 'library-missing' });
    await rename(join(root, 'elsewhere'), libraryDir);
    await until(async () => (await call('libraryStatus', {})).state === 'ready');
    expect((await call('openArticle', { articleId: id })).title).toBe('The Night Ferry');
    expect(await readdir(root)).not.toContain('elsewhere');
  });

  it('takes up the annotations of a library that is missing at the start and comes later', async () => {
    await write('ferry.txt', FERRY);
    await open();
    const { articleId } = await markWords('ferry.txt', 'the last of the lorries');
    await close();
    await rename(libraryDir, join(root, 'elsewhere'));
    await open();
    expect(await call('libraryStatus', {})).toMatchObject({ articles: 1 });
    expect(await failure('listAnnotations', { articleId })).toMatchObject({ code: 'library-missing' });
    expect(await readdir(root)).not.toContain('seeds');
    await rename(join(root, 'elsewhere'), libraryDir);
    await until(async () => (await row('ferry.txt')).annotations === 1);
    expect(await call('listAnnotations', { articleId })).toHaveLength(1);
  });
});

describe('what a person does', () => {
  it('keeps ids, positions and annotations over a restart, and over a rename while closed', async () => {
    await write('ferry.txt', FERRY);
    await open();
    const mark = await markWords('ferry.txt', 'the last of the lorries', 'chained like elephants');
    const { id } = await row('ferry.txt');
    await call('saveReading', { articleId: id, offset: 17, progress: 0.4 });
    expect((await row('ferry.txt')).reading).toMatchObject({ offset: 17, progress: 0.4 });
    await close();
    await rename(join(libraryDir, 'ferry.txt'), join(libraryDir, 'bateau.txt'));
    await open();
    const again = await row('bateau.txt');
    expect(again).toMatchObject({ id, annotations: 1, reading: { offset: 17, progress: 0.4 } });
    expect(await call('listAnnotations', { articleId: id })).toEqual([mark]);
    await ready();
    const { groups } = await call('search', { query: 'elephants', limit: 5 });
    expect(groups[0]?.hits[0]).toMatchObject({ kind: 'note', annotationId: mark.id });
  });

  it('keeps an annotation and a position when the catalog is lost and the source renamed', async () => {
    await write('ferry.txt', FERRY);
    await write('verger.txt', ORCHARD);
    await open();
    const mark = await markWords('ferry.txt', 'the last of the lorries');
    const orchard = await row('verger.txt');
    await call('saveReading', { articleId: orchard.id, offset: 9, progress: 0.2 });
    await close();
    await rm(dataDir, { recursive: true });
    await rename(join(libraryDir, 'ferry.txt'), join(libraryDir, 'a.txt'));
    await rename(join(libraryDir, 'verger.txt'), join(libraryDir, 'b.txt'));
    await open();
    expect((await row('a.txt')).id).toBe(mark.articleId);
    expect(await call('listAnnotations', { articleId: mark.articleId })).toEqual([mark]);
    expect(await row('b.txt')).toMatchObject({ id: orchard.id, reading: { offset: 9 } });
  });

  it('shows how far another device has read, as its file arrives', async () => {
    await write('ferry.txt', FERRY);
    await open();
    const { id } = await row('ferry.txt');
    const elsewhere = {
      offset: 31,
      progress: 0.7,
      at: Date.now(),
      path: 'ferry.txt',
      bytesHash: 'f'.repeat(64),
    };
    await mkdir(join(libraryDir, '.seedleaf', 'reading'), { recursive: true });
    await write('.seedleaf/reading/tablet.json', JSON.stringify({ positions: { [id]: elsewhere } }));
    await until(async () => (await row('ferry.txt')).reading.offset === 31);
    expect((await row('ferry.txt')).reading).toMatchObject({ offset: 31, progress: 0.7 });
  });

  it('keeps annotations when the program is killed', async () => {
    await write('ferry.txt', FERRY);
    const killed = await open();
    const mark = await markWords('ferry.txt', 'Nobody stood at the rail');
    // A second program opens the same folders while the first never got to close.
    await open();
    await row('ferry.txt');
    expect(await call('listAnnotations', { articleId: mark.articleId })).toEqual([mark]);
    await killed.close();
  });

  it('follows a passage through an edit of its source', async () => {
    await write('ferry.txt', FERRY);
    await open();
    const mark = await markWords('ferry.txt', 'Nobody stood at the rail');
    const { words } = await row('ferry.txt');
    await call('listAnnotations', { articleId: mark.articleId });
    expect(started).not.toContain('anchor');
    await write('ferry.txt', `A preface of one line, with a full stop at its end.\n\n${FERRY}`);
    await until(async () => (await row('ferry.txt')).words > words);
    const [moved] = await call('listAnnotations', { articleId: mark.articleId });
    const { text } = await call('openArticle', { articleId: mark.articleId });
    expect(moved?.anchor.state).toBe('moved');
    expect(started.filter((name) => name === 'anchor')).toHaveLength(1);
    expect(moved?.passage).toEqual(mark.passage);
    if (moved?.anchor.state === 'moved')
      expect(text.slice(moved.anchor.start, moved.anchor.end)).toBe('Nobody stood at the rail');
  });

  it('is found by the name that its colour is given, which comes before a standard one', async () => {
    await write('ferry.txt', FERRY);
    await open();
    await markWords('ferry.txt', 'midnight', '');
    const found = async (query: string) => (await call('search', { query, limit: 9 })).articles;
    expect(await found('colour:doubt')).toBe(0);
    await call('nameColour', { colour: 'leaf', name: 'Doubt' });
    await expect.poll(() => found('colour:doubt')).toBe(1);
    expect(await found('couleur:feuille')).toBe(1);
    await call('nameColour', { colour: 'leaf', name: 'Yellow' });
    expect(await found('colour:yellow')).toBe(1);
    expect(await found('-colour:yellow')).toBe(0);
  });

  it('is of an article that was added before tomorrow, whatever day it is', async () => {
    await write('ferry.txt', FERRY);
    await open();
    await markWords('ferry.txt', 'midnight', '');
    const input = { articleId: (await row('ferry.txt')).id, query: 'added:<=today' };
    expect(await call('search', { query: 'added:<=today', limit: 9 })).toMatchObject({ articles: 1 });
    expect(await call('search', { query: 'midnight ajouté:>aujourd’hui', limit: 9 })).toMatchObject({
      ...{ articles: 0, problems: [] },
    });
    expect(await call('whyMatched', input)).toMatchObject([{ how: 'filter', written: 'added:<=today' }]);
    expect(await call('findInArticle', input)).toMatchObject({ leftOut: ['added:<=today'] });
  });

  it('refuses to mark a text that is not the one on disk any more', async () => {
    await write('ferry.txt', FERRY);
    await open();
    const { id } = await row('ferry.txt');
    const input = {
      annotationId: crypto.randomUUID(),
      articleId: id,
      ...{ start: 0, end: 3, textHash: 'a'.repeat(64), note: '' },
      colour: 'sun' as const,
      tags: [],
    };
    expect(await failure('annotate', input)).toMatchObject({ code: 'text-changed', subject: 'ferry.txt' });
  });

  it('lets an id never come to mean another passage, and the same be asked again', async () => {
    await write('ferry.txt', FERRY);
    await open();
    const { id, articleId, colour, note, tags, passage } = await markWords('ferry.txt', 'midnight', 'Kept');
    const { start, end, textHash } = passage;
    const input = { annotationId: id, articleId, colour, note, tags: [...tags], textHash };
    expect(await failure('annotate', { ...input, start: 0, end: 3, note: '' })).toMatchObject({
      code: 'invalid-input',
    });
    expect((await call('annotate', { ...input, start, end })).id).toBe(id);
    expect(await call('listAnnotations', { articleId })).toMatchObject([{ id, note: 'Kept', passage }]);
  });

  it('changes, deletes and restores an annotation, and says so each time', async () => {
    await write('ferry.txt', FERRY);
    await open();
    const { id, articleId } = await markWords('ferry.txt', 'midnight');
    const changed = await call('changeAnnotation', { annotationId: id, note: 'already?' });
    expect(changed).toMatchObject({ note: 'already?', colour: 'leaf', anchor: { state: 'exact' } });
    await call('deleteAnnotation', { annotationId: id });
    expect(await call('listAnnotations', { articleId })).toEqual([]);
    expect((await row('ferry.txt')).annotations).toBe(0);
    expect((await call('restoreAnnotation', { annotationId: id })).note).toBe('already?');
    expect(events.filter(({ name }) => name === 'annotations-changed')).toHaveLength(4);
    expect(await failure('deleteAnnotation', { annotationId: crypto.randomUUID() })).toMatchObject({
      code: 'annotation-not-found',
    });
  });

  it('adds files and pasted text without ever overwriting', async () => {
    await write('ferry.txt', FERRY);
    await open();
    const base64 = Buffer.from(ORCHARD).toString('base64');
    expect(await call('addFile', { name: 'ferry.txt', base64 })).toEqual({ path: 'ferry 2.txt' });
    expect((await row('ferry 2.txt')).title).toBe('Le verger de Martin');
    const { path } = await call('addText', { text: ORCHARD });
    expect(path).toBe('Le verger de Martin.txt');
    await row(path);
    expect(await readFile(join(libraryDir, 'ferry.txt'), 'utf8')).toBe(FERRY);
    expect(await failure('addFile', { name: 'film.mkv', base64 })).toMatchObject({
      code: 'file-kind-unsupported',
      subject: 'film.mkv',
    });
  });

  it('opens another library and remembers it; what is no folder leaves all as it was', async () => {
    await write('ferry.txt', FERRY);
    const other = join(root, 'other');
    await mkdir(other);
    await writeFile(join(other, 'verger.md'), ORCHARD);
    await open();
    await row('ferry.txt');
    expect(await failure('openLibrary', { dir: join(libraryDir, 'ferry.txt') })).toMatchObject({
      code: 'not-a-folder',
    });
    expect(await failure('openLibrary', { dir: join(root, 'nowhere') })).toMatchObject({
      code: 'not-a-folder',
    });
    await row('ferry.txt');
    expect((await call('openLibrary', { dir: other })).dir).toBe(other);
    await row('verger.md');
    expect((await shelf()).map(({ path }) => path)).toEqual(['verger.md']);
    expect(events).toContainEqual(expect.objectContaining({ name: 'shelf-changed' }));
    await close();
    await open(null);
    expect((await call('libraryStatus', {})).dir).toBe(other);
  });

  it('makes the default library, and never one that was named', async () => {
    await open(null);
    expect((await call('libraryStatus', {})).dir).toBe(join(root, 'default'));
    await close();
    await open(join(root, 'named'));
    await until(async () => (await call('libraryStatus', {})).state === 'missing');
    expect(await readdir(root)).not.toContain('named');
  });

  it('refuses to start on a file', async () => {
    await write('ferry.txt', FERRY);
    await expect(open(join(libraryDir, 'ferry.txt'))).rejects.toMatchObject({ code: 'not-a-folder' });
  });

  it('remembers settings and tells of their change', async () => {
    await open();
    await call('changeSettings', { theme: 'sepia' });
    expect(events).toContainEqual(
      expect.objectContaining({
        name: 'settings-changed',
        payload: expect.objectContaining({ theme: 'sepia' }) as unknown,
      }),
    );
    await close();
    await open();
    expect((await call('settings', {})).theme).toBe('sepia');
  });
});
