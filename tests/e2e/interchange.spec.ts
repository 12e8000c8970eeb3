/** Annotations that leave and come back: export, import with its preview, the plain copy, a copy when saving fails. */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { dragOver, expect, painted, test, type Desk } from './desk.ts';

const CLIPPINGS = [
  '\u{feff}How tides remember (Anonymous)',
  '- Your Highlight on Location 10-12 | Added on Monday, 4 May 2026 21:30:15',
  '',
  'measured the water',
  '==========',
  'How tides remember (Anonymous)',
  '- Your Note on Location 12 | Added on Monday, 4 May 2026 21:31:00',
  '',
  'By hand, every morning.',
  '==========',
  'How tides remember (Anonymous)',
  '- Your Highlight on Location 40-41 | Added on Monday, 4 May 2026 21:40:00',
  '',
  'words that this article never had in it at all',
  '==========',
  'A book that is not here (Nobody)',
  '- Your Highlight on page 3 | Added on Monday, 4 May 2026 22:00:00',
  '',
  'Somewhere else entirely.',
  '==========',
  '',
].join('\r\n');

const openImport = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Settings and shortcuts' }).click();
  await page.getByRole('menuitem', { name: 'Import annotations…' }).click();
  await expect(page.getByRole('dialog', { name: 'Import annotations' })).toBeVisible();
};

const choose = (page: Page, name: string, text: string): Promise<void> =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

const mark = async (page: Page, words: string, note = ''): Promise<void> => {
  await dragOver(page, words);
  await page.keyboard.press('1');
  if (note === '') return;
  await page.keyboard.press('n');
  await page.keyboard.type(note);
  await page.keyboard.press('Control+Enter');
};

/** Exports what the dialog stands on, and answers the file; only a browser hands it over without asking. */
async function exported(page: Page, format: string): Promise<{ name: string; text: string }> {
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: 'Library' }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('radio', { name: format, exact: true }).check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the file…' }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

const expectNoFault = async (page: Page): Promise<void> => expect(await faultsOf(page)).toEqual([]);

test('a Kindle’s clippings say what each would do, come in, and can be undone', async ({ desk }) => {
  const page = await desk.withSamples().open();
  await desk.read('How tides remember');
  await openImport(page);
  await expectNoFault(page);
  await choose(page, 'My Clippings.txt', CLIPPINGS);
  const table = page.getByRole('table', { name: 'What importing would do' });
  await expect(table.getByRole('row')).toHaveCount(5);
  const row = (words: string) => table.getByRole('row').filter({ hasText: words });
  await expect(row('measured the water')).toContainText('By hand, every morning.');
  await expect(row('measured the water').getByRole('cell').last()).toHaveText('New');
  await expect(row('never had')).toContainText('waits in the review');
  await expect(row('Somewhere else')).toContainText('No article of this title in the library.');
  await expectNoFault(page);

  await page.getByRole('button', { name: 'Import 2 annotations' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => painted(page, 'mark-sun')).toEqual(['measured the water']);
  await expect(page.getByText('By hand, every morning.')).toBeVisible();

  await openImport(page);
  await choose(page, 'My Clippings.txt', CLIPPINGS);
  await expect(row('measured the water')).toContainText('Already here, nothing to do');
  await expect(page.getByRole('button', { name: 'Import 0 annotations' })).toBeDisabled();
  await page.keyboard.press('Escape');

  const notices = page.getByRole('region', { name: 'Notices' });
  await notices.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => painted(page, 'mark-sun')).toEqual([]);

  // The key takes it back when its notice is gone, and what was done before it comes after it.
  await mark(page, 'kept its own records');
  await openImport(page);
  await choose(page, 'My Clippings.txt', CLIPPINGS);
  await page.getByRole('button', { name: /^Import 2/ }).click();
  await notices.getByRole('button', { name: 'Dismiss' }).last().click();
  await expect.poll(() => painted(page, 'mark-sun')).toHaveLength(2);
  await page.keyboard.press('Control+z');
  await expect(notices.getByText('The import was undone.').last()).toBeVisible();
  await expect.poll(() => painted(page, 'mark-sun')).toHaveLength(1);
  await page.keyboard.press('Control+z');
  await expect.poll(() => painted(page, 'mark-sun')).toEqual([]);
});

test('an import needs no pointer', async ({ desk }) => {
  const page = await desk.withSamples().open();
  await desk.read('How tides remember');
  await openImport(page);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    (async () => {
      await page.getByRole('button', { name: 'Choose a file…' }).focus();
      await page.keyboard.press('Enter');
    })(),
  ]);
  await chooser.setFiles({
    name: 'a.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Highlight,Title\nmeasured the water,How tides remember\n'),
  });
  const run = page.getByRole('button', { name: 'Import 1 annotation' });
  await expect(run).toBeEnabled();
  await run.press('Enter');
  await expect.poll(() => painted(page, 'mark-sun')).toEqual(['measured the water']);
});

test('a file of another kind is refused by name', async ({ desk }) => {
  const page = await desk.withSamples().open();
  await desk.read('How tides remember');
  await openImport(page);
  await choose(page, 'letter.txt', 'Dear friend, nothing here is marked.');
  await expect(page.getByRole('alert').filter({ hasText: 'letter.txt' })).toContainText(
    'holds no annotations',
  );
});

