/** Annotation: marking by mouse and by keyboard, notes in the margin, and everything still there whatever happens. */
import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { dragOver, expect, painted, test } from './desk.ts';
import { OtherDevice } from './other-device.ts';

const title = 'Le marais de la Vieille Digue reprend ses droits';
const words = 'comme on regarde revenir une parente';

test('a passage selected by mouse is marked with a digit, painted at once, and saved', async ({ desk }) => {
  desk.withSamples();
  const page = await desk.open();
  await desk.read(title);
  await dragOver(page, words);
  await expect(page.getByRole('toolbar', { name: 'Mark the selection' })).toBeVisible();
  await page.keyboard.press('3');
  await expect.poll(() => painted(page, 'mark-sky')).toEqual([words]);
  await expect(page.getByText('1 annotation saved')).toBeVisible();
  const journal = readdirSync(desk.path('.seedleaf/journal')).filter((name) => name.endsWith('.jsonl'));
  expect(journal).toHaveLength(1);
  expect(readFileSync(desk.path(`.seedleaf/journal/${journal[0] ?? ''}`), 'utf8')).toContain(words);
});

test('the keyboard alone selects, extends, marks, writes a note and deletes with undo', async ({ desk }) => {
  desk.withSamples();
  const page = await desk.open();
  await desk.read('How tides remember');
  await page.getByRole('main').focus();
  await page.keyboard.press('s');
  await page.keyboard.press('s');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('2');
  const passage = 'A tide table is a promise made by';
  await expect.poll(async () => (await painted(page, 'mark-leaf')).join('')).toBe(passage);

  await page.keyboard.press('n');
  await page.keyboard.type('Who signs it?');
  await page.keyboard.press('Tab');
  await page.keyboard.type('sea, #promise');
  await page.keyboard.press('Control+Enter');
  const margin = page.getByRole('complementary', { name: 'Annotations' });
  await expect(margin).toContainText('Who signs it?');
  await expect(margin).toContainText('#sea');
  await expect(margin).toContainText('#promise');

  await page.keyboard.press('4');
  await expect.poll(async () => (await painted(page, 'mark-rose')).join('')).toBe(passage);
  await page.keyboard.press('Delete');
  await expect.poll(() => painted(page, 'mark-rose')).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await painted(page, 'mark-rose')).join('')).toBe(passage);
  await expect(margin).toContainText('Who signs it?');

  await page.keyboard.press('j');
  await page.keyboard.press('Delete');
  await expect.poll(() => painted(page, 'mark-rose')).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await painted(page, 'mark-rose')).join('')).toBe(passage);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await painted(page, 'mark-leaf')).join('')).toBe(passage);
});

