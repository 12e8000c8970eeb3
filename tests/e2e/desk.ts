/** What every end-to-end spec starts from: a library in a temporary folder, open in the shell that the project names. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { startShell, type Running, type Shell } from './shells.ts';
import { untilStill } from './still.ts';

const samples = fileURLToPath(new URL('../fixtures/library/', import.meta.url));

export class Desk {
  readonly shell: Shell;
  readonly locale: string;
  readonly root = mkdtempSync(join(tmpdir(), 'seedleaf-desk-'));
  readonly library = join(this.root, 'library');
  /** Requests that left for anywhere but the program; every spec ends by finding none. */
  readonly strayRequests: string[] = [];
  readonly pageErrors: string[] = [];
  #running: Running | null = null;

  constructor(shell: Shell, locale: string) {
    this.shell = shell;
    this.locale = locale;
    mkdirSync(this.library);
  }

  get page(): Page {
    if (!this.#running) throw new Error('The program is not running.');
    return this.#running.page;
  }

  /** Puts the fixture articles into the library. */
  withSamples(): this {
    cpSync(samples, this.library, { recursive: true });
    return this;
  }

  path(name: string): string {
    return join(this.library, name);
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
  }

  /** Starts the program; on the desk's library, or on none named. */
  async open({ named = true }: { named?: boolean } = {}): Promise<Page> {
    const library = named ? this.library : null;
    this.#running = await startShell(this.shell, {
      library,
      data: join(this.root, 'data'),
      locale: this.locale,
    });
    this.#watch(this.page);
    await expect(this.page.getByRole('main')).toBeVisible();
    return this.page;
  }

  async close(): Promise<void> {
    await this.#running?.close();
    this.#running = null;
  }

  async reopen(options?: { named?: boolean }): Promise<Page> {
    await this.close();
    return this.open(options);
  }

  /** Ends the program as a crash would, then starts it again. */
  async crashAndReopen(): Promise<Page> {
    await this.#running?.kill();
    this.#running = null;
    return this.open();
  }

  /** A row of the shelf, by the article's title. */
  row(title: string | RegExp): Locator {
    return this.page.getByRole('option', { name: title });
  }

  /** Opens an article from the shelf and waits for its text. */
  async read(title: string): Promise<Locator> {
    await expect(this.page.getByText(/^(Reading the folder|Reading \d)/)).toHaveCount(0);
    const text = this.page.getByRole('main').locator('.page-text');
    // While the first articles arrive, a row may slip from under the pointer; a person would click again too.
    await expect(async () => {
      await this.row(title).click();
      await expect(this.page.getByRole('main')).toHaveAccessibleName(title, { timeout: 3_000 });
    }).toPass();
    await expect(text).toBeVisible();
    return text;
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  #watch(page: Page): void {
    const own = new URL(page.url()).origin;
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(own) && !/^(data|blob):/.test(url)) this.strayRequests.push(url);
    });
    page.on('pageerror', (error) => this.pageErrors.push(error.message));
  }
}

/** `desk`: a program not yet started, ended and cleaned up after the spec. */
export const test = base.extend<{ desk: Desk }, { shell: Shell }>({
  shell: ['loopback', { option: true, scope: 'worker' }],
  desk: async ({ shell, locale }, use) => {
    const desk = new Desk(shell, locale ?? 'en-GB');
    await use(desk);
    expect(desk.strayRequests, 'requests that left the machine').toEqual([]);
    expect(desk.pageErrors, 'errors on the page').toEqual([]);
    await desk.close();
    desk.dispose();
  },
});

export { expect };

/** Selects words of the page with the mouse, as a reader drags over them. */
export async function dragOver(page: Page, words: string): Promise<void> {
  const found = await page.evaluateHandle(rangeOf, words);
  await found.evaluate((range) => range.startContainer.parentElement?.scrollIntoView({ block: 'center' }));
  await untilStill(page);
  const lines = await found.evaluate((range) =>
    [...range.getClientRects()].map(({ left, right, top, height }) => ({ left, right, y: top + height / 2 })),
  );
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) throw new Error(`The page does not show “${words}”.`);
  await page.mouse.move(first.left + 1, first.y);
  await page.mouse.down();
  await page.mouse.move((first.left + last.right) / 2, (first.y + last.y) / 2, { steps: 3 });
  await page.mouse.move(last.right, last.y, { steps: 3 });
  await page.mouse.up();
}

/** Runs in the page: where the text has these words, in one node of it. */
function rangeOf(words: string): Range {
  const root = document.querySelector('.page-text');
  const walker = document.createTreeWalker(root ?? document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const at = node.textContent?.indexOf(words) ?? -1;
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    return range;
  }
  throw new Error(`The page does not hold “${words}”.`);
}

/** What is painted under a highlight name, in the order of the text. */
export const painted = (page: Page, name: string): Promise<string[]> =>
  page.evaluate(
    (highlight) =>
      [...(CSS.highlights.get(highlight) ?? [])].map((range) => {
        const real = document.createRange();
        real.setStart(range.startContainer, range.startOffset);
        real.setEnd(range.endContainer, range.endOffset);
        return real.toString();
      }),
    name,
  );
