/**
 * How long a key press waits for its results on the screen: `node bench/run.mjs typing [ARTICLES, 10000]`, after
 * `npm run build`. The whole program in the browser shell, with articles of six hundred words, typed into as a person
 * would; from the key press to the frame that shows other results, beside what a key takes in a field that searches nothing.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Page } from 'playwright';
import { launchOptions } from '../build/chromium.ts';
import { paragraphs, randomFrom } from './generated-text.ts';
import { addressOf } from './program-address.ts';

const ARTICLES = Number(process.argv[3] ?? 10_000);
const PER_FOLDER = 500;
/** Of some ninety words each. */
const PARAGRAPHS = 7;
const QUERIES = 25;
/** A fast typist's hundred words a minute. */
const KEY_MS = 120;
const FRAME_MS = 1000 / 60;

const random = randomFrom(3);
const queries: string[] = [];

function fill(library: string): void {
  for (let number = 0; number < ARTICLES; number++) {
    const folder = join(library, String(Math.floor(number / PER_FOLDER)));
    if (number % PER_FOLDER === 0) mkdirSync(folder, { recursive: true });
    const text = paragraphs(PARAGRAPHS, random).join('\n\n');
    writeFileSync(join(folder, `${String(number)}.txt`), `Article ${String(number)}\n\n${text}\n`);
    if (queries.length < QUERIES && number % Math.ceil(ARTICLES / QUERIES) === 0) queries.push(queryIn(text));
  }
}

/** Three words that stand in a text. */
function queryIn(text: string): string {
  const words = text.match(/(?<![\p{L}’])\p{L}{4,9}(?![\p{L}’])/gu) ?? [];
  return [3, 11, 40].map((place) => words[place] ?? 'pays').join(' ');
}

/** What a page is told to measure: where keys are pressed, and what shows their answer. */
interface Watched {
  readonly field: string;
  readonly answer: string;
}

/** For each key pressed from now on the milliseconds until the frame is done in which the answer changed first. */
async function watch(page: Page, watched: Watched): Promise<void> {
  await page.evaluate(({ field, answer }) => {
    const times: number[] = [];
    Object.assign(globalThis, { times });
    const done = (since: number): void =>
      void requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.push(performance.now() - since);
        port2.postMessage(null);
      });
    let pressed: number | null = null;
    // What shows the answer comes and goes: whatever changes inside of it is looked for from above.
    new MutationObserver((changes) => {
      const isAnswer = ({ target }: MutationRecord): boolean => {
        const element = target instanceof Element ? target : target.parentElement;
        return Boolean(element?.closest(answer));
      };
      if (pressed === null || !changes.some(isAnswer)) return;
      done(pressed);
      pressed = null;
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    document
      .querySelector(field)
      ?.addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { capture: true });
  }, watched);
}

const timesOf = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as { times: number[] }).times);

async function type(page: Page, text: string): Promise<void> {
  for (const letter of text) {
    await page.keyboard.type(letter);
    await pause(KEY_MS);
  }
}

const quantile = (times: readonly number[], q: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * q))] ?? NaN;

function tell(name: string, keys: number, times: readonly number[]): void {
  const within = (frames: number): string =>
    ((times.filter((each) => each <= frames * FRAME_MS).length / times.length) * 100).toFixed(0);
  console.log(
    `${name}: ${String(times.length)} answers to ${String(keys)} keys, p50 ${quantile(times, 0.5).toFixed(1)}, p95 ${quantile(times, 0.95).toFixed(1)}, at most ${Math.max(...times).toFixed(1)} ms; ${within(1)} % within a frame of 60 a second, ${within(2)} % within two`,
  );
}

async function measure(page: Page): Promise<void> {
  await page.getByRole('option').first().waitFor({ timeout: 900_000 });
  await pause(1_000);
  await page
    .getByText(/^(Reading the folder|Reading \d)|searchable$/u)
    .waitFor({ state: 'detached', timeout: 900_000 });
  await page.keyboard.press('Control+Shift+F');
  const all = queries.join('').length;
  // Nothing is as fast as this: what a frame takes by itself.
  await page.evaluate(() => {
    const field = Object.assign(document.createElement('input'), { id: 'plain' });
    const shown = Object.assign(document.createElement('output'), { id: 'shown' });
    field.oninput = () => (shown.textContent = field.value);
    document.body.append(field, shown);
    field.focus();
  });
  await watch(page, { field: '#plain', answer: '#shown' });
  await type(page, queries.join(' '));
  tell('a field that searches nothing', all, await timesOf(page));
  await page.evaluate(() => document.querySelectorAll('#plain, #shown').forEach((each) => each.remove()));
  await page.keyboard.press('Control+Shift+F');
  await watch(page, { field: 'input:focus', answer: '[role="listbox"]' });
  for (const query of queries) {
    await page.keyboard.press('Control+A');
    await type(page, query);
  }
  tell('the search', all, await timesOf(page));
}

const root = mkdtempSync(join(tmpdir(), 'seedleaf-typing-'));
const library = join(root, 'library');
fill(library);
const [cpu] = cpus();
console.log(
  `${cpu?.model.trim() ?? 'unknown processor'}, ${String(availableParallelism())} cores, Node ${process.version}, load ${(loadavg()[0] ?? 0).toFixed(1)}; ${String(ARTICLES)} articles`,
);
const child = spawn(
  process.execPath,
  [resolve('dist/node/loopback.js'), '--library', library, '--data', join(root, 'data'), '--no-open'],
  { stdio: ['pipe', 'pipe', 'inherit'] },
);
const browser = await chromium.launch(launchOptions);
try {
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  await page.goto(await addressOf(child.stdout));
  await measure(page);
} finally {
  await browser.close();
  const gone = once(child, 'exit');
  child.kill();
  await gone;
  rmSync(root, { recursive: true, force: true });
}
