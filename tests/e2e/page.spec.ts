/** The page: set like a book's, opened where it was left, and the way back after jumps. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './desk.ts';
import { untilStill } from './still.ts';

const long = `Titre : Le long récit des marées\n${Array.from(
  { length: 60 },
  (_, i) =>
    `Chapitre ${i + 1} : de l’eau\nLe flot numéro ${i + 1} monte sur la grève, hésite, puis revient. ${'La mer écrit une phrase et la relit aussitôt pour l’effacer. '.repeat(6)}`,
).join('\n')}\n`;

/** The first words on the screen. */
const firstWords = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const box = document.querySelector('main')?.getBoundingClientRect();
    const caret = box && document.caretPositionFromPoint(box.left + 70, box.top + 12);
    return caret?.offsetNode.textContent?.slice(caret.offset, caret.offset + 40) ?? '';
  });

/** Scrolls until a paragraph is at the top of the page, and some of its lines are above it. */
async function scrollTo(page: Page, paragraph: Locator, linesAbove: number): Promise<void> {
  // What is far away is laid out only when it is come near to: then it is where it will stay.
  for (const lines of [0, linesAbove]) {
    await paragraph.evaluate((element, above) => {
      const main = element.closest('main');
      element.scrollIntoView();
      if (main) main.scrollTop += above * parseFloat(getComputedStyle(element).lineHeight);
    }, lines);
    await untilStill(page);
  }
}

/** The faces of the text that are there, whether anything is set in them or not. */
const faces = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.fonts].flatMap(({ family, style, status }) =>
      status === 'loaded' && family.includes('Literata') ? [style] : [],
    ),
  );

test('the blocks of an article become a page: title, headings, lists, quotations, a source', async ({
  desk,
}) => {
  desk.withSamples();
  const page = await desk.open();
  expect(await faces(page), 'before anything is set in them').toEqual(['normal', 'italic']);
  const text = await desk.read('Le marais de la Vieille Digue reprend ses droits');
  await expect(text.getByRole('heading', { level: 1 })).toHaveText(
    'Le marais de la Vieille Digue reprend ses droits',
  );
  await expect(text.getByRole('heading', { level: 2 })).toHaveText([
    'Une frontière qui bouge',
    'Compter les oiseaux',
    'Et demain ?',
  ]);
  await expect(text.locator('p[data-block]:not(.source)')).toHaveCount(5);
  await expect(text.locator('.source')).toHaveText('La suite ici : Carnets de rivage | Revue des côtes');
  const tides = await desk.read('How tides remember');
  await expect(tides.getByRole('listitem')).toHaveCount(2);
  await expect(tides.locator('blockquote')).toHaveText('The sea does not know what we wrote down.');
  await expect(tides.locator('strong')).toHaveText('promise');
  await expect(tides.locator('.byline')).toContainText('Ines Harrow');
});

test('a line holds 60 to 75 characters, and French spacing is kept', async ({ desk }) => {
  desk.write('long.txt', long);
  await desk.open();
  const text = await desk.read('Le long récit des marées');
  const lines = await text
    .locator('p[data-block]')
    .first()
    .evaluate((paragraph) => {
      const range = document.createRange();
      const node = paragraph.firstChild;
      const counts: number[] = [];
      let top = Number.NaN;
      for (let i = 0; node && i < (node.textContent?.length ?? 0); i++) {
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const box = range.getClientRects()[0];
        if (!box || box.width === 0) continue;
        if (box.top !== top) counts.push(0);
        top = box.top;
        counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
      }
      return counts.slice(0, -1);
    });
  const average = lines.reduce((sum, count) => sum + count, 0) / lines.length;
  expect(average).toBeGreaterThanOrEqual(58);
  expect(average).toBeLessThanOrEqual(75);
  await expect(text.getByRole('heading', { level: 2 }).first()).toHaveText('Chapitre 1 : de l’eau');
});

