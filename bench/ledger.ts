/**
 * What it costs to know where every annotation of a large library is, and to review and check them all:
 * `node bench/run.mjs ledger [ARTICLES] [ANNOTATIONS-EACH]`, after `npm run build`. Every article changes under its marks
 * between two starts. Prints times, and for how long the thread that answers the screen was held up meanwhile.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { cpuUsage } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { CallName, InputOf, OutputOf } from '../contract/calls.ts';
import { dispatch } from '../contract/dispatch.ts';
import type { Engine } from '../contract/engine.ts';
import { openAnnotations } from '../core/annotations/annotations.ts';
import { describePassage } from '../core/annotations/describe.ts';
import { openReader } from '../core/reader.ts';
import { workersIn } from '../core/threads/workers.ts';
import { paragraphs, randomFrom } from './generated-text.ts';
import { startIdlePeer } from './idle-peer.ts';

const ARTICLES = Number(process.argv[3] ?? 2_000);
const EACH = Number(process.argv[4] ?? 50);

const root = await mkdtemp(join(tmpdir(), 'seedleaf-ledger-'));
const libraryDir = join(root, 'seeds');
const dataDir = join(root, 'data');
await mkdir(libraryDir);
const made = paragraphs(ARTICLES * 12, randomFrom(5));
const bodyOf = (index: number): string => made.slice(index * 12, index * 12 + 12).join('\n\n');
const write = async (introduction: string): Promise<void> => {
  for (let index = 0; index < ARTICLES; index++)
    await writeFile(
      join(libraryDir, `${index}.txt`),
      `Article ${index}\n\n${introduction}${bodyOf(index)}\n`,
    );
};

let engine: Engine | null = null;
const call = async <K extends CallName>(name: K, input: InputOf<K>): Promise<OutputOf<K>> => {
  const reply = await dispatch(engine?.handlers ?? {}, name, input, (bug) => console.error(bug));
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  // The reply of a call by this name has the table's type.
  return reply.value as OutputOf<K>;
};
const open = async (): Promise<void> => {
  engine = await openReader({
    ...{ libraryDir, dataDir, defaultLibraryDir: libraryDir },
    startThread: workersIn(pathToFileURL(`${resolve('dist/node')}/`)),
  });
};
const close = async (): Promise<void> => {
  await engine?.close();
  engine = null;
};
const ALL = ['exact', 'moved', 'edited', 'uncertain', 'orphaned'] as const;
const review = (from = 0) => call('review', { states: [...ALL], keptOrphans: true, from, count: 50 });
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await pause(50);
};
const ready = () =>
  until(async () => {
    const { state, indexing } = await call('libraryStatus', {});
    return state === 'ready' && indexing === null;
  });

/** Annotates every article, without a person's patience. */
async function annotateAll(): Promise<void> {
  const rows = [];
  while (rows.length < ARTICLES)
    rows.push(
      ...(
        await call('shelf', {
          ...{ sort: 'title', descending: false, filter: 'all', language: null },
          ...{ from: rows.length, count: 500 },
        })
      ).rows,
    );
  const texts = new Map<string, string>();
  for (const { id } of rows) texts.set(id, (await call('openArticle', { articleId: id })).text);
  await close();
  const store = await openAnnotations({
    libraryDir,
    dataDir,
    fallbackDir: join(root, 'kept'),
    now: Date.now,
  });
  for (const { id, path, title } of rows) {
    const text = texts.get(id) ?? '';
    const textHash = createHash('sha256').update(text).digest('hex');
    await store.keepText(textHash, text);
    const step = Math.floor((text.length - 80) / EACH);
    const at = Date.now();
    const adopted = Array.from({ length: EACH }, (_, index) => ({
      ...{ id: randomUUID(), articleId: id, colour: 'sun' as const, note: '', tags: [] },
      passage: describePassage(text, textHash, index * step, index * step + 60),
      ...{ createdAt: at, updatedAt: at },
    }));
    await store.adopt(adopted, [{ id, path, title, textHash, bytesHash: textHash }]);
  }
  await store.close();
}

async function measured(what: string, work: () => Promise<unknown>): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const endIdlePeer = startIdlePeer();
  const usedBefore = cpuUsage();
  delay.enable();
  const since = performance.now();
  await work();
  const took = performance.now() - since;
  delay.disable();
  const used = cpuUsage(usedBefore);
  const idle = await endIdlePeer();
  const ms = (nanoseconds: number): string => (nanoseconds / 1e6).toFixed(0).padStart(5);
  const cpu = (used.user + used.system) / 1e3;
  console.log(
    `${what.padEnd(36)}${took.toFixed(0).padStart(7)} ms, all threads' work ${cpu.toFixed(0).padStart(6)} ms; held up p99 ${ms(delay.percentile(99))}, most ${ms(delay.max)} ms (idle peer: p99 ${ms(idle)})`,
  );
}

const [cpu] = cpus();
const [load] = loadavg();
console.log(
  `${cpu?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}, load ${(load ?? 0).toFixed(1)}`,
);
console.log(`${ARTICLES} articles, ${ARTICLES * EACH} annotations`);
await write('');
await open();
await ready();
await annotateAll();
await measured('open, nothing changed', open);
await measured('until all is read and indexed again', ready);
console.log(JSON.stringify((await review()).counts));
await measured('Library health', () => call('libraryHealth', {}));
await measured('check everything', () => call('checkEverything', {}));
await close();
await write('Every article was given these words at its head while nobody looked.\n\n');
await measured('open, every article changed', open);
await measured('until every passage is found', () =>
  until(async () => {
    const { state } = await call('libraryStatus', {});
    return state === 'ready' && (await review()).counts.checking === 0;
  }),
);
console.log(JSON.stringify((await review()).counts));
await ready();
await close();
await measured('open again, nothing decided', open);
await measured('until every passage is found', () =>
  until(async () => (await review()).counts.checking === 0),
);
await ready();
await measured('a window of the review', () => review());
await measured('another, far down', () => review(Math.floor(ARTICLES * EACH * 0.7)));
await measured('accept all that moved', () => call('acceptMoved', {}));
console.log(JSON.stringify((await review()).counts));
await measured('check everything', () => call('checkEverything', {}));
await close();
await rm(root, { recursive: true });
