/** Library health: what it counts on a real folder, what a check of everything finds, and bringing a snapshot back. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { dragOver, expect, test, type Desk } from './desk.ts';

const title = 'How tides remember';
const health = (page: Page) => page.getByRole('main', { name: 'Library health' });

/** A library with one note and one file that is not text, seen on the screen of its health. */
async function withNote(desk: Desk): Promise<Page> {
  desk.withSamples();
  desk.write('empty.txt', '');
  const page = await desk.open();
  await desk.read(title);
  await dragOver(page, 'measured the water');
  await page.keyboard.press('1');
  await expect(page.getByText('1 annotation saved')).toBeVisible();
  return page;
}

/** Library health, by the menu of the shelf. */
async function openHealth(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings and shortcuts' }).click();
  await page.getByRole('menuitem', { name: 'Library health' }).click();
  await expect(health(page).getByRole('heading', { name: 'Annotations', exact: true })).toBeVisible();
}

const fact = (page: Page, name: string) =>
  health(page)
    .locator('dt', { hasText: new RegExp(`^${name}$`) })
    .locator('xpath=../dd/span');

test('it counts files and annotations, and leads to the files that were refused', async ({ desk }) => {
  const page = await withNote(desk);
  await openHealth(page);
  await expect(fact(page, 'In their place')).toHaveText('1');
  await expect(fact(page, 'All')).toHaveText('1');
  await expect(health(page).getByText('They add up: none is missing.')).toBeVisible();
  await expect(fact(page, 'In the folder')).toHaveText('4');
  await expect(fact(page, 'Readable')).toHaveText('3');
  await expect(fact(page, 'Not readable')).toHaveText('1');
  await expect(fact(page, 'empty')).toHaveText('1');
  await expect(health(page).getByRole('rowheader', { name: 'This computer' })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await health(page).getByRole('button', { name: 'Which, and why' }).click();
  await expect(page.getByRole('dialog')).toContainText('empty.txt');
});

test('a check of everything finds nothing wrong, and then names the journal that was damaged', async ({
  desk,
}) => {
  let page = await withNote(desk);
  await openHealth(page);
  await health(page).getByRole('button', { name: 'Check everything now' }).click();
  await expect(health(page).getByText('Nothing is wrong.')).toBeVisible();

  await desk.close();
  const dir = desk.path('.seedleaf/journal');
  const file = `${dir}/${readdirSync(dir).find((name) => name.endsWith('.jsonl')) ?? ''}`;
  writeFileSync(file, readFileSync(file, 'utf8').replace('measured', 'messured'));
  page = await desk.open();
  await openHealth(page);
  await health(page).getByRole('button', { name: 'Check everything now' }).click();
  await expect(health(page).getByText('1 thing is wrong.')).toBeVisible();
  await expect(health(page).getByText(/^1 record of .*\.jsonl is damaged\.$/)).toBeVisible();
});

test('a snapshot shows what it would bring back, and brings it back', async ({ desk }) => {
  let page = await withNote(desk);
  page = await desk.reopen();
  await desk.read(title);
  await openHealth(page);
  const look = health(page).getByRole('button', { name: /See what the snapshot of/ });
  await expect(look).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('main').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Delete');
  await expect(page.getByText('Annotation deleted')).toBeVisible();
  await openHealth(page);
  await look.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('1 annotation comes back')).toBeVisible();
  await expect(dialog).toContainText('measured the water');
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText(/^1 annotation brought back/)).toBeVisible();
  await expect(fact(page, 'In their place')).toHaveText('1');
});
