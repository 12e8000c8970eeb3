import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { localDisk, type Disk } from './disk.ts';
import { it, isText, sleep, until, type TemporaryLibrary, type Told } from './temporary-library.ts';
import { watchFolder } from './watch-folder.ts';

const errorNamed = (code: string): Error => Object.assign(new Error(`${code}: refused for a test`), { code });

/** Makes `folders` folders of `each` small texts. */
async function fill(dir: string, folders: number, each: number): Promise<void> {
  for (let folder = 0; folder < folders; folder++) {
    const path = join(dir, `shelf-${folder}`);
    await mkdir(path, { recursive: true });
    await Promise.all(
      Array.from({ length: each }, (_, index) =>
        writeFile(join(path, `text-${index}.txt`), `${folder}/${index}`),
      ),
    );
  }
}

/** The machine's disk, and how many looks at it were ever under way at once. */
function countLooks(): { disk: Disk; most: () => number } {
  let now = 0;
  let most = 0;
  const lstat: Disk['lstat'] = async (path) => {
    most = Math.max(most, ++now);
    return localDisk.lstat(path).finally(() => now--);
  };
  return { disk: { ...localDisk, lstat }, most: () => most };
}

const expectAsOnDisk = async (library: TemporaryLibrary, told: Told): Promise<void> => {
  const listed = await library.list();
  expect(told.sources.size).toBe(listed.length);
  expect(listed.filter((source) => told.sources.get(source.path)?.mtimeMs !== source.mtimeMs)).toEqual([]);
};

describe('many at once', () => {
  it('finds all of 10,000 files copied into 100 new folders, and of the folder moved out and in', async ({
    library,
  }) => {
    await fill(join(library.outside, 'archive'), 100, 100);
    const { disk, most } = countLooks();
    const { told } = await library.watch({ disk });
    const copy = spawn('cp', ['-r', join(library.outside, 'archive'), library.dir]);
    await once(copy, 'close');
    await until('ten thousand', () => told.sources.size === 10_000, 15_000);
    await expectAsOnDisk(library, told);
    expect(told.words.filter((word) => !word.startsWith('added'))).toEqual([]);
    expect(Math.max(...told.batches.map((batch) => batch.length))).toBeLessThanOrEqual(1_001);
    // Neither the thread pool nor the event loop is taken whole.
    expect(most()).toBeLessThanOrEqual(256);

    await rename(library.at('archive'), join(library.outside, 'away'));
    await until('none', () => told.sources.size === 0, 10_000);
    await rename(join(library.outside, 'away'), library.at('back'));
    await until('ten thousand again', () => told.sources.size === 10_000, 10_000);
    told.clear();

    await library.rename('back', 'renamed');
    await until('ten thousand renamed', () => told.changes.length === 20_000, 10_000);
    const pairs = told.changes.every(
      (change, index) => change.kind === (index % 2 === 0 ? 'removed' : 'added'),
    );
    expect(pairs).toBe(true);
    await expectAsOnDisk(library, told);
  });

  it('finds all of 2,000 atomic saves in one folder, as changes', async ({ library }) => {
    await fill(library.dir, 1, 2_000);
    const { told } = await library.watch();
    await until('two thousand', () => told.sources.size === 2_000);
    told.clear();
    for (let index = 0; index < 2_000; index++) {
      await library.write(`shelf-0/.saving-${index}`, `A new and longer version of ${index}.`);
      await library.rename(`shelf-0/.saving-${index}`, `shelf-0/text-${index}.txt`);
    }
    await until('all saved', () => [...told.sources.values()].every(({ size }) => size > 20), 10_000);
    expect(new Set(told.changes.map(({ kind }) => kind))).toEqual(new Set(['changed']));
    expect(told.changes).toHaveLength(2_000);
    await expectAsOnDisk(library, told);
  });

  // Above what the kernel's queue holds: the rest of the notices is lost without a word.
  it('finds every write made while the thread was blocked', async ({ library }) => {
    await fill(library.dir, 40, 50);
    const { told } = await library.watch({ pollMs: 60_000 });
    await until('the first', () => told.sources.size === 2_000);
    const writes = process.env['SEEDLEAF_LONG_TESTS'] ? 40_000 : 12_000;
    spawnSync(process.execPath, ['-e', WRITE_AND_APPEND, library.dir, String(writes)], { stdio: 'inherit' });
    await until('every write', () => told.sources.size === 2_000 + writes, 20_000);
    await until('every append', () => ![...told.sources.values()].some(({ size }) => size < 6), 20_000);
    await expectAsOnDisk(library, told);
  });

  it('finds all by the poll where no notifier is left to be had', async ({ library }) => {
    await fill(library.dir, 5, 10);
    const disk: Disk = {
      ...localDisk,
      watch: () => {
        throw errorNamed('ENOSPC');
      },
    };
    const { told } = await library.watch({ disk, pollMs: 100 });
    await until('the first', () => told.sources.size === 50);
    expect(told.troubles).toEqual([errorNamed('ENOSPC')]);
    await fill(library.at('new'), 20, 50);
    await appendFile(library.at('shelf-0/text-0.txt'), ' and a line more');
    await library.remove('shelf-0/text-1.txt');
    await library.rename('shelf-1', 'moved');
    await until('all', () => told.sources.size === 1_049, 10_000);
    await until('the line', () => told.sources.get('shelf-0/text-0.txt')?.size === 19);
    await expectAsOnDisk(library, told);
    expect(told.troubles).toHaveLength(1);
  });

  it('hears again where a notifier failed for a while', async ({ library }) => {
    let fail: (error: unknown) => void = () => expect.unreachable('nothing to fail');
    const disk: Disk = {
      ...localDisk,
      watch: (dir, onNotice, onError) => {
        fail = onError;
        return localDisk.watch(dir, onNotice, onError);
      },
    };
    const { told } = await library.watch({ disk });
    fail(errorNamed('EIO'));
    await until('the trouble', () => told.troubles.length === 1);
    await sleep(300);
    await library.write('after.txt', 'Heard?');
    expect(await until('it', () => told.sources.has('after.txt'))).toBeLessThan(1_000);
  });
});

