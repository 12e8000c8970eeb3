import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { show } from '../../tests/component/show.ts';
import Margin from './Margin.svelte';

const text = '# One\n\nRivers carry the stones that mountains let go.';
const seed = [
  { path: 'one.md', text },
  { path: 'copy of one.md', text },
  { path: 'two.md', text: '# Two\n\nNothing much.' },
];

/** The margin of `open`, with two marks in `marked`. */
async function beside(open: string, marked: string) {
  const shown = await show(Margin, {}, { seed });
  const { app } = shown;
  const idOf = (path: string): string => {
    for (let at = 0; at < seed.length; at++)
      if (app.shelf.row(at)?.path === path) return app.shelf.row(at)?.id ?? '';
    throw new Error('There is no such article on the shelf.');
  };
  await app.reading.open(idOf(marked));
  const { article } = app.reading;
  if (!article) throw new Error('The article does not open.');
  await app.annotations.load(article.id);
  await app.annotations.mark(article, { start: 5, end: 11 }, 'sun');
  await app.annotations.mark(article, { start: 16, end: 20 }, 'sky');
  await app.reading.open(idOf(open));
  await app.annotations.load(idOf(open));
  return { ...shown, markedId: article.id };
}

describe('beside an article without marks', () => {
  it('a line leads to the identical article that has some', async () => {
    const { app, markedId } = await beside('copy of one.md', 'one.md');
    await expect.element(page.getByText('2 annotations in an identical article:')).toBeVisible();
    await page.getByRole('button', { name: 'open' }).click();
    await expect.poll(() => app.reading.article?.id).toBe(markedId);
  });

  it('it leads to the notebook when that article is gone', async () => {
    const { app, engine } = await beside('copy of one.md', 'one.md');
    engine.remove('one.md');
    await app.identical.look(app.reading.article?.id ?? null);
    await expect.element(page.getByText('2 annotations of an identical article that is gone:')).toBeVisible();
    await page.getByRole('button', { name: 'in the notebook' }).click();
    expect(app.reading.screen).toBe('notebook');
  });

  it('there is none when no article is identical', async () => {
    const { app } = await beside('two.md', 'one.md');
    await app.identical.look(app.reading.article?.id ?? null);
    await expect.element(page.getByText(/identical/)).not.toBeInTheDocument();
  });
});
