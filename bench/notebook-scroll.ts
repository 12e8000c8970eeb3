/**
 * Whether the notebook drops frames: the built program with very many annotations in a real Chromium, scrolled by wheel,
 * by keys and by the scroll bar. Build first (`npx vite build --app`); `node bench/run.mjs notebook-scroll [annotations]`.
 */
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser, type Page } from 'playwright';
import { launchOptions } from '../build/chromium.ts';
import { COLOURS } from '../contract/annotation.ts';
import { openAnnotations } from '../core/annotations/annotations.ts';
import { paragraphs, randomFrom } from './generated-text.ts';

const ANNOTATIONS = Number(process.argv[3] ?? 100_000);
const PER_ARTICLE = 500;
const root = mkdtempSync(join(tmpdir(), 'seedleaf-notebook-'));
const library = join(root, 'library');
const data = join(root, 'data');
const random = randomFrom(9);
const below = (limit: number): number => Math.floor(random() * limit);
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Articles on the disk, and annotations of them in the journal. */
async function makeLibrary(): Promise<void> {
  mkdirSync(library);
  const store = await openAnnotations({
    libraryDir: library,
    fallbackDir: join(root, 'fallback'),
    dataDir: data,
    now: Date.now,
  });
  const notes = paragraphs(500, random);
  for (let made = 0, article = 0; made < ANNOTATIONS; made += PER_ARTICLE, article++) {
    const title = `Article ${article + 1}`;
    const text = [title, ...paragraphs(12, random)].join('\n\n');
    const path = `${title}.txt`;
    const file = `${text}\n`;
    writeFileSync(join(library, path), file);
    const textHash = hashOf(text);
    const id = Array.from({ length: 16 }, () => 'abcdefghijklmnopqrstuvwxyz234567'.charAt(below(32))).join(
      '',
    );
    await store.keepText(textHash, text);
    const adopted = Array.from({ length: Math.min(PER_ARTICLE, ANNOTATIONS - made) }, (_, index) => {
      const start = title.length + 2 + below(text.length - 400);
      const end = start + 20 + below(300);
      const at = Date.UTC(2026, 0, 1) + (made + index) * 60_000;
      return {
        id: randomUUID(),
        articleId: id,
        passage: {
          ...{ start, end, textHash, exact: text.slice(start, end) },
          prefix: text.slice(start - 4, start),
          suffix: text.slice(end, end + 4),
        },
        colour: COLOURS[below(COLOURS.length)] ?? 'sun',
        note: random() < 0.5 ? (notes[below(notes.length)] ?? '').slice(0, 20 + below(160)) : '',
        tags: random() < 0.4 ? [`étiquette ${below(60)}`] : [],
        ...{ createdAt: at, updatedAt: at },
      };
    });
    await store.adopt(adopted, [{ id, path, title, textHash, bytesHash: hashOf(file) }]);
  }
  await store.close();
}

interface Watched {
  /** How long each frame took by the clock, in milliseconds. */
  readonly frames: readonly number[];
  /** Processor time of every task of the page's thread, in milliseconds: what a machine with nothing else to do would see. */
  readonly tasks: readonly number[];
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Processor times of the tasks of the page's main thread; the busiest of that name is the page's. */
function tasksIn(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  const keyOf = ({ pid, tid }: TraceEvent): string => `${pid}.${tid}`;
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(keyOf),
  );
  const byThread = new Map<string, number[]>();
  for (const event of traceEvents) {
    const key = keyOf(event);
    if (event.tdur === undefined || !event.name.endsWith('RunTask') || !mains.has(key)) continue;
    byThread.set(key, [...(byThread.get(key) ?? []), event.tdur / 1000]);
  }
  const sum = (times: readonly number[]): number => times.reduce((all, time) => all + time, 0);
  return [...byThread.values()].sort((a, b) => sum(b) - sum(a))[0] ?? [];
}