/** A text for every number up to the second argument, spread over the folders, then a line more in each old one. */
const WRITE_AND_APPEND = `
  const fs = require('node:fs');
  const [dir, count] = [process.argv[1], Number(process.argv[2])];
  for (let index = 0; index < count; index++)
    fs.writeFileSync(dir + '/shelf-' + (index % 40) + '/late-' + index + '.txt', 'Written while nobody listened.');
  for (let shelf = 0; shelf < 40; shelf++)
    for (let index = 0; index < 50; index++)
      fs.appendFileSync(dir + '/shelf-' + shelf + '/text-' + index + '.txt', ' and more');
`;

describe.concurrent('the root', () => {
  const LOOK_AGAIN = { pollMs: 100 };

  it('whose loss is seen only in the middle of a look takes nothing with it', async ({ library }) => {
    await fill(library.dir, 3, 10);
    let isGone = false;
    const missing = (): Promise<never> => Promise.reject(errorNamed('ENOENT'));
    const disk: Disk = {
      ...localDisk,
      stat: (path) => (isGone ? missing() : localDisk.stat(path)),
      // The look finds the first folder's listing empty: the drive is going away.
      readdir: async (path) => {
        isGone ||= isGoing && path.endsWith('shelf-0');
        return isGone ? [] : localDisk.readdir(path);
      },
      lstat: (path) => (isGone ? missing() : localDisk.lstat(path)),
    };
    let isGoing = false;
    const { told } = await library.watch({ disk, pollMs: 200, settleMs: 0 });
    await until('thirty', () => told.sources.size === 30);
    await sleep(300);
    told.clear();
    isGoing = true;
    await mkdir(library.at('shelf-0/new'));
    await rename(library.at('shelf-0'), library.at('shelf-9'));
    await rename(library.at('shelf-9'), library.at('shelf-0'));
    await until('its absence', () => told.presence.includes(false));
    await sleep(300);
    expect(told.words).toEqual([]);
    isGoing = isGone = false;
    await until('its return', () => told.presence.includes(true));
    await sleep(300);
    expect(told.words).toEqual([]);
  });

  it('may come only after the watch began', async ({ library }) => {
    await rm(library.dir, { recursive: true });
    const { told } = await library.watch(LOOK_AGAIN);
    expect(told.presence).toEqual([false]);
    await library.write('first.txt', 'Now it is there.');
    await until('the first', () => told.sources.has('first.txt'));
    expect(told.presence).toEqual([false, true]);
  });

  it('that vanishes takes nothing with it, and when it is back only differences are told', async ({
    library,
  }) => {
    await fill(library.dir, 3, 10);
    const { told } = await library.watch(LOOK_AGAIN);
    await until('thirty', () => told.sources.size === 30);
    told.clear();
    const away = join(library.outside, 'away');
    await rename(library.dir, away);
    await until('its absence', () => told.presence.length === 1, 1_000);
    await sleep(600);
    expect(told.words).toEqual([]);
    await rm(join(away, 'shelf-0', 'text-0.txt'));
    await appendFile(join(away, 'shelf-1', 'text-1.txt'), ' changed elsewhere');
    await writeFile(join(away, 'shelf-2', 'new.txt'), 'Put there elsewhere.');
    await rename(away, library.dir);
    await until('three differences', () => told.changes.length === 3);
    expect(told.presence).toEqual([false, true]);
    expect([...told.words].sort()).toEqual([
      'added shelf-2/new.txt',
      'changed shelf-1/text-1.txt',
      'removed shelf-0/text-0.txt',
    ]);
    await library.write('shelf-2/newer.txt', 'And it is listened to again.');
    await until('a later one', () => told.sources.has('shelf-2/newer.txt'));
  });

  it('that is removed and made anew is compared with what was there', async ({ library }) => {
    await library.write('kept.txt', 'Kept.');
    await library.write('lost/lost.txt', 'Lost.');
    const { told } = await library.watch(LOOK_AGAIN);
    await until('both', () => told.sources.size === 2);
    told.clear();
    const backup = join(library.outside, 'backup.txt');
    await rename(library.at('kept.txt'), backup);
    await rm(library.dir, { recursive: true });
    await until('its absence', () => told.presence.includes(false), 2_000);
    expect(told.words).toEqual([]);
    await mkdir(library.dir);
    await rename(backup, library.at('kept.txt'));
    await until('what is lost', () => told.words.length > 0);
    await sleep(400);
    expect(told.words).toEqual(['removed lost/lost.txt']);
  });

  it('that is swapped by rename is looked at anew, and listened to', async ({ library }) => {
    await library.write('both.txt', 'In the old one.');
    await library.write('only-old.txt', 'In the old one.');
    const { told } = await library.watch(LOOK_AGAIN);
    await until('the old', () => told.sources.size === 2);
    const next = join(library.outside, 'next');
    await mkdir(join(next, 'deep'), { recursive: true });
    await writeFile(join(next, 'both.txt'), 'In the new one, too.');
    await writeFile(join(next, 'deep', 'only-new.txt'), 'In the new one.');
    await rename(library.dir, join(library.outside, 'old'));
    await rename(next, library.dir);
    await until('the new', () => told.paths.join() === 'both.txt,deep/only-new.txt');
    await until('the change', () => told.sources.get('both.txt')?.size === 20);
    await library.write('deep/later.txt', 'Heard?');
    await until('a later one', () => told.sources.has('deep/later.txt'));
  });

  it('that becomes an empty folder of another drive lost its drive: it is missing, not emptied', async ({
    library,
  }) => {
    await library.write('one.txt', 'One.');
    let isUnmounted = false;
    const disk: Disk = {
      ...localDisk,
      stat: async (path) => {
        const stat = await localDisk.stat(path);
        return isUnmounted ? Object.assign(stat, { dev: stat.dev + 1, ino: 2 }) : stat;
      },
      readdir: (path) => (isUnmounted ? Promise.resolve([]) : localDisk.readdir(path)),
    };
    const { told } = await library.watch({ disk, ...LOOK_AGAIN });
    await until('one', () => told.sources.size === 1);
    isUnmounted = true;
    await until('its absence', () => told.presence.includes(false));
    isUnmounted = false;
    await until('its return', () => told.presence.length === 3);
    await sleep(400);
    expect(told.words).toEqual(['added one.txt']);
  });

  it('that does not answer is missing, and the reason is told once', async ({ library }) => {
    await library.write('one.txt', 'One.');
    let isSilent = false;
    const disk: Disk = {
      ...localDisk,
      stat: (path) => (isSilent ? Promise.reject(errorNamed('EIO')) : localDisk.stat(path)),
    };
    const { told } = await library.watch({ disk, ...LOOK_AGAIN });
    await until('one', () => told.sources.size === 1);
    isSilent = true;
    await until('its absence', () => told.presence.includes(false));
    await sleep(400);
    expect(told.troubles).toEqual([errorNamed('EIO')]);
    isSilent = false;
    await until('its return', () => told.presence.length === 3);
    expect(told.words).toEqual(['added one.txt']);
  });
});

