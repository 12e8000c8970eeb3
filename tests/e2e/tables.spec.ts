/** Tables of a Markdown source: read in rows and cells, marked like any other words, never wider than the page. */
import { expect, painted, test } from './desk.ts';

const harbours = [
  '# Tides of the coast',
  'Before the table.',
  '| Harbour | High water | *Range* |',
  '|:--|:-:|--:|',
  '| Saint-Malo | 06:12 | **12 m** |',
  '| Brest | 03:40 | |',
  '',
  'Between them.',
  `| ${Array.from({ length: 30 }, (_, at) => `Station${at}`).join(' | ')} |`,
  `|${'---|'.repeat(30)}`,
  `| ${Array.from({ length: 30 }, (_, at) => `reading${at}`).join(' | ')} |`,
  '',
  'After the tables.',
].map((line) => (/^[|]|^$/.test(line) ? line : `${line}\n`));

test('a table is rows and cells; a passage across them is marked, kept, found again and printed', async ({
  desk,
}) => {
  desk.write('tides.md', harbours.join('\n'));
  const page = await desk.open();
  const text = await desk.read('Tides of the coast');
  const table = text.getByRole('table').first();
  await expect(table.getByRole('columnheader')).toHaveText(['Harbour', 'High water', 'Range']);
  await expect(table.getByRole('row').nth(1).getByRole('cell')).toHaveText(['Saint-Malo', '06:12', '12 m']);
  const tops = await table
    .getByRole('row')
    .nth(1)
    .getByRole('cell')
    .evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().top)));
  expect(new Set(tops).size, 'one line').toBe(1);

  const [from, to] = [table.getByText('Saint-Malo'), table.getByText('06:12')];
  const [a, b] = [await from.boundingBox(), await to.boundingBox()];
  if (!a || !b) throw new Error('The cells must be shown.');
  await page.mouse.move(a.x + 1, a.y + 12);
  await page.mouse.down();
  await page.mouse.move(b.x + 10, b.y + 12, { steps: 4 });
  await page.mouse.move(b.x + b.width - 2, b.y + 12, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.press('1');
  await expect(page.getByText('1 annotation saved')).toBeVisible();
  await expect.poll(() => painted(page, 'mark-sun')).toEqual(['Saint-Malo\t06:12']);
  await page.emulateMedia({ media: 'print' });
  await expect(table).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await desk.reopen();
  await desk.read('Tides of the coast');
  await expect.poll(() => painted(desk.page, 'mark-sun')).toEqual(['Saint-Malo\t06:12']);
});

test('a wide table scrolls by itself, by keyboard too, and the page does not', async ({ desk }) => {
  desk.write('tides.md', harbours.join('\n'));
  const page = await desk.open();
  const text = await desk.read('Tides of the coast');
  const wide = text.locator('.table').nth(1);
  const widths = await wide.evaluate((element) => {
    const main = element.closest('main');
    return {
      table: element.scrollWidth > element.clientWidth,
      main: (main?.scrollWidth ?? 0) > (main?.clientWidth ?? 0),
      page: document.documentElement.scrollWidth > innerWidth,
    };
  });
  expect(widths).toEqual({ table: true, main: false, page: false });
  await wide.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => wide.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
});
