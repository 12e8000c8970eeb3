/**
 * What it costs to plan an import in the whole engine, and for how long the thread that answers the screen is held up
 * meanwhile: `node bench/run.mjs import`, after `npm run build`. Also how soon a plan that is given up ends.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { openReader } from '../core/reader.ts';
import { workersIn } from '../core/threads/workers.ts';
import { paragraphs, randomFrom } from './generated-text.ts';
import { startIdlePeer } from './idle-peer.ts';

const root = await mkdtemp(join(tmpdir(), 'seedleaf-import-'));
const libraryDir = join(root, 'seeds');
const ARTICLES = 2_000;

const random = randomFrom(9);
const made = paragraphs(ARTICLES, random);
const book = paragraphs(1_400, random).join('\n\n');

async function makeLibrary(): Promise<void> {
  await mkdir(libraryDir);
  for (const [index, text] of made.entries())
    await writeFile(join(libraryDir, `Article ${index}.txt`), `Article ${index}\n\n${text}`);
  await writeFile(join(libraryDir, 'The long book.txt'), `The long book\n\n${book}`);
}

const cell = (words: string): string => `"${words.replaceAll('"', '""')}"`;
const csv = (rows: readonly (readonly [string, string])[]): string =>
  ['Highlight,Title', ...rows.map(([quote, title]) => `${cell(quote)},${cell(title)}`), ''].join('\n');
/** Some words of a text, whole ones. */
const quoteOf = (text: string): string => {
  const start = text.indexOf(' ', Math.floor(random() * (text.length - 200))) + 1;
  return text.slice(start, text.indexOf(' ', start + 40 + Math.floor(random() * 100)));
};
const clipping = (index: number): string =>
  [
    'The long book (Ansel Moray)',
    `- Your Highlight on Location ${index * 3}-${index * 3 + 2} | Added on Sunday, 3 May 2026 10:00:00`,
    '',
    quoteOf(book),
    '==========',
    '',
  ].join('\r\n');
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const FILES: Readonly<Record<string, () => string>> = {
  '5,000 quotes of one long article': () => csv(times(5_000, () => [quoteOf(book), 'The long book'])),
  '1,000 quotes of it that are nowhere': () =>
    csv(times(1_000, (index) => [`${quoteOf(book)} never ${index} ${quoteOf(book)}`, 'The long book'])),
  '100,000 rows about 2,000 articles': () =>
    csv(times(100_000, (n) => [quoteOf(made[n % ARTICLES] ?? ''), `Article ${n % ARTICLES}`])),
  '30,000 Kindle clippings of one book': () => times(30_000, clipping).join(''),
};

const engine = await (async () => {
  await makeLibrary();
  return openReader({
    ...{ libraryDir, dataDir: join(root, 'data'), defaultLibraryDir: libraryDir },
    startThread: workersIn(pathToFileURL(`${resolve('dist/node')}/`)),
  });
})();
const { handlers: calls } = engine;
const ms = (nanoseconds: number): string => (nanoseconds / 1e6).toFixed(0);

async function measure(name: string, text: string): Promise<void> {
  const file = { name: 'notes.txt', base64: Buffer.from(text).toString('base64') };
  let told = 0;
  const end = engine.subscribe((event) => (told += Number(event.name === 'import-progress')));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const endIdlePeer = startIdlePeer();
  await pause(200);
  delay.enable();
  const since = performance.now();
  const { records } = await calls.previewImport(file);
  const took = performance.now() - since;
  delay.disable();
  end();
  const found = records.filter(({ action }) => action.kind === 'new' && action.place === 'found').length;
  console.log(
    `${name.padEnd(38)}${took.toFixed(0).padStart(7)} ms; held up p99 ${ms(delay.percentile(99))}, most ${ms(delay.max)} ms ` +
      `(idle peer: p99 ${ms(await endIdlePeer())} ms); progress told ${told} times; ${found} of ${records.length} found`,
  );
}

async function measureGivingUp(text: string): Promise<void> {
  const plan = calls.previewImport({ name: 'notes.txt', base64: Buffer.from(text).toString('base64') });
  const ended = Promise.resolve(plan).then(
    () => 'was done before',
    (error: unknown) => String(error),
  );
  await pause(300);
  const since = performance.now();
  await calls.cancelImport({});
  const how = await ended;
  console.log(`given up after 300 ms: ended within ${(performance.now() - since).toFixed(1)} ms (${how})`);
}

try {
  console.log(
    `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}, load ${(loadavg()[0] ?? 0).toFixed(1)}; the long article has ${(book.length / 1e6).toFixed(2)} million characters`,
  );
  for (;;) {
    const { state, indexing } = await calls.libraryStatus({});
    if (state === 'ready' && indexing === null) break;
    await pause(200);
  }
  for (const [name, make] of Object.entries(FILES)) await measure(name, make());
  await measureGivingUp(FILES['100,000 rows about 2,000 articles']?.() ?? '');
  await engine.close();
  console.log(`load ${(loadavg()[0] ?? 0).toFixed(1)} at the end`);
} finally {
  await rm(root, { recursive: true, force: true });
}