describe.concurrent('what may not be looked at', () => {
  /** A disk on which everything below the folders named `closed` is refused while `isClosed()`. */
  const closing = (isClosed: () => boolean, refuses: (path: string) => boolean): Disk => {
    const guard = <T>(path: string, work: () => Promise<T>): Promise<T> =>
      isClosed() && refuses(path) ? Promise.reject(errorNamed('EACCES')) : work();
    return {
      ...localDisk,
      lstat: (path) => guard(path, () => localDisk.lstat(path)),
      readdir: (path) => guard(path, () => localDisk.readdir(path)),
    };
  };

  it('is told as trouble once, keeps what was known, and is found when permission returns', async ({
    library,
  }) => {
    await library.write('open/a.txt', 'A.');
    await library.write('closed/known.txt', 'Known before.');
    await library.write('closed/removed.txt', 'Removed meanwhile.');
    const known = await library.list();
    await library.remove('closed/removed.txt');
    await library.write('closed/new.txt', 'New.');
    let isClosed = true;
    const disk = closing(
      () => isClosed,
      (path) => path.endsWith('closed'),
    );
    const { told } = await library.watch({ disk, known, pollMs: 100 });
    await library.write('open/b.txt', 'B.');
    await until('the open one', () => told.sources.has('open/b.txt'));
    await sleep(400);
    expect(told.words).toEqual(['added open/b.txt']);
    expect(told.troubles).toEqual([errorNamed('EACCES')]);
    isClosed = false;
    await until('the new one', () => told.sources.has('closed/new.txt'));
    await until('the removed one', () => !told.sources.has('closed/removed.txt'));
    expect(told.words).toHaveLength(3);
  });

  it('is only the file, where only the file is refused', async ({ library }) => {
    await library.write('a.txt', 'A.');
    await library.write('b.txt', 'B.');
    let isClosed = true;
    const disk = closing(
      () => isClosed,
      (path) => path.endsWith('b.txt'),
    );
    const { told } = await library.watch({ disk, pollMs: 100 });
    await until('the other', () => told.sources.has('a.txt'));
    expect(told.paths).toEqual(['a.txt']);
    isClosed = false;
    await until('both', () => told.sources.size === 2);
    expect(told.troubles).toHaveLength(1);
  });

  it('is not asked for without a pause when it closes while a source in it is settling', async ({
    library,
  }) => {
    await library.write('closed/a.txt', 'A.');
    let isClosed = false;
    let asked = 0;
    const disk = closing(
      () => isClosed,
      (path) => path.endsWith('a.txt') && ++asked > 0,
    );
    const { told } = await library.watch({ disk, settleMs: 150 });
    isClosed = true;
    await sleep(1_500);
    expect(told.words).toEqual([]);
    expect(asked).toBeLessThan(5);
    isClosed = false;
    await until('it', () => told.sources.has('closed/a.txt'));
  });

  it('does not end the watch when whoever listens throws', async ({ library }) => {
    const bug = new Error('A bug in the listener.');
    const troubles: unknown[] = [];
    const paths: string[] = [];
    const watch = watchFolder(library.dir, {
      accepts: isText,
      onChanges: (batch) => {
        paths.push(...batch.map(({ path }) => path));
        if (paths.length === 1) throw bug;
      },
      onPresence: () => undefined,
      onTrouble: (error) => troubles.push(error),
    });
    await library.write('one.txt', 'One.');
    await until('the bug', () => troubles.includes(bug));
    await library.write('two.txt', 'Two.');
    await until('the second', () => paths.includes('two.txt'));
    await watch.close();
  });
});

