import { expect, it } from 'vitest';
import { createFakeEngine } from '../../tests/fakes/fake-engine.ts';
import { createFakeTransport } from '../../tests/fakes/fake-transport.ts';
import { App } from './app.svelte.ts';

const seed = [{ path: 'bells.md', text: '# Bells\n\nThe bell rings.' }];
const isAsked = ({ name }: { readonly name: string }): boolean => name === 'findInArticle';

async function reading() {
  const engine = createFakeEngine(seed);
  const transport = createFakeTransport(engine);
  const app = new App(transport, ['en'], matchMedia('(prefers-color-scheme: dark)'));
  await app.load();
  await app.reading.open(app.shelf.row(0)?.id ?? '');
  const { article } = app.reading;
  if (!article) throw new Error('It was not opened.');
  return { engine, article, find: app.find, asked: () => transport.calls.filter(isAsked).length };
}

it('takes no place of another text than the one it was asked about, and asks again once more can be found', async () => {
  const { engine, article, find, asked } = await reading();
  const newer = { ...article, textHash: 'f'.repeat(64) };
  await find.find(newer, 'bell', 0);
  expect(find.spans).toEqual([]);
  expect(find.isLookedFor).toBe(false);
  expect([find.isIn(article), find.isIn(newer)]).toEqual([false, false]);
  engine.emit({ name: 'index-changed', payload: {} });
  await expect.poll(asked).toBe(2);
  await find.findAgain(article, 0);
  expect(find.spans).toHaveLength(2);
  expect([find.isIn(article), find.isIn(newer)]).toEqual([true, false]);
  engine.emit({ name: 'index-changed', payload: {} });
  await find.findAgain(article, 0);
  expect(asked(), 'what was found stays found').toBe(3);
});
