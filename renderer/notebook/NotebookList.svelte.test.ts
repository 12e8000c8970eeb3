import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import NotebookScreen from '../../tests/component/NotebookScreen.svelte';
import { show } from '../../tests/component/show.ts';
import type { App } from '../state/app.svelte.ts';

const lines = Array.from(
  { length: 90 },
  (_, at) => `Line ${at} tells ${'of water and of stone '.repeat((at * 7) % 23)}to the end.`,
);
const seed = [{ path: 'rivers.md', text: `# Rivers\n\n${lines.join('\n\n')}` }];

async function markAll(app: App): Promise<void> {
  await app.reading.open(app.shelf.row(0)?.id ?? '');
  const { article } = app.reading;
  if (!article) throw new Error('The article does not open.');
  await app.annotations.load(article.id);
  for (const line of lines) {
    const start = article.text.indexOf(line);
    await app.annotations.mark(article, { start, end: start + line.length }, 'sun');
  }
  app.reading.visit('notebook');
}

const list = () => page.getByRole('grid').element();

/** How far above the foot of the list its last row ends, in pixels; less than 0 when it goes on below. */
function blankAtFoot(): number {
  const ends = [...list().querySelectorAll('[role="row"]')].map((row) => row.getBoundingClientRect().bottom);
  return list().getBoundingClientRect().bottom - Math.max(...ends);
}

it('comes back to its place with rows down to its foot', async () => {
  const { app } = await show(NotebookScreen, {}, { seed, before: markAll, width: 900 });
  await expect.element(page.getByRole('grid')).toHaveFocus();
  await expect.poll(() => list().querySelectorAll('[role="row"]').length).toBeGreaterThan(5);
  for (const top of [1_000, 1_700, 2_500, 3_300, 4_100]) {
    list().scrollTop = top;
    await expect.poll(blankAtFoot).toBeLessThan(0);
    await expect.poll(() => list().querySelector('.coming')).toBeNull();
    const left = list().scrollTop;
    await app.reading.back();
    await expect.element(page.getByRole('grid')).not.toBeInTheDocument();
    app.reading.visit('notebook');
    await expect.element(page.getByRole('grid')).toHaveFocus();
    await expect.poll(() => list().scrollTop).toBeCloseTo(left, -1);
    await expect.poll(blankAtFoot).toBeLessThan(0);
  }
});

it('loses no words when it is left while they cannot be saved', async () => {
  const { app, engine, transport } = await show(NotebookScreen, {}, { seed, before: markAll, width: 900 });
  await expect.element(page.getByRole('grid')).toHaveFocus();
  await userEvent.keyboard('n');
  await userEvent.keyboard('Not to be lost');
  const mend = transport.fail('changeAnnotation', 'disconnected');
  const id = app.notebook.row(0)?.annotationId ?? '';
  await app.reading.back();
  await expect.element(page.getByRole('grid')).not.toBeInTheDocument();
  await expect.poll(() => app.annotations.unsaved).toBe(1);
  expect(app.unsaved.wouldLoseWords(false)).toBe(true);
  mend();
  await app.unsaved.retry();
  expect((await engine.handlers.annotation({ annotationId: id })).note).toBe('Not to be lost');
  expect(app.unsaved.wouldLoseWords(false)).toBe(false);
});

it('lets the last row stand clear of what floats over its foot', async () => {
  const { app } = await show(NotebookScreen, {}, { seed, before: markAll, width: 900 });
  await expect.element(page.getByRole('grid')).toHaveFocus();
  list().dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
  await expect.poll(() => app.notebook.current).toBe(89);
  await expect.poll(blankAtFoot).toBeCloseTo(80, -1);
});