describe.concurrent('one notifier for the whole tree, as on macOS and Windows', () => {
  /** Stands in for such a system: notices come only when the test gives them. */
  const recursive = () => {
    const given: { notice: (name: string | null) => void } = {
      notice: () => expect.unreachable('no notifier'),
    };
    const opened: string[] = [];
    const disk: Disk = {
      ...localDisk,
      notifiesBelow: true,
      watch: (dir, onNotice) => {
        opened.push(dir);
        given.notice = onNotice;
        return { close: () => (given.notice = () => undefined) };
      },
    };
    return { disk, opened, notice: (name: string | null) => given.notice(name) };
  };

  it('is opened once, and its paths lead to known and to new folders', async ({ library }) => {
    await library.write('known/a.txt', 'A.');
    const { disk, opened, notice } = recursive();
    const { told } = await library.watch({ disk, pollMs: 60_000 });
    await until('the first', () => told.sources.has('known/a.txt'));
    await library.write('known/b.txt', 'B.');
    await library.write('new/deep/c.txt', 'C.');
    notice('known/b.txt');
    notice('new/deep/c.txt');
    await until('all three', () => told.paths.join() === 'known/a.txt,known/b.txt,new/deep/c.txt');
    expect(opened).toEqual([library.dir]);
  });

  it('that lost notices and says no name has everything looked at', async ({ library }) => {
    await library.write('known/deep/a.txt', 'A.');
    const { disk, notice } = recursive();
    const { told } = await library.watch({ disk, pollMs: 60_000 });
    await until('the first', () => told.sources.has('known/deep/a.txt'));
    await appendFile(library.at('known/deep/a.txt'), ' And more.');
    notice(null);
    await until('the change', () => told.words.includes('changed known/deep/a.txt'));
  });
});
