/**
 * How long a folder of articles takes to be findable, beside Recoll: `node bench/run.mjs recoll [HOW-MANY]`, after
 * `npm run build`. Ours is the whole engine, from opening the folder to the last article indexed; Recoll's is
 * `recollindex` with a configuration of its own. Both read the same files, one after the other, twice.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { dispatch } from '../contract/dispatch.ts';
import type { LibraryStatus } from '../contract/library.ts';
import { openReader } from '../core/reader.ts';
import { workersIn } from '../core/threads/workers.ts';
import { paragraphs, randomFrom } from './generated-text.ts';

const HOW_MANY = Number(process.argv[3] ?? 20_000);
const PER_ARTICLE = 5;
const PER_FOLDER = 200;
const ROUNDS = 2;

/** Seconds by the wall clock, and of all processors together. */
interface Spent {
  readonly wall: number;
  readonly processor: number;
}

async function writeArticles(dir: string): Promise<number> {
  const random = randomFrom(7);
  let letters = 0;
  for (let i = 0; i < HOW_MANY; i++) {
    const folder = join(dir, `f${String(Math.floor(i / PER_FOLDER))}`);
    if (i % PER_FOLDER === 0) await mkdir(folder, { recursive: true });
    const text = `Article ${String(i)}\n\n${paragraphs(PER_ARTICLE, random).join('\n\n')}\n`;
    letters += Buffer.byteLength(text);
    await writeFile(join(folder, `${String(i)}.txt`), text);
  }
  return letters;
}

/** Runs a command of the shell to its end; null when the shell does not know it. */
function run(command: string, env: Record<string, string>): Promise<Spent | null> {
  // What the children of the shell took is all that `times` says in its second line.
  const script = `command -v ${command.split(' ')[0] ?? ''} >/dev/null || exit 127; ${command} >/dev/null 2>&1; times`;
  const start = performance.now();
  const child = spawn('sh', ['-c', script], { env: { ...process.env, ...env } });
  let printed = '';
  child.stdout.on('data', (chunk) => (printed += String(chunk)));
  return new Promise((done) => {
    child.once('close', (code) => {
      const wall = (performance.now() - start) / 1000;
      const parts = Array.from((printed.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/gu));
      const processor = parts.reduce(
        (sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest),
        0,
      );
      done(code === 127 ? null : { wall, processor });
    });
  });
}

async function recoll(libraryDir: string, root: string): Promise<Spent | null> {
  const RECOLL_CONFDIR = await mkdtemp(join(root, 'recoll-'));
  await writeFile(join(RECOLL_CONFDIR, 'recoll.conf'), `topdirs = ${libraryDir}\nloglevel = 1\n`);
  return run('recollindex -z', { RECOLL_CONFDIR });
}

async function seedleaf(libraryDir: string, root: string): Promise<Spent> {
  const dataDir = await mkdtemp(join(root, 'data-'));
  const startThread = workersIn(pathToFileURL(`${resolve('dist/node')}/`));
  const before = process.cpuUsage();
  const start = performance.now();
  const engine = await openReader({ libraryDir, defaultLibraryDir: libraryDir, dataDir, startThread });
  const isOver = async (): Promise<boolean> => {
    const reply = await dispatch(engine.handlers, 'libraryStatus', {}, (bug) => console.error(bug));
    if (!reply.ok) throw new Error(reply.error.message);
    // The handler of this name answers the library's status.
    const { state, articles, indexing, reading } = reply.value as LibraryStatus;
    return state === 'ready' && articles >= HOW_MANY && !indexing && !reading;
  };
  while (!(await isOver())) await pause(50);
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  await engine.close();
  return { wall, processor: (user + system) / 1e6 };
}

const said = ({ wall, processor }: Spent): string =>
  `${wall.toFixed(1)} s, ${processor.toFixed(1)} s of processor, load ${(loadavg()[0] ?? 0).toFixed(1)}`;

async function measure(root: string): Promise<void> {
  const libraryDir = join(root, 'library');
  const bytes = await writeArticles(libraryDir);
  console.log(
    `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${String(availableParallelism())} cores, Node ${process.version}; ${String(HOW_MANY)} articles, ${(bytes / 1e6).toFixed(0)} MB`,
  );
  for (let round = 0; round < ROUNDS; round++) {
    const ours = await seedleaf(libraryDir, root);
    console.log(`Seedleaf: ${said(ours)}`);
    const theirs = await recoll(libraryDir, root);
    if (theirs === null) console.log('Recoll is not installed here: there is nothing to compare with.');
    else
      console.log(
        `Recoll: ${said(theirs)}; ours takes ${(ours.wall / theirs.wall).toFixed(2)} x as long, ${(ours.processor / theirs.processor).toFixed(2)} x the processor`,
      );
  }
}

const root = await mkdtemp(join(tmpdir(), 'seedleaf-recoll-'));
try {
  await measure(root);
} finally {
  await rm(root, { recursive: true });
}
