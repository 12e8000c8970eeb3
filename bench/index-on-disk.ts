/**
 * What it costs to keep the index on the disk: how long a start takes until the first answer, how much lies on the disk
 * and in memory, and what one article more, less or changed costs, beside FlexSearch's own export and import.
 *
 *     node bench/run.mjs index-on-disk [articles, 10000] [starts, 5] [FILE]
 *
 * Texts are made up of words that fall as in French; of the paragraphs of FILE, in the format of SQuAD, when there is one.
 * After `npm run build`, as memory is measured of the program's own search worker. Each phase runs in a process of its own, as a start of the program does; files are read from the page cache.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Index } from 'flexsearch';
import { find } from '../core/search/find.ts';
import type { SearchThreadData } from '../core/search/functions.ts';
import type { SearchDocument } from '../core/search/passage.ts';
import { StoredIndex } from '../core/search/stored-index.ts';
import { warmUp } from '../core/search/warm-up.ts';
import { askOver } from '../core/threads/threads.ts';
import { workersIn } from '../core/threads/workers.ts';
import { paragraphs, randomFrom, type Random } from './generated-text.ts';
import { askOf, exportInto, importFrom, PEERS, type Peer } from './search/flexsearch-files.ts';
import { chained, paragraphsOf } from './search/questions.ts';

const ARTICLES = Number(process.argv[3] ?? 10_000);
const STARTS = Number(process.argv[4] ?? 5);
const file = process.argv[5] ?? '';
const [phase, folder = ''] = [process.argv[6], process.argv[7]];
const WORDS_AN_ARTICLE = 600;
/** As many articles as the program asks for at a key. */
const FIRST_PAGE = 12;

/** Queries that are typed key by key, and articles that relatives are asked for, to see what a worker holds that was much used. */
const [TYPED, RELATED] = [20, 60];

const mean = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
const quantile = (times: readonly number[], q: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * q))] ?? NaN;

/** Made when a phase needs it: one that measures a start is to hold nothing but what a start holds. */
let chain: ReturnType<typeof chained> | null = null;
/** A paragraph of 40 to 140 words. */
function paragraph(random: Random): string {
  if (file === '') return paragraphs(1, random)[0] ?? '';
  chain ??= chained(paragraphsOf(file));
  return chain(40 + Math.floor(random() * 100), random);
}

/** An article of about six hundred words, the same for one number. */
function articleOf(number: number, version = 0): SearchDocument {
  const random = randomFrom(number * 31 + version);
  const pieces: string[] = [];
  for (let words = 0; words < WORDS_AN_ARTICLE;) {
    const piece = paragraph(random);
    pieces.push(piece);
    words += piece.split(' ').length;
  }
  let at = 0;
  const blocks = pieces.map((piece) => {
    const start = at;
    at += piece.length + 2;
    return { start, end: start + piece.length };
  });
  const title = (pieces[0] ?? '').split(' ').slice(0, 7).join(' ');
  const facts = { language: 'fr', author: null, publication: null, tags: [], source: null };
  const own = { ...facts, version: `${String(number)}.${String(version)}` };
  return { id: `article-${String(number)}`, title, text: pieces.join('\n\n'), blocks, ...own };
}

/** What is asked: three words of an article for a start, and of a hundred others after it. */
interface Queries {
  readonly first: string;
  readonly then: readonly string[];
}

const queryOf = (number: number): string =>
  (articleOf(number).text.match(/\p{L}{5,}/gu) ?? []).slice(3, 6).join(' ');

const queriesFile = join(folder, 'queries.json');

function writeQueries(): void {
  const then = Array.from({ length: 100 }, (_, i) => queryOf((i * 97) % ARTICLES));
  const queries: Queries = { first: queryOf(ARTICLES - 3), then };
  writeFileSync(queriesFile, JSON.stringify(queries));
}

// Written above.
const queries = (): Queries => JSON.parse(readFileSync(queriesFile, 'utf8')) as Queries;

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const say = (facts: Record<string, unknown>): void => console.log(JSON.stringify(facts));

