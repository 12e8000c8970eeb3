import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { show } from '../../tests/component/show.ts';
import SavedSearches from './SavedSearches.svelte';
import SearchResults from './SearchResults.svelte';

const list = () => page.getByRole('list', { name: 'Saved searches' });

it('is kept from its results, and told apart once it is', async () => {
  const { app } = await show(SearchResults, {}, { before: (app) => app.search.type('maps') });
  await page.getByRole('button', { name: 'Save this search' }).click();
  await expect.element(page.getByText('Saved search', { exact: true })).toBeVisible();
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
