/** Search: as typed, over articles and notes, whatever the accents; and finding in the open article. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { dragOver, expect, painted, test } from './desk.ts';

/** What is on the screen of a search: the same is told to those who do not see it. */
const shown = (page: Page) => page.locator('.results');

test('accents, ligatures, capitals and elisions make no difference, and the exact words are marked', async ({
  desk,
}) => {
  desk.withSamples();
  const page = await desk.open();
  await page.keyboard.press('Control+Shift+F');
  const marked = () => page.getByRole('listbox').locator('mark').allInnerTexts();
  await page.keyboard.type('oedicneme');
  await expect.poll(marked).toEqual(['œdicnème']);
  for (const [typed, found] of [
    ['coeur', 'cœur'],
    ["L'ECOLE", 'L’école'],
    ['ecole', 'école'],
    ["aujourd'hui", 'Aujourd’hui'],
    ['hypothese', 'hypothèse'],
    ['biélorn', 'Biélorn'],
  ] as const) {
    await page.keyboard.press('Control+A');
    await page.keyboard.type(typed);
    await expect.poll(async () => (await marked()).join(' ')).toContain(found);
  }
});

test('Enter opens the article at the hit, and the former place can be come back to', async ({ desk }) => {
  desk.withSamples();
  const page = await desk.open();
  await desk.read('How tides remember');
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('salicorne');
  await expect(page.getByRole('option')).toHaveCount(1);
  // It is pointed out for a moment only: looked for from the key press on, and more often than by default.
  const pointedOut = expect
    .poll(async () => (await painted(page, 'target')).join(''), { intervals: [100] })
    .toBe('salicorne');
  await Promise.all([page.keyboard.press('Enter'), pointedOut]);
  await expect(page.getByRole('main')).toHaveAccessibleName(/Le marais/);
  await expect(page.locator('.page-text p', { hasText: 'salicorne' })).toBeInViewport();
  // The keyboard has gone there too: the selection begins at the hit.
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toMatch(/^salicorne\W+\p{L}+$/u);
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('main')).toHaveAccessibleName('How tides remember');
});

test('a field is read as French writes its colon, completed, and how it was read is said', async ({
  desk,
}) => {
  desk.withSamples();
  const page = await desk.open();
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('titre : marais');
  await expect(page.getByRole('option')).toHaveCount(1);
  await expect(shown(page).getByText('titre : marais was read as titre:marais.')).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('marais est : non');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Search the library' })).toHaveValue(
    'marais est : non-lu ',
  );
  await expect(page.getByRole('option')).toHaveCount(1);
});

test('notes and tags are found too', async ({ desk }) => {
  desk.withSamples();
  const page = await desk.open();
  await desk.read('How tides remember');
  await dragOver(page, 'the keeper');
  await page.keyboard.press('n');
  await page.keyboard.type('Voir aussi le cérémonial du thé');
  await page.keyboard.press('Tab');
  await page.keyboard.type('zibeline');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('ceremonial');
  await expect(page.getByRole('option')).toHaveCount(1);
  await expect(page.getByRole('option')).toContainText('cérémonial');
  await expect(page.getByRole('option')).toContainText('Note');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('#zibeline');
  await expect(page.getByRole('option')).toHaveCount(1);
  await expect(page.getByRole('option').locator('mark')).toContainText('zibeline');
});

