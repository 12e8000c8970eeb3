import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import PageWithKeys from '../../tests/component/PageWithKeys.svelte';
import { show } from '../../tests/component/show.ts';

const seed = [{ path: 'bells.md', text: '# Bells\n\nThe bells ring at noon. Nobody hears them.' }];
const selected = () => document.getSelection()?.toString();

it.each([
  { at: 'last', keys: 'sss', words: 'Nobody hears them.', key: 's', said: 'Nothing after this.' },
  { at: 'first', keys: 's', words: 'Bells', key: 'S', said: 'Nothing before this.' },
])(
  'selects the $at sentence again once its mark was left, and says that nothing is beyond',
  async ({ keys, words, key, said }) => {
    const { app } = await show(PageWithKeys, {}, { seed, width: 900 });
    await app.reading.open(app.shelf.row(0)?.id ?? '');
    await expect.poll(() => document.querySelector('.page-text')?.textContent).toContain('Nobody hears');
    await userEvent.keyboard(keys);
    await expect.poll(selected).toBe(words);
    await userEvent.keyboard('1');
    await expect.poll(() => app.annotations.all.length).toBe(1);
    await userEvent.keyboard('{Escape}');
    expect(app.annotations.activeId).toBeNull();
    expect(selected()).toBe('');
    await userEvent.keyboard(key === 'S' ? '{Shift>}S{/Shift}' : key);
    await expect.poll(selected).toBe(words);
    expect(app.announcement).toContain(said);
    await userEvent.keyboard('n');
    expect(app.annotations.editingId).toBe(app.annotations.all[0]?.id);
  },
);

it('shows that the keyboard is on it when a key brought it there, and nothing of it for the mouse', async () => {
  const { app } = await show(PageWithKeys, {}, { seed, width: 900 });
  await app.reading.open(app.shelf.row(0)?.id ?? '');
  const main = page.getByRole('main');
  await expect.element(main).toHaveTextContent('Nobody hears');
  const ring = () =>
    getComputedStyle(main.element().parentElement ?? document.body, '::after').borderTopStyle;
  await main.click();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(main).toHaveFocus();
  expect(ring()).toBe('none');
  (document.activeElement as HTMLElement).blur();
  await userEvent.keyboard('{F6}');
  app.focusPage();
  await expect.poll(ring).toBe('solid');
  await main.click();
  await expect.poll(ring).toBe('none');
});
