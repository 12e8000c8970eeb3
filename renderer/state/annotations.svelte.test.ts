import { describe, expect, it } from 'vitest';
import { createFakeEngine } from '../../tests/fakes/fake-engine.ts';
import { createFakeTransport } from '../../tests/fakes/fake-transport.ts';
import { App } from './app.svelte.ts';

/** An app with an article open, and the means to make calls fail. */
async function reading() {
  const transport = createFakeTransport(createFakeEngine(), { offers: [] });
  const app = new App(transport, ['en'], matchMedia('(prefers-color-scheme: dark)'));
  await app.load();
  await app.reading.open(app.shelf.row(0)?.id ?? '');
  const article = app.reading.article;
  if (!article) throw new Error('The fake library must have an article.');
  await app.annotations.load(article.id);
  const made = (name: string) => transport.calls.filter((call) => call.name === name);
  return { app, article, transport, annotations: app.annotations, made };
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