test('an article opens at the exact place where it was left, after a restart too', async ({ desk }) => {
  desk.write('long.txt', long);
  desk.withSamples();
  const page = await desk.open();
  await desk.read('Le long récit des marées');
  const paragraph = page.getByText('Le flot numéro 16 monte');
  await scrollTo(page, paragraph, 2);
  const left = await firstWords(page);
  expect(left).toContain('la relit aussitôt');
  // Elsewhere, then back and away in one moment: no frame has shown it.
  await scrollTo(page, paragraph, 5);
  await desk.row('How tides remember').evaluate((row: HTMLElement) => {
    const text = document.querySelector('.page-text');
    const main = text?.closest('main');
    if (text && main) main.scrollTop -= 3 * parseFloat(getComputedStyle(text).lineHeight);
    row.click();
  });
  await expect(page.getByRole('main')).toHaveAccessibleName('How tides remember');
  await desk.read('Le long récit des marées');
  await untilStill(page);
  expect(await firstWords(page)).toBe(left);
  // So long it must stand to count as the one that was read last.
  await page.waitForTimeout(1_000);
  const again = await desk.reopen();
  await again.getByRole('button', { name: /^Go on reading.*Le long récit des marées/ }).click();
  await expect(again.getByRole('main')).toHaveAccessibleName('Le long récit des marées');
  await expect(again.getByRole('main')).toBeFocused();
  await untilStill(again);
  expect(await firstWords(again)).toBe(left);
});

test('the outline goes to a heading, and Alt with the arrows goes back and forward', async ({ desk }) => {
  desk.write('long.txt', long);
  desk.withSamples();
  const page = await desk.open();
  await desk.read('How tides remember');
  await desk.read('Le long récit des marées');
  await page.getByRole('button', { name: 'Contents' }).click();
  await page.getByRole('button', { name: 'Chapitre 40 : de l’eau' }).click();
  await expect(page.getByRole('heading', { name: 'Chapitre 40 : de l’eau' })).toBeInViewport();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('main')).toHaveAccessibleName('How tides remember');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.getByRole('main')).toHaveAccessibleName('Le long récit des marées');
});

test('arrows move in the outline, from the heading that is being read', async ({ desk }) => {
  desk.write('long.txt', long);
  const page = await desk.open();
  await desk.read('Le long récit des marées');
  await page.getByRole('main').focus();
  await page.keyboard.press('t');
  const outline = page.getByRole('navigation', { name: 'Contents' });
  await expect(outline.getByRole('button').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(outline.getByRole('button', { name: 'Chapitre 1 : de l’eau' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Chapitre 60 : de l’eau' })).toBeInViewport();
});

test('a place far down a long article is gone to exactly, and the bar to find words hides none of them', async ({
  desk,
}) => {
  desk.write('long.txt', long.replace('Le flot numéro 57', 'Le flot presque dernier, numéro 57'));
  const page = await desk.open();
  await desk.read('Le long récit des marées');
  await page.keyboard.press('Control+F');
  await page.keyboard.type('presque dernier');
  const found = () =>
    page.evaluate(() => {
      const [range] = CSS.highlights.get('find-current') ?? [];
      if (!range) return null;
      const real = document.createRange();
      real.setStart(range.startContainer, range.startOffset);
      real.setEnd(range.endContainer, range.endOffset);
      const box = real.getBoundingClientRect();
      const inner = document.querySelector('main')?.getBoundingClientRect();
      const bar = document.querySelector('.page [role="search"]')?.getBoundingClientRect();
      return {
        words: real.toString(),
        isInside: Boolean(inner && box.top >= inner.top && box.bottom <= inner.bottom),
        isFree: Boolean(inner && bar && bar.bottom <= inner.top + 1),
      };
    });
  await expect.poll(found).toMatchObject({ words: 'presque dernier', isInside: true, isFree: true });
  await page.keyboard.press('Escape');
  await expect(page.getByText('presque dernier')).toBeInViewport();
});

test('theme, typeface, size, width and line height can be changed and are remembered', async ({ desk }) => {
  desk.withSamples();
  let page = await desk.open();
  await desk.read('How tides remember');
  await page.keyboard.press('Control+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByText('Sepia').click();
  await settings.getByRole('button', { name: 'Text size: more' }).click();
  await settings.getByRole('button', { name: 'Line width: less' }).click();
  await settings.getByRole('button', { name: 'Line spacing: more' }).click();
  await page.keyboard.press('Escape');
  const worn = () =>
    page.evaluate(() => {
      const text = document.querySelector('.page-text');
      const style = text && getComputedStyle(text);
      return [document.documentElement.dataset['theme'], style?.fontSize, style?.lineHeight];
    });
  await expect.poll(worn).toEqual(['sepia', '20px', '34px']);
  page = await desk.reopen();
  await desk.read('How tides remember');
  await expect.poll(worn).toEqual(['sepia', '20px', '34px']);
});

test('the theme follows the system by default', async ({ desk }) => {
  const page = await desk.open();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});
