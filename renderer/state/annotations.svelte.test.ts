import { describe, expect, it, vi } from 'vitest';
import type { Transport } from '../../contract/client.ts';
import { createFakeEngine } from '../../tests/fakes/fake-engine.ts';
import { createFakeTransport } from '../../tests/fakes/fake-transport.ts';
import { App } from './app.svelte.ts';

/** An app with an article open, and the means to make calls fail. */
async function reading() {
  const engine = createFakeEngine();
  const transport = createFakeTransport(engine, { offers: [] });
  // Answers of a held call wait; which answer the engine gives is settled when it is asked.
  const held = new Map<string, Promise<void>>();
  const hold = (name: string): (() => void) => {
    let release = (): void => undefined;
    held.set(name, new Promise((resolve) => (release = resolve)));
    return () => {
      held.delete(name);
      release();
    };
  };
  const slow: Transport = {
    ...transport,
    invoke: async (name, input) => {
      const waits = held.get(name);
      const reply = await transport.invoke(name, input);
      await waits;
      return reply;
    },
  };
  const app = new App(slow, ['en'], matchMedia('(prefers-color-scheme: dark)'));
  await app.load();
  await app.reading.open(app.shelf.row(0)?.id ?? '');
  const article = app.reading.article;
  if (!article) throw new Error('The fake library must have an article.');
  await app.annotations.load(article.id);
  const made = (name: string) => transport.calls.filter((call) => call.name === name);
  return { app, engine, article, transport, annotations: app.annotations, made, hold };
}
const span = { start: 2, end: 12 };