test('what is found nowhere is said so, also when the shelf was hidden', async ({ desk }) => {
  desk.withSamples();
  const page = await desk.open();
  await page.keyboard.press('Control+b');
  await expect(page.getByRole('combobox', { name: 'Search the library' })).toBeHidden();
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('xylophone');
  await expect(shown(page).getByText('Nothing found for “xylophone”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(3);
});

test('Ctrl+F finds in the article and steps through the matches', async ({ desk }) => {
  desk.withSamples();
  const page = await desk.open();
  await desk.read('Le marais de la Vieille Digue reprend ses droits');
  await page.keyboard.press('Control+F');
  await page.keyboard.type("l'eau");
  await expect(page.getByText('1 of 2')).toBeVisible();
  await expect.poll(() => painted(page, 'find')).toEqual(['l’eau', 'l’eau']);
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 of 2')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(() => painted(page, 'find')).toEqual([]);
  // The match is selected, to be gone on from.
  const selected = () => page.evaluate(() => getSelection()?.toString() ?? '');
  await expect.poll(selected).toBe('l’eau');
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(selected).toMatch(/^l’eau.{9}/);
});

test('Ctrl+F finds its words anew when another article is opened, and when the open one is edited', async ({
  desk,
}) => {
  const war = ['La guerre dure.', 'Deux guerres passent.', 'Des guerres encore.'];
  const write = (...paragraphs: string[]) =>
    desk.write('guerre.txt', `Le siège\n\n${paragraphs.join('\n\n')}\n`);
  write(...war);
  desk.write('paix.txt', 'La paix\n\nOn a beaucoup écrit.\n\nAprès les guerres, rien ne dure longtemps.\n');
  const page = await desk.open();
  await desk.read('Le siège');
  await page.keyboard.press('Control+F');
  await page.keyboard.type('guerres');
  await expect(page.getByText('1 of 3')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 of 3')).toBeVisible();
  write('Il pleut sur la ville entière.', ...war);
  await expect(page.locator('.page-text').getByText('Il pleut')).toBeVisible();
  await expect(page.getByText('2 of 3')).toBeVisible();
  await expect.poll(() => painted(page, 'find')).toEqual(['guerre', 'guerres', 'guerres']);
  await desk.read('La paix');
  await expect(page.getByText('1 of 1')).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Find in the article' })).toHaveValue('guerres');
  await expect.poll(() => painted(page, 'find')).toEqual(['guerres']);
});

test('what a query asks that is on no page is said whole, and how far one has read is told anew when the bar goes', async ({
  desk,
}) => {
  desk.withSamples();
  const page = await desk.open();
  await page.setViewportSize({ width: 1280, height: 800 });
  await desk.read('How tides remember');
  await expect(page.getByText('Read to the end')).toBeVisible();
  await page.keyboard.press('Control+F');
  await page.keyboard.type('title:tides added:>2020-01-01 is:unread lang:en tide');
  await expect(page.getByText('1 of 2')).toBeVisible();
  const said = page.getByText('Not looked for here: added:>2020-01-01 is:unread lang:en');
  expect(await said.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(true);
  await expect(page.getByText('Read to the end')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Read to the end')).toBeVisible();
});

test('each key asks at once: no time is let pass first, in which more might be typed', async ({ desk }) => {
  desk.withSamples();
  const page = await desk.open();
  await desk.read('How tides remember');
  await page.keyboard.press('Control+Shift+F');
  // Time stands still from here: nothing that waits for a moment to pass would ever happen.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  const marked = () => page.getByRole('listbox').locator('mark').allInnerTexts();
  await page.keyboard.type('salicorn');
  await expect.poll(marked).toEqual(['salicorne']);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('harbo');
  await expect.poll(marked).toEqual(['harbo']);
});

test('an acronym, another spelling and why an article was found are said, by keyboard too', async ({
  desk,
}) => {
  desk.write(
    'pact.md',
    '# The pact\n\nThe Organisation of Quiet Harbours (OQH) met near Koursk, and said nothing.\n',
  );
  desk.write(
    'pilots.md',
    '# Pilots\n\nThe pilots of Kursk wrote to the Organisation of Quiet Harbours twice.\n',
  );
  const page = await desk.open();
  await expect(page.getByText('2 articles', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('oqh');
  await expect(page.getByRole('option')).toHaveCount(2);
  await expect(shown(page).getByText('“oqh” also means “Organisation of Quiet Harbours”')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('w');
  await expect(page.getByText(/^Organisation of Quiet Harbours\u00a0– the same as oqh$/)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ; ')}`)).toEqual(
    [],
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Koursk');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.getByRole('button', { name: 'Kursk', exact: true }).click();
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.getByText('Notes', { exact: true }).click();
  await expect(shown(page).getByText(/^Nothing found for/)).toBeVisible();
});

test('a slip is forgiven and said, in the library and in the article', async ({ desk }) => {
  desk.write('pacte.txt', 'Le pacte\n\nLa Biélorussie se tait, et la Biélorussie attend.\n');
  desk.write('phare.txt', 'Le phare\n\nLe gardien du phare écrit une lettre.\n');
  const page = await desk.open();
  await desk.read('Le pacte');
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('bielorusie');
  await expect(shown(page).getByText('Showing “biélorussie”; nothing holds “bielorusie”.')).toBeVisible();
  await expect(page.getByRole('option').locator('mark')).toHaveText(['Biélorussie', 'Biélorussie']);
  // A word that is known is taken at its word, however near another one it is.
  await page.keyboard.press('Control+A');
  await page.keyboard.type('phare');
  await expect(page.getByRole('option').locator('mark').first()).toHaveText(/phare/i);
  await expect(shown(page).getByText(/^Showing/)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+F');
  await page.keyboard.type('bielorusie');
  await expect(page.getByText('Showing “biélorussie”')).toBeVisible();
  await expect.poll(() => painted(page, 'find')).toEqual(['Biélorussie', 'Biélorussie']);
});

test('what could not be read is said, and what it can be completed with is offered', async ({ desk }) => {
  desk.withSamples();
  const page = await desk.open();
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('(digue OR "marais');
  await expect(shown(page).getByText('A bracket is not closed: it was read to the end.')).toBeVisible();
  await expect(page.getByRole('listbox').locator('mark').first()).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('salicorne jamaisécrit');
  await expect(shown(page).getByText(/^Nothing holds all (of )?(these|the) words/)).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('lang:f');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Search the library' })).toHaveValue(/^lang:fr /);
  await expect(page.getByRole('option')).not.toHaveCount(0);
});

test('every passage of an article can be shown, by the keyboard too', async ({ desk }) => {
  const passages = Array.from({ length: 9 }, (_, i) => `Passage ${String(i + 1)}: the heron waits.`);
  desk.write('heron.txt', `The heron\n\n${passages.join('\n\n')}\n`);
  const page = await desk.open();
  await expect(page.getByText('1 article', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('heron waits');
  await expect(shown(page).getByText('9 passages in 1 article')).toBeVisible();
  await expect(page.getByRole('option')).toHaveCount(6);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(page.getByRole('option', { name: 'Show 4 more passages' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option')).toHaveText(passages);
  // What is shown stays so when the library changes.
  desk.write('crane.txt', 'The crane\n\nThe crane waits for the heron.\n');
  await expect(shown(page).getByText('10 passages in 2 articles')).toBeVisible();
  await expect(page.getByRole('option')).toHaveCount(10);
});

test('every passage of an article can be shown by the mouse, and the keyboard goes on from there', async ({
  desk,
}) => {
  const passages = Array.from({ length: 9 }, (_, i) => `Passage ${String(i + 1)}: the heron waits.`);
  desk.write('heron.txt', `The heron\n\n${passages.join('\n\n')}\n`);
  const page = await desk.open();
  await expect(page.getByText('1 article', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('heron waits');
  await page.getByRole('option', { name: 'Show 4 more passages' }).click();
  await expect(page.getByRole('option')).toHaveText(passages);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option').nth(6)).toHaveAttribute('aria-selected', 'true');
});

test('what is written from right to left is shown so: on the shelf, in the results and on the page', async ({
  desk,
}) => {
  desk.write(
    'sea.txt',
    'قصة البحر\n\nكانت السفينة تبحر ليلا من ميناء إلى ميناء. \n\nعاد البحارة في الصباح.\n',
  );
  const page = await desk.open();
  const excerpt = page.locator('.row .excerpt');
  await expect(excerpt).toBeVisible();
  await expect(excerpt).toHaveCSS('direction', 'rtl');
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('السفينة');
  await expect(page.getByRole('option').locator('mark')).toHaveText(['السفينة']);
  await expect(page.getByRole('option')).toHaveCSS('direction', 'rtl');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByText('عاد البحارة')).toHaveCSS('direction', 'rtl');
});

test('what is said of the whole stays in sight when long results take the keyboard', async ({ desk }) => {
  for (let i = 0; i < 20; i += 1)
    desk.write(`heron ${String(i)}.txt`, `Heron ${String(i)}\n\nThe heron waits.\n\nAnother heron waits.\n`);
  const page = await desk.open();
  await expect(page.getByText('20 articles', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('heron waits');
  const counts = shown(page).getByText('40 passages in 20 articles');
  await expect(counts).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('listbox', { name: 'Search results' })).toBeFocused();
  await expect(counts).toBeInViewport();
});

test('a result opens at its words, also when its article was edited since, and the page stays at them', async ({
  desk,
}) => {
  const body = Array.from({ length: 30 }, (_, i) => `Paragraph ${String(i)} says nothing of note.`);
  const story = (before: string[]) =>
    `The wind\n\n${[...before, ...body, 'At last the zephyr rose.', ...body].join('\n\n')}\n`;
  desk.write('wind.txt', story([]));
  const page = await desk.open();
  await expect(page.getByText('1 article', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('zephyr');
  await expect(page.getByRole('option')).toHaveCount(1);
  const grown = Array.from({ length: 40 }, (_, i) => `A new paragraph, number ${String(i)}.`);
  desk.write('wind.txt', story(grown));
  await page.getByRole('option').click();
  const passage = page.locator('.page-text p', { hasText: 'zephyr' });
  // Whichever text it was opened in, that of today shows the words in the end.
  await expect(page.locator('.page-text p', { hasText: 'A new paragraph, number 39' })).toBeAttached();
  await expect(passage).toBeInViewport();
  desk.write('wind.txt', story([...grown, ...grown]));
  await expect(page.locator('.page-text p', { hasText: 'number 39' })).toHaveCount(2);
  await expect(passage).toBeInViewport();
});
