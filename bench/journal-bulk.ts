/**
 * What it costs to change very many annotations at once, in the whole engine: recolour, undo, tag, delete, restore, and a
 * start with all of that in the journal. `node bench/run.mjs journal-bulk [ARTICLES] [ANNOTATIONS-EACH]`, after
 * `npm run build`. Prints times, and for how long the thread that answers the screen was held up meanwhile.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import { cpuUsage } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { NotebookFilter, Which } from '../contract/notebook.ts';
import { openAnnotations } from '../core/annotations/annotations.ts';
import { describePassage } from '../core/annotations/describe.ts';
import { openReader } from '../core/reader.ts';
import { workersIn } from '../core/threads/workers.ts';
import { paragraphs, randomFrom } from './generated-text.ts';
import { startIdlePeer } from './idle-peer.ts';

const ARTICLES = Number(process.argv[3] ?? 2_000);
const EACH = Number(process.argv[4] ?? 50);

const root = await mkdtemp(join(tmpdir(), 'seedleaf-bulk-'));
const libraryDir = join(root, 'seeds');
const dataDir = join(root, 'data');

/** Articles, and every one of them annotated, without a person's patience. */
async function makeLibrary(): Promise<void> {
  await mkdir(libraryDir);
  const made = paragraphs(ARTICLES * 6, randomFrom(5));
  const store = await openAnnotations({
    ...{ libraryDir, dataDir, fallbackDir: join(root, 'kept'), now: Date.now },
  });
  for (let index = 0; index < ARTICLES; index++) {
    const text = made.slice(index * 6, index * 6 + 6).join('\n\n');
    const path = `${index}.txt`;
    await writeFile(join(libraryDir, path), text);
    const hash = createHash('sha256').update(text).digest('hex');
    await store.keepText(hash, text);
    const articleId = randomUUID().replaceAll('-', '').slice(0, 16);
    const step = Math.floor((text.length - 80) / EACH);
    const at = Date.UTC(2026, 0, 1) + index * 60_000;
    await store.adopt(
      Array.from({ length: EACH }, (_, nth) => ({
        ...{ id: randomUUID(), articleId, colour: 'sun' as const, tags: nth % 4 === 0 ? ['archive'] : [] },
        note: nth % 2 === 0 ? '' : `A note of the usual length, about as long as this one, number ${nth}.`,
        passage: describePassage(text, hash, nth * step, nth * step + 60),
        ...{ createdAt: at, updatedAt: at },
      })),
      [{ id: articleId, path, title: `Article ${index}`, textHash: hash, bytesHash: hash }],
    );
  }
  await store.close();
}

const open = () =>
  openReader({
    ...{ libraryDir, dataDir, defaultLibraryDir: libraryDir },
    startThread: workersIn(pathToFileURL(`${resolve('dist/node')}/`)),
  });
type Open = Awaited<ReturnType<typeof open>>;
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await pause(50);
};

const held = (delay: IntervalHistogram, what: number): string =>
  (delay.percentile(what) / 1e6).toFixed(0).padStart(4);
async function measured<T>(what: string, work: () => Promise<T>): Promise<T> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const endIdlePeer = startIdlePeer();
  await pause(100);
  const before = cpuUsage();
  delay.enable();
  const since = performance.now();
  const answer = await work();
  const took = performance.now() - since;
  // What a change sets off behind its answer belongs to it.
  await pause(1);
  delay.disable();
  const { user, system } = cpuUsage(before);
  console.log(
    `${what.padEnd(40)}${took.toFixed(0).padStart(6)} ms, processor ${((user + system) / 1e3).toFixed(0).padStart(6)} ms; ` +
      `held up p50 ${held(delay, 50)}, p99 ${held(delay, 99)}, most ${held(delay, 100)} ms ` +
      `(idle peer: p99 ${((await endIdlePeer()) / 1e6).toFixed(0)} ms)`,
  );
  return answer;
}

const all: NotebookFilter = {
  ...{ search: '', colours: [], tags: [], untagged: false, articleId: null, states: [], gone: false },
  date: { by: 'created', from: null, until: null },
};
const which: Which = { kind: 'filter', filter: all, except: [] };

async function bulk({ handlers: calls }: Open): Promise<void> {
  const window = () =>
    calls.notebook({
      ...{ filter: all, sort: 'created', descending: true, group: 'none', from: 0, count: 60 },
    });
  await measured('the notebook, for the first time', async () => window());
  const before = await measured('all recoloured', async () =>
    calls.changeAnnotations({ which, colour: 'plum' }),
  );
  if (before.length !== ARTICLES * EACH) throw new Error(`Only ${before.length} were changed.`);
  await measured('what that sets off, for two seconds', () => pause(2_000));
  await measured('the notebook again', async () => window());
  await measured('undone', async () => calls.changeBack({ before: [...before] }));
  await measured('what that sets off, for two seconds', () => pause(2_000));
  await measured('all tagged', async () => calls.changeAnnotations({ which, addTags: ['read'] }));
  const annotationIds = await measured('all deleted', async () => calls.deleteAnnotations({ which }));
  await measured('all restored', async () => calls.restoreAnnotations({ annotationIds: [...annotationIds] }));
  await measured('what that sets off, for five seconds', () => pause(5_000));
}

try {
  console.log(
    `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}, load ${(loadavg()[0] ?? 0).toFixed(1)}`,
  );
  console.log(`${ARTICLES} articles, ${ARTICLES * EACH} annotations`);
  await makeLibrary();
  let engine = await measured('open', open);
  const ready = () =>
    until(async () => {
      const { state, indexing } = await engine.handlers.libraryStatus({});
      return state === 'ready' && indexing === null;
    });
  await measured('until all is read and indexed', ready);
  await bulk(engine);
  await engine.close();
  engine = await measured('open again, five records each', open);
  await ready();
  await engine.close();
  console.log(`load ${(loadavg()[0] ?? 0).toFixed(1)} at the end`);
} finally {
  await rm(root, { recursive: true });
}