describe('An annotation on the screen', () => {
  it('shows before it is saved, and says so only once it is', async () => {
    const { annotations, article } = await reading();
    const saved = annotations.mark(article, span, 'sky');
    expect(annotations.all.map(({ keeping }) => keeping)).toEqual(['saving']);
    await saved;
    expect(annotations.all.map(({ keeping, colour }) => [keeping, colour])).toEqual([['saved', 'sky']]);
  });

  it('stays when it cannot be saved, with the note written meanwhile, and is saved by a retry', async () => {
    const { annotations, article, transport, made } = await reading();
    transport.failNext('annotate', 'save-failed');
    const id = await annotations.mark(article, span, 'sun');
    expect(annotations.unsaved).toBe(1);
    expect(annotations.failure?.code).toBe('save-failed');
    transport.failNext('annotate', 'save-failed');
    await annotations.change(id, { note: 'Kept on the screen' });
    expect(annotations.find(id)?.note).toBe('Kept on the screen');
    expect(made('changeAnnotation')).toHaveLength(0);
    await annotations.retry();
    expect(annotations.unsaved).toBe(0);
    await annotations.load(article.id);
    expect(annotations.find(id)?.note).toBe('Kept on the screen');
  });

  it('carries every edit that failed when it is saved at last, without being made a second time', async () => {
    const { annotations, article, transport, made } = await reading();
    const id = await annotations.mark(article, span, 'sun');
    transport.failNext('changeAnnotation', 'save-failed');
    await annotations.change(id, { note: 'First' });
    transport.failNext('changeAnnotation', 'save-failed');
    await annotations.change(id, { colour: 'rose' });
    expect(annotations.unsaved).toBe(1);
    await annotations.retry();
    expect(made('annotate')).toHaveLength(1);
    await annotations.load(article.id);
    expect(annotations.find(id)).toMatchObject({ note: 'First', colour: 'rose', keeping: 'saved' });
  });

  it('comes back when it cannot be deleted', async () => {
    const { annotations, article, transport } = await reading();
    const id = await annotations.mark(article, span, 'sun');
    transport.failNext('deleteAnnotation', 'save-failed');
    expect(await annotations.remove(id)).toBeNull();
    expect(annotations.find(id)?.keeping).toBe('saved');
  });

  it('is brought back by undo with its note and colour, even after a first attempt that failed', async () => {
    const { annotations, article, transport, made } = await reading();
    const id = await annotations.mark(article, span, 'plum');
    await annotations.change(id, { note: 'Once more' });
    const bringBack = await annotations.remove(id);
    expect(annotations.all).toEqual([]);
    transport.failNext('restoreAnnotation', 'save-failed');
    await bringBack?.();
    expect(annotations.find(id)?.keeping).toBe('unsaved');
    await annotations.retry();
    expect(made('restoreAnnotation')).toHaveLength(2);
    await annotations.load(article.id);
    expect(annotations.find(id)).toMatchObject({ note: 'Once more', colour: 'plum', keeping: 'saved' });
  });

  it('stays when it cannot be saved and another article is opened, and is there on coming back', async () => {
    const { app, annotations, article, transport } = await reading();
    transport.failNext('annotate', 'save-failed');
    const id = await annotations.mark(article, span, 'sun');
    transport.failNext('annotate', 'save-failed');
    await annotations.change(id, { note: 'Still here' });
    await annotations.load(app.shelf.row(1)?.id ?? '');
    expect(annotations.all).toEqual([]);
    expect(annotations.unsaved).toBe(1);
    await annotations.load(article.id);
    expect(annotations.all).toMatchObject([{ id, note: 'Still here', keeping: 'unsaved' }]);
    await annotations.load(app.shelf.row(1)?.id ?? '');
    await annotations.retry();
    expect(annotations.unsaved).toBe(0);
    await annotations.load(article.id);
    expect(annotations.find(id)).toMatchObject({ note: 'Still here', keeping: 'saved' });
  });

  it('is asked to take in what is being written before another article takes its place', async () => {
    const { app, annotations, article } = await reading();
    const id = await annotations.mark(article, span, 'sun');
    annotations.editingId = id;
    annotations.finishEditing = () => void annotations.change(id, { note: 'Half a sentence' });
    await annotations.load(app.shelf.row(1)?.id ?? '');
    await annotations.load(article.id);
    expect(annotations.find(id)?.note).toBe('Half a sentence');
  });

  it('is said with the note that is being written when the page goes, though its first answer has not come', async () => {
    const { app, annotations, article, made, hold } = await reading();
    hold('annotate');
    void annotations.mark(article, span, 'sky');
    const id = annotations.activeId ?? '';
    annotations.finishEditing = () => void annotations.change(id, { note: 'Half a sentence' });
    app.leave();
    const said = made('annotate').map(({ input }) => input);
    expect(said).toMatchObject([
      { annotationId: id, note: '' },
      { annotationId: id, note: 'Half a sentence' },
    ]);
  });

  it('is said as it was changed last when the page goes, though the change before is under way', async () => {
    const { app, annotations, article, made, hold } = await reading();
    const id = await annotations.mark(article, span, 'sky');
    hold('changeAnnotation');
    void annotations.change(id, { note: 'First' });
    annotations.finishEditing = () => void annotations.change(id, { note: 'Last' });
    app.leave();
    expect(made('changeAnnotation').at(-1)?.input).toMatchObject({ annotationId: id, note: 'Last' });
  });

  it('keeps the last of several edits, however late the answers to the others come', async () => {
    const { annotations, article, hold, made } = await reading();
    const id = await annotations.mark(article, span, 'sun');
    const release = hold('changeAnnotation');
    const first = annotations.change(id, { note: 'Written' });
    const second = annotations.change(id, { colour: 'rose' });
    release();
    await Promise.all([first, second]);
    expect(annotations.find(id)).toMatchObject({ note: 'Written', colour: 'rose', keeping: 'saved' });
    const inputs = made('changeAnnotation').map(({ input }) => input);
    expect(inputs).toEqual([
      { annotationId: id, note: 'Written' },
      { annotationId: id, colour: 'rose' },
    ]);
  });

  it('says only what was changed, so that a note from another device stays when it is recoloured', async () => {
    const { annotations, article, engine, made } = await reading();
    const id = await annotations.mark(article, span, 'sun');
    engine.silently(() => {
      void engine.handlers.changeAnnotation({ annotationId: id, note: 'From elsewhere', tags: ['far'] });
    });
    await annotations.change(id, { colour: 'sky' });
    expect(made('changeAnnotation').at(-1)?.input).toEqual({ annotationId: id, colour: 'sky' });
    await annotations.load(article.id);
    expect(annotations.find(id)).toMatchObject({ colour: 'sky', note: 'From elsewhere', tags: ['far'] });
  });

  it('shows what other devices said of it while a change of another field waits to be saved', async () => {
    const { annotations, article, engine, transport } = await reading();
    const id = await annotations.mark(article, span, 'sun');
    transport.failNext('changeAnnotation', 'save-failed');
    await annotations.change(id, { colour: 'sky' });
    await engine.handlers.changeAnnotation({ annotationId: id, note: 'From elsewhere' });
    await annotations.load(article.id);
    const seen = { colour: 'sky', note: 'From elsewhere' };
    expect(annotations.find(id)).toMatchObject({ ...seen, keeping: 'unsaved' });
    await annotations.retry();
    expect(annotations.find(id)).toMatchObject({ ...seen, keeping: 'saved' });
  });

  it('is brought back by undo saying no more than that', async () => {
    const { annotations, article, made } = await reading();
    const id = await annotations.mark(article, span, 'plum');
    const bringBack = await annotations.remove(id);
    await bringBack?.();
    expect(made('restoreAnnotation')).toHaveLength(1);
    expect(made('changeAnnotation')).toHaveLength(0);
  });

  it('does not come back when it is deleted while it is being saved', async () => {
    const { annotations, article, hold } = await reading();
    const release = hold('annotate');
    const marked = annotations.mark(article, span, 'sun');
    const removed = annotations.remove(annotations.activeId ?? '');
    release();
    await Promise.all([marked, removed]);
    await annotations.load(article.id);
    expect(annotations.all).toEqual([]);
  });

  it('does not vanish when a list that was asked for before it comes after it', async () => {
    const { annotations, article, hold } = await reading();
    const release = hold('listAnnotations');
    const listed = annotations.load(article.id);
    const id = await annotations.mark(article, span, 'sun');
    annotations.editingId = id;
    const seen: boolean[] = [];
    const stop = $effect.root(() => {
      $effect(() => void seen.push(annotations.all.some((each) => each.id === id)));
    });
    release();
    await listed;
    stop();
    expect(seen).not.toContain(false);
    expect(annotations.find(id)?.keeping).toBe('saved');
  });

  it('is asked for with its article, once, and again when it changed before the page was there', async () => {
    const { app, engine, annotations, made } = await reading();
    const other = app.shelf.row(1)?.id ?? '';
    const before = made('listAnnotations').length;
    await app.reading.open(other);
    expect(made('listAnnotations')).toHaveLength(before + 1);
    await annotations.load(other);
    expect(made('listAnnotations')).toHaveLength(before + 1);
    await app.reading.open(other);
    engine.emit({ name: 'annotations-changed', payload: { articleId: other } });
    await annotations.load(other);
    expect(made('listAnnotations').length).toBeGreaterThan(before + 2);
  });

  it('stays while its note is being written, and comes back with it, when it is deleted elsewhere', async () => {
    const { annotations, article, engine } = await reading();
    const id = await annotations.mark(article, span, 'sun');
    annotations.editingId = id;
    annotations.finishEditing = () => void annotations.change(id, { note: 'Half a sentence' });
    await engine.handlers.deleteAnnotation({ annotationId: id });
    await annotations.load(article.id);
    expect(annotations.all.map((each) => each.id)).toEqual([id]);
    annotations.finishEditing();
    annotations.editingId = null;
    await expect
      .poll(() => annotations.find(id))
      .toMatchObject({ keeping: 'saved', note: 'Half a sentence' });
    const kept = await engine.handlers.listAnnotations({ articleId: article.id });
    expect(kept).toMatchObject([{ id, note: 'Half a sentence' }]);
  });

  it('goes once nobody writes its note any more, when it was deleted elsewhere meanwhile', async () => {
    const { annotations, article, engine } = await reading();
    const id = await annotations.mark(article, span, 'sun');
    annotations.editingId = id;
    await engine.handlers.deleteAnnotation({ annotationId: id });
    await annotations.load(article.id);
    expect(annotations.all).toHaveLength(1);
    annotations.editingId = null;
    await expect.poll(() => annotations.all).toEqual([]);
  });

  it('keeps an edit that was never saved through a deletion that is undone', async () => {
    const { annotations, article, transport } = await reading();
    const id = await annotations.mark(article, span, 'sun');
    transport.failNext('changeAnnotation', 'save-failed');
    await annotations.change(id, { note: 'Never saved' });
    const bringBack = await annotations.remove(id);
    await bringBack?.();
    await annotations.load(article.id);
    expect(annotations.find(id)).toMatchObject({ note: 'Never saved', keeping: 'saved' });
  });
});

