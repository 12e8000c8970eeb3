/** Marks for those who hear the page, point at one of several, or print it: what is painted is there in every other way too. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { dragOver, expect, painted, test, type Desk } from './desk.ts';

const title = 'How tides remember';

/** What assistive technology was told last. */
const told = (page: Page) => page.locator('.visually-hidden[aria-live="polite"]');

async function mark(page: Page, words: string, key: string): Promise<void> {
  await dragOver(page, words);
  await page.keyboard.press(key);
  await page.keyboard.press('Escape');
}

/** Clicks on the first character of words of the page. */
async function clickOn(page: Page, words: string): Promise<void> {
  const at = await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(
      document.querySelector('.page-text') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    while (walker.nextNode()) {
      const start = walker.currentNode.textContent?.indexOf(wanted) ?? -1;
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, start);
      range.setEnd(walker.currentNode, start + 1);
      const box = range.getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    }
    return null;
  }, words);
  if (!at) throw new Error(`The page does not show “${words}”.`);
  await page.mouse.click(at.x, at.y);
}

async function openWithMarks(desk: Desk): Promise<Page> {
  desk.withSamples();
  const page = await desk.open();
  await desk.read(title);
  await mark(page, 'The ledger names the moon, the wind', '3');
  await mark(page, 'names the moon', '1');
  return page;
}

