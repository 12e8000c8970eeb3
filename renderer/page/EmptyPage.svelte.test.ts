import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { show } from '../../tests/component/show.ts';
import EmptyPage from './EmptyPage.svelte';

describe('the page while no article is open', () => {
  it('leads on to the article that was read last', async () => {
    const { app, engine } = await show(EmptyPage, {}, { width: 800 });
    expect(page.getByRole('button').query()).toBeNull();
    for (const index of [2, 0, 1]) {
      const articleId = app.shelf.row(index)?.id ?? '';
      await engine.handlers.saveReading({ articleId, offset: 4, progress: 0.25 });
    }
    await app.reading.findLast();
    const { id, title } = app.shelf.row(1) ?? {};
    await page.getByRole('button', { name: `Go on reading, from 25% ${title ?? ''}` }).click();
    await expect.poll(() => app.reading.article?.id).toBe(id);
  });

  it('finds it once it is on the shelf', async () => {
    const { app, engine } = await show(EmptyPage, {});
    await engine.handlers.saveReading({ articleId: app.shelf.row(3)?.id ?? '', offset: 4, progress: 0.5 });
    engine.emit({ name: 'shelf-changed', payload: {} });
    await expect.element(page.getByRole('button')).toHaveTextContent(app.shelf.row(3)?.title ?? '');
  });
});
