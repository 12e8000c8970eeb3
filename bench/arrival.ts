/**
 * How the main thread fares while many articles arrive at once: `node bench/run.mjs arrival [HOW-MANY]`, after
 * `npm run build`. Prints the event loop's delay (p99 is to stay under 20 ms) and how long shelf and search take.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { dispatch } from '../contract/dispatch.ts';
import type { LibraryStatus, ShelfQuery } from '../contract/library.ts';
import type { Engine } from '../contract/engine.ts';
import { openReader } from '../core/reader.ts';
import { workersIn } from '../core/threads/workers.ts';
import { paragraphs, randomFrom } from './generated-text.ts';
import { startIdlePeer } from './idle-peer.ts';

const HOW_MANY = Number(process.argv[3] ?? 20_000);
const FOLDERS = 100;
/** How long a file must not change to be told, as core/library/watch has it. */
const SETTLE_MS = 250;
const SHELF: ShelfQuery = {
  ...{ sort: 'title', descending: false, filter: 'all', language: null },
  ...{ from: 0, count: 60 },
};

async function writeArticles(dir: string): Promise<void> {
  const made = paragraphs(HOW_MANY * 3, randomFrom(7));
  for (let folder = 0; folder < FOLDERS; folder++) await mkdir(join(dir, `f${folder}`), { recursive: true });
  for (let i = 0; i < HOW_MANY; i++) {
    const text = made.slice(i * 3, i * 3 + 3).join('\n\n');
    await writeFile(join(dir, `f${i % FOLDERS}`, `${i}.txt`), `Article numéro ${i}\n\n${text}\n`);
  }
}

const copyAll = (from: string, to: string): Promise<void> =>
  new Promise((done, fail) => {
    spawn('cp', ['-r', from, to]).once('exit', (code) =>
      code === 0 ? done() : fail(new Error(`cp ended with ${String(code)}.`)),
    );
  });

const answer = async (engine: Engine, name: string, input: unknown): Promise<unknown> => {
  const reply = await dispatch(engine.handlers, name, input, (bug) => console.error(bug));
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
};

/** Milliseconds from `since` until the library says what is asked of it. */
async function until(
  engine: Engine,
  since: number,
  holds: (status: LibraryStatus) => boolean,
): Promise<number> {
  // The handler of this name answers the library's status.
  while (!holds((await answer(engine, 'libraryStatus', {})) as LibraryStatus)) await pause(50);
  return performance.now() - since;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const quantile = (times: readonly number[], q: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * q))] ?? NaN;

/**
 * Drops files one after another while others are taken in, by turns into the library itself and into a folder of their
 * own; for each the milliseconds from when it stood still to when a search finds it.
 */
async function dropMeanwhile(engine: Engine, library: string, isOver: () => boolean): Promise<number[]> {
  const own = join(library, 'dropped');
  await mkdir(own);
  await pause(200);
  const times: number[] = [];
  for (let i = 0; !isOver(); i++) {
    const word = `gouttelette${'abcdefghij'.charAt(i % 10)}${'klmnopqrst'.charAt(Math.floor(i / 10) % 10)}`;
    const since = performance.now();
    await writeFile(
      join(i % 2 === 0 ? own : library, `${String(i)}.txt`),
      `Tombé ${String(i)}\n\nUne ${word} de plus, et le vase déborde.\n`,
    );
    // The handler of this name answers what was found.
    const isFound = async (): Promise<boolean> =>
      ((await answer(engine, 'search', { query: `"${word}"`, limit: 1 })) as { articles: number }).articles >
      0;
    while (!(await isFound()) && performance.now() - since < 60_000) await pause(10);
    times.push(performance.now() - since - SETTLE_MS);
    await pause(20 + 60 * Math.random());
  }
  return times;
}

const ms = (nanoseconds: number): string => `${(nanoseconds / 1e6).toFixed(1)} ms`;

async function measure(root: string): Promise<void> {
  const libraryDir = join(root, 'seeds');
  await mkdir(libraryDir);
  await writeArticles(join(root, 'staging'));
  const options = {
    ...{ libraryDir, defaultLibraryDir: libraryDir, dataDir: join(root, 'data') },
    startThread: workersIn(pathToFileURL(`${resolve('dist/node')}/`)),
  };
  const engine = await openReader(options);
  await until(engine, 0, ({ state }) => state === 'ready');
  let shelfCalls = 0;
  let slowestShelf = 0;
  // As a window does that is open meanwhile.
  engine.subscribe(({ name }) => {
    if (name !== 'shelf-changed') return;
    const since = performance.now();
    void answer(engine, 'shelf', SHELF).then(() => {
      shelfCalls += 1;
      slowestShelf = Math.max(slowestShelf, performance.now() - since);
    });
  });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const endIdlePeer = startIdlePeer();
  const start = performance.now();
  const copied = copyAll(join(root, 'staging'), join(libraryDir, 'new')).then(
    () => performance.now() - start,
  );
  let isOver = false;
  const dropped = dropMeanwhile(engine, libraryDir, () => isOver);
  const shelved = await until(engine, start, ({ articles }) => articles >= HOW_MANY);
  const searchable = await until(engine, start, ({ indexing, reading }) => !indexing && !reading);
  delay.disable();
  isOver = true;
  const found = await dropped;
  const idle = await endIdlePeer();
  const resolution = 5e6;
  console.log(
    `${HOW_MANY} articles: copied ${seconds(await copied)}, shelf ${seconds(shelved)}, search ${seconds(searchable)}`,
  );
  console.log(
    `event loop delay: p50 ${ms(delay.percentile(50) - resolution)}, p99 ${ms(delay.percentile(99) - resolution)}, p99.9 ${ms(delay.percentile(99.9) - resolution)}, max ${ms(delay.max - resolution)}`,
  );
  console.log(
    `${String(found.length)} files dropped meanwhile, one at a time: found p50 ${quantile(found, 0.5).toFixed(0)} ms, p95 ${quantile(found, 0.95).toFixed(0)} ms, at most ${Math.max(...found).toFixed(0)} ms after the ${String(SETTLE_MS)} ms in which a file must stand still`,
  );
  console.log(`an idle process beside it: p99 ${ms(idle - resolution)}`);
  console.log(`shelf: ${shelfCalls} calls, the slowest ${slowestShelf.toFixed(0)} ms`);
  await engine.close();

  const again = performance.now();
  const reopened = await openReader(options);
  const opened = performance.now() - again;
  const indexed = await until(reopened, again, ({ indexing, state }) => state === 'ready' && !indexing);
  console.log(`restart: shelf ${seconds(opened)}, search ${seconds(indexed)}`);
  await reopened.close();
}

const root = await mkdtemp(join(tmpdir(), 'seedleaf-arrival-'));
try {
  await measure(root);
} finally {
  await rm(root, { recursive: true });
}