describe('What could not be saved', () => {
  it('is said once, tried again by itself, and said to be saved at last', async () => {
    const { app, annotations, article, transport } = await reading();
    vi.useFakeTimers();
    transport.failNext('annotate', 'save-failed');
    await annotations.mark(article, span, 'sun');
    app.unsaved.tell();
    app.unsaved.tell();
    expect(app.notices.shown.map(({ tone }) => tone)).toEqual(['problem']);
    transport.failNext('annotate', 'save-failed');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(annotations.unsaved).toBe(1);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(annotations.unsaved).toBe(0);
    expect(app.notices.shown.map(({ text }) => text)).toEqual(['Everything is saved now.']);
    vi.useRealTimers();
  });

  it('is not asked for again and again when asking cannot mend it', async () => {
    const { annotations, article, transport, made } = await reading();
    vi.useFakeTimers();
    transport.failNext('annotate', 'text-changed');
    await annotations.mark(article, span, 'sun');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(made('annotate')).toHaveLength(1);
    vi.useRealTimers();
  });
});

describe('After events were missed', () => {
  it('the page takes in the text and the annotations as they are now', async () => {
    const { app, annotations, article, engine } = await reading();
    await annotations.mark(article, span, 'sun');
    const { id } = article;
    engine.silently(() => {
      engine.put({ path: article.path, text: `Before it all.\n\n${article.text}` });
      void engine.handlers.deleteAnnotation({ annotationId: annotations.all[0]?.id ?? '' });
    });
    engine.emit({ name: 'events-missed', payload: {} });
    await expect.poll(() => annotations.all).toEqual([]);
    await expect.poll(() => app.reading.article?.text.startsWith('Before it all.')).toBe(true);
    engine.silently(() => engine.remove(article.path));
    engine.emit({ name: 'events-missed', payload: {} });
    await expect.poll(() => app.reading.gone).toBe(true);
    expect(app.reading.article?.id).toBe(id);
  });
});

