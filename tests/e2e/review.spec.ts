/** The review: real files edited under real marks, every change of anchor shown, one key to decide, and the way back. */
import { readFileSync, rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { dragOver, expect, painted, test, type Desk } from './desk.ts';

const title = 'How tides remember';
const ledger = 'The ledger names the moon';

/** Marks words of the article on the page. */
async function mark(page: Page, words: string, digit: string): Promise<void> {
  await dragOver(page, words);
  await page.keyboard.press(digit);
  await page.keyboard.press('Escape');
}

/** Opens the article with two marks in it, and edits its source under them. */
async function edited(desk: Desk, edit: (source: string) => string): Promise<Page> {
  desk.withSamples();
  const page = await desk.open();
  await desk.read(title);
  await mark(page, 'measured the water', '1');
  await expect(page.getByText('1 annotation saved')).toBeVisible();
  await mark(page, ledger, '4');
  await expect(page.getByText('2 annotations saved')).toBeVisible();
  desk.write('tides.md', edit(readFileSync(desk.path('tides.md'), 'utf8')));
  return page;
}

/** Takes the sentence about the ledger away. */
const withoutLedger = (source: string): string => source.replace(/ The ledger names[^.]*\./, '');

const review = (page: Page) => page.getByRole('main', { name: 'Review' });
const option = (page: Page, name: RegExp) =>
  page.getByRole('listbox', { name: 'Passages to review' }).getByRole('option', { name });

test('a passage that was deleted waits in the review, and is kept as an orphan with one key and undo', async ({
  desk,
}) => {
  const page = await edited(desk, withoutLedger);
  await page.getByRole('button', { name: '1 passage to review' }).click();
  await expect(option(page, /The ledger names the moon/)).toHaveAttribute('aria-selected', 'true');
  await expect(review(page).getByRole('article')).toContainText('No place in it was recognised.');
  await page.keyboard.press('o');
  await expect(review(page).getByText('No passage waits for a decision.')).toBeVisible();
  await expect(page.getByRole('button', { name: '1 passage to review' })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(option(page, /The ledger names the moon/)).toBeVisible();
  await page.keyboard.press('o');
  await page.keyboard.press('r');
  await expect(page.getByRole('main')).toHaveAccessibleName(title);
  await expect(page.getByRole('complementary').getByText('Kept as an orphan')).toBeVisible();

  const again = await desk.crashAndReopen();
  await expect(desk.row(title)).toBeVisible();
  await again.keyboard.press('r');
  await expect(review(again).getByRole('button', { name: '1 kept as an orphan' })).toBeVisible();
});

test('a passage is put in its place anew by the keyboard alone, and its mark stands there', async ({
  desk,
}) => {
  const page = await edited(desk, withoutLedger);
  await expect(page.getByRole('button', { name: '1 passage to review' })).toBeVisible();
  await page.keyboard.press('r');
  await expect(option(page, /The ledger names the moon/)).toBeVisible();
  await page.keyboard.press('s');
  const bar = page.getByRole('region', { name: 'Put a passage in its place' });
  await expect(bar).toContainText(ledger);
  await expect(bar.getByRole('button', { name: /Attach here/ })).toBeDisabled();
  // The text stands below it, its first line too.
  await page.getByRole('main').evaluate((main) => main.scrollTo(0, 0));
  const edge = await bar.boundingBox();
  const first = await page.locator('.page-text').boundingBox();
  expect(first?.y).toBeGreaterThanOrEqual((edge?.y ?? Infinity) + (edge?.height ?? 0));
  await page.keyboard.press('Escape');
  await expect(option(page, /The ledger names the moon/)).toBeVisible();

  await page.keyboard.press('s');
  await expect(bar).toBeVisible();
  await page.keyboard.press('s');
  await expect(bar.getByRole('button', { name: /Attach here/ })).toBeEnabled();
  const selected = await page.evaluate(() => document.getSelection()?.toString() ?? '');
  await page.keyboard.press('Enter');
  await expect(review(page).getByText('Every passage is where you left it.')).toBeVisible();
  await expect(review(page).getByText(/^Put in its place/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await painted(page, 'mark-rose')).join('')).toBe(selected);
});

test('moved passages are marked in the margin, looked through, and accepted all at once with undo', async ({
  desk,
}) => {
  const page = await edited(desk, (source) =>
    source.replace(/^(# .*)$/m, '$1\n\nA paragraph that was not there before.'),
  );
  await expect(page.getByRole('complementary').getByText('Moved with the text')).toHaveCount(2);
  await expect(page.getByRole('complementary').getByText('Moved with the text').first()).toHaveAttribute(
    'title',
    /moved with the text, word for word/,
  );
  await expect(page.getByRole('button', { name: /to review/ })).toHaveCount(0);
  await page.keyboard.press('r');
  await expect(review(page).getByText('No passage waits for a decision.')).toBeVisible();
  await review(page).getByText('Moved (2)').click();
  await review(page).getByRole('button', { name: 'Accept all 2 moved passages' }).click();
  await expect(review(page).getByText('2 moved passages accepted')).toBeVisible();
  await expect(review(page).getByText('Moved (0)')).toBeVisible();
  await page.keyboard.press('z');
  await expect(review(page).getByText('Moved (2)')).toBeVisible();
});

test('a passage whose words were accepted as others says so in the notebook, by the words that were marked', async ({
  desk,
}) => {
  const page = await edited(desk, (source) =>
    withoutLedger(source).replace('measured the water', 'took the measure of the water'),
  );
  await page.keyboard.press('r');
  await expect(option(page, /The ledger names the moon/)).toBeVisible();
  await review(page).getByText('Edited (1)').click();
  await expect(option(page, /measured the water/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('a');
  await expect(review(page).getByText('Edited (0)')).toBeVisible();
  await page.keyboard.press('m');
  const row = page.getByRole('grid').getByRole('row').filter({ hasText: 'measured the water' });
  await expect(row.locator('q')).toHaveText('measured the water');
  await expect(row).toContainText('Reads today: took the measure of the water');
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('/');
  await page.keyboard.type('"took the measure"');
  await expect(row.locator('mark')).toHaveText('took the measure');
});

test('the text as it was annotated is shown with the mark in it, though its source says something else', async ({
  desk,
}) => {
  const page = await edited(desk, withoutLedger);
  await page.keyboard.press('r');
  await expect(option(page, /The ledger names the moon/)).toBeVisible();
  await page.keyboard.press('v');
  const kept = page.getByRole('region', { name: 'The text as it was annotated' });
  await expect(kept.locator('mark')).toHaveText(ledger);
  await expect(kept).toContainText("and the keeper's cough");
  await page.keyboard.press('Escape');
  await expect(option(page, /The ledger names the moon/)).toBeVisible();
});

test('an article that was renamed and rewritten while the program was closed is asked about, once', async ({
  desk,
}) => {
  let page = await edited(desk, (source) => source);
  await desk.close();
  const source = readFileSync(desk.path('tides.md'), 'utf8');
  rmSync(desk.path('tides.md'));
  // Two likely heirs: the program must not choose between them by itself.
  desk.write('heir.md', source.replace(/water/g, 'harbour'));
  desk.write('other heir.md', source.replace(/quay/g, 'pilot'));
  page = await desk.open();
  await page.getByRole('button', { name: /questions? about/ }).click();
  await expect(option(page, /Is this the same article/).first()).toBeVisible();
  await expect(review(page).getByText(/nothing is lost/)).toBeVisible();
  await page.keyboard.press('a');
  await expect(review(page).getByText(/^Taken for the same article/)).toBeVisible();
  await expect(option(page, /Is this the same article/)).toHaveCount(0);
});

test('a note that took the path of the one that was marked gives its marks back when that one comes elsewhere', async ({
  desk,
}) => {
  const noteOf = (day: string, own: string): string =>
    `${day}\n\nMorning\n\nSlept well, and had coffee on the terrace before work began.\n\n${own}\n\nEvening\n\nDinner with the others, then an hour of reading before the lamp went out.\n`;
  const monday = noteOf('Monday', 'The surveyor came for the fence and stayed to talk about bees.');
  desk.withSamples();
  desk.write('today.txt', monday);
  const page = await desk.open();
  await desk.read('Monday');
  await mark(page, 'Dinner with the others', '1');
  await expect(page.getByText('1 annotation saved')).toBeVisible();
  desk.write('today.txt', noteOf('Tuesday', 'Rain all day; the roof of the shed holds after all.'));
  await expect(page.getByRole('option', { name: /Tuesday.*1 mark/s })).toBeVisible();
  desk.write('archive/monday.txt', monday);
  await page.getByRole('button', { name: '1 question about an article' }).click();
  await expect(review(page).getByText(/^Another text stands in its file now/)).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByRole('option', { name: /Monday.*1 mark/s })).toBeVisible();
  await desk.read('Monday');
  await expect.poll(() => painted(page, 'mark-sun')).toEqual(['Dinner with the others']);
  await desk.read('Tuesday');
  await expect.poll(() => painted(page, 'mark-sun')).toEqual([]);
});

for (const theme of ['Light', 'Sepia', 'Dark'])
  test(`the review is free of faults in the ${theme.toLowerCase()} theme`, async ({ desk }) => {
    const page = await edited(desk, (source) =>
      withoutLedger(source).replace('measured the water', 'took the measure of the water'),
    );
    await page.keyboard.press('Control+,');
    await page.getByRole('dialog').locator('label', { hasText: theme }).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await expect(option(page, /The ledger names the moon/)).toBeVisible();
    expect.soft(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('v');
    await expect(page.getByRole('region', { name: 'The text as it was annotated' })).toBeVisible();
    expect.soft(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    await expect(page.getByRole('region', { name: 'Put a passage in its place' })).toBeVisible();
    expect.soft(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await review(page).getByText('Edited (1)').click();
    await expect(option(page, /measured the water/)).toBeVisible();
    expect.soft(await faultsOf(page)).toEqual([]);
  });
