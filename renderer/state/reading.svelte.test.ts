import { describe, expect, it } from 'vitest';
import { createFakeEngine } from '../../tests/fakes/fake-engine.ts';
import { createFakeTransport } from '../../tests/fakes/fake-transport.ts';
import { slowDown } from '../../tests/fakes/slow-transport.ts';
import { App } from './app.svelte.ts';

/** Two articles, whose texts come when the test lets them. */
async function reading() {
  const engine = createFakeEngine();
  const transport = createFakeTransport(engine, { offers: [] });
  const { slow, answer } = slowDown(transport, 'openArticle');
  const app = new App(slow, ['en'], matchMedia('(prefers-color-scheme: dark)'));
  await app.load();
  await expect.poll(() => app.shelf.row(1)).toBeTruthy();
  const [first, second] = [app.shelf.row(0)?.id ?? '', app.shelf.row(1)?.id ?? ''];
  return { reading: app.reading, engine, first, second, answer };
}

describe('an article on the page', () => {
  it('is read anew when its text changed', async () => {
    const { reading: state, engine, first, answer } = await reading();
    void state.open(first);
    await answer();
    await expect.poll(() => state.article?.id).toBe(first);
    const before = state.article;
    engine.emit({ name: 'article-changed', payload: { articleId: first, gone: false } });
    await answer();
    await expect.poll(() => state.article).not.toBe(before);
    expect(state.article?.id).toBe(first);
  });

  it('is opened at the same place when it changes while it is being opened', async () => {
    const { reading: state, engine, first, second, answer } = await reading();
    void state.open(first);
    await answer();
    await expect.poll(() => state.article?.id).toBe(first);
    for (const articleId of [first, second]) {
      const opened = state.open(articleId, { start: 3, end: 9 });
      engine.emit({ name: 'article-changed', payload: { articleId, gone: false } });
      await answer();
      await opened;
      await answer();
      await expect.poll(() => state.opening).toBeNull();
      expect(state.article?.id).toBe(articleId);
      expect(state.scroll).toMatchObject({ span: { start: 3, end: 9 }, align: 'span' });
    }
  });

  it('keeps no other from being opened by changing just then', async () => {
    const { reading: state, engine, first, second, answer } = await reading();
    void state.open(first);
    await answer();
    await expect.poll(() => state.article?.id).toBe(first);
    const opened = state.open(second, { start: 3, end: 9 });
    engine.emit({ name: 'article-changed', payload: { articleId: first, gone: false } });
    await answer();
    await opened;
    expect(state.article?.id).toBe(second);
    expect(state.scroll?.span).toEqual({ start: 3, end: 9 });
  });
});
