/** A program that is killed at any moment has lost nothing of what it said was saved: real processes, real SIGKILLs. */
import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { beforeAll, expect, it } from 'vitest';
import { makeLibrary, type TestLibrary } from './fixtures/library.ts';
import { randomFrom } from './fixtures/prose.ts';
import { times, tried } from './fixtures/scale.ts';

const KILLS = times(200);
const LANES = 4;
const random = randomFrom(991);
let program = '';

beforeAll(async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'seedleaf-writer-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: join(import.meta.dirname, 'fixtures', 'kill-writer.ts'), outDir, target: 'node20' },
  });
  program = join(outDir, 'kill-writer.js');
}, 60_000);

/** Starts the writer and kills it some milliseconds after it is ready; answers what it said was saved. */
async function writeAndDie(
  library: TestLibrary,
  dataDir: string,
  run: string,
  afterMs: number,
): Promise<string[]> {
  const writer = spawn(execPath, [program, library.dir, dataDir, run], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => writer.on('close', resolve));
  const said: string[] = [];
  createInterface({ input: writer.stdout }).on('line', (line) => {
    if (line === 'ready') setTimeout(() => writer.kill('SIGKILL'), afterMs);
    else if (line.includes(' ')) said.push(line);
  });
  await ended;
  expect(writer.signalCode).toBe('SIGKILL');
  return said;
}

async function runLane(lane: number): Promise<number> {
  const library = await makeLibrary();
  const dataDir = await mkdtemp(join(tmpdir(), 'seedleaf-device-'));
  const acknowledged: string[] = [];
  for (let kill = 0; kill < KILLS / LANES; kill++) {
    const said = await writeAndDie(library, dataDir, `lane${lane}kill${kill}`, random() * random() * 150);
    acknowledged.push(...said);
    // Each time what was just said; now and then, and at the end, all that was ever said.
    await expectKept(library, kill % 10 === 9 ? acknowledged : said);
  }
  await expectKept(library, acknowledged);
  return acknowledged.length;
}

async function expectKept(library: TestLibrary, acknowledged: readonly string[]): Promise<void> {
  const store = await library.open({ device: 'onlooker' });
  for (const line of acknowledged) {
    const [id = '', textHash = ''] = line.split(' ');
    const annotation = store.find(id);
    if (annotation?.note !== `Note ${id}` || annotation.passage.textHash !== textHash)
      expect.fail(`lost: ${id}`);
  }
  const last = acknowledged.at(-1)?.split(' ')[1];
  if (last !== undefined) expect(await store.keptText(last)).not.toBeNull();
  await store.close();
}

it(
  'keeps every acknowledged annotation and its text through kills at random moments',
  { timeout: 600_000 },
  async () => {
    const counts = await Promise.all(Array.from({ length: LANES }, (_, lane) => runLane(lane)));
    const total = counts.reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(0);
    tried(`${KILLS} SIGKILLs, ${total} acknowledged annotations, all kept`);
  },
);
