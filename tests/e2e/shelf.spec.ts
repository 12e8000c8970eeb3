/** The shelf: what a row tells, finding one's way by keyboard and mouse, and adding articles. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from './desk.ts';

test('a row tells title, first words, length, when it came, and how far it was read', async ({ desk }) => {
  desk.withSamples();
  await desk.open();
  const row = desk.row(/Le marais de la Vieille Digue/);
  await expect(row).toContainText('À l’automne, l’eau est montée');
  await expect(row).toContainText(/\d min/);
  await expect(row).toContainText('French');
  await expect(row).toContainText('Not opened yet');
  await desk.read('How tides remember');
  await expect(desk.row('How tides remember')).not.toContainText('Not opened yet');
});

test('the keyboard moves through the shelf and opens an article', async ({ desk }) => {
  desk.withSamples();
  const page = await desk.open();
  await expect(page.getByRole('option')).toHaveCount(3);
  const list = page.getByRole('listbox');
  await list.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const title = await page.getByRole('option').last().locator('.title').innerText();
  await expect(page.getByRole('main')).toHaveAccessibleName(title);
});

test('the shelf can be filtered and sorted', async ({ desk }) => {
  desk.withSamples();
  const page = await desk.open();
  await desk.read('How tides remember');
  await page.locator('label', { hasText: 'To read' }).click();
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.getByText('All', { exact: true }).click();
  await page.getByRole('button', { name: /Sort/ }).click();
  await page.getByRole('menuitemradio', { name: 'By title' }).click();
  const titles = await page.getByRole('option').locator('.title').allInnerTexts();
  expect(titles).toEqual([...titles].sort((a, b) => a.localeCompare(b, 'en')));
  await page.getByRole('button', { name: /Language/ }).click();
  await page.getByRole('menuitemradio', { name: 'French (2)' }).click();
  await expect(page.getByRole('option')).toHaveCount(2);
});

test('an empty library explains itself', async ({ desk }) => {
  const page = await desk.open();
  await expect(page.getByText('Nothing on the shelf yet')).toBeVisible();
  await expect(page.getByText(desk.library)).toBeVisible();
});

test('dropped files are copied into the library, and the same name never overwrites', async ({ desk }) => {
  desk.withSamples();
  const page = await desk.open();
  const before = readFileSync(desk.path('marais.txt'));
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['Un autre marais\n\nIl porte le même nom que le premier.\n'], 'marais.txt'));
    transfer.items.add(new File(['%PDF-1.7'], 'rapport.pdf'));
    const target = document.querySelector('main') ?? document.body;
    for (const type of ['dragenter', 'dragover', 'drop'])
      target.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await expect(desk.row(/Un autre marais/)).toBeVisible();
  await expect(page.getByText(/“rapport\.pdf” was not added/)).toBeVisible();
  expect(readFileSync(desk.path('marais.txt'))).toEqual(before);
  expect(existsSync(desk.path('marais 2.txt'))).toBe(true);
});

test('pasted text becomes an article', async ({ desk }) => {
  const page = await desk.open();
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.setData(
      'text/plain',
      'La salicorne\n\nElle pousse où rien d’autre ne veut pousser, et craque sous la dent.',
    );
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true }));
  });
  await expect(desk.row(/La salicorne/)).toBeVisible();
  expect(readdirSync(desk.library).filter((name) => name.endsWith('.txt'))).toEqual(['La salicorne.txt']);
});
