import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NotesCopyStatus } from '../../../contract/interchange.ts';
import { articleOf, markOn, openDesk } from '../fixtures.ts';
import { NotesCopy } from './notes-copy.ts';

const sea = articleOf('sea.txt', 'The sea does not know.', { title: 'The sea' });
const sky = articleOf('sky.txt', 'The sky does not care.', { title: 'The sky' });

let root: string;
let dir: string;
let told: NotesCopyStatus[];
let isReady: boolean;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'seedleaf-notes-'));
  dir = join(root, 'seeds notes');
  told = [];
  isReady = true;
});
afterEach(() => rm(root, { recursive: true, force: true }));

function start() {
  const desk = openDesk([sea, sky], [markOn(sea, 'sea', { note: 'Deep.' })]);
  const copy = new NotesCopy({
    dir,
    isReady: () => isReady,
    annotated: () => [...new Set(desk.list().map(({ articleId }) => articleId))],
    gather: (articleId) => desk.desk.gather({ kind: 'article', articleId }, 'en'),
    onStatus: (status) => told.push(status),
    report: (error) => {
      throw error;
    },
    quietMs: 0,
  });
  const settle = (): Promise<void> =>
    vi.waitFor(() => expect(['current', 'failed']).toContain(copy.status().state));
  return { copy, desk, settle };
}
const files = async (): Promise<string[]> =>
  (await readdir(dir)).filter((name) => name.endsWith('.md')).sort();
const textOf = (name: string): Promise<string> => readFile(join(dir, name), 'utf8');

describe('the plain copy of the notes', () => {
  it('is written beside the library, and follows every change', async () => {
    const { copy, desk, settle } = start();
    copy.turn(true);
    await settle();
    expect(await files()).toEqual(['The sea.md']);
    expect(await textOf('The sea.md')).toContain('Deep.');

    const mark = markOn(sky, 'care', { note: 'High.' });
    desk.annotations.set(mark.id, mark);
    copy.changed([sky.id]);
    await settle();
    expect(await files()).toEqual(['The sea.md', 'The sky.md']);

    desk.annotations.delete(mark.id);
    desk.today.set(sea.id, { ...sea, title: 'The ocean' });
    copy.changed('all');
    await settle();
    expect(await files()).toEqual(['The ocean.md']);
    await copy.close();
  });

  it('never writes over a file that somebody made or changed, and says which', async () => {
    await mkdir(dir);
    await writeFile(join(dir, 'The sea.md'), 'Not of the program.');
    const { copy, desk, settle } = start();
    copy.turn(true);
    await settle();
    expect(await files()).toEqual(['The sea 2.md', 'The sea.md']);
    await writeFile(join(dir, 'The sea 2.md'), 'Changed by hand.');
    const mark = markOn(sea, 'know', { note: 'More.' });
    desk.annotations.set(mark.id, mark);
    copy.changed([sea.id]);
    await settle();
    expect(await textOf('The sea.md')).toBe('Not of the program.');
    expect(await textOf('The sea 2.md')).toBe('Changed by hand.');
    expect(await textOf('The sea 3.md')).toContain('More.');
    expect(copy.status().leftAlone).toEqual(['The sea 2.md']);

    desk.annotations.clear();
    copy.changed('all');
    await settle();
    expect(await files()).toEqual(['The sea 2.md', 'The sea.md']);
    await copy.close();
  });

  it('takes its files up again after a restart, and after a crash before its list was written', async () => {
    const first = start();
    first.copy.turn(true);
    await first.settle();
    await first.copy.close();
    const written = await textOf('The sea.md');
    await rm(join(dir, '.seedleaf-notes.json'));
    const second = start();
    for (const [id, each] of first.desk.annotations) second.desk.annotations.set(id, each);
    for (const id of [...second.desk.annotations.keys()].filter((id) => !first.desk.annotations.has(id)))
      second.desk.annotations.delete(id);
    second.copy.turn(true);
    await second.settle();
    expect(await files()).toEqual(['The sea.md']);
    expect(await textOf('The sea.md')).toBe(written);
    await second.copy.close();
  });

  it('stays where it is when it is turned off', async () => {
    const { copy, desk, settle } = start();
    copy.turn(true);
    await settle();
    copy.turn(false);
    desk.annotations.clear();
    copy.changed('all');
    await copy.close();
    expect(await files()).toEqual(['The sea.md']);
    expect(copy.status().state).toBe('off');
  });

  it('waits while the library is away, since nothing can be said of its articles then', async () => {
    isReady = false;
    const { copy } = start();
    copy.turn(true);
    await copy.close();
    expect(await readdir(root)).toEqual([]);
    const again = start();
    again.copy.turn(true);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(again.copy.status().state).toBe('waiting');
    isReady = true;
    again.copy.goOn();
    await again.settle();
    expect(await files()).toEqual(['The sea.md']);
    await again.copy.close();
  });

  it('says when it cannot be written, and is written as soon as it can be', async () => {
    await writeFile(dir, 'a file stands where the folder should');
    const { copy, settle } = start();
    copy.turn(true);
    await settle();
    expect(copy.status()).toMatchObject({
      state: 'failed',
      failure: { code: 'file-not-saved', subject: dir },
    });
    await rm(dir);
    copy.changed([sea.id]);
    await vi.waitFor(() => expect(copy.status().state).toBe('current'));
    expect(told.map(({ state }) => state)).toEqual(['waiting', 'failed', 'waiting', 'current']);
    expect(await files()).toEqual(['The sea.md']);
    await copy.close();
  });
});