test('what is exported comes back whole after it was deleted', async ({ desk, shell }) => {
  test.skip(shell === 'desktop', 'The desktop asks where to save; the specs of that shell show it.');
  const page = await desk.withSamples().open();
  await desk.read('How tides remember');
  await mark(page, 'measured the water', '=1+1 “quoted”, and more');
  await expect(page.getByText('1 annotation saved')).toBeVisible();
  const csv = await exported(page, 'CSV');
  expect(csv.name).toMatch(/\.csv$/);
  expect(csv.text).toContain(`"'=1+1 “quoted”, and more"`);
  const set = await exported(page, 'Web Annotation');
  expect(set.name).toMatch(/\.annotation$/);
  const markdown = await exported(page, 'Markdown');
  expect(markdown.text).toContain('> measured the water');
  expect(markdown.text).toMatch(/\(seedleaf:\/\/open\/[a-z2-7]{16}\/[0-9a-f-]{36}\)/);

  const before = await painted(page, 'mark-sun');
  for (const { name, text } of [set, csv]) {
    await page.getByRole('main').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Delete');
    await expect.poll(() => painted(page, 'mark-sun')).toEqual([]);
    await openImport(page);
    await choose(page, name, text);
    await page.getByRole('button', { name: 'Import 1 annotation' }).click();
    await expect.poll(() => painted(page, 'mark-sun')).toEqual(before);
    await expect(page.getByText('=1+1 “quoted”, and more')).toBeVisible();
  }
});

test('the passage one is on is copied as a citation', async ({ desk, shell }) => {
  const page = await desk.withSamples().open();
  await desk.read('How tides remember');
  if (shell === 'loopback') await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await mark(page, 'measured the water');
  await expect(page.getByText('1 annotation saved')).toBeVisible();
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: 'Library' }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  const whole = page.getByRole('dialog', { name: 'Export annotations' });
  await expect(whole).toContainText('measured the water');
  await expect(whole.getByRole('radio', { name: '“How tides remember”' })).toBeVisible();
  await expectNoFault(page);
  await page.keyboard.press('Escape');
  // The mark has a button and a key for it; what is only selected is marked first.
  await page.getByRole('button', { name: 'Cite', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Cite' });
  await expect(dialog).toContainText('measured the water');
  await page.keyboard.press('Escape');
  await dragOver(page, 'the keeper');
  await page.keyboard.press('Shift+C');
  await expect(dialog).toContainText('the keeper');
  await page.keyboard.press('Escape');
  await page.keyboard.press('k');
  await page.keyboard.press('Shift+C');
  await expect(dialog).toContainText('measured the water');
  await expectNoFault(page);
  await dialog.getByRole('button', { name: 'BibTeX' }).click();
  await expect(dialog.getByRole('status')).toHaveText('BibTeX copied');
  if (shell === 'loopback')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      'annotation = {measured the water}',
    );
});

/** Makes the place of the notes one that nothing can be written into, whoever one is. */
function blockNotes(desk: Desk): void {
  renameSync(desk.path('.seedleaf'), join(desk.root, 'notes put away'));
  writeFileSync(desk.path('.seedleaf'), 'not a folder');
}

test('when a note cannot be saved, a copy of it can be kept elsewhere', async ({ desk, shell }) => {
  test.skip(shell === 'desktop', 'The desktop asks where to save; the specs of that shell show it.');
  const page = await desk.withSamples().open();
  await desk.read('How tides remember');
  blockNotes(desk);
  await mark(page, 'measured the water', 'Not to be lost.');
  await expect(page.getByText(/not saved/i).first()).toBeVisible();
  const notice = page.getByRole('alert').filter({ hasText: 'Not saved' });
  // What can be done stands under the words, not beside them.
  expect((await notice.locator('p').boundingBox())?.width).toBeGreaterThan(200);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save a copy elsewhere' }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toContain('Not to be lost.');

  await desk.close();
  rmSync(desk.path('.seedleaf'));
  await desk.open();
  await desk.read('How tides remember');
  await openImport(desk.page);
  await choose(desk.page, download.suggestedFilename(), text);
  await desk.page.getByRole('button', { name: 'Import 1 annotation' }).click();
  await expect.poll(() => painted(desk.page, 'mark-sun')).toEqual(['measured the water']);
  await expect(desk.page.getByText('Not to be lost.')).toBeVisible();
});

test('a plain copy of the notes is kept up to date beside the library', async ({ desk }) => {
  const page = await desk.withSamples().open();
  const folder = join(desk.root, 'library notes');
  await desk.read('How tides remember');
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: 'Library' }).click();
  await page.getByRole('switch', { name: 'Notes as Markdown files' }).check();
  await page.keyboard.press('Escape');
  await mark(page, 'measured the water', 'First thought.');
  const file = join(folder, 'How tides remember.md');
  const content = (): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  await expect.poll(content, { timeout: 20_000 }).toContain('First thought.');
  expect(content()).toContain('> measured the water');
  await expect(desk.row(/How tides remember/)).toHaveCount(1);

  writeFileSync(file, 'My own words.');
  await mark(page, 'two days after the moon', 'Second thought.');
  const copies = (): string[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .sort();
  await expect
    .poll(copies, { timeout: 20_000 })
    .toEqual(['How tides remember 2.md', 'How tides remember.md']);
  expect(content()).toBe('My own words.');
});