// What runs in the page is text: this folder knows no DOM.
const WATCH = `(() => {
  const watch = (globalThis.frameWatch = { frames: [], on: true });
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    watch.frames.push(now - last);
    last = now;
    if (watch.on) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
})()`;
const FRAMES = `(() => {
  frameWatch.on = false;
  return frameWatch.frames.slice(1);
})()`;
const GLIDE = `(async () => {
  const list = document.querySelector('[role="grid"]');
  for (let frame = 0; frame < 300; frame++) {
    list.scrollTop += 40;
    await new Promise(requestAnimationFrame);
  }
})()`;
const jumpTo = (share: number): string => `(() => {
  const list = document.querySelector('[role="grid"]');
  list.scrollTop = list.scrollHeight * ${share};
})()`;

async function watch(browser: Browser, page: Page, act: () => Promise<void>): Promise<Watched> {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] });
  await page.evaluate(WATCH);
  await act();
  const frames = await page.evaluate<number[]>(FRAMES);
  return { frames, tasks: tasksIn(await browser.stopTracing()) };
}

const FRAME = 1000 / 60;

function row(what: string, { frames, tasks }: Watched): Record<string, string | number> {
  const sorted = [...frames].sort((a, b) => a - b);
  const busy = tasks.reduce((sum, time) => sum + time, 0);
  return {
    what,
    frames: frames.length,
    'median ms': (sorted[sorted.length >> 1] ?? NaN).toFixed(1),
    'p99 ms': (sorted[Math.floor(sorted.length * 0.99)] ?? NaN).toFixed(1),
    dropped: frames.reduce((sum, time) => sum + Math.max(0, Math.round(time / FRAME) - 1), 0),
    'processor ms a frame': (busy / frames.length).toFixed(2),
    'longest task, processor ms': Math.max(0, ...tasks).toFixed(1),
    'tasks over a frame': tasks.filter((time) => time > FRAME).length,
  };
}

async function measure(browser: Browser, page: Page): Promise<void> {
  const grid = page.getByRole('grid');
  await grid.waitFor();
  await page.waitForTimeout(1_500);
  const idle = await watch(browser, page, () => page.waitForTimeout(2_000));
  await grid.hover();
  const wheel = await watch(browser, page, async () => {
    for (let turn = 0; turn < 300; turn++) {
      await page.mouse.wheel(0, 120);
      await page.waitForTimeout(12);
    }
  });
  const smooth = await watch(browser, page, async () => {
    await page.evaluate(GLIDE);
  });
  const keys = await watch(browser, page, async () => {
    await grid.focus();
    for (let press = 0; press < 200; press++) await page.keyboard.press('ArrowDown');
  });
  const pages = await watch(browser, page, async () => {
    for (let press = 0; press < 100; press++) {
      await page.keyboard.press('PageDown');
      await page.waitForTimeout(30);
    }
  });
  const jumps = await watch(browser, page, async () => {
    for (let jump = 0; jump < 40; jump++) {
      await page.evaluate(jumpTo(random()));
      await page.waitForTimeout(120);
    }
  });
  console.table([
    row('standing still', idle),
    row('wheel, 120 px a turn', wheel),
    row('40 px every frame', smooth),
    row('arrow down, 200 times', keys),
    row('page down, 100 times', pages),
    row('scroll bar to anywhere, 40 times', jumps),
  ]);
}

await makeLibrary();
const program = spawn(
  process.execPath,
  ['dist/node/loopback.js', '--library', library, '--data', data, '--no-open'],
  { stdio: ['pipe', 'pipe', 'inherit'] },
);
try {
  let address = '';
  for await (const line of createInterface(program.stdout)) {
    address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0] ?? '';
    if (address !== '') break;
  }
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(address);
  await page.getByRole('main').waitFor();
  await page.waitForTimeout(8_000);
  const started = performance.now();
  await page.keyboard.press('m');
  await page.getByRole('row').first().waitFor();
  const [cpu] = cpus();
  console.log(
    `${cpu?.model.trim() ?? 'unknown processor'}, Chromium ${browser.version()}, load ${(loadavg()[0] ?? 0).toFixed(1)}`,
  );
  console.log(
    `${ANNOTATIONS} annotations; the notebook stood after ${(performance.now() - started).toFixed(0)} ms`,
  );
  await measure(browser, page);
  await browser.close();
} finally {
  const gone = once(program, 'exit');
  program.kill('SIGTERM');
  await gone;
  rmSync(root, { recursive: true, force: true });
}
