import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { show } from '../../tests/component/show.ts';
import FindBar from './FindBar.svelte';

const shown = () => show(FindBar, { onstep: () => undefined, onleave: () => undefined }, { width: 700 });

it('says what of a query stands on no page, beside what is found', async () => {
  const { app } = await shown();
  app.find.query = 'maps note:doubt';
  app.find.leftOut = ['note:doubt'];
  app.find.spans = [{ start: 0, end: 4 }];
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
