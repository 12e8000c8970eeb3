import {
  appendFile,
  chmod,
  cp,
  link,
  mkdir,
  rename,
  symlink,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { localDisk, type Disk, type Notifier } from './disk.ts';
import { it, sleep, until } from './temporary-library.ts';

/** Long enough for anything that would be told to have been told. */
const QUIET_ENOUGH_MS = 700;
const old = new Date('2026-03-01T08:00:00Z');

describe.concurrent('what is told', () => {
  it('tells the sources of the folder and of its sub-folders when it begins', async ({ library }) => {
    await library.write('tide-tables.txt', 'High water at six.');
    await library.write('gardens/winter/quince.md', '# The quince');
    await library.write('gardens/plan.pdf', 'not text');
    for (const source of await library.list()) await utimes(library.at(source.path), old, old);
    const { told } = await library.watch();
    expect([...told.words].sort()).toEqual(['added gardens/winter/quince.md', 'added tide-tables.txt']);
    expect([...told.sources.values()]).toEqual(expect.arrayContaining(await library.list()));
    expect(told.presence).toEqual([true]);
  });

  it('tells an added, a changed and a removed source, each within a second', async ({ library }) => {
    const { told } = await library.watch();
    await library.write('bread.txt', 'Flour, water, salt.');
    const added = await until('added', () => told.words.includes('added bread.txt'));
    await appendFile(library.at('bread.txt'), ' And time.');
    const changed = await until('changed', () => told.words.includes('changed bread.txt'));
    await library.remove('bread.txt');
    const removed = await until('removed', () => told.words.includes('removed bread.txt'));
    expect(Math.max(added, changed, removed)).toBeLessThan(1_000);
    expect(told.words).toHaveLength(3);
    expect(told.sources.size).toBe(0);
  });

  it('says when it has caught up with all that stands there, told or heard of or not', async ({
    library,
  }) => {
    const { watch, told } = await library.watch();
    for (const name of ['a', 'b', 'c']) await library.write(`new/${name}/note.txt`, name);
    await watch.caughtUp();
    expect([...told.sources.keys()].sort()).toEqual(['new/a/note.txt', 'new/b/note.txt', 'new/c/note.txt']);
  });

  it('does not wait for ever for a source that is written to all the time', async ({ library }) => {
    await library.write('log.txt', 'Begun.');
    const { watch } = await library.watch();
    const writing = setInterval(() => void appendFile(library.at('log.txt'), ' More.'), 50);
    const start = performance.now();
    await watch.caughtUp();
    clearInterval(writing);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('finds sources in folders made while it runs, at any depth', async ({ library }) => {
    const { told } = await library.watch();
    await library.write('a/b/c/d/e/deep.txt', 'Down here.');
    await until('the deep one', () => told.sources.has('a/b/c/d/e/deep.txt'));
    await library.write('a/b/c/d/e/deeper.txt', 'Here as well.');
    await until('the next one', () => told.sources.has('a/b/c/d/e/deeper.txt'));
  });

  it('tells a rename as a removal and an addition of the same inode, neighbours in one batch', async ({
    library,
  }) => {
    await library.write('draft.txt', 'It was a bright cold day.');
    const { told } = await library.watch();
    await until('the draft', () => told.sources.has('draft.txt'));
    const before = told.sources.get('draft.txt')?.ino;
    told.clear();
    await mkdir(library.at('done'));
    await library.rename('draft.txt', 'done/first.txt');
    await until('the new name', () => told.sources.has('done/first.txt'));
    expect(told.words).toEqual(['removed draft.txt', 'added done/first.txt']);
    expect(told.batches).toHaveLength(1);
    expect(told.sources.get('done/first.txt')?.ino).toBe(before);
  });

  it('follows a folder that is renamed, and goes on hearing of what happens in it', async ({ library }) => {
    await library.write('spring/one.txt', 'One.');
    await library.write('spring/deep/two.txt', 'Two.');
    const { told } = await library.watch();
    await until('both', () => told.sources.size === 2);
    await library.rename('spring', 'summer');
    await until('the new paths', () => told.paths.join() === 'summer/deep/two.txt,summer/one.txt');
    await library.write('summer/deep/three.txt', 'Three.');
    await until('a later one', () => told.sources.has('summer/deep/three.txt'));
    await library.write('spring/four.txt', 'Four.');
    await until('one under the old name', () => told.sources.has('spring/four.txt'));
    expect(told.sources.size).toBe(4);
  });

  it('notices that two folders changed places', async ({ library }) => {
    await library.write('left/same.txt', 'left');
    await library.write('right/same.txt', 'on the right');
    const { told } = await library.watch();
    await until('both', () => told.sources.size === 2);
    await library.rename('left', 'aside');
    await library.rename('right', 'left');
    await library.rename('aside', 'right');
    await until('the exchange', () => told.sources.get('left/same.txt')?.size === 12);
    await until('the other half', () => told.sources.get('right/same.txt')?.size === 4);
    await library.write('left/new.txt', 'Heard?');
    await until('a new one', () => told.sources.has('left/new.txt'));
  });

  it('tells again what may be readable now that its permissions changed', async ({ library }) => {
    await library.write('locked.txt', 'Secret.');
    await chmod(library.at('locked.txt'), 0o200);
    const { told } = await library.watch();
    await until('added', () => told.sources.has('locked.txt'));
    await chmod(library.at('locked.txt'), 0o600);
    await until('changed', () => told.words.includes('changed locked.txt'));
  });

  it('takes a folder that takes the name of a source for what it is, and back', async ({ library }) => {
    await library.write('shape.txt', 'A file.');
    const { told } = await library.watch();
    await until('the file', () => told.sources.has('shape.txt'));
    await library.remove('shape.txt');
    await library.write('shape.txt/inside.txt', 'In a folder with a file’s name.');
    await until('the inside', () => told.paths.join() === 'shape.txt/inside.txt');
    await library.remove('shape.txt/inside.txt');
    await rename(library.at('shape.txt'), join(library.outside, 'shape'));
    await library.write('shape.txt', 'A file again.');
    await until('the file again', () => told.paths.join() === 'shape.txt');
  });

  it('tells a source again when it is asked for, once it has stood still', async ({ library }) => {
    await library.write('half.txt', 'Hal');
    const { told, watch } = await library.watch();
    await until('added', () => told.sources.has('half.txt'));
    told.clear();
    const start = performance.now();
    watch.retry('half.txt');
    await until('again', () => told.words.includes('changed half.txt'));
    expect(performance.now() - start).toBeGreaterThan(240);
    await sleep(QUIET_ENOUGH_MS);
    expect(told.words).toHaveLength(1);
  });
});

describe.concurrent('settling', () => {
  it('tells a big file that is still being copied once, when it stands still', async ({ library }) => {
    const { told } = await library.watch();
    const chunk = 'x'.repeat(64 * 1024);
    for (let written = 0; written < 20; written++) {
      await appendFile(library.at('big.txt'), chunk);
      await sleep(80);
      expect(told.words).toEqual([]);
    }
    const waited = await until('the whole file', () => told.sources.has('big.txt'));
    expect(waited).toBeLessThan(1_000);
    expect(told.words).toEqual(['added big.txt']);
    expect(told.sources.get('big.txt')?.size).toBe(20 * chunk.length);
  });

  it('is not held up by a file that never stops growing', async ({ library }) => {
    const { told } = await library.watch({ maxMs: 300 });
    const growing = setInterval(() => void appendFile(library.at('log.txt'), 'tick\n'), 20);
    try {
      await sleep(200);
      await library.write('beside.txt', 'Calm.');
      const waited = await until('the calm one', () => told.sources.has('beside.txt'));
      expect(waited).toBeLessThan(1_000);
      await sleep(QUIET_ENOUGH_MS);
      expect(told.words).toEqual(['added beside.txt']);
    } finally {
      clearInterval(growing);
    }
    await until('the log, at last', () => told.sources.has('log.txt'));
  });

  it('tells an old file that is moved in without making it wait', async ({ library }) => {
    await writeFile(join(library.outside, 'ripe.txt'), 'Written long ago.');
    await utimes(join(library.outside, 'ripe.txt'), old, old);
    const { told } = await library.watch({ settleMs: 2_000 });
    await rename(join(library.outside, 'ripe.txt'), library.at('ripe.txt'));
    expect(await until('the old one', () => told.sources.has('ripe.txt'))).toBeLessThan(1_000);
  });

  it('does not wait for ever for a file that says it comes from the future', async ({ library }) => {
    const { told } = await library.watch();
    await library.write('tomorrow.txt', 'Written by a clock that is ahead.');
    const future = new Date(Date.now() + 86_400_000);
    await utimes(library.at('tomorrow.txt'), future, future);
    expect(await until('it', () => told.sources.has('tomorrow.txt'))).toBeLessThan(1_000);
  });

  it('says nothing of a file that came and went before it settled', async ({ library }) => {
    const { told } = await library.watch();
    await library.write('brief.txt', 'Gone in a moment.');
    await sleep(160);
    await library.remove('brief.txt');
    await sleep(QUIET_ENOUGH_MS);
    expect(told.words).toEqual([]);
  });
});

describe.concurrent('how editors save', () => {
  it('tells a temporary file renamed over the source as one change', async ({ library }) => {
    await library.write('essay.txt', 'First version.');
    const { told } = await library.watch();
    await until('the essay', () => told.sources.has('essay.txt'));
    told.clear();
    await library.write('.essay.txt.kate-swp', 'Second version, longer.');
    await library.rename('.essay.txt.kate-swp', 'essay.txt');
    await sleep(QUIET_ENOUGH_MS);
    expect(told.words).toEqual(['changed essay.txt']);
  });

  it('tells a source moved to a backup name and written anew as one change', async ({ library }) => {
    await library.write('essay.txt', 'First version.');
    const { told } = await library.watch({ settleMs: 1_000 });
    await until('the essay', () => told.sources.has('essay.txt'));
    told.clear();
    await library.rename('essay.txt', 'essay.txt~');
    await sleep(300); // longer than the pause after which the folder is looked at
    await library.write('essay.txt', 'Second version, by a slow editor.');
    await sleep(2_000);
    expect(told.words).toEqual(['changed essay.txt']);
  });

  it('tells ten saves in a row as changes and never as a removal', async ({ library }) => {
    await library.write('essay.txt', 'First version.');
    const { told } = await library.watch();
    await until('the essay', () => told.sources.has('essay.txt'));
    told.clear();
    for (let version = 0; version < 10; version++) {
      await library.write('essay.tmp', `Version ${version}${'.'.repeat(version)}`);
      await library.rename('essay.tmp', 'essay.txt');
      await sleep(100);
    }
    await until('the last version', () => told.sources.get('essay.txt')?.size === 18);
    expect(new Set(told.words)).toEqual(new Set(['changed essay.txt']));
  });

  it('never tells temporary, backup and hidden files', async ({ library }) => {
    await library.write('essay.txt', 'First version.');
    const { told } = await library.watch({ accepts: () => true });
    await until('the essay', () => told.sources.has('essay.txt'));
    for (const name of ['.hidden.txt', 'essay.txt~', '.essay.txt.swp', '#essay.txt#', '4913', 'b.txt.part'])
      await library.write(name, 'Nobody’s article.');
    await library.write('.seedleaf/journal/laptop.jsonl', '{}');
    await sleep(QUIET_ENOUGH_MS);
    expect(told.words).toEqual(['added essay.txt']);
  });
});

describe.concurrent('links', () => {
  it('follows none: neither to a file or folder outside, nor to one inside', async ({ library }) => {
    await writeFile(join(library.outside, 'far.txt'), 'Not ours.');
    await library.write('real/near.txt', 'Ours.');
    await symlink(library.outside, library.at('way-out'));
    await symlink(join(library.outside, 'far.txt'), library.at('far.txt'));
    await symlink(library.at('real'), library.at('again'));
    await symlink(library.at('real/near.txt'), library.at('near.txt'));
    await symlink(library.dir, library.at('real/circle'));
    const { told } = await library.watch();
    await symlink(library.outside, library.at('late-way-out'));
    await sleep(QUIET_ENOUGH_MS);
    expect(told.paths).toEqual(['real/near.txt']);
  });

  it('loses what was in a folder when a link to another takes its place', async ({ library }) => {
    await library.write('shelf/deep/one.txt', 'Ours.');
    await mkdir(join(library.outside, 'deep'));
    await writeFile(join(library.outside, 'deep', 'one.txt'), 'Not ours, under the same name.');
    const { told } = await library.watch();
    await until('ours', () => told.sources.size === 1);
    await rename(library.at('shelf'), join(library.outside, 'aside'));
    await symlink(library.outside, library.at('shelf'));
    await until('its loss', () => told.sources.size === 0);
    await sleep(QUIET_ENOUGH_MS);
    expect(told.words).toEqual(['added shelf/deep/one.txt', 'removed shelf/deep/one.txt']);
  });

  it('takes a library that is itself reached through a link', async ({ library }) => {
    await library.write('one.txt', 'One.');
    const real = join(library.outside, 'real');
    await rename(library.dir, real);
    await symlink(real, library.dir);
    const { told } = await library.watch();
    await until('the first', () => told.sources.has('one.txt'));
    await writeFile(join(real, 'two.txt'), 'Two.');
    await until('the second', () => told.sources.has('two.txt'));
  });

  it('tells a hard link like any other file', async ({ library }) => {
    await library.write('one.txt', 'One.');
    const { told } = await library.watch();
    await link(library.at('one.txt'), library.at('two.txt'));
    await until('both', () => told.paths.join() === 'one.txt,two.txt');
  });
});

describe.concurrent('what changed while the program was closed', () => {
  it('tells nothing of what is as the catalog knows it, and every difference', async ({ library }) => {
    for (const name of ['same', 'changed', 'removed', 'renamed'])
      await library.write(`texts/${name}.txt`, `The text of ${name}.`);
    await library.write('lost/folder/gone.txt', 'Gone with its folder.');
    const known = await library.list();
    await appendFile(library.at('texts/changed.txt'), ' And more.');
    await library.remove('texts/removed.txt');
    await library.rename('texts/renamed.txt', 'texts/another-name.txt');
    await library.write('texts/new.txt', 'New.');
    await rename(library.at('lost'), join(library.outside, 'lost'));
    await sleep(300);
    const { told } = await library.watch({ known });
    expect([...told.words].sort()).toEqual([
      'added texts/another-name.txt',
      'added texts/new.txt',
      'changed texts/changed.txt',
      'removed lost/folder/gone.txt',
      'removed texts/removed.txt',
      'removed texts/renamed.txt',
    ]);
  });

  it('tells nothing at all when nothing changed', async ({ library }) => {
    await library.write('a.txt', 'A.');
    await library.write('b/c.txt', 'C.');
    const { told } = await library.watch({ known: await library.list() });
    await sleep(QUIET_ENOUGH_MS);
    expect(told.batches).toEqual([]);
  });
});

/** A disk's `watch` that keeps count of what it opened and what is still open. */
function countOpen(disk: Disk): Disk['watch'] & { open: Set<Notifier> } {
  const open = new Set<Notifier>();
  const watch: Disk['watch'] = (...input) => {
    const notifier = disk.watch(...input);
    const counted = { close: () => (notifier.close(), void open.delete(counted)) };
    open.add(counted);
    return counted;
  };
  return Object.assign(watch, { open });
}

describe.concurrent('the end', () => {
  it('says nothing more once it is closed, and keeps no notifier open', async ({ library }) => {
    for (let index = 0; index < 50; index++) await library.write(`folder-${index}/one.txt`, 'One.');
    const disk = { ...localDisk, watch: countOpen(localDisk) };
    const { told, watch } = await library.watch({ disk, pollMs: 50, settleMs: 50 });
    expect(disk.watch.open.size).toBe(51);
    const copying = cp(import.meta.dirname, library.at('copied-while-closing'), { recursive: true });
    await sleep(130);
    const closing = watch.close();
    told.clear();
    await closing;
    await copying;
    await library.write('late.txt', 'Too late.');
    await sleep(QUIET_ENOUGH_MS);
    expect([told.words, told.presence, told.troubles]).toEqual([[], [], []]);
    expect(disk.watch.open.size).toBe(0);
  });

  it('can be closed before it is ready, and while a change is settling', async ({ library }) => {
    await library.write('one.txt', 'One.');
    const { told, watch } = await library.watch({ settleMs: 200 });
    await library.write('two.txt', 'Two.');
    await sleep(150);
    await watch.close();
    const words = told.words.length;
    await unlink(library.at('two.txt'));
    await sleep(QUIET_ENOUGH_MS);
    expect(told.words).toHaveLength(words);
  });
});
