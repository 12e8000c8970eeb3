import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { SavedSearch } from '../../contract/saved-searches.ts';
import { show } from '../../tests/component/show.ts';
import SavedSearches from './SavedSearches.svelte';
import SearchResults from './SearchResults.svelte';

const list = () => page.getByRole('list', { name: 'Saved searches' });

it('is kept from its results, and told apart once it is', async () => {
  const { app } = await show(SearchResults, {}, { before: (app) => app.search.type('maps') });
  await page.getByRole('button', { name: 'Save this search' }).click();
  await expect.element(page.getByRole('img', { name: 'Saved search' })).toBeVisible();
  expect(app.search.saved.all).toMatchObject([{ name: 'maps', query: 'maps', isStanding: false }]);
});

it('hands the keyboard on when it is kept, and when it is removed again', async () => {
  await show(SearchResults, {}, { before: (app) => app.search.type('maps') });
  const keep = page.getByRole('button', { name: 'Save this search' });
  (keep.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: 'Saved search maps' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect.element(keep).toHaveFocus();
});

it('stands in a list from which it is made again', async () => {
  const { app } = await show(SavedSearches, {}, { before: (app) => app.search.saved.keep('maps') });
  await list().getByRole('button', { name: 'maps', exact: true }).click();
  expect(app.search.query).toBe('maps');
});

it('says what arrived, until it was looked at', async () => {
  const { app } = await show(SavedSearches, {}, { before: (app) => app.search.saved.keep('maps') });
  const arrival = { articleId: app.shelf.row(0)?.id ?? '', title: 'Small maps', at: 1 };
  app.search.saved.all = app.search.saved.all.map((each) => ({ ...each, arrivals: [arrival] }));
  await expect.element(list().getByText('1 new')).toBeVisible();
  await list().getByRole('button', { name: /^maps/ }).click();
  await expect.element(list().getByText('1 new')).not.toBeInTheDocument();
  expect([...app.search.saved.fresh]).toEqual([arrival.articleId]);
});

it('is made to stand, and removed, from its menu', async () => {
  const { app } = await show(SavedSearches, {}, { before: (app) => app.search.saved.keep('maps') });
  const menu = page.getByRole('button', { name: 'Saved search maps' });
  await menu.click();
  await page.getByRole('menuitemcheckbox', { name: 'Point out new articles that match' }).click();
  await expect.poll(() => app.search.saved.all[0]?.isStanding).toBe(true);
  await userEvent.keyboard('{Escape}');
  await menu.click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect.element(list()).not.toBeInTheDocument();
});

const field = (name: string) => page.getByRole('textbox', { name: `New name of ${name}` });
const menuOf = (name: string) => page.getByRole('button', { name: `Saved search ${name}` });
const showKept = (queries: readonly string[], stands = false) =>
  show(
    SavedSearches,
    {},
    {
      before: async (app) => {
        for (const query of queries) await app.search.saved.keep(query);
        const [first] = app.search.saved.all;
        if (stands && first) await app.search.saved.stand(first, true);
      },
    },
  );
const rename = async (name: string) => {
  await menuOf(name).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await expect.element(field(name)).toHaveFocus();
};

it('gets another name in its place, by mouse, and goes on asking the same', async () => {
  const { app } = await showKept(['maps'], true);
  await rename('maps');
  await expect.element(field('maps')).toHaveValue('maps');
  await userEvent.keyboard('  Old charts ');
  await page.getByRole('button', { name: 'Rename' }).click();
  await expect
    .element(
      list()
        .getByRole('button', { name: /Old charts$/ })
        .first(),
    )
    .toHaveFocus();
  expect(app.search.saved.all).toMatchObject([{ name: 'Old charts', query: 'maps', isStanding: true }]);
});

it('keeps the keyboard when its new name gives it another place', async () => {
  await showKept(['maps', 'ships']);
  const row = (name: string) => list().getByRole('button', { name, exact: true });
  (row('maps').element() as HTMLElement).focus();
  await userEvent.keyboard('{F2}');
  await expect.element(field('maps')).toHaveFocus();
  await userEvent.keyboard('zebra{Enter}');
  await expect.element(list().getByRole('listitem').last()).toHaveTextContent('zebra');
  await expect.element(row('zebra')).toHaveFocus();
});

it('gets another name by the keyboard alone, which then stands where it stood', async () => {
  const { app } = await showKept(['maps']);
  const row = list().getByRole('button', { name: 'maps', exact: true });
  (row.element() as HTMLElement).focus();
  await userEvent.keyboard('{F2}');
  await expect.element(field('maps')).toHaveFocus();
  await userEvent.keyboard('Charts{Enter}');
  await expect.element(list().getByRole('button', { name: 'Charts', exact: true })).toHaveFocus();
  expect(app.history.undo()).toBe(true);
  await expect.element(list().getByRole('button', { name: 'maps', exact: true })).toBeVisible();
  expect(app.notices.shown.map(({ text }) => text)).toEqual(['Undone: another name for the search “maps”.']);
});

it('keeps its name when Escape gives the new one up', async () => {
  const { app, inputs } = await showKept(['maps']);
  await rename('maps');
  await userEvent.keyboard('Charts{Escape}');
  await expect.element(list().getByRole('button', { name: 'maps', exact: true })).toHaveFocus();
  expect(app.search.saved.all).toMatchObject([{ name: 'maps' }]);
  expect(inputs('saveSearch')).toHaveLength(1);
});

it('says that a name is missing, and takes none that says nothing', async () => {
  const { inputs } = await showKept(['maps']);
  await rename('maps');
  await userEvent.keyboard(' {Enter}');
  await expect.element(page.getByRole('alert')).toHaveTextContent('A saved search needs a name.');
  await expect.element(field('maps')).toHaveFocus();
  await expect.element(field('maps')).toHaveAccessibleDescription('A saved search needs a name.');
  await userEvent.keyboard('C');
  await expect.element(page.getByRole('alert')).toHaveTextContent('');
  expect(inputs('saveSearch')).toHaveLength(1);
});

it('keeps the new name when the field is left for another place, and the old one when nothing was written', async () => {
  const { app } = await showKept(['maps', 'ships']);
  await rename('maps');
  await userEvent.keyboard('Charts');
  await menuOf('ships').click();
  await expect.poll(() => app.search.saved.all.map(({ name }) => name)).toEqual(['Charts', 'ships']);
  await userEvent.keyboard('{Escape}');
  await rename('ships');
  await userEvent.keyboard('{Backspace}');
  await menuOf('Charts').click();
  await expect.element(field('ships')).not.toBeInTheDocument();
  expect(app.search.saved.all.map(({ name }) => name)).toEqual(['Charts', 'ships']);
});

it('is renamed where its results are shown', async () => {
  const { app } = await show(SearchResults, {}, { before: (app) => app.search.type('maps') });
  await page.getByRole('button', { name: 'Save this search' }).click();
  await rename('maps');
  await userEvent.keyboard('Charts{Enter}');
  await expect.element(menuOf('Charts')).toHaveFocus();
  expect(app.search.saved.all).toMatchObject([{ name: 'Charts', query: 'maps' }]);
});

it('is not being renamed any more when another search was shown meanwhile', async () => {
  const { app } = await show(SearchResults, {}, { before: (app) => app.search.type('maps') });
  await page.getByRole('button', { name: 'Save this search' }).click();
  await rename('maps');
  await app.search.type('ships');
  await expect.element(page.getByRole('button', { name: 'Save this search' })).toBeVisible();
  await app.search.type('maps');
  await expect.element(menuOf('maps')).toBeVisible();
  await expect.element(field('maps')).not.toBeInTheDocument();
});

it('comes back whole when its removal is undone, by the offer or by the key', async () => {
  const { app } = await showKept(['maps'], true);
  const kept: readonly SavedSearch[] = app.search.saved.all;
  const remove = async () => {
    await menuOf('maps').click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await expect.element(list()).not.toBeInTheDocument();
  };
  await remove();
  const [notice] = app.notices.shown;
  expect(notice).toMatchObject({ text: 'The search “maps” was removed', action: { label: 'Undo' } });
  notice?.action?.run();
  await expect.element(list()).toBeVisible();
  expect(app.search.saved.all).toEqual(kept);
  await remove();
  expect(app.history.undo()).toBe(true);
  await expect.element(list()).toBeVisible();
  expect(app.search.saved.all).toEqual(kept);
  // Each removal is taken back once, and its offer goes with it.
  expect(app.notices.shown.filter(({ action }) => action !== null)).toEqual([]);
  expect(app.history.undo()).toBe(false);
});

it('is not brought back over what is there again', async () => {
  const { app, transport } = await showKept(['maps']);
  const [maps] = app.search.saved.all;
  if (!maps) throw new Error('Nothing is kept.');
  await app.savedSearchActions.drop(maps);
  const { id, query, isStanding } = maps;
  await transport.invoke('saveSearch', { id, name: 'From elsewhere', query, isStanding });
  await expect.element(list()).toBeVisible();
  app.history.undo();
  await expect.poll(() => app.notices.shown.at(-1)?.text).toMatch(/^Not undone/);
  expect(app.search.saved.all).toMatchObject([{ name: 'From elsewhere' }]);
});

it('hands the keyboard to its neighbour when it is removed', async () => {
  await showKept(['maps', 'ships']);
  (menuOf('maps').element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect.element(list().getByRole('button', { name: 'ships', exact: true })).toHaveFocus();
});

it('shows the whole ring around the row that has the keyboard, within what scrolls', async () => {
  await showKept(['maps']);
  await userEvent.keyboard('{Tab}');
  const row = list().getByRole('button', { name: 'maps', exact: true });
  await expect.element(row).toHaveFocus();
  const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(row.element());
  expect(outlineStyle).toBe('solid');
  expect(parseFloat(outlineOffset) + parseFloat(outlineWidth)).toBe(0);
});

it('shows in its menu an empty box that can be ticked', async () => {
  await showKept(['maps']);
  await menuOf('maps').click();
  const entry = page.getByRole('menuitemcheckbox', { name: 'Point out new articles that match' });
  await expect.element(entry).toBeVisible();
  const box = () => entry.element().querySelector('svg')?.getBoundingClientRect().width;
  expect(box()).toBe(16);
  const empty = entry.element().querySelector('svg')?.innerHTML;
  await entry.click();
  await menuOf('maps').click();
  await expect.element(entry).toBeChecked();
  expect(box()).toBe(16);
  expect(entry.element().querySelector('svg')?.innerHTML).not.toBe(empty);
});
