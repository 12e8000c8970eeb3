import { describe, expect, it } from 'vitest';
import { createFakeEngine } from '../../tests/fakes/fake-engine.ts';
import { createFakeTransport } from '../../tests/fakes/fake-transport.ts';
import { App } from './app.svelte.ts';

/** An app with an article open, and a mark on it that the engine has kept. */
async function marked() {
  const engine = createFakeEngine();
  const transport = createFakeTransport(engine, { offers: [] });
  const app = new App(transport, ['en'], matchMedia('(prefers-color-scheme: dark)'));
  await app.load();
  await app.reading.open(app.shelf.row(0)?.id ?? '');
  const article = app.reading.article;
  if (!article) throw new Error('The fake library must have an article.');
  await app.annotations.load(article.id);
  const id = await app.annotations.mark(article, { start: 2, end: 12 }, 'sun');
  const now = async () => engine.handlers.annotation({ annotationId: id });
  const mark = () => {
    const found = app.annotations.find(id);
    if (!found) throw new Error('The mark must be on the page.');
    return found;
  };
  return { app, engine, transport, id, mark, now };
}

describe('A change of one annotation that is taken back', () => {
  it('counts as changed when it did before: a colour on the page', async () => {
    const { app, mark, now } = await marked();
    const { updatedAt } = mark();
    await app.annotationActions.recolour(mark(), 'leaf');
    await app.annotationActions.recolour(mark(), 'rose');
    expect(mark().updatedAt).toBeGreaterThan(updatedAt);
    app.history.undo();
    await expect.poll(() => mark().colour).toBe('leaf');
    app.history.undo();
    await expect.poll(() => mark().colour).toBe('sun');
    expect(await now()).toMatchObject({ colour: 'sun', updatedAt });
    expect(mark().updatedAt).toBe(updatedAt);
  });

  it('counts as changed when it did before: a note on the page, kept in two goes', async () => {
    const { app, id, mark, now } = await marked();
    const before = mark();
    await app.annotations.change(id, { note: 'Wh' });
    const kept = app.annotations.change(id, { note: 'Why?' });
    app.annotationActions.written({ before, without: { note: '' }, kept });
    await kept;
    app.history.undo();
    await expect.poll(() => mark().note).toBe('');
    expect(mark().updatedAt).toBe(before.updatedAt);
    expect(await now()).toMatchObject({ note: '', updatedAt: before.updatedAt });
  });

  it('is a change of its own when others wrote meanwhile: that was never there before', async () => {
    const { app, id, mark, now } = await marked();
    const before = mark();
    const kept = app.annotations.change(id, { note: 'Mine\n\nTheirs' });
    app.annotationActions.written({ before, without: { note: 'Theirs' }, kept });
    await kept;
    app.history.undo();
    await expect.poll(() => now()).toMatchObject({ note: 'Theirs' });
    expect((await now()).updatedAt).toBeGreaterThan(before.updatedAt);
  });

  it('leaves what another device wrote since, also over a note that was written before its mark was saved, and says so', async () => {
    const { app, engine, id, mark } = await marked();
    for (const keeping of ['saved', 'saving'] as const) {
      await app.annotations.change(id, { note: '' });
      const kept = app.annotations.change(id, { note: 'Mine' });
      app.annotationActions.written({
        before: { ...mark(), note: '', keeping },
        without: { note: '' },
        kept,
      });
      await kept;
      await engine.handlers.changeAnnotation({ annotationId: id, note: 'Theirs' });
      app.history.undo();
      await expect.poll(() => mark().note).toBe('Theirs');
      await expect.poll(() => app.notices.shown.map(({ text }) => text).join()).toContain('Not undone');
    }
  });

  it('counts as changed when it did before: a note and tags in the notebook', async () => {
    const { app, id, mark, now } = await marked();
    const before = mark();
    const { updatedAt } = before;
    const reply = await app.notebookActions.write(id, { note: 'Why?', tags: ['later'] });
    if (!reply.ok) throw new Error('It must be kept.');
    app.notebookActions.written({ before, without: { note: '', tags: [] }, kept: reply.value });
    app.history.undo();
    await expect.poll(() => now()).toMatchObject({ note: '', tags: [], updatedAt });
  });

  it('is tried again when it failed on the page, and by the next undo when the article was left', async () => {
    const { app, transport, mark, now } = await marked();
    await app.annotationActions.recolour(mark(), 'leaf');
    await app.annotationActions.recolour(mark(), 'rose');
    transport.failNext('changeBack', 'save-failed');
    app.history.undo();
    await expect.poll(() => mark()).toMatchObject({ colour: 'leaf', keeping: 'unsaved' });
    await app.unsaved.retry();
    expect(await now()).toMatchObject({ colour: 'leaf' });
    await app.annotations.load(null);
    transport.failNext('changeBack', 'save-failed');
    app.history.undo();
    await expect.poll(() => app.notices.shown.map(({ tone }) => tone)).toContain('problem');
    app.history.undo();
    await expect.poll(() => now()).toMatchObject({ colour: 'sun' });
  });

  it('comes after what is under way: a deletion that is taken back before it', async () => {
    const { app, id, mark, now } = await marked();
    const { updatedAt } = mark();
    await app.annotationActions.recolour(mark(), 'leaf');
    await app.annotationActions.delete(id);
    app.history.undo();
    app.history.undo();
    await expect
      .poll(() =>
        now().then(
          ({ colour }) => colour,
          () => null,
        ),
      )
      .toBe('sun');
    expect(await now()).toMatchObject({ updatedAt });
  });

  it('gives a colour back that was never saved, too', async () => {
    const { app, transport, mark } = await marked();
    transport.failNext('changeAnnotation', 'save-failed');
    await app.annotationActions.recolour(mark(), 'leaf');
    expect(mark()).toMatchObject({ colour: 'leaf', keeping: 'unsaved' });
    app.history.undo();
    await expect.poll(() => mark()).toMatchObject({ colour: 'sun', keeping: 'saved' });
  });
});