test('what was done last is taken back first, and said by name where it cannot be seen', async ({ desk }) => {
  desk.withSamples();
  const page = await desk.open();
  await desk.read('How tides remember');
  await dragOver(page, 'measured the water');
  await page.keyboard.press('1');
  await page.keyboard.press('3');
  await expect.poll(() => painted(page, 'mark-sky')).toEqual(['measured the water']);
  await desk.read(title);
  await dragOver(page, words);
  await page.keyboard.press('2');
  await page.keyboard.press('n');
  await page.keyboard.type('Which one?');
  await page.keyboard.press('Control+Enter');
  const margin = page.getByRole('complementary', { name: 'Annotations' });
  await expect(margin).toContainText('Which one?');

  await page.keyboard.press('Control+z');
  await expect(margin).not.toContainText('Which one?');
  await expect.poll(() => painted(page, 'mark-leaf')).toEqual([words]);
  await expect(page.getByText(`Undone: what was written in “${title}”.`)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect.poll(() => painted(page, 'mark-leaf')).toEqual([]);
  await expect(page.getByText(`Undone: a mark in “${title}”.`)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: another colour in “How tides remember”.')).toBeVisible();
  await desk.read('How tides remember');
  await expect.poll(() => painted(page, 'mark-sun')).toEqual(['measured the water']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => painted(page, 'mark-sun')).toEqual([]);
});

test('a note stands level with its passage', async ({ desk }) => {
  desk.withSamples();
  const page = await desk.open();
  await desk.read(title);
  await dragOver(page, 'une équipe de bénévoles');
  await page.keyboard.press('n');
  await page.keyboard.type('Combien sont-ils ?');
  await page.keyboard.press('Control+Enter');
  const card = page.getByRole('complementary').getByRole('listitem').filter({ hasText: 'Combien' });
  await expect(card).toBeVisible();
  await expect
    .poll(async () => {
      const level = await page.evaluate(() => {
        const [range] = CSS.highlights.get('mark-sun') ?? [];
        if (!range) return Number.NaN;
        const real = document.createRange();
        real.setStart(range.startContainer, range.startOffset);
        real.setEnd(range.endContainer, range.endOffset);
        return real.getBoundingClientRect().top;
      });
      return Math.abs(((await card.boundingBox())?.y ?? 0) - level);
    })
    .toBeLessThan(6);
});

test('clicking a mark shows what can be done with it, in the colour it has', async ({ desk }) => {
  desk.withSamples();
  const page = await desk.open();
  await desk.read(title);
  await dragOver(page, words);
  await page.keyboard.press('5');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar')).toHaveCount(0);
  const at = await page.evaluate(() => {
    const [range] = CSS.highlights.get('mark-plum') ?? [];
    const real = document.createRange();
    if (!range) return { x: 0, y: 0 };
    real.setStart(range.startContainer, range.startOffset);
    real.setEnd(range.startContainer, range.startOffset + 6);
    const box = real.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  });
  await page.mouse.click(at.x, at.y);
  const bar = page.getByRole('toolbar', { name: 'This mark' });
  await expect(bar.getByRole('button', { name: /Plum/ })).toHaveAttribute('aria-pressed', 'true');
  await bar.getByRole('button', { name: /Sun/ }).click();
  await expect.poll(() => painted(page, 'mark-sun')).toEqual([words]);
});

test('annotations are there after a restart, after kill -9, and after the source was renamed', async ({
  desk,
}) => {
  desk.withSamples();
  let page = await desk.open();
  await desk.read(title);
  await dragOver(page, words);
  await page.keyboard.press('1');
  await expect(page.getByText('1 annotation saved')).toBeVisible();

  page = await desk.crashAndReopen();
  await desk.read(title);
  await expect.poll(() => painted(page, 'mark-sun')).toEqual([words]);

  page = await desk.reopen();
  await desk.read(title);
  await expect.poll(() => painted(page, 'mark-sun')).toEqual([words]);

  await desk.close();
  renameSync(desk.path('marais.txt'), desk.path('renommé pendant la nuit.txt'));
  page = await desk.open();
  await desk.read(title);
  await expect.poll(() => painted(page, 'mark-sun')).toEqual([words]);

  renameSync(desk.path('renommé pendant la nuit.txt'), desk.path('sous-dossier/encore.txt'));
  await page.waitForTimeout(1_500);
  await desk.read('How tides remember');
  await desk.read(title);
  await expect.poll(() => painted(page, 'mark-sun')).toEqual([words]);
});

test('an edit above a passage moves its mark with it, and a passage that is gone is shown as an orphan', async ({
  desk,
}) => {
  desk.withSamples();
  const page = await desk.open();
  await desk.read(title);
  await dragOver(page, words);
  await page.keyboard.press('1');
  await expect(page.getByText('1 annotation saved')).toBeVisible();
  const source = readFileSync(desk.path('marais.txt'), 'utf8');
  desk.write('marais.txt', source.replace('À l’automne,', 'À l’automne de cette année-là,'));
  await expect(page.locator('.page-text')).toContainText('de cette année-là', { timeout: 5_000 });
  await expect.poll(() => painted(page, 'mark-sun')).toEqual([words]);
  desk.write('marais.txt', source.replace(/Les habitants[^.]*\./, 'On ne dit plus rien.'));
  await expect(page.locator('.page-text')).toContainText('On ne dit plus rien.', { timeout: 5_000 });
  await expect.poll(() => painted(page, 'mark-sun')).toEqual([]);
  await expect(page.getByRole('complementary').getByText('No longer in the text').first()).toBeVisible();
});

test('a note that is being written is kept when the keyboard leaves the article, and in a browser when the tab goes', async ({
  desk,
}) => {
  desk.withSamples();
  const page = await desk.open();
  const margin = page.getByRole('complementary', { name: 'Annotations' });
  await desk.read('How tides remember');
  await desk.read(title);
  await dragOver(page, words);
  await page.keyboard.press('n');
  await page.keyboard.type('Qui parle');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('main')).toHaveAccessibleName('How tides remember');
  await desk.read(title);
  await expect(margin).toContainText('Qui parle');

  if (desk.shell !== 'loopback') return;
  await dragOver(page, 'une équipe de bénévoles');
  await page.keyboard.press('n');
  await page.keyboard.type('Combien sont-ils');
  await page.reload();
  await desk.read(title);
  await expect(margin).toContainText('Combien sont-ils');
});

test('a note that is being written survives kill -9, is kept by Escape, and is taken back by undo', async ({
  desk,
}) => {
  desk.withSamples();
  let page = await desk.open();
  await desk.read(title);
  await dragOver(page, words);
  await page.keyboard.press('n');
  await page.keyboard.type('Une phrase qui n’est pas finie');
  await page.waitForTimeout(1_600);
  await expect(page.getByText('1 annotation saved')).toBeVisible();
  page = await desk.crashAndReopen();
  await desk.read(title);
  const margin = page.getByRole('complementary', { name: 'Annotations' });
  await expect(margin).toContainText('Une phrase qui n’est pas finie');
  await margin.getByText('Une phrase qui n’est pas finie').click();
  await page.keyboard.press('n');
  await page.keyboard.type(', ou trop.');
  await page.waitForTimeout(1_600);
  await page.keyboard.press('Escape');
  await expect(margin.getByRole('textbox')).toHaveCount(0);
  await expect(margin).toContainText('Une phrase qui n’est pas finie, ou trop.');
  await page.keyboard.press('Control+z');
  await expect(margin).not.toContainText('ou trop');
  await expect(margin).toContainText('Une phrase qui n’est pas finie');
});

test('a selection takes the place of the mark that was pointed at, and stays when the file changes elsewhere', async ({
  desk,
}) => {
  desk.withSamples();
  const page = await desk.open();
  await desk.read(title);
  await dragOver(page, words);
  await page.keyboard.press('1');
  await expect.poll(() => painted(page, 'mark-sun')).toEqual([words]);
  const others = 'une équipe de bénévoles';
  await dragOver(page, others);
  const source = readFileSync(desk.path('marais.txt'), 'utf8');
  desk.write('marais.txt', source.replace('À l’automne,', 'À l’automne de cette année-là,'));
  await expect(page.locator('.page-text')).toContainText('de cette année-là', { timeout: 5_000 });
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(others);
  await page.keyboard.press('4');
  await expect.poll(() => painted(page, 'mark-rose')).toEqual([others]);
  await expect.poll(() => painted(page, 'mark-sun')).toEqual([words]);

  // Its words are gone: nothing is selected any more, and the keys have nothing to act on.
  await dragOver(page, 'de cette année-là');
  desk.write('marais.txt', source);
  await expect(page.locator('.page-text')).not.toContainText('de cette année-là', { timeout: 5_000 });
  for (const key of ['5', 'Delete', 'n']) await page.keyboard.press(key);
  await expect(page.getByText('2 annotations saved')).toBeVisible();
  await expect(page.getByRole('textbox', { name: /Note on/ })).toHaveCount(0);
  await expect.poll(() => painted(page, 'mark-sun')).toEqual([words]);
  await expect.poll(() => painted(page, 'mark-rose')).toEqual([others]);
  expect(await painted(page, 'mark-plum')).toEqual([]);
});

test('what another device says of a mark stays, whatever is done here to other fields or left undone', async ({
  desk,
}) => {
  desk.withSamples();
  const page = await desk.open();
  const margin = page.getByRole('complementary', { name: 'Annotations' });
  await desk.read(title);
  await dragOver(page, words);
  await page.keyboard.press('1');
  await expect(page.getByText('1 annotation saved')).toBeVisible();
  const other = new OtherDevice(desk.path('.seedleaf/journal'));
  const before = Date.now();

  // Written before the mark was recoloured here, and carried here only afterwards.
  await page.keyboard.press('3');
  await expect.poll(() => painted(page, 'mark-sky')).toEqual([words]);
  other.changes(words, { note: 'Une heure de travail', tags: ['loin'] }, before);
  await expect(margin).toContainText('Une heure de travail');
  await expect(margin).toContainText('#loin');

  // An editor in which nothing is typed says nothing, however it is left.
  for (const [key, note] of [
    ['Control+Enter', 'Deuxième version'],
    ['Escape', 'Troisième version'],
  ] as const) {
    await page.getByRole('main').focus();
    await page.keyboard.press('n');
    other.changes(words, { note }, Date.now());
    await expect(margin.getByRole('textbox')).toHaveValue(note);
    await page.keyboard.press(key);
    await expect(margin).toContainText(note);
  }
  await desk.reopen();
  await desk.read(title);
  const again = desk.page.getByRole('complementary', { name: 'Annotations' });
  await expect(again).toContainText('Troisième version');
  await expect(again).toContainText('#loin');
});