async function build(): Promise<void> {
  const index = new StoredIndex(join(folder, 'index'));
  let letters = 0;
  const start = performance.now();
  for (let number = 0; number < ARTICLES; number++) {
    const article = articleOf(number);
    letters += Buffer.byteLength(article.text);
    index.collection.put(article);
    if (number % 16 === 0) {
      index.keep(false);
      do await new Promise((resolve) => setImmediate(resolve));
      while (index.isBehind);
    }
  }
  const put = performance.now() - start;
  await index.rest();
  writeQueries();
  const files = readdirSync(join(folder, 'index'));
  const size = (ending: string): number =>
    files
      .filter((name) => name.endsWith(ending))
      .reduce((sum, name) => sum + statSync(join(folder, 'index', name)).size, 0);
  const all = {
    letters,
    put,
    stored: performance.now() - start,
    peak: process.resourceUsage().maxRSS * 1024,
  };
  say({ ...all, segments: size('.segment'), texts: size('.texts'), files: files.length });
}

function start(): void {
  const { first: query, then } = queries();
  const empty = process.memoryUsage.rss();
  let index: StoredIndex | null = null;
  const opened = timed(() => (index = new StoredIndex(join(folder, 'index'))));
  const warm = index as StoredIndex | null;
  if (!warm) return;
  const first = timed(() => find(warm.collection, query, FIRST_PAGE));
  const times = then.map((asked) => timed(() => find(warm.collection, asked, FIRST_PAGE)));
  say({
    opened,
    first,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    rss: process.memoryUsage.rss(),
    empty,
  });
}

/** The same after the warm-up that the program has its search worker do when nobody asks. */
function startWarm(): void {
  const { first: query } = queries();
  const { collection } = new StoredIndex(join(folder, 'index'));
  const turns: number[] = [];
  const take = (): boolean => {
    const start = performance.now();
    const goesOn = warmUp(collection, turns.length);
    turns.push(performance.now() - start);
    return goesOn;
  };
  while (take());
  const all = turns.reduce((sum, each) => sum + each, 0);
  say({
    turns: turns.length,
    longest: Math.max(...turns),
    all,
    first: timed(() => find(collection, query, FIRST_PAGE)),
  });
}

/** What the program's own search worker adds to the process that starts it. */
async function work(): Promise<void> {
  const { then } = queries();
  const before = process.memoryUsage.rss();
  const data: SearchThreadData = { indexFolder: join(folder, 'index') };
  const worker = workersIn(pathToFileURL(`${resolve('dist/node')}/`))('search', data);
  const ask = askOver(worker.port);
  const find = (query: string): Promise<unknown> => ask('find', { query, limit: FIRST_PAGE });
  for (const query of then) await find(query);
  const asked = process.memoryUsage.rss() - before;
  for (const query of then.slice(0, TYPED))
    for (let keys = 1; keys <= query.length; keys++) await find(query.slice(0, keys));
  for (let number = 0; number < RELATED; number++)
    await ask('related', { articleId: `article-${String((number * 977) % ARTICLES)}`, span: null, limit: 5 });
  say({ worker: asked, used: process.memoryUsage.rss() - before });
  await worker.stop();
}

function change(): void {
  const index = new StoredIndex(join(folder, 'index'));
  find(index.collection, queries().first, FIRST_PAGE);
  const pick = (i: number): number => (i * 131) % ARTICLES;
  const add = Array.from({ length: 100 }, (_, i) => articleOf(ARTICLES + i)).map((article) =>
    timed(() => index.collection.put(article)),
  );
  const changed = Array.from({ length: 100 }, (_, i) => articleOf(pick(i), 1)).map((article) =>
    timed(() => index.collection.put(article)),
  );
  const removed = Array.from({ length: 100 }, (_, i) =>
    timed(() => index.collection.remove(`article-${String(pick(i + 200))}`)),
  );
  const of = (times: readonly number[]): object => ({
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    most: Math.max(...times),
  });
  say({ add: of(add), changed: of(changed), removed: of(removed) });
}

function* passages(): Generator<string> {
  for (let number = 0; number < ARTICLES; number++) yield* articleOf(number).text.split('\n\n');
}

const peerFolder = (peer: Peer): string => join(folder, peer);

function exportPeer(peer: Peer): void {
  say({ written: exportInto(peerFolder(peer), peer, passages()) });
}

