import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NOTE_LENGTH } from '../../contract/call.ts';
import { show } from '../../tests/component/show.ts';
import Margin from './Margin.svelte';

const seed = [
  { path: 'one.md', text: '# One\n\nRivers carry the stones that mountains let go.' },
  { path: 'two.md', text: '# Two\n\nNothing much.' },
];
const editor = () => page.getByRole('textbox', { name: /Note/ });

/** The margin of an article with one mark, whose note is open to be written. */
async function writing() {
  const shown = await show(Margin, {}, { seed });
  const { app } = shown;
  const id = app.shelf.row(0)?.title === 'One' ? app.shelf.row(0)?.id : app.shelf.row(1)?.id;
  await app.reading.open(id ?? '');
  const { article } = app.reading;
  if (!article) throw new Error('The article does not open.');
  await app.annotations.load(article.id);
  const annotationId = await app.annotations.mark(article, { start: 5, end: 11 }, 'sun');
  app.annotations.editingId = annotationId;
  await expect.element(editor()).toHaveFocus();
  return { ...shown, article, annotationId };
}

describe('a note that is being written', () => {
  it('keeps the keyboard and its words when its passage is lost meanwhile', async () => {
    const { app, engine, article, annotationId } = await writing();
    await userEvent.type(editor(), 'Half a ');
    engine.put({ path: 'one.md', text: '# One\n\nAll of it was written anew.' });
    await app.annotations.load(article.id);
    expect(app.annotations.find(annotationId)?.anchor.state).toBe('orphaned');
    await expect.element(editor()).toHaveFocus();
    await userEvent.keyboard('sentence{Control>}{Enter}{/Control}');
    await expect.poll(() => app.annotations.find(annotationId)?.note).toBe('Half a sentence');
    await expect.element(page.getByRole('heading', { name: 'No longer in the text' })).toBeVisible();
  });

  it('says when it is full, and what is longer was left out', async () => {
    await writing();
    await userEvent.fill(editor(), 'a'.repeat(NOTE_LENGTH - 1));
    await expect.element(page.getByText(/^A note holds/)).not.toBeInTheDocument();
    await userEvent.type(editor(), 'b');
    await expect.element(page.getByText('A note holds 100,000 characters')).toBeVisible();
  });

  it('is saved when another article takes the page', async () => {
    const { app, article, annotationId } = await writing();
    await userEvent.type(editor(), 'Not finished');
    await app.annotations.load('another');
    await app.annotations.load(article.id);
    expect(app.annotations.find(annotationId)?.note).toBe('Not finished');
  });

  it('is saved when the window goes', async () => {
    const { app, annotationId } = await writing();
    await userEvent.type(editor(), 'Not finished');
    app.leave();
    await expect
      .poll(() => app.annotations.find(annotationId))
      .toMatchObject({ note: 'Not finished', keeping: 'saved' });
  });

  it.each(['at once', 'after a pause had kept it'])(
    'is kept when it is left by Escape %s, and undone',
    async (when) => {
      const { app, annotationId } = await writing();
      const { updatedAt } = app.annotations.find(annotationId) ?? {};
      await userEvent.type(editor(), 'Draft');
      if (when !== 'at once')
        await expect.poll(() => app.annotations.find(annotationId)?.note, { timeout: 3_000 }).toBe('Draft');
      await userEvent.keyboard('{Escape}');
      await expect
        .poll(() => app.annotations.find(annotationId))
        .toMatchObject({ note: 'Draft', keeping: 'saved' });
      expect(app.annotations.editingId).toBeNull();
      expect(app.history.undo()).toBe(true);
      await expect.poll(() => app.annotations.find(annotationId)).toMatchObject({ note: '', updatedAt });
      expect(app.history.undo()).toBe(false);
    },
  );

  it('was never changed when it is left with what stood there, after a pause had kept something else', async () => {
    const { app, annotationId } = await writing();
    const { updatedAt } = app.annotations.find(annotationId) ?? {};
    await userEvent.type(editor(), 'Draft');
    await expect.poll(() => app.annotations.find(annotationId)?.note, { timeout: 3_000 }).toBe('Draft');
    await userEvent.clear(editor());
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect
      .poll(() => app.annotations.find(annotationId))
      .toMatchObject({ note: '', updatedAt, keeping: 'saved' });
    expect(app.history.undo()).toBe(false);
  });

  it.each([
    ['a click elsewhere', () => (page.getByRole('combobox').element() as HTMLElement).blur()],
    ['Ctrl+Enter', () => userEvent.keyboard('{Control>}{Enter}{/Control}')],
    ['Escape', () => userEvent.keyboard('{Escape}')],
  ] as const)('says nothing when nothing was typed and it is left by %s', async (_way, leave) => {
    const { app, engine, annotationId, inputs } = await writing();
    await engine.handlers.changeAnnotation({ annotationId, note: '  Rewritten\r\nelsewhere', tags: ['far'] });
    await expect.element(page.getByRole('combobox')).toHaveValue('far');
    await page.getByRole('combobox').click();
    await leave();
    await expect.poll(() => app.annotations.editingId).toBeNull();
    expect(inputs('changeAnnotation')).toEqual([]);
    expect(app.annotations.find(annotationId)).toMatchObject({
      note: '  Rewritten\r\nelsewhere',
      tags: ['far'],
    });
  });

  it('shows what arrives while it is typed in, and keeps both texts unless one is left out', async () => {
    const { app, engine, annotationId } = await writing();
    await userEvent.type(editor(), 'Mine');
    await engine.handlers.changeAnnotation({ annotationId, note: 'Theirs' });
    await expect.element(page.getByText(/changed elsewhere meanwhile/)).toBeVisible();
    await expect.element(editor()).toHaveValue('Mine');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => app.annotations.find(annotationId)?.note).toBe('Mine\n\nTheirs');
    expect(app.notices.shown.at(-1)?.text).toMatch(/both texts/);

    app.annotations.editingId = annotationId;
    await userEvent.type(editor(), '!');
    await engine.handlers.changeAnnotation({ annotationId, note: 'Theirs alone' });
    await page.getByRole('button', { name: 'Leave this one out' }).click();
    await expect.element(editor()).toHaveFocus();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => app.annotations.find(annotationId)?.note).toBe('Mine\n\nTheirs!');
  });
});

it('lists every mark in the order of the text for those who hear it, also one without a note', async () => {
  const { app, article, annotationId } = await writing();
  await userEvent.keyboard('Heavy{Control>}{Enter}{/Control}');
  await expect.poll(() => app.annotations.find(annotationId)?.note).toBe('Heavy');
  const bareId = await app.annotations.mark(article, { start: 22, end: 33 }, 'sky');
  app.annotations.activeId = null;
  const items = page
    .getByRole('list', { name: 'Annotations, in the order of the text' })
    .getByRole('listitem');
  await expect.element(items.nth(1)).toHaveTextContent(/Sky: “.+”/);
  await expect.element(items.nth(0)).toHaveTextContent('Heavy');
  await expect.element(items.nth(0)).toHaveAttribute('aria-setsize', '2');
  await expect.element(items.nth(1)).toHaveAttribute('aria-posinset', '2');
  (items.nth(1).getByRole('button').element() as HTMLElement).click();
  await expect.poll(() => app.annotations.activeId).toBe(bareId);
  // Pointed at, it has a card like any other.
  await expect.element(items.nth(1).getByRole('button', { name: 'Add a note' })).toBeVisible();
});
