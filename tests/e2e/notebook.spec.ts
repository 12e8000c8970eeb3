/** The notebook: every annotation of the library in one list, by keyboard, and what is done to many of them at once. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { dragOver, expect, test, type Desk } from './desk.ts';

const marsh = 'Le marais de la Vieille Digue reprend ses droits';
const tides = 'How tides remember';
const heron = 'comme on regarde revenir une parente';

/** Marks three passages of two articles, and opens the notebook. */
async function withNotes(desk: Desk): Promise<Page> {
  desk.withSamples();
  const page = await desk.open();
  await desk.read(marsh);
  await dragOver(page, heron);
  await page.keyboard.press('3');
  await expect(page.getByText('1 annotation saved')).toBeVisible();
  await page.keyboard.press('Escape');
  await dragOver(page, 'une équipe de bénévoles');
  await page.keyboard.press('1');
  await page.keyboard.press('n');
  await page.keyboard.type('Combien sont-ils ?');
  await page.keyboard.press('Tab');
  await page.keyboard.type('à vérifier, marais');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('2 annotations saved')).toBeVisible();
  await desk.read(tides);
  await dragOver(page, 'measured the water');
  await page.keyboard.press('n');
  await page.keyboard.type('By whom?');
  await page.keyboard.press('Tab');
  await page.keyboard.type('a veri');
  // Tags complete themselves, whatever the accents.
  await expect(page.getByRole('option', { name: '#à vérifier' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('1 annotation saved')).toBeVisible();
  await page.getByRole('main').focus();
  await page.keyboard.press('m');
  await expect(page.getByRole('grid')).toBeFocused();
  await expect(page.getByRole('row')).toHaveCount(3);
  return page;
}

const quotes = (page: Page): Promise<string[]> => page.getByRole('grid').locator('q').allInnerTexts();

test('the keyboard alone searches, opens the passage, and comes back to the same row', async ({ desk }) => {
  const page = await withNotes(desk);
  await expect.poll(() => quotes(page)).toEqual(['measured the water', 'une équipe de bénévoles', heron]);
  await expect(page).toHaveTitle('Notebook · Seedleaf');
  await page.keyboard.press('/');
  await page.keyboard.type('EQUIPE BENEVOLES');
  await expect.poll(() => quotes(page)).toEqual(['une équipe de bénévoles']);
  await page.keyboard.press('Escape');
  await expect.poll(() => quotes(page)).toHaveLength(3);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('grid')).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toHaveAccessibleName(marsh);
  await expect(page.locator('.page-text p', { hasText: heron })).toBeInViewport();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('grid')).toBeFocused();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-activedescendant', 'notebook-2');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('main')).toHaveAccessibleName(tides);
  await expect(page).toHaveTitle(`${tides} · Seedleaf`);
});

test('many are recoloured, tagged and deleted at once, each of it in one append, and taken back', async ({
  desk,
}) => {
  const page = await withNotes(desk);
  expect(await page.evaluate(() => document.body.scrollHeight - innerHeight)).toBe(0);
  const journal = (): string => {
    const folder = desk.path('.seedleaf/journal');
    return readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
      .join('');
  };
  const rose = (): Promise<number> =>
    page.getByRole('grid').locator('.row').filter({ hasText: 'Rose' }).count();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('3 selected')).toBeVisible();
  await page.keyboard.press('4');
  await expect.poll(rose).toBe(3);
  expect(journal().match(/"colour":"rose"/g)).toHaveLength(3);
  await page.keyboard.press('Control+z');
  await expect.poll(rose).toBe(0);

  await page.keyboard.press('t');
  await page.keyboard.type('printemps');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('grid').getByText('#printemps')).toHaveCount(3);
  await page.keyboard.press('Delete');
  await expect(page.getByRole('heading', { name: 'Everything you mark gathers here' })).toBeVisible();
  await expect(page.getByText('3 annotations deleted')).toBeVisible();
  // Step by step, also from the list that is empty now.
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('row')).toHaveCount(3);
  await expect(page.getByRole('grid').getByText('#printemps')).toHaveCount(3);
  // What was taken back is not offered any more; the step before it may be.
  await expect(page.getByText('3 annotations deleted')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('grid').getByText('#printemps')).toHaveCount(0);
});

test('what is said stands above what can be done, and leaving gives the keyboard to the page', async ({
  desk,
}) => {
  const page = await withNotes(desk);
  await page.getByRole('grid').press('Control+a');
  await page.keyboard.press('4');
  const toast = page.getByRole('region', { name: 'Notices' }).getByText(/coloured Rose/);
  await expect(toast).toBeVisible();
  const bar = await page.getByRole('toolbar', { name: 'Selection' }).boundingBox();
  const said = await toast.boundingBox();
  expect((said?.y ?? Infinity) + (said?.height ?? 0)).toBeLessThan(bar?.y ?? 0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('main')).toBeFocused();
});

