/** Finding in the article while another one comes to the page, or the text of this one changes. */
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import PageWithKeys from '../../tests/component/PageWithKeys.svelte';
import { show } from '../../tests/component/show.ts';
import type { App } from '../state/app.svelte.ts';

const bells = (...before: string[]) => ({
  path: 'bells.md',
  text: ['# Bells', ...before, 'The bell rings.', 'A bell is cast.', 'No bell is heard.'].join('\n\n'),
});
const towers = { path: 'towers.md', text: '# Towers\n\nA tower stands.\n\nIts bell is cracked.' };

const words = (name: string) =>
  [...(CSS.highlights.get(name) ?? [])].map((range) => {
    const text = range.startContainer.textContent ?? '';
    return text.slice(range.startOffset, range.endOffset);
  });
const currentParagraph = () =>
  [...(CSS.highlights.get('find-current') ?? [])].map(
    ({ startContainer }) => startContainer.parentElement?.closest('p')?.textContent,
  );
const opened = (app: App, title: string) => {
  const row = [0, 1].map((at) => app.shelf.row(at)).find((each) => each?.title === title);
  return app.reading.open(row?.id ?? '');
};
const status = () => page.getByRole('search').getByRole('status');
const field = () => page.getByRole('searchbox', { name: 'Find in the article' });

async function finding(query: string) {
  const shown = await show(PageWithKeys, {}, { seed: [bells(), towers], width: 900 });
  await opened(shown.app, 'Bells');
  await expect.element(page.getByText('A bell is cast.')).toBeVisible();
  await userEvent.keyboard('{Control>}f{/Control}');
  await field().fill(query);
  await expect.element(status()).toHaveTextContent('1 of 4');
  return shown;
}

it('looks for the same words in another article that is opened, and paints none of the places of the former', async () => {
  const { app } = await finding('bell');
  await userEvent.keyboard('{Enter}{Enter}');
  await expect.element(status()).toHaveTextContent('3 of 4');
  await opened(app, 'Towers');
  await expect.element(status()).toHaveTextContent('1 of 1');
  await expect.poll(() => words('find')).toEqual(['bell']);
  await expect.element(field()).toHaveValue('bell');
  await expect.poll(currentParagraph).toEqual(['Its bell is cracked.']);
});

it('goes first to the match it stands at in an article that was opened meanwhile', async () => {
  const { app } = await finding('bell');
  await opened(app, 'Towers');
  await expect.element(status()).toHaveTextContent('1 of 1');
  await opened(app, 'Bells');
  await expect.element(status()).toHaveTextContent('1 of 4');
  await userEvent.click(field());
  await userEvent.keyboard('{Enter}');
  await expect.element(status()).toHaveTextContent('1 of 4');
  await userEvent.keyboard('{Enter}');
  await expect.element(status()).toHaveTextContent('2 of 4');
});

it('stays at its match when the text changes around it', async () => {
  const { engine } = await finding('bell');
  await userEvent.keyboard('{Enter}{Enter}');
  await expect.poll(currentParagraph).toEqual(['A bell is cast.']);
  engine.put(bells('Another bell came first.'));
  await expect.element(page.getByText('Another bell came first.')).toBeVisible();
  await expect.element(status()).toHaveTextContent('4 of 5');
  await expect.poll(currentParagraph).toEqual(['A bell is cast.']);
  expect(words('find').map((word) => word.toLowerCase())).toEqual(Array(5).fill('bell'));
});

it('says nothing of words that cannot be looked for any more, as in an article that was deleted', async () => {
  const { engine } = await finding('bell');
  engine.remove('bells.md');
  await field().fill('cast');
  await expect.element(status()).toHaveTextContent(/^$/);
  await expect.poll(() => words('find')).toEqual([]);
});

it('gives its field the keyboard again when it is asked for, with its words selected to be typed over', async () => {
  await finding('bell');
  const selected = () => {
    const { value, selectionStart, selectionEnd } = field().element() as HTMLInputElement; // found as a search field
    return value.slice(selectionStart ?? 0, selectionEnd ?? 0);
  };
  await page.getByRole('main').click();
  await expect.element(field()).not.toHaveFocus();
  await userEvent.keyboard('{Control>}f{/Control}');
  await expect.element(field()).toHaveFocus();
  await expect.poll(selected).toBe('bell');
  await userEvent.keyboard('{End}');
  expect(selected()).toBe('');
  await userEvent.keyboard('{Control>}f{/Control}');
  await expect.poll(selected).toBe('bell');
});
