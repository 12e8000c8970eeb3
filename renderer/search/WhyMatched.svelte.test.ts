/** Why an article was found, and where a query looks: asked by mouse and by keyboard. */
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { App } from '../state/app.svelte.ts';
import { show } from '../../tests/component/show.ts';
import SearchResults from './SearchResults.svelte';

const results = () => page.getByRole('listbox', { name: 'Search results' });
const searching = (query: string) => (app: App) => app.search.type(query);
const reasons = () => document.querySelector('.reasons')?.textContent.trim() ?? '';

it('says why an article was found at a key, aloud as well, and no more at the same key', async () => {
  await show(SearchResults, {}, { before: searching('clock') });
  const list = results().element();
  if (list instanceof HTMLElement) list.focus();
  await userEvent.keyboard('w');
  await expect.poll(reasons).toBe('clock\u00a0– as typed');
  await expect.element(page.getByText('clock, as typed', { exact: true })).toBeInTheDocument();
  await userEvent.keyboard('w');
  await expect.poll(reasons).toBe('');
});

it('says it at a click, and is silent once another question is answered', async () => {
  const { app } = await show(SearchResults, {}, { before: searching('CLOCK') });
  const ask = page.getByTitle('Why this matched (W)').first();
  const { width, height } = ask.element().getBoundingClientRect();
  expect(Math.min(width, height), 'large enough to be hit').toBeGreaterThanOrEqual(24);
  await ask.click({ force: true });
  await expect.poll(reasons).toMatch(/^[Cc]lock\u00a0– for CLOCK$/);
  await app.search.type('mushrooms');
  await expect.poll(reasons).toBe('');
});

it('says that what was asked for is its author, source or tags', async () => {
  await show(SearchResults, {}, { before: searching('Lescure') });
  await page.getByTitle('Why this matched (W)').first().click({ force: true });
  await expect.poll(reasons).toBe('Lescure\u00a0– as typed, among its author, source and tags');
});

it('looks where one chooses, and says so in the query', async () => {
  const { app } = await show(SearchResults, {}, { before: searching('clock') });
  await expect.element(page.getByRole('radio', { name: 'Everything' })).toBeChecked();
  await page.getByRole('radio', { name: 'Notes' }).click();
  expect(app.search.query).toBe('in:notes clock');
  await page.getByRole('radio', { name: 'Everything' }).click();
  expect(app.search.query).toBe('clock');
});
