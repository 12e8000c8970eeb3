/** A program that is killed at any point has lost nothing of what it said was saved: real processes, real SIGKILLs. */
import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { beforeAll, expect, it } from 'vitest';
import { POINTS, type Point } from './fixtures/dying-disk.ts';
import { makeLibrary, type TestLibrary } from './fixtures/library.ts';
import { randomFrom } from './fixtures/prose.ts';
import { times, tried } from './fixtures/scale.ts';

const LANES = 4;
/** No point is further away; a program that is killed at a random moment makes more than it ever can. */
const UNTIL_DEAD = 100_000;
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

interface Written {
  readonly signal: NodeJS.Signals | null;
  /** The id of each annotation that was said to be saved, and the hash of its text. */
  readonly said: readonly string[];
}

interface Run {
  readonly library: TestLibrary;
  readonly dataDir: string;
  readonly name: string;
  readonly howMany?: number;
  /** Where it dies. */
  readonly point?: Point | undefined;
  /** When it is killed, in milliseconds after it was started. */
  readonly afterMs?: number | undefined;
}

async function write({ library, dataDir, name, howMany = UNTIL_DEAD, ...o }: Run): Promise<Written> {
  const point = o.point ? JSON.stringify(o.point) : '';
  const writer = spawn(execPath, [program, library.dir, dataDir, name, String(howMany), point], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => writer.on('close', resolve));
  const said: string[] = [];
  createInterface({ input: writer.stdout }).on('line', (line) => {
    if (line !== 'ready') said.push(line);
    else if (o.afterMs !== undefined) setTimeout(() => writer.kill('SIGKILL'), o.afterMs);
  });
  await ended;
  return { signal: writer.signalCode, said };
}

/** Writers run and die in a few libraries at once; each time what was just said is looked for, at the end all of it. */
async function killAll(deaths: readonly Pick<Run, 'point' | 'afterMs'>[]): Promise<number> {
  const lane = async (number: number): Promise<number> => {
    const library = await makeLibrary();
    const dataDir = await mkdtemp(join(tmpdir(), 'seedleaf-device-'));
    const acknowledged: string[] = [];
    for (let kill = number; kill < deaths.length; kill += LANES) {
      const { signal, said } = await write({ library, dataDir, name: `kill${kill}`, ...deaths[kill] });
      expect(signal, JSON.stringify(deaths[kill])).toBe('SIGKILL');
      acknowledged.push(...said);
      await expectKept(library, said);
    }
    await expectKept(library, acknowledged);
    return acknowledged.length;
  };
  const counts = await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
  return counts.reduce((sum, count) => sum + count, 0);
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
  // A snapshot is whole, or it is not there.
  for (const { takenAt, name } of await store.snapshots.list()) expect(takenAt, name).not.toBeNull();
  await store.close();
}

it(
  'keeps every acknowledged annotation and its text through a death at every kind of point',
  { timeout: 900_000 },
  async () => {
    const rounds = times(2, 16);
    // What happens once in a program's life is died at the first time.
    const nthOf = ({ part, operation }: Omit<Point, 'nth'>, round: number): number =>
      operation === 'makeFolder' || (part === 'journal' && operation === 'syncFolder') ? 1 : 1 + (round % 8);
    const points = Array.from({ length: rounds }, (_, round) =>
      POINTS.map((point): Point => ({ ...point, nth: nthOf(point, round) })),
    ).flat();
    const kept = await killAll(points.map((point) => ({ point })));
    expect(kept).toBeGreaterThan(points.length);
    tried(`SIGKILL at ${points.length} points of ${POINTS.length} kinds; ${kept} acknowledged, all kept`);
  },
);

it('keeps them through kills at random moments', { timeout: 900_000 }, async () => {
  const moments = Array.from({ length: times(20, 100) }, () => ({ afterMs: 20 + random() * random() * 200 }));
  const kept = await killAll(moments);
  expect(kept).toBeGreaterThan(0);
  tried(`SIGKILL at ${moments.length} random moments; ${kept} acknowledged, all kept`);
});

it(
  'lets two programs write to one library at once, of one device and of two',
  { timeout: 120_000 },
  async () => {
    const library = await makeLibrary();
    const dataDir = await mkdtemp(join(tmpdir(), 'seedleaf-device-'));
    const otherDir = await mkdtemp(join(tmpdir(), 'seedleaf-device-'));
    const howMany = times(150);
    const written = await Promise.all(
      [dataDir, dataDir, otherDir].map((dir, index) =>
        write({ library, dataDir: dir, name: `program${index}`, howMany }),
      ),
    );
    expect(written.map(({ signal }) => signal)).toEqual([null, null, null]);
    expect(written.map(({ said }) => said.length)).toEqual([howMany, howMany, howMany]);
    await expectKept(
      library,
      written.flatMap(({ said }) => said),
    );
    tried(`three processes on one library, two of them of one device: ${howMany * 3} annotations, all kept`);
  },
);