function importPeer(peer: Peer): void {
  const { first: query } = queries();
  let index: Index | null = null;
  const opened = timed(() => (index = importFrom(peerFolder(peer), peer)));
  const imported = index as Index | null;
  if (!imported) return;
  const first = timed(() => askOf(imported, peer, query));
  say({ opened, first, rss: process.memoryUsage.rss() });
}

/** Runs a phase in a process of its own; answers what it said. */
function run(name: string, into: string): Record<string, number> {
  const args = [
    fileURLToPath(import.meta.url),
    'index-on-disk',
    String(ARTICLES),
    String(STARTS),
    file,
    name,
    into,
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--max-old-space-size=12000', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  // Each phase says one line of JSON, of its own making.
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, number>;
}

function report(): void {
  const into = mkdtempSync(join(tmpdir(), 'seedleaf-bench-index-'));
  try {
    const [cpu] = cpus();
    console.log(
      `${cpu?.model.trim() ?? 'unknown processor'}, ${String(availableParallelism())} cores, Node ${process.version}, load ${(loadavg()[0] ?? 0).toFixed(1)}`,
    );
    const built = run('build', into);
    const { letters = NaN, segments = NaN, texts = NaN } = built;
    console.log(
      `${String(ARTICLES)} articles of ${String(WORDS_AN_ARTICLE)} words, ${mean(letters)} of text`,
    );
    console.log(
      `put in ${((built['put'] ?? NaN) / 1000).toFixed(1)} s, stored after ${((built['stored'] ?? NaN) / 1000).toFixed(1)} s, at most ${mean(built['peak'] ?? NaN)} in memory`,
    );
    console.log(
      `on the disk: index ${mean(segments)} (${((segments / letters) * 100).toFixed(1)} % of the text), articles ${mean(texts)}, ${String(built['files'])} files`,
    );
    const starts = Array.from({ length: STARTS }, () => run('start', into));
    const median = (of: string, all: readonly Record<string, number>[]): number =>
      quantile(
        all.map((each) => each[of] ?? NaN),
        0.5,
      );
    const ours = median('opened', starts) + median('first', starts);
    console.log(
      `start: opened in ${median('opened', starts).toFixed(1)} ms, first answer ${median('first', starts).toFixed(1)} ms later; then p50 ${median('p50', starts).toFixed(1)}, p95 ${median('p95', starts).toFixed(1)} ms; ${mean(median('rss', starts))} resident after a hundred questions, ${mean(median('empty', starts))} of it before the index was opened`,
    );
    const warm = Array.from({ length: STARTS }, () => run('warm', into));
    console.log(
      `after a warm-up of ${String(median('turns', warm))} turns, ${median('all', warm).toFixed(0)} ms in all, ${median('longest', warm).toFixed(0)} ms the longest: first answer ${median('first', warm).toFixed(1)} ms`,
    );
    const workers = Array.from({ length: STARTS }, () => run('work', into));
    console.log(
      `the search worker takes ${mean(median('worker', workers))} of memory after the same questions, ${mean(median('used', workers))} after ${String(TYPED)} queries typed key by key and the relatives of ${String(RELATED)} articles`,
    );
    console.log('one article, ms:', JSON.stringify(run('change', into)));
    for (const peer of PEERS) {
      const { written = NaN } = run(`export ${peer}`, into);
      const imports = Array.from({ length: Math.min(3, STARTS) }, () => run(`import ${peer}`, into));
      const theirs = median('opened', imports) + median('first', imports);
      console.log(
        `FlexSearch ${peer}: its import of ${mean(written)} and first answer ${theirs.toFixed(0)} ms, ${mean(median('rss', imports))} resident; ours is ${(ours / theirs).toFixed(4)} of it`,
      );
      rmSync(join(into, peer), { recursive: true, force: true });
    }
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}

if (phase === 'build') await build();
else if (phase === 'start') start();
else if (phase === 'warm') startWarm();
else if (phase === 'work') await work();
else if (phase === 'change') change();
else if (phase === undefined) report();
else
  for (const peer of PEERS) {
    if (phase === `export ${peer}`) exportPeer(peer);
    if (phase === `import ${peer}`) importPeer(peer);
  }
