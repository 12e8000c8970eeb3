/** Tasks and footnotes of a Markdown source: boxes that say what is done, and references that lead there and back. */
import { faultsOf } from './axe.ts';
import { expect, painted, test } from './desk.ts';

const lines = [
  '# The hedge in November',
  'What is planted bare[^bare] in November has the winter to root.[^winter]',
  '- [x] cut the old wood\n- [ ] mulch the young plants\n- rest',
  ...Array.from(
    { length: 30 },
    (_, at) => `Row ${at + 1} stands where the wind comes from, and keeps it out.`,
  ),
  '[^winter]: Where the ground does not freeze.\n\n    And where hares are kept away.',
  '[^bare]: Without *earth* about its roots.',
];

for (const theme of ['Light', 'Sepia', 'Dark'])
  test(`tasks and footnotes are read as what they are, in the ${theme.toLowerCase()} theme free of faults`, async ({
    desk,
  }) => {
    desk.write('hedge.md', lines.join('\n\n'));
    const page = await desk.open();
    const text = await desk.read('The hedge in November');
    await page.keyboard.press('Control+,');
    await page.getByRole('dialog').locator('label', { hasText: theme }).click();
    await page.keyboard.press('Escape');
    await expect(text.getByRole('listitem').nth(0).getByRole('img', { name: 'Done' })).toBeVisible();
    await expect(text.getByRole('listitem').nth(1).getByRole('img', { name: 'To do' })).toBeVisible();
    await expect(text.getByRole('listitem').nth(2).getByRole('img')).toHaveCount(0);
    await expect(text.getByRole('listitem').nth(0)).toHaveText('cut the old wood');
    expect(await faultsOf(page)).toEqual([]);

    const notes = page.getByRole('group', { name: 'Footnotes' });
    const winter = notes.getByText('Where the ground does not freeze.');
    await expect(winter).not.toBeInViewport();
    await text.getByRole('link', { name: 'Footnote 2', exact: true }).click();
    await expect(winter).toBeInViewport();
    expect(await painted(page, 'target')).toEqual(['Where the ground does not freeze.']);
    expect(await faultsOf(page)).toEqual([]);
    const back = notes.getByRole('link', { name: 'Back to the text of footnote 2' });
    await back.focus();
    await page.keyboard.press('Enter');
    await expect(text.getByRole('link', { name: 'Footnote 2', exact: true })).toBeInViewport();
    await expect(winter).not.toBeInViewport();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(winter).toBeInViewport();
  });