test('a row that was ticked by mouse is recoloured and left by key', async ({ desk }) => {
  const page = await withNotes(desk);
  const boxes = page.getByRole('grid').getByRole('checkbox');
  await boxes.nth(1).click();
  await expect(page.getByText('1 selected')).toBeVisible();
  await page.keyboard.press('5');
  await expect(page.getByRole('grid').locator('.row').filter({ hasText: 'Plum' })).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('grid').locator('.row').filter({ hasText: 'Plum' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByText('1 selected')).toHaveCount(0);
  await page.keyboard.press('m');
  await expect(page.getByRole('grid')).toHaveCount(0);
});

test('two tags become one everywhere, said before it is done, and a restart finds it so', async ({
  desk,
}) => {
  let page = await withNotes(desk);
  await page.getByRole('button', { name: 'Tags' }).click();
  await page.getByRole('button', { name: 'Rename and merge tags…' }).click();
  await page.getByRole('button', { name: 'Rename #à vérifier' }).click();
  await page.keyboard.type('marais');
  await expect(page.getByText('It changes 2 annotations and can be undone.')).toBeVisible();
  await page.getByRole('button', { name: 'Merge' }).click();
  await expect(page.getByText('#à vérifier', { exact: true })).toHaveCount(0);
  await page.keyboard.press('Escape');
  page = await desk.crashAndReopen();
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.getByRole('button', { name: 'Notebook' }).click();
  await expect(page.getByRole('grid').getByText('#marais')).toHaveCount(2);
  await expect(page.getByRole('grid').getByText('#à vérifier')).toHaveCount(0);
});

test('a colour is called by the name it was given, on the page, in the notebook, and after a restart', async ({
  desk,
}) => {
  let page = await withNotes(desk);
  await page.getByRole('button', { name: 'Colour', exact: true }).click();
  await page.getByRole('button', { name: 'Name the colours…' }).click();
  await page.getByRole('textbox', { name: 'Name of Sky' }).fill('Doubt');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Colour', exact: true }).click();
  await page.getByRole('checkbox', { name: /Doubt/ }).click();
  await expect.poll(() => quotes(page)).toEqual([heron]);
  page = await desk.reopen();
  await desk.read(tides);
  await dragOver(page, 'measured the water');
  await expect(page.getByRole('button', { name: 'Mark in Doubt (3)' })).toBeVisible();
});

test('the note of a deleted file stays, says so, and its text can still be read', async ({ desk }) => {
  const page = await withNotes(desk);
  await page.keyboard.press('Home');
  await page.keyboard.press('5');
  await expect(page.getByRole('grid').locator('.row').filter({ hasText: 'Plum' })).toHaveCount(1);
  rmSync(desk.path('tides.md'));
  await expect(page.getByRole('grid').getByText('Source gone')).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'As it was annotated' });
  const passage = dialog.getByText('measured the water', { exact: true });
  await expect(passage).toBeInViewport();
  await expect(passage).toHaveAttribute('data-colour', 'plum');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid')).toBeFocused();
});

test('is free of faults that axe can find, in three themes', async ({ desk }) => {
  test.slow();
  const page = await withNotes(desk);
  const expectNoFault = async (screen: string): Promise<void> => {
    expect.soft(await faultsOf(page), screen).toEqual([]);
  };
  for (const theme of ['Light', 'Sepia', 'Dark']) {
    await page.keyboard.press('Control+,');
    await page.getByRole('dialog').locator('label', { hasText: theme }).click();
    await page.getByRole('tab', { name: 'Marks and notes' }).click();
    await expectNoFault(`${theme}, names of colours in the settings`);
    await page.getByRole('tab', { name: 'Library' }).click();
    await expectNoFault(`${theme}, the library in the settings`);
    await page.keyboard.press('Escape');
    await expectNoFault(theme);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText('2 selected')).toBeVisible();
    await expectNoFault(`${theme}, selected`);
    await page.keyboard.press('t');
    await page.keyboard.type('mar');
    await expectNoFault(`${theme}, tags of many`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('grid').focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await expectNoFault(`${theme}, writing a note`);
    await page.keyboard.press('Escape');
    for (const filter of ['Colour', 'Tags', 'Article', 'Date', 'State']) {
      await page.getByRole('button', { name: filter, exact: true }).click();
      await expectNoFault(`${theme}, ${filter}`);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: 'Tags', exact: true }).click();
    await page.getByRole('button', { name: 'Rename and merge tags…' }).click();
    await expectNoFault(`${theme}, names of tags`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('eau');
    await expectNoFault(`${theme}, search`);
    await page.keyboard.type(' xylophone');
    await expectNoFault(`${theme}, nothing found`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('row')).toHaveCount(3);
  }
});
