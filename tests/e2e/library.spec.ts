/** The library: what happens to files in the folder is what the shelf shows, while the program runs and while it does not. */
import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './desk.ts';

/** From a file being settled to its row: the watcher's quiet time, reading, and a frame. */
const SOON = { timeout: 3_000 };
const article = (title: string): string =>
  `${title}\n\nUn paragraphe assez long pour être lu, et même relu, un soir.\n`;

test('a file that is added, changed, renamed or deleted shows on the shelf while the program runs', async ({
  desk,
}) => {
  desk.withSamples();
  const page = await desk.open();
  await expect(desk.row('How tides remember')).toBeVisible();

  desk.write('nouveau.txt', article('Une arrivée'));
  await expect(desk.row(/Une arrivée/)).toBeVisible(SOON);

  desk.write('nouveau.txt', article('Un autre titre'));
  await expect(desk.row(/Un autre titre/)).toBeVisible(SOON);
  await expect(desk.row(/Une arrivée/)).toHaveCount(0);

  mkdirSync(desk.path('rangé'));
  renameSync(desk.path('nouveau.txt'), desk.path('rangé/renommé.txt'));
  await page.waitForTimeout(1_000);
  await expect(desk.row(/Un autre titre/)).toHaveCount(1);

  rmSync(desk.path('rangé/renommé.txt'));
  await expect(desk.row(/Un autre titre/)).toHaveCount(0, SOON);
});

test('articles of sub-folders count; hidden files, backups, its own folder and links that lead out do not', async ({
  desk,
}) => {
  desk.withSamples();
  desk.write('.caché.txt', article('Caché'));
  desk.write('brouillon.txt~', article('Sauvegarde'));
  desk.write('.seedleaf/notes.txt', article('À lui'));
  const outside = join(desk.root, 'dehors.txt');
  writeFileSync(outside, article('Dehors'));
  symlinkSync(outside, desk.path('lien.txt'));
  await desk.open();
  await expect(desk.row(/Depuis la fermeture du dernier phare/)).toBeVisible();
  await expect(desk.page.getByRole('option')).toHaveCount(3);
});

test('an editor’s atomic save is one change: the open article follows and keeps its row', async ({
  desk,
}) => {
  desk.withSamples();
  await desk.open();
  const text = await desk.read('How tides remember');
  desk.write('.tides.md.swp', '# How tides remember\n\nA tide table is a promise, rewritten.\n');
  renameSync(desk.path('.tides.md.swp'), desk.path('tides.md'));
  await expect(text).toContainText('rewritten', SOON);
  await expect(desk.page.getByRole('option')).toHaveCount(3);
});

test('a file still being written is not shown half', async ({ desk }) => {
  const page = await desk.open();
  const seen: string[] = [];
  let part = 0;
  let longestPause = 0;
  let last = Date.now();
  const writing = setInterval(() => {
    longestPause = Math.max(longestPause, Date.now() - last);
    last = Date.now();
    part += 1;
    desk.write('long.txt', `${article('Un long récit')}${'Encore une phrase. '.repeat(part * 200)}\n`);
  }, 40);
  while (part < 40) seen.push(...(await page.getByRole('option').allTextContents()));
  clearInterval(writing);
  test.skip(longestPause >= 200, 'A busy machine held the writer up for as long as a file takes to settle.');
  expect(seen).toEqual([]);
  await expect(desk.row(/Un long récit/)).toBeVisible(SOON);
});

test('two thousand files copied at once, in new folders too, all arrive', async ({ desk }) => {
  const page = await desk.open();
  for (let folder = 0; folder < 20; folder++)
    for (let file = 0; file < 100; file++)
      desk.write(`lot-${folder}/${file}.txt`, article(`Pièce ${folder}-${file}`));
  await expect(page.getByText(/2,000 articles/)).toBeVisible({ timeout: 40_000 });
});

test('what cannot be read is listed with its reason, and is read when it changes', async ({ desk }) => {
  desk.withSamples();
  desk.write('vide.txt', '');
  desk.write('image.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
  const page = await desk.open();
  await page.getByRole('button', { name: '2 files not readable' }).click();
  const list = page.getByRole('dialog');
  await expect(list).toContainText('vide.txt');
  await expect(list).toContainText('It is empty.');
  await expect(list).toContainText('image.txt');
  await expect(list).toContainText('It is not text.');
  desk.write('vide.txt', article('Plus vide du tout'));
  await expect(list).not.toContainText('vide.txt', SOON);
  await page.keyboard.press('Escape');
  await expect(desk.row(/Plus vide du tout/)).toBeVisible(SOON);
});

test('the folder vanishing is shown and survived; nothing is lost when it comes back', async ({ desk }) => {
  desk.withSamples();
  const page = await desk.open();
  await expect(desk.row('How tides remember')).toBeVisible();
  const away = join(desk.root, 'away');
  renameSync(desk.library, away);
  await expect(page.getByText('The folder cannot be found')).toBeVisible({ timeout: 10_000 });
  await expect(page.getByRole('option')).toHaveCount(3);
  renameSync(away, desk.library);
  await expect(page.getByText('The folder cannot be found')).toHaveCount(0, { timeout: 10_000 });
  desk.write('après.txt', article('Après le retour'));
  await expect(desk.row(/Après le retour/)).toBeVisible({ timeout: 10_000 });
});

test('what changed while the program was closed is seen at the next start', async ({ desk }) => {
  desk.withSamples();
  await desk.open();
  await expect(desk.page.getByRole('option')).toHaveCount(3);
  await desk.close();
  rmSync(desk.path('marais.txt'));
  desk.write('venu.txt', article('Venu entre-temps'));
  desk.write(
    'tides.md',
    '# Tides, revised\n\nThe table was wrong by an hour, and nobody had drowned of it.\n',
  );
  utimesSync(desk.path('tides.md'), new Date(), new Date());
  await desk.open();
  await expect(desk.row(/Venu entre-temps/)).toBeVisible();
  await expect(desk.row(/Tides, revised/)).toBeVisible();
  await expect(desk.row(/marais/)).toHaveCount(0);
});

test('another library can be opened in the program, is remembered, and one that is named wins', async ({
  desk,
}) => {
  test.skip(desk.shell === 'desktop', 'There the folder is picked in a window of the system.');
  desk.withSamples();
  const other = join(desk.root, 'ailleurs');
  mkdirSync(other);
  writeFileSync(join(other, 'seul.txt'), article('Seul ici'));
  let page = await desk.open();
  await expect(page.getByRole('option')).toHaveCount(3);
  await page.getByRole('button', { name: 'Add', exact: false }).first().click();
  await page.getByRole('menuitem', { name: /another library/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(join(desk.root, 'nowhere'));
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(dialog).toContainText('is not a folder that can be read');
  await dialog.getByRole('textbox').fill(other);
  await dialog.getByRole('button', { name: 'Open' }).click();
  await expect(desk.row(/Seul ici/)).toBeVisible();
  page = await desk.reopen({ named: false });
  await expect(desk.row(/Seul ici/)).toBeVisible();
  await desk.reopen();
  await expect(desk.page.getByRole('option')).toHaveCount(3);
});