test('of marks that lie over one another each can be pointed at, the innermost first, by mouse and by keyboard', async ({
  desk,
}) => {
  const page = await openWithMarks(desk);
  await expect.poll(() => painted(page, 'mark-sun-deep')).toEqual(['names the moon']);
  await clickOn(page, 'the moon');
  const bar = page.getByRole('toolbar', { name: 'This mark' });
  await expect(bar.getByRole('button', { name: /Sun/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(told(page)).toContainText('1 of 2 here. Sun: “names the moon”.');
  await clickOn(page, 'the moon');
  await expect(bar.getByRole('button', { name: /Sky/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(told(page)).toContainText('2 of 2 here. Sky: “The ledger names the moon, the wind”.');
  await clickOn(page, 'the moon');
  await expect(bar.getByRole('button', { name: /Sun/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('o');
  await expect(bar.getByRole('button', { name: /Sky/ })).toHaveAttribute('aria-pressed', 'true');
  await bar.getByRole('button', { name: 'Another mark here (2 of 2)' }).click();
  await expect(bar.getByRole('button', { name: /Sun/ })).toHaveAttribute('aria-pressed', 'true');
  await clickOn(page, 'The ledger');
  await expect(bar.getByRole('button', { name: /Sky/ })).toHaveAttribute('aria-pressed', 'true');
});

test('sentences are marked one after another, and a passage that is marked already is not marked twice', async ({
  desk,
}) => {
  desk.write(
    'walk.txt',
    'A walk\n\nThe mole is long. The light is low. A gull asks for bread. It gets none.\n',
  );
  const page = await desk.open();
  await desk.read('A walk');
  await clickOn(page, 'mole');
  await page.keyboard.press('s');
  await page.keyboard.press('1');
  await page.keyboard.press('s');
  await page.keyboard.press('2');
  await expect.poll(() => painted(page, 'mark-sun')).toContain('The mole is long.');
  await expect.poll(() => painted(page, 'mark-leaf')).toContain('The light is low.');
  await page.keyboard.press('Shift+s');
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe('The mole is long.');
  await page.keyboard.press('4');
  await expect.poll(() => painted(page, 'mark-rose')).toContain('The mole is long.');
  await expect.poll(() => painted(page, 'mark-sun')).toEqual([]);
  await page.keyboard.press('Escape');
  await clickOn(page, 'gull');
  await page.keyboard.press('s');
  await page.keyboard.press('n');
  await page.keyboard.type('Hungry');
  await page.keyboard.press('Control+Enter');
  await dragOver(page, 'A gull asks for bread.');
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('Hungry');
});

test('the keyboard moves by sentence and paragraph, extends, and says what it selected and marked', async ({
  desk,
}) => {
  desk.withSamples();
  const page = await desk.open();
  await desk.read(title);
  await page.getByRole('main').focus();
  await page.keyboard.press('p');
  await expect(told(page)).toHaveText(title);
  await page.keyboard.press('p');
  const paragraph = await told(page).textContent();
  expect(paragraph).toContain('A tide table is a promise made by arithmetic.');
  await page.keyboard.press('p');
  await expect(told(page)).not.toHaveText(paragraph ?? '');
  await page.keyboard.press('Shift+P');
  await expect(told(page)).toHaveText(paragraph ?? '');
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await expect(told(page)).toHaveText('A tide table is a promise made by arithmetic.');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(told(page)).toContainText('Without “arithmetic.”');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(told(page)).toContainText('With “arithmetic”');
  await page.keyboard.press('4');
  await expect(told(page)).toHaveText('Marked in Rose: “A tide table is a promise made by arithmetic”');
  await page.keyboard.press('2');
  await expect(told(page)).toHaveText('Now in Leaf: “A tide table is a promise made by arithmetic”');
});

test('the marks are a list in the order of the text; Enter goes to one, and Alt with an arrow comes back', async ({
  desk,
}) => {
  const page = await openWithMarks(desk);
  await mark(page, 'The sea does not know', '5');
  await page.getByRole('main').evaluate((main) => main.scrollTo(0, 0));
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  await page.keyboard.press('l');
  const list = page.getByRole('dialog').getByRole('list', { name: 'Annotations, in the order of the text' });
  await expect(list.getByRole('listitem')).toHaveText([
    /Sky mark:\s+The ledger names the moon, the wind/,
    /Sun mark:\s+names the moon/,
    /Plum mark:\s+The sea does not know/,
  ]);
  await expect(list.getByRole('button').first()).toBeFocused();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(list).toHaveCount(0);
  await expect(page.locator('blockquote')).toBeInViewport();
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page.getByRole('button', { name: 'Back' })).toBeEnabled();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
});

test('marks in the text are heard where they begin and end, with their notes, and nothing else changes', async ({
  desk,
}) => {
  const page = await openWithMarks(desk);
  await clickOn(page, 'the moon');
  await page.keyboard.press('n');
  await page.keyboard.type('Who signs it?');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
  const text = await page.locator('.page-text').evaluate((root) => root.textContent);
  await page.keyboard.press('Shift+M');
  await expect(told(page)).toHaveText('Marks are in the text, for screen readers.');
  const inner = page.locator('mark mark');
  await expect(inner.first()).toHaveAccessibleDescription('Note: Who signs it?');
  await expect(page.locator('.page-text')).toMatchAriaSnapshot(`
    - mark:
      - text: "/Sky mark: The ledger/"
      - mark: /Sun mark. names the moon/
  `);
  expect(await page.locator('.page-text').evaluate((root) => root.textContent)).toBe(text);
  const paragraph = page.locator('p', { hasText: 'The ledger names' });
  const copied = await paragraph.evaluate((element) => {
    document.getSelection()?.selectAllChildren(element);
    return document.getSelection()?.toString();
  });
  expect(copied).toBe(await paragraph.textContent());
  await page.evaluate(() => document.getSelection()?.removeAllRanges());
  expect(await painted(page, 'mark-sun')).toEqual([]);

  await clickOn(page, 'the moon');
  await expect(told(page)).toContainText('1 of 2 here. Sun');
  await page.keyboard.press('Escape');
  await mark(page, 'does not know', '4');
  await expect(page.locator('mark[data-colour="rose"]')).toHaveText('does not know');
  await page.keyboard.press('Control+F');
  await page.keyboard.type('names the moon');
  await expect.poll(async () => (await painted(page, 'find-current')).join('')).toBe('names the moon');
  await page.keyboard.press('Escape');
  expect(await faultsOf(page)).toEqual([]);

  const again = await desk.reopen();
  await desk.read(title);
  await expect(again.locator('mark[data-colour="rose"]')).toHaveText('does not know');
  await again.getByRole('main').focus();
  await again.keyboard.press('Shift+M');
  await expect(again.locator('mark')).toHaveCount(0);
  await expect.poll(() => painted(again, 'mark-rose')).toEqual(['does not know']);
});

test('the printed page holds the article in its colours, its notes under their numbers, and nothing of the screen', async ({
  desk,
  shell,
}) => {
  test.skip(shell === 'desktop', 'Only a page of its own browser can be printed into a file by a test.');
  const page = await openWithMarks(desk);
  await clickOn(page, 'the moon');
  await page.keyboard.press('n');
  await page.keyboard.type('Who signs it?');
  await page.keyboard.press('Control+Enter');
  const seen: string[] = [];
  page.on('console', (message) => seen.push(message.text()));
  // Registered after the page's own listener: what it finds is what is printed.
  await page.evaluate(() =>
    addEventListener('beforeprint', () => {
      const numbers = [...document.querySelectorAll<HTMLElement>('.note-number')];
      console.log(`numbers ${numbers.map((each) => each.dataset['number']).join()}`);
      console.log(
        `notes ${document.querySelector('.printed-notes')?.textContent.replace(/\s+/g, ' ') ?? ''}`,
      );
      console.log(`painted ${String(CSS.highlights.get('mark-sun')?.size)}`);
    }),
  );
  await page.pdf({ path: desk.path('printed.pdf') });
  expect(readFileSync(desk.path('printed.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(seen.join('\n')).toContain('numbers 1');
  expect(seen.join('\n')).toMatch(/notes Notes 1 names the moon Who signs it\?/);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.page-text').getByText('The ledger names')).toBeVisible();
  for (const hidden of [
    page.getByRole('listbox'),
    page.locator('aside'),
    page.locator('header'),
    page.locator('footer'),
  ])
    await expect(hidden.first()).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await expect(page.locator('.note-number, .printed-notes')).toHaveCount(0);
  await expect.poll(async () => (await painted(page, 'mark-sun-deep')).join('')).toBe('names the moon');
});
