/**
 * Whether the notebook drops frames: the built program with very many annotations in a real Chromium, scrolled by wheel,
 * by keys and by the scroll bar, in turns with a peer that does nothing of its own: a bare page of 2,000 plain rows. What
 * the peer drops is the machine's; what the notebook drops beyond that is ours. Frames are counted without a trace, which
 * costs frames itself; one more round is traced for the processor time of each task. Build first (`npx vite build
 * --app`); `node bench/run.mjs notebook-scroll [annotations] [rounds]`.
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
const ROUNDS = Number(process.argv[4] ?? 5);
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

/** A bare page to hold beside the notebook: rows of its height that are there from the start, and no script at all. */
const BARE_PAGE = `<!doctype html><title>rows</title>
<style>body{margin:0} div[role=grid]{height:100vh;overflow:auto} p{margin:0;height:72px;border-bottom:1px solid #ddd}</style>
<div role="grid" tabindex="0">${Array.from({ length: 2_000 }, (_, row) => `<p role="row">Row ${row}</p>`).join('')}</div>`;

const WAYS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'standing still': (page) => page.waitForTimeout(2_000),
  'wheel, 120 px a turn': async (page) => {
    await page.getByRole('grid').hover();
    for (let turn = 0; turn < 300; turn++) {
      await page.mouse.wheel(0, 120);
      await page.waitForTimeout(12);
    }
  },
  '40 px every frame': async (page) => {
    await page.evaluate(GLIDE);
  },
  'arrow down, 200 times': async (page) => {
    await page.getByRole('grid').focus();
    for (let press = 0; press < 200; press++) await page.keyboard.press('ArrowDown');
  },
  'page down, 100 times': async (page) => {
    for (let press = 0; press < 100; press++) {
      await page.keyboard.press('PageDown');
      await page.waitForTimeout(30);
    }
  },
  'scroll bar to anywhere, 40 times': async (page) => {
    for (let jump = 0; jump < 40; jump++) {
      await page.evaluate(jumpTo(random()));
      await page.waitForTimeout(120);
    }
  },
};

const FRAME = 1000 / 60;
const lateOf = (frames: readonly number[]): number =>
  frames.reduce((sum, time) => sum + Math.max(0, Math.round(time / FRAME) - 1), 0);
const p99Of = (frames: readonly number[]): string =>
  ([...frames].sort((a, b) => a - b)[Math.floor(frames.length * 0.99)] ?? NaN).toFixed(1);

/** Length of each frame by the clock, in milliseconds, while the page is scrolled. */
async function framesOf(page: Page, act: (page: Page) => Promise<void>): Promise<number[]> {
  await page.bringToFront();
  await page.evaluate(jumpTo(0));
  await page.waitForTimeout(500);
  await page.evaluate(WATCH);
  await act(page);
  return page.evaluate<number[]>(FRAMES);
}

async function measure(browser: Browser, page: Page): Promise<void> {
  await page.getByRole('grid').waitFor();
  await page.waitForTimeout(1_500);
  const bare = await browser.newPage({ viewport: page.viewportSize() });
  await bare.setContent(BARE_PAGE);
  const rows: Record<string, string | number>[] = [];
  for (const [what, act] of Object.entries(WAYS)) {
    const ours: number[][] = [];
    const peers: number[][] = [];
    for (let round = 0; round < ROUNDS; round++) {
      peers.push(await framesOf(bare, act));
      ours.push(await framesOf(page, act));
    }
    await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] });
    const traced = await framesOf(page, act);
    const tasks = tasksIn(await browser.stopTracing());
    rows.push({
      what,
      'frames, all rounds': ours.flat().length,
      'late, a round': ours.map(lateOf).join(' '),
      'bare page': peers.map(lateOf).join(' '),
      'p99 ms': p99Of(ours.flat()),
      'bare p99': p99Of(peers.flat()),
      'processor ms a frame': (tasks.reduce((sum, time) => sum + time, 0) / traced.length).toFixed(2),
      'longest task, processor ms': Math.max(0, ...tasks).toFixed(1),
      'tasks over a frame': tasks.filter((time) => time > FRAME).length,
    });
  }
  console.table(rows);
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
