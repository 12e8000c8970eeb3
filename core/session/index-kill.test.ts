/** A program that is killed while it fills a library goes on where it was: a real process, a real SIGKILL. */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { build } from 'vite';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { randomFrom } from '../annotations/fixtures/prose.ts';
import { times, tried } from '../annotations/fixtures/scale.ts';
import { openReader } from '../reader.ts';
import { folderEngine, until, type FolderEngine } from './fixtures/folder-engine.ts';

const ARTICLES = 200;
const numbers = Array.from({ length: ARTICLES }, (_, number) => number);
const titleOf = (number: number): string => `Lighthouse ${String(number)}`;
const random = randomFrom(1_204);
const LONG_KILLS = times(0, 15);

let program = '';
beforeAll(async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'seedleaf-filler-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: join(import.meta.dirname, 'fixtures', 'library-filler.ts'), outDir, target: 'node20' },
  });
  program = join(outDir, 'library-filler.js');
}, 60_000);

let engine: FolderEngine;
let dataDir: string;
beforeEach(async () => {
  engine = await folderEngine(openReader);
  dataDir = join(dirname(engine.libraryDir), 'data');
  for (const number of numbers)
    await engine.write(
      `${String(number)}.txt`,
      `${titleOf(number)}\n\nIts keeper lit the lamp at dusk, and wrote down what ships went by.\n`,
    );
});
afterEach(() => engine.end());

/** Fills the library, but reads no more than so many sources; killed when `isTime` resolves. */
async function fillUntil(isTime: () => Promise<unknown>, most = ARTICLES): Promise<void> {
  const filler = spawn(execPath, [program, engine.libraryDir, dataDir, String(most)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => filler.on('close', resolve));
  try {
    await Promise.race([isTime(), ended]);
  } finally {
    filler.kill('SIGKILL');
    await ended;
  }
  expect(filler.signalCode).toBe('SIGKILL');
}

/** How many articles the catalog tells of on the disk, and whether anything can be found of them. */
async function kept(): Promise<{ articles: number; isIndexed: boolean }> {
  const names = await readdir(dataDir, { recursive: true }).catch(() => []);
  const catalog = names.find((name) => name.endsWith('catalog.jsonl'));
  const records = catalog === undefined ? '' : await readFile(join(dataDir, catalog), 'utf8');
  const articles = records.split('\n').filter((record) => record.includes('Lighthouse')).length;
  return { articles, isIndexed: names.some((name) => name.endsWith('.segment')) };
}

const complete = (): Promise<unknown> =>
  until(async () => {
    const { state, reading, indexing, articles } = await engine.call('libraryStatus', {});
    return state === 'ready' && reading === null && indexing === null && articles === ARTICLES;
  });

const titlesFound = async (query: string): Promise<string[]> =>
  (await engine.call('search', { query, limit: ARTICLES })).groups.map(({ title }) => title).sort();

const expectAllFound = async (): Promise<void> => {
  const titles = numbers.map(titleOf).sort();
  expect(await titlesFound('keeper lamp')).toEqual(titles);
  expect(await titlesFound('title:lighthouse')).toEqual(titles);
};

it('reads the rest alone when half of it was stored, and finds all of it', async () => {
  const half = ARTICLES / 2;
  await fillUntil(
    () =>
      until(async () => {
        const { articles, isIndexed } = await kept();
        return articles === half && isIndexed;
      }),
    half,
  );
  await engine.open();
  await complete();
  await expectAllFound();
  // One that is told of while it is read is read twice.
  expect(new Set(engine.read()).size).toBe(ARTICLES - half);
});

it('finds what it knew already and had not stored for the search yet', async () => {
  await fillUntil(() => until(async () => (await kept()).articles > 0));
  await engine.open();
  await complete();
  await expectAllFound();
});

it.runIf(LONG_KILLS > 0)(
  'finds all of it, however often it was killed at whatever moment',
  { timeout: 600_000 },
  async () => {
    for (let kill = 0; kill < LONG_KILLS; kill++) {
      const afterMs = random() * 3_000;
      await fillUntil(() => new Promise((resolve) => setTimeout(resolve, afterMs)));
    }
    await engine.open();
    await complete();
    await expectAllFound();
    tried(`SIGKILL at ${String(LONG_KILLS)} random moments of filling a library; all of it found`);
  },
);
