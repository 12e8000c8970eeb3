/**
 * The watch beside Node's own recursive `fs.watch`: `node bench/run.mjs watch [HOW-MANY]`. Prints how many of the files
 * each tells of, and how soon; each runs in a process of its own, so that memory is its own too.
 */
import { fork, spawn, spawnSync } from 'node:child_process';
import { watch } from 'node:fs';
import { appendFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { watchFolder } from '../core/library/watch/watch-folder.ts';

const HOW_MANY = Number(process.argv[3] ?? 20_000);
const FOLDERS = 200;
const COPIED = 10_000;
const SAMPLES = 40;

/** A watcher under measure: what it tells of ends up in `seen`, by absolute path. */
type Start = (dir: string, seen: (path: string) => void) => Promise<() => Promise<void>>;

const contestants: Record<string, Start> = {
  'this watch': async (dir, seen) => {
    const folder = watchFolder(dir, {
      accepts: (path) => path.endsWith('.txt'),
      onChanges: (batch) => batch.forEach(({ path }) => seen(join(dir, path))),
      onPresence: () => undefined,
      onTrouble: (error) => console.error(error),
    });
    await folder.ready;
    return () => folder.close();
  },
  'fs.watch, recursive': async (dir, seen) => {
    const watcher = watch(dir, { recursive: true }, (_event, name) => name && seen(join(dir, name)));
    await pause(0);
    return () => {
      watcher.close();
      return Promise.resolve();
    };
  },
};

async function fill(dir: string, folders: number, files: number): Promise<void> {
  for (let folder = 0; folder < folders; folder++) await mkdir(join(dir, `f${folder}`), { recursive: true });
  for (let file = 0; file < files; file++)
    await writeFile(join(dir, `f${file % folders}`, `${file}.txt`), `Text number ${file}.`);
}

/** Waits until nothing new was seen for six seconds, at most a minute: on a busy machine the first may come late. */
async function settle(seen: ReadonlySet<string>): Promise<void> {
  for (let waited = 0, last = -1; waited < 10 && seen.size !== last; waited++) {
    last = seen.size;
    await pause(6_000);
  }
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** From the end of a write until it is told, in milliseconds; those never told within three seconds count as Infinity. */
async function latencies(dir: string, seen: Set<string>): Promise<number[]> {
  const times: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    const file = join(dir, `f${sample}`, `${sample}.txt`);
    seen.delete(file);
    await appendFile(file, ' And a line more.');
    const start = performance.now();
    while (!seen.has(file) && performance.now() - start < 3_000) await pause(1);
    times.push(seen.has(file) ? performance.now() - start : Infinity);
  }
  return times;
}

async function count(seen: Set<string>, of: (path: string) => boolean, work: () => unknown): Promise<number> {
  seen.clear();
  await work();
  await settle(seen);
  return [...seen].filter(of).length;
}

async function measure(name: string): Promise<Record<string, string | number>> {
  const start = contestants[name];
  if (!start) throw new Error(`There is no watcher named ${name}.`);
  const base = await mkdtemp(join(tmpdir(), 'seedleaf-bench-watch-'));
  const dir = join(base, 'library');
  await fill(dir, FOLDERS, HOW_MANY);
  await fill(join(base, 'archive'), 100, COPIED);
  await pause(300);
  const seen = new Set<string>();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const begun = performance.now();
  const close = await start(dir, (path) => seen.add(path));
  const ready = performance.now() - begun;
  const times = await latencies(dir, seen);
  delay.enable();
  const isText = (path: string): boolean => path.endsWith('.txt');
  const copied = await count(seen, isText, () => copy(join(base, 'archive'), join(dir, 'archive')));
  delay.disable();
  await rename(join(dir, 'archive'), join(base, 'away'));
  await settle(seen);
  const moved = await count(seen, isText, () => rename(join(base, 'away'), join(dir, 'back')));
  const blocked = await count(seen, isText, () => writeWhileBlocked(dir));
  const rss = Math.round(process.memoryUsage().rss / 1e6);
  await close();
  await rm(base, { recursive: true });
  return {
    [`ready, ${HOW_MANY} files (ms)`]: Math.round(ready),
    'latency, median (ms)': Math.round(median(times)),
    [`cp -r, of ${COPIED}`]: copied,
    [`folder moved in, of ${COPIED}`]: moved,
    'written while blocked, of 20000': blocked,
    'loop delay p99 (ms)': Math.round(delay.percentile(99) / 1e5) / 10,
    'memory (MB)': rss,
  };
}

const copy = (from: string, to: string): Promise<void> =>
  new Promise((done, fail) => {
    spawn('cp', ['-r', from, to]).once('exit', (code) =>
      code === 0 ? done() : fail(new Error(`cp ended with ${String(code)}.`)),
    );
  });

/** Another process writes while this thread waits for it, deaf: more than the kernel keeps notices for. */
function writeWhileBlocked(dir: string): void {
  const script = `for (let i = 0; i < 20000; i++)
    require('node:fs').writeFileSync(process.argv[1] + '/f' + (i % ${FOLDERS}) + '/late' + i + '.txt', 'Late.')`;
  spawnSync(process.execPath, ['-e', script, dir], { stdio: 'inherit' });
}

const chosen = process.env['SEEDLEAF_BENCH_WATCH'];
if (chosen !== undefined) {
  const result = await measure(chosen);
  process.send?.(result);
} else {
  const table: Record<string, unknown> = {};
  for (const name of Object.keys(contestants)) {
    const env = { ...process.env, SEEDLEAF_BENCH_WATCH: name };
    const child = fork(process.argv[1] ?? '', process.argv.slice(2), { env });
    child.once('message', (result) => (table[name] = result));
    await new Promise((done) => child.once('exit', done));
  }
  console.table(table);
}
