import { describe, expect, it } from 'vitest';
import { createFakeEngine } from '../../tests/fakes/fake-engine.ts';
import { createFakeTransport } from '../../tests/fakes/fake-transport.ts';
import { slowDown } from '../../tests/fakes/slow-transport.ts';
import { App } from './app.svelte.ts';

/** A search whose answers come one by one, when the test lets them. */
async function searching() {
  const engine = createFakeEngine();
  const transport = createFakeTransport(engine, { offers: [] });
  const { slow, answer, held } = slowDown(transport, 'search');
  const app = new App(slow, ['en'], matchMedia('(prefers-color-scheme: dark)'));
  await app.load();
  const asked = () =>
    transport.calls.flatMap(({ name, input }) =>
      name === 'search' && typeof input === 'object' && input && 'query' in input ? [input.query] : [],
    );
  return { search: app.search, engine, asked, answer, held };
}

describe('a search that is slower than the typing', () => {
  it('asks at once for what was typed last, and shows its answer alone', async () => {
    const { search, asked, answer } = await searching();
    const typed = ['m', 'ma', 'map', 'maps'].map((query) => search.type(query));
    for (let older = 0; older < 3; older++) await answer();
    expect(search.result).toBeNull();
    await answer();
    await Promise.all(typed);
    expect(asked()).toEqual(['m', 'ma', 'map', 'maps']);
    expect(search.result?.query).toBe('maps');
    expect(search.busy).toBe(false);
  });

  it('is settled when what was typed last is answered', async () => {
    const { search, answer } = await searching();
    void search.type('m');
    await answer();
    await expect.poll(() => search.result?.query).toBe('m');
    void search.type('maps');
    const best = search.settled().then(() => search.result?.query);
    await answer();
    expect(await best).toBe('maps');
  });

  it('shows its answer even while the library keeps changing', async () => {
    const { search, engine, answer } = await searching();
    void search.type('maps');
    engine.emit({ name: 'shelf-changed', payload: {} });
    await new Promise((resolve) => setTimeout(resolve));
    engine.emit({ name: 'shelf-changed', payload: {} });
    await answer();
    await expect.poll(() => search.result?.query).toBe('maps');
    await answer();
    await expect.poll(() => search.busy).toBe(false);
  });

  it.each(['index-changed', 'events-missed'] as const)('asks again at %s', async (name) => {
    const { search, engine, asked, answer } = await searching();
    void search.type('maps');
    await answer();
    await expect.poll(() => search.busy).toBe(false);
    engine.emit({ name, payload: {} });
    await answer();
    await expect.poll(() => search.busy).toBe(false);
    expect(asked()).toEqual(['maps', 'maps']);
  });

  it('says that an article is shown whole once it is', async () => {
    const { search, answer } = await searching();
    void search.type('maps');
    await answer();
    await expect.poll(() => search.busy).toBe(false);
    const articleId = search.result?.groups[0]?.articleId ?? '';
    const shown = search.showWhole(articleId);
    expect([...search.whole]).toEqual([]);
    await answer();
    await shown;
    expect([...search.whole]).toEqual([articleId]);
    void search.type('map');
    await answer();
    await expect.poll(() => search.result?.query).toBe('map');
    expect([...search.whole]).toEqual([]);
  });

  it('shows nothing when it was given up meanwhile', async () => {
    const { search, answer, held } = await searching();
    const typed = search.type('maps');
    search.clear();
    await answer();
    await typed;
    expect(search.result).toBeNull();
    expect(held).toHaveLength(0);
  });
});
