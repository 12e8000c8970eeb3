/** What else the library says of an article and of a passage, and two articles side by side. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { dragOver, expect, test, type Desk } from './desk.ts';
import { untilStill } from './still.ts';

const samples = fileURLToPath(new URL('../fixtures/related/', import.meta.url));
const agency = 'Digues : deux cents millions pour le littoral';
const paper = 'La mer n’attend pas : le plan des digues, enfin';
const keepers = 'Ceux qui tiennent l’écluse';
const bakery = 'Bread, at four in the morning';

async function withLibrary(desk: Desk): Promise<Page> {
  cpSync(samples, desk.library, { recursive: true });
  const page = await desk.open();
  await expect(page.getByText('5 articles', { exact: true })).toBeVisible();
  return page;
}

const elsewhere = (page: Page) => page.getByRole('region', { name: 'Elsewhere in your library' });

async function toTheEnd(page: Page): Promise<void> {
  await page.getByRole('main').focus();
  await page.keyboard.press('End');
  // The key scrolls for a while, and would go on doing so in whatever is opened meanwhile.
  await untilStill(page);
}

async function sideBySide(desk: Desk): Promise<Page> {
  const page = await withLibrary(desk);
  await desk.read(agency);
  await toTheEnd(page);
  await elsewhere(page)
    .getByRole('button', { name: `Set side by side with “${paper}”` })
    .click();
  await expect(page.getByRole('main', { name: 'Side by side' })).toBeVisible();
  await expect(page.getByRole('link').first()).toBeVisible();
  return page;
}

test('after the end stands what else speaks of it, which opens at its passage, and back returns', async ({
  desk,
}) => {
  const page = await withLibrary(desk);
  await desk.read(agency);
  await toTheEnd(page);
  await expect(elsewhere(page).getByRole('heading', { level: 3 }).first()).toHaveText(paper);
  await expect(elsewhere(page).getByRole('heading', { name: keepers })).toBeVisible();
  await expect(elsewhere(page).getByText('Bread')).toHaveCount(0);
  const passage = elsewhere(page).getByRole('button', { name: /Ils étaient onze/ });
  await expect(passage.locator('mark', { hasText: 'écluse' })).toBeVisible();
  await passage.press('Enter');
  await expect(page.getByRole('main')).toHaveAccessibleName(keepers);
  await expect(page.locator('.page-text p', { hasText: 'Ils étaient onze' })).toBeInViewport();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('main')).toHaveAccessibleName(agency);
  await expect(page.getByText('La région doit voter sa part')).toBeInViewport();
});

test('nothing stands after an article that nothing else speaks of', async ({ desk }) => {
  const page = await withLibrary(desk);
  await desk.read(bakery);
  await toTheEnd(page);
  await page.keyboard.press('e');
  await expect(page.getByText('Nothing else in your library speaks of this.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(elsewhere(page)).toHaveCount(0);
});

test('a selected passage has relatives of its own, one’s notes among them', async ({ desk }) => {
  const page = await withLibrary(desk);
  await desk.read(bakery);
  await dragOver(page, 'hurries');
  await page.keyboard.press('n');
  await page.keyboard.type('Comme les chalutiers au port, qui attendent les cargos de Lorient');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('1 annotation saved')).toBeVisible();
  await desk.read(agency);
  await dragOver(
    page,
    'ouvert aux chalutiers pendant les travaux, mais les cargos devront passer par Lorient',
  );
  await page.getByRole('button', { name: 'What else speaks of this' }).click();
  const panel = page.getByRole('dialog', { name: 'Elsewhere in your library' });
  await expect(panel.getByText(/^On “ouvert aux chalutiers/)).toBeVisible();
  await expect(panel.getByRole('heading', { name: paper })).toBeVisible();
  const note = panel.getByRole('button', { name: /Note.*Comme les chalutiers/ });
  await note.click();
  await expect(page.getByRole('main')).toHaveAccessibleName(bakery);
  await expect(panel).toHaveCount(0);
  await expect(page.locator('.page-text p', { hasText: 'hurries' })).toBeInViewport();
});

test('what arrives while it is shown joins it', async ({ desk }) => {
  const page = await withLibrary(desk);
  await desk.read(keepers);
  await page.keyboard.press('e');
  const panel = page.getByRole('dialog', { name: 'Elsewhere in your library' });
  await expect(panel.getByRole('heading', { name: agency })).toBeVisible();
  desk.write(
    'new.md',
    '# Un banc pour Yann\n\nL’éclusier de Saint-Malo a son banc : face au port, il regarde passer les chalutiers.\n',
  );
  await expect(panel.getByRole('heading', { name: 'Un banc pour Yann' })).toBeVisible();
});

test('two articles side by side show what both say, which words differ, and what only one says', async ({
  desk,
}) => {
  const page = await sideBySide(desk);
  const [here, there] = [agency, paper].map((title) => page.getByRole('group', { name: title }));
  if (!here || !there) throw new Error('There are two columns.');
  await expect(here.getByRole('link', { name: /^Les travaux commenceront/ })).toBeVisible();
  await expect(there.getByRole('link', { name: /^Les travaux doivent commencer/ })).toBeVisible();
  await expect(there.locator('mark').filter({ hasText: 'doivent commencer' })).toBeVisible();
  // Cut in two by the one and not by the other, it is the same sentence still.
  await expect(there.getByRole('link', { name: /Elle était venue .* en janvier\.$/s })).toBeVisible();
  await expect(there.locator('.only', { hasText: 'personne ne parlait d’argent' })).toBeVisible();
  await expect(here.locator('.only', { hasText: 'La région doit voter' })).toHaveCount(1);
});

test('a sentence brings the other text to its place, by mouse and by keyboard, and back leads out', async ({
  desk,
}) => {
  const page = await sideBySide(desk);
  const here = page.getByRole('group', { name: agency }).getByRole('link', { name: /^Le port restera/ });
  const there = page.getByRole('group', { name: paper }).getByRole('link', { name: /^Le port restera/ });
  await here.click();
  const apart = async (): Promise<number> =>
    Math.abs(((await here.boundingBox())?.y ?? 0) - ((await there.boundingBox())?.y ?? 1_000));
  await expect.poll(apart).toBeLessThan(2);
  await expect(page.getByText(/^In both, \d\d% the same$/).first()).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(there).toBeFocused();
  await page.keyboard.press('k');
  await expect(
    page.getByRole('group', { name: paper }).getByRole('link', { name: /^Les associations/ }),
  ).toBeFocused();
  await page.getByRole('button', { name: `Open “${paper}” on the page` }).click();
  await expect(page.getByRole('main')).toHaveAccessibleName(paper);
  await page.keyboard.press('Alt+ArrowLeft');
  // The reader is where they were in it.
  await expect(
    page.getByRole('group', { name: agency }).getByRole('link', { name: /^Les associations/ }),
  ).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('main')).toHaveAccessibleName(agency);
});

test('what is said of each text stands over it, however wide the window is', async ({ desk }) => {
  const page = await sideBySide(desk);
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 1280, height: 800 },
    { width: 640, height: 900 },
  ]) {
    await page.setViewportSize(size);
    for (const title of [agency, paper]) {
      const head = page.getByRole('button', { name: `Open “${title}” on the page` });
      const text = page.getByRole('group', { name: title }).locator('.compared');
      const left = async (it: Locator): Promise<number> => (await it.boundingBox())?.x ?? NaN;
      expect(await left(head), `${title}, ${String(size.width)} px`).toBeCloseTo(await left(text), 0);
    }
  }
});

test('on a low window the one text ends where the other begins', async ({ desk }) => {
  const page = await sideBySide(desk);
  await page.setViewportSize({ width: 640, height: 400 });
  const [here, there] = [agency, paper].map((title) => page.getByRole('group', { name: title }));
  const end = async (): Promise<number> => {
    const box = await here?.boundingBox();
    return box ? box.y + box.height : Infinity;
  };
  await expect.poll(async () => (await end()) <= ((await there?.boundingBox())?.y ?? 0)).toBe(true);
});

test('on a narrow window the shelf gives way to what is opened and looked for, and the keyboard goes with it', async ({
  desk,
}) => {
  const page = await withLibrary(desk);
  await page.setViewportSize({ width: 640, height: 600 });
  const shelf = page.locator('.shelf').first();
  const show = async (): Promise<void> => {
    await page.keyboard.press('Control+b');
    await expect(shelf).toBeVisible();
  };
  await desk.row(agency).click();
  await expect(page.getByRole('main')).toHaveAccessibleName(agency);
  await expect(shelf).toBeHidden();
  await expect(page.getByRole('main')).toBeFocused();

  await show();
  await page.keyboard.press('Control+f');
  await expect(shelf).toBeHidden();
  const find = page.getByRole('searchbox', { name: 'Find in the article' });
  await expect(find).toBeFocused();
  // Also when it is open already, and the shelf was brought over it.
  await page.keyboard.press('Control+Shift+f');
  await expect(shelf).toBeVisible();
  await page.keyboard.press('Control+f');
  await expect(shelf).toBeHidden();
  await expect(find).toBeFocused();
  await page.keyboard.press('Escape');

  await toTheEnd(page);
  const compare = elsewhere(page).getByRole('button', { name: `Set side by side with “${paper}”` });
  await expect(compare).toBeVisible();
  await show();
  // The shelf lies over the half of it that is on its side.
  await compare.press('Enter');
  await expect(page.getByRole('main', { name: 'Side by side' })).toBeVisible();
  await expect(shelf).toBeHidden();
});

test('the shelf gives way from the very width on at which it lies over the page', async ({ desk }) => {
  const page = await withLibrary(desk);
  const shelf = page.locator('.shelf').first();
  const main = page.getByRole('main');
  const leftOfPage = async (): Promise<number> => (await main.boundingBox())?.x ?? NaN;
  await page.setViewportSize({ width: 801, height: 600 });
  expect(await leftOfPage()).toBeGreaterThan(200);
  await desk.row(agency).click();
  await expect(main).toHaveAccessibleName(agency);
  await expect(shelf).toBeVisible();
  await page.setViewportSize({ width: 800, height: 600 });
  await expect.poll(leftOfPage).toBe(0);
  await desk.row(paper).click();
  await expect(main).toHaveAccessibleName(paper);
  await expect(shelf).toBeHidden();
});

test('the removal of a saved search is undone while texts stand side by side', async ({ desk }) => {
  const page = await sideBySide(desk);
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('digues');
  await page.getByRole('button', { name: 'Save this search' }).click();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  const list = page.getByRole('list', { name: 'Saved searches' });
  await list.getByRole('button', { name: 'Saved search digues' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(list).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(list).toHaveCount(1);
  await expect(page.getByRole('main', { name: 'Side by side' })).toBeVisible();
});

test('texts side by side follow their files', async ({ desk }) => {
  const page = await sideBySide(desk);
  await expect(page.getByText('A dog barked on the quay.')).toHaveCount(0);
  const file = desk.path('journal.md');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nA dog barked on the quay.\n`);
  await expect(page.locator('.only', { hasText: 'A dog barked on the quay.' })).toBeAttached();
});

test('is free of faults that axe can find, in three themes', async ({ desk }) => {
  test.slow();
  const page = await withLibrary(desk);
  const expectNoFault = async (screen: string): Promise<void> => {
    expect.soft(await faultsOf(page), screen).toEqual([]);
  };
  for (const theme of ['Light', 'Sepia', 'Dark']) {
    await page.keyboard.press('Control+,');
    await page.getByRole('dialog').locator('label', { hasText: theme }).click();
    await page.keyboard.press('Escape');
    await desk.read(agency);
    await page.keyboard.press('e');
    await expect(page.getByRole('dialog').getByRole('heading', { name: paper })).toBeVisible();
    await expectNoFault(`${theme}, the panel`);
    await page.keyboard.press('Escape');
    await toTheEnd(page);
    await expect(elsewhere(page)).toBeVisible();
    await expectNoFault(`${theme}, after the end`);
    for (const title of [paper, keepers]) {
      await elsewhere(page)
        .getByRole('button', { name: `Set side by side with “${title}”` })
        .click();
      await expect(page.getByRole('group', { name: title })).toBeVisible();
      await page.keyboard.press('j');
      await expectNoFault(`${theme}, side by side with ${title}`);
      await page.keyboard.press('Escape');
      await expect(elsewhere(page)).toBeVisible();
    }
  }
});
