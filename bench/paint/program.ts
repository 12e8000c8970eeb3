/** The built program in the browser shell, with a long article that has very many annotations, opened as a person would. */
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { openAnnotations } from '../../core/annotations/annotations.ts';
import { addressOf } from '../program-address.ts';
import type { Mark } from './in-page.ts';

/** An article that the program has read, and what it is to be marked with. */
export interface Marked {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly marks: readonly Mark[];
}

/** Milliseconds from the click on the shelf. */
export interface Opening {
  readonly text: number;
  readonly marks: number;
  /** The longest time in which the screen did not answer, while it opened. */
  readonly longest: number;
  /** Scrolling by whole windows afterwards: the frame in the middle, and the worst. */
  readonly scroll: number;
  readonly worstScroll: number;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const bundle = process.cwd();

async function fill(library: string, data: string, { title, paragraphs, marks }: Marked): Promise<void> {
  mkdirSync(library);
  const text = [title, ...paragraphs].join('\n\n');
  const file = `${text}\n`;
  writeFileSync(join(library, `${title}.txt`), file);
  writeFileSync(join(library, 'Another.txt'), 'Another\n\nA short one.\n');
  const store = await openAnnotations({
    libraryDir: library,
    fallbackDir: join(data, 'fallback'),
    dataDir: data,
    now: Date.now,
  });
  const textHash = hashOf(text);
  const id = 'a'.repeat(16);
  await store.keepText(textHash, text);
  await store.adopt(
    marks.map(({ start, end, colour }, at) => ({
      ...{ id: randomUUID(), articleId: id, colour, tags: [] },
      passage: { start, end, textHash, exact: text.slice(start, end), prefix: '', suffix: '' },
      note: at % 2 === 0 ? `Note ${at + 1} on these words.` : '',
      createdAt: Date.UTC(2026, 0, 1) + at,
      updatedAt: Date.UTC(2026, 0, 1) + at,
    })),
    [{ id, path: `${title}.txt`, title, textHash, bytesHash: hashOf(file) }],
  );
  await store.close();
}

/** Opens the article several times and answers what each time took. */
export async function openInProgram(browser: Browser, marked: Marked, rounds: number): Promise<Opening[]> {
  const root = mkdtempSync(join(tmpdir(), 'seedleaf-paint-'));
  const library = join(root, 'library');
  const data = join(root, 'data');
  await fill(library, data, marked);
  const program = join(bundle, 'dist/node/loopback.js');
  const child = spawn(process.execPath, [program, '--library', library, '--data', data, '--no-open'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
    await page.goto(await addressOf(child.stdout));
    const openings: Opening[] = [];
    for (let round = 0; round < rounds; round++) {
      await page.getByRole('option', { name: 'Another' }).click({ timeout: 120_000 });
      await page.waitForTimeout(1_500);
      openings.push(await openOnce(page, marked));
    }
    await page.close();
    return openings;
  } finally {
    const gone = once(child, 'exit');
    child.kill();
    await gone;
    rmSync(root, { recursive: true, force: true });
  }
}

const openOnce = (page: Page, { title, marks }: Marked): Promise<Opening> =>
  page.evaluate(
    async ({ wanted, count }) => {
      const frame = () =>
        new Promise<void>((done) =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done();
            port2.postMessage(null);
          }),
        );
      const row = [...document.querySelectorAll<HTMLElement>('[role="option"]')].find((each) =>
        each.textContent.includes(wanted),
      );
      const painted = () => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
      const begun = performance.now();
      let last = begun;
      let text = 0;
      let marked = 0;
      let longest = 0;
      row?.click();
      while (marked === 0 && last - begun < 120_000) {
        await frame();
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        const isOpen = document.querySelector('main')?.getAttribute('aria-label') === wanted;
        if (isOpen && text === 0 && document.querySelector('[data-block]')) text = now - begun;
        if (isOpen && text > 0 && painted() >= count) marked = now - begun;
      }
      await new Promise((done) => setTimeout(done, 1_500));
      const main = document.querySelector('main');
      const scrolls: number[] = [];
      for (let at = 0; main && at < 40; at++) {
        const before = performance.now();
        main.scrollTop += main.clientHeight * 0.9;
        await frame();
        scrolls.push(performance.now() - before);
      }
      scrolls.sort((a, b) => a - b);
      return { text, marks: marked, longest, scroll: scrolls[20] ?? 0, worstScroll: scrolls.at(-1) ?? 0 };
    },
    { wanted: title, count: marks.length },
  );
