/**
 * What keeping annotations costs: `npm run bench:journal`. An append with its fsync (median under 2 ms), opening 100,000
 * annotations (under half a second on one core), and the day's snapshot, beside the ways others keep theirs.
 */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openAnnotations } from '../core/annotations/annotations.ts';
import { encodeLine } from '../core/annotations/journal/line.ts';
import type { JournalRecord } from '../core/annotations/journal/record.ts';
import { openSqlite, type Sqlite } from './journal-sqlite.ts';

const HOW_MANY = Number(process.argv[3] ?? 100_000);
const APPENDS = 1_000;
const REWRITES = 20;
const OPENINGS = 7;
const TEXT = 'The gardener kept a ledger of every seed she had sown since the flood. '.repeat(8);
const TEXT_HASH = createHash('sha256').update(TEXT).digest('hex');

const idOf = (index: number): string => `${index.toString(16).padStart(8, '0')}-57d5-4d3c-9f0a-3f1f6f7f2a11`;

const recordOf = (index: number): JournalRecord => ({
  ...{ v: 1, stamp: { time: 1_800_000_000_000 + index * 977, count: 0 }, device: 'f0e1d2c3b4a59687' },
  ...{ wallTime: 1_800_000_000_000 + index * 977, kind: 'annotate', id: idOf(index) },
  articleId: `article${String(index % 2_000).padStart(9, '0')}`,
  passage: {
    ...{ start: 20 + (index % 400), end: 60 + (index % 400) },
    ...{ exact: TEXT.slice(20, 60), prefix: TEXT.slice(0, 20), suffix: TEXT.slice(60, 92) },
    textHash: TEXT_HASH,
  },
  colour: 'sky',
  note: index % 2 === 0 ? '' : `A note of the usual length, about as long as this one, number ${index}.`,
  tags: ['archive'],
});

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const quantile = (values: readonly number[], q: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? NaN;

interface Timed {
  readonly wall: number;
  /** Processor time of the whole program: on a busy machine, what one core would need alone. */
  readonly cpu: number;
}
async function timed(run: () => Promise<unknown>): Promise<Timed> {
  const before = process.cpuUsage();
  const start = performance.now();
  await run();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { wall, cpu: (user + system) / 1000 };
}
async function times(count: number, run: (index: number) => Promise<unknown>): Promise<Timed[]> {
  const all: Timed[] = [];
  for (let index = 0; index < count; index++) all.push(await timed(() => run(index)));
  return all;
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const print = (what: string, all: readonly Timed[]): void => {
  const walls = all.map(({ wall }) => wall);
  const cpu = quantile(
    all.map((each) => each.cpu),
    0.5,
  );
  console.log(
    `  ${what.padEnd(58)} ${ms(quantile(walls, 0.5)).padStart(9)} ${ms(quantile(walls, 0.99)).padStart(9)} ${ms(cpu).padStart(9)}`,
  );
};

/** A whole file written anew beside the old one, synced and renamed: how programs that keep one JSON file save a note. */
async function rewrite(file: string, json: string): Promise<void> {
  const handle = await open(`${file}.tmp`, 'w');
  await handle.writeFile(json);
  await handle.sync();
  await handle.close();
  await rename(`${file}.tmp`, file);
}

const storeIn = (root: string) =>
  openAnnotations({
    ...{ libraryDir: join(root, 'seeds'), fallbackDir: join(root, 'kept'), dataDir: join(root, 'data') },
    ...{ now: Date.now, pollMs: 3_600_000 },
  });

async function measureAppends(root: string, sqlite: Sqlite | null): Promise<void> {
  const bare = await open(join(root, 'bare.jsonl'), 'a');
  print(
    'a bare write and fsync of one line (the floor)',
    await times(APPENDS, async (index) => {
      await bare.write(encodeLine(recordOf(index)));
      await bare.sync();
    }),
  );
  await bare.close();
  const store = await storeIn(root);
  const article = { id: 'a', path: 'a.txt', bytesHash: '', textHash: TEXT_HASH, title: '' };
  const input = { articleId: 'a', start: 4, end: 30, colour: 'leaf', tags: [] } as const;
  print(
    'Seedleaf: one annotation, said to be saved',
    await times(APPENDS, (index) =>
      store.annotate({ ...input, annotationId: idOf(index), note: `Note ${index}` }, article, TEXT),
    ),
  );
  await store.close();
  if (sqlite)
    print(
      'node:sqlite, one insert, synchronous = FULL',
      await times(APPENDS, (i) => sqlite.insert(recordOf(i))),
    );
  for (const count of [1_000, HOW_MANY]) {
    const all = Array.from({ length: count }, (_, index) => recordOf(index));
    print(
      `one JSON file of ${count.toLocaleString('en')}, rewritten`,
      await times(REWRITES, () => rewrite(join(root, 'all.json'), JSON.stringify(all))),
    );
  }
}

/** So that no record of them is left in memory when a library is opened. */
async function writeJournal(root: string): Promise<void> {
  const records = Array.from({ length: HOW_MANY }, (_, index) => recordOf(index));
  const journal = Buffer.concat(records.map(encodeLine));
  await writeFile(join(root, 'seeds', '.seedleaf', 'journal', 'archive.jsonl'), journal);
  await writeFile(join(root, 'all.json'), JSON.stringify(records));
  console.log(
    `\nopening ${HOW_MANY.toLocaleString('en')} annotations (${(journal.length / 1e6).toFixed(0)} MB)`.padEnd(
      61,
    ) + HEAD,
  );
}

async function measureOpening(root: string, sqlite: Sqlite | null): Promise<void> {
  await writeJournal(root);
  const openings: Timed[] = [];
  for (let round = 0; round < OPENINGS; round++) {
    const opened: Awaited<ReturnType<typeof storeIn>>[] = [];
    openings.push(await timed(async () => opened.push(await storeIn(root))));
    // The day's snapshot is begun by the opening, and finished before it is closed.
    for (const store of opened) await store.close();
  }
  print('Seedleaf: every checksum verified, every record folded', openings);
  print('  the first of them', openings.slice(0, 1));
  const store = await storeIn(root);
  print('  and every annotation asked for', [
    await timed(() => {
      let letters = 0;
      for (const { note, passage } of store.all()) letters += note.length + passage.exact.length;
      if (letters === 0) throw new Error('They were read wrong.');
      return Promise.resolve();
    }),
  ]);
  await store.close();
  print(
    'one JSON file, parsed, nothing verified',
    await times(OPENINGS, async () => {
      const parsed: unknown = JSON.parse(await readFile(join(root, 'all.json'), 'utf8'));
      if (!Array.isArray(parsed) || parsed.length !== HOW_MANY) throw new Error('It was read wrong.');
    }),
  );
  if (!sqlite) return;
  sqlite.fill(Array.from({ length: HOW_MANY }, (_, index) => recordOf(index)));
  print('node:sqlite, every row read and parsed', await times(OPENINGS, () => sqlite.readAll(HOW_MANY)));
}

async function measureSnapshot(root: string): Promise<void> {
  const folder = join(root, 'seeds', '.seedleaf', 'snapshots');
  await rm(folder, { recursive: true, force: true });
  const store = await storeIn(root);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const taken = await timed(() => store.lookNow());
  delay.disable();
  const [name = ''] = await readdir(folder);
  const { size } = await stat(join(folder, name));
  console.log(`\nthe day's snapshot of them (${(size / 1e6).toFixed(1)} MB)`.padEnd(61) + HEAD);
  print('taken', [taken]);
  print('its preview', [await timed(() => store.snapshots.preview(name))]);
  const longest = (delay.max - 1e6) / 1e6;
  console.log(`  the thread was never held longer than ${ms(longest)} while it was taken`);
  await store.close();
}

const HEAD = '   median       p99       cpu';
const root = await mkdtemp(join(tmpdir(), 'seedleaf-journal-'));
try {
  await mkdir(join(root, 'seeds'));
  const sqlite = await openSqlite(join(root, 'peer.db'));
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} threads, load ${loadavg()[0]?.toFixed(1) ?? ''}, Node ${process.version}`,
  );
  if (!sqlite) console.log('(this Node has no node:sqlite; that peer is left out)');
  console.log('\nsaving one annotation'.padEnd(61) + HEAD);
  await measureAppends(root, sqlite);
  await measureOpening(root, sqlite);
  await measureSnapshot(root);
  sqlite?.close();
} finally {
  await rm(root, { recursive: true });
}
