import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { App } from '../state/app.svelte.ts';
import { show } from '../../tests/component/show.ts';
import FindBar from './FindBar.svelte';

const shown = (before?: (app: App) => unknown) =>
  show(
    FindBar,
    { onstep: () => undefined, onleave: () => undefined },
    { width: 700, ...(before ? { before } : {}) },
  );

it('says what of a query stands on no page, beside what is found', async () => {
  const { app } = await shown();
  app.find.query = 'maps note:doubt';
  app.find.leftOut = ['note:doubt'];
  app.find.spans = [{ start: 0, end: 4 }];
  app.find.isLookedFor = true;
  await expect.element(page.getByRole('status')).toHaveTextContent('1 of 1 Not looked for here: note:doubt');
});

it('does not say that nothing was found where nothing was looked for', async () => {
  const { app } = await shown();
  app.find.query = 'in:notes maps';
  app.find.leftOut = ['in:notes maps'];
  app.find.isLookedFor = false;
  const status = page.getByRole('status');
  await expect.element(status).toHaveTextContent('Not looked for here: in:notes maps');
  await expect.element(status).not.toHaveTextContent('No match');
  app.find.leftOut = [];
  app.find.isLookedFor = true;
  await expect.element(status).toHaveTextContent('No match');
});

it('says that nothing was found only once it has looked', async () => {
  const { app, transport } = await shown((it) => it.reading.open(it.shelf.row(0)?.id ?? ''));
  transport.failNext('findInArticle', 'internal');
  const field = page.getByRole('searchbox', { name: 'Find in the article' });
  await field.fill('xylophone');
  await expect.poll(() => transport.calls.some(({ name }) => name === 'findInArticle')).toBe(true);
  await expect.element(page.getByRole('status')).toHaveTextContent(/^$/);
  await field.fill('xylophones');
  await expect.element(page.getByRole('status')).toHaveTextContent('No match');
  app.find.close();
  await expect.element(page.getByRole('status')).toHaveTextContent(/^$/);
});

it('says that what is typed is too long, and finds as far as it goes', async () => {
  const { app } = await shown((it) => it.reading.open(it.shelf.row(0)?.id ?? ''));
  await page.getByRole('searchbox', { name: 'Find in the article' }).fill('tide '.repeat(201));
  await expect
    .element(page.getByRole('status'))
    .toHaveTextContent('A search reads a thousand characters at most');
  expect(app.find.query.length).toBe(1_000);
});

it('begins its notes where the words one types begin', async () => {
  const { app } = await shown();
  app.find.leftOut = ['note:doubt'];
  const note = page.getByText('Not looked for here: note:doubt');
  await expect.element(note).toBeVisible();
  const field = page.getByRole('searchbox').element();
  const start = field.getBoundingClientRect().left + parseFloat(getComputedStyle(field).paddingLeft);
  expect(note.element().getBoundingClientRect().left).toBe(start);
});

it('takes the keyboard again when it is asked for while it is open, ready to be typed over', async () => {
  const { app } = await shown((it) => it.find.begin());
  const field = page.getByRole('searchbox', { name: 'Find in the article' });
  await expect.element(field).toHaveFocus();
  await field.fill('tides');
  (document.activeElement as HTMLElement).blur();
  app.find.begin();
  await expect.element(field).toHaveFocus();
  expect(getSelection()?.toString()).toBe('tides');
});