describe('The place in an article', () => {
  it('is come back to after a jump, and gone to again', async () => {
    const { app, article } = await reading();
    app.reading.moved(40, 90);
    app.reading.jump({ start: 150, end: 160 });
    app.reading.moved(150, 200);
    await app.reading.back();
    expect(app.reading.scroll).toMatchObject({ offset: 40, align: 'place' });
    app.reading.moved(40, 90);
    await app.reading.forward();
    expect(app.reading.scroll?.offset).toBe(150);
    expect(app.reading.article?.id).toBe(article.id);
  });

  it('is where the reader stands on leaving, though the page had not told of it yet', async () => {
    const { app, article, made } = await reading();
    app.reading.moved(10, 60);
    app.reading.look = () => app.reading.article === article && app.reading.moved(40, 90);
    await app.reading.open(app.shelf.row(1)?.id ?? '');
    expect(made('saveReading').at(-1)?.input).toMatchObject({ articleId: article.id, offset: 40 });
    await app.reading.back();
    expect(app.reading.scroll).toMatchObject({ offset: 40, align: 'place' });
  });

  it('leads back to the article that was left', async () => {
    const { app, article } = await reading();
    app.reading.moved(10, 60);
    await app.reading.open(app.shelf.row(1)?.id ?? '');
    expect(app.reading.article?.id).not.toBe(article.id);
    await app.reading.back();
    expect(app.reading.article?.id).toBe(article.id);
    expect(app.reading.scroll?.offset).toBe(10);
  });
});
