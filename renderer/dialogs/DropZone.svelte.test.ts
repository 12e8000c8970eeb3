import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { show } from '../../tests/component/show.ts';
import DropZone from './DropZone.svelte';

const children = createRawSnippet(() => ({
  render: () => '<main><p>The page</p><input aria-label="A field" /></main>',
}));

function transferOf(...items: readonly (File | string)[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const item of items) {
    if (typeof item === 'string') transfer.setData('text/plain', item);
    else transfer.items.add(item);
  }
  return transfer;
}

const file = (name: string, text: string) => new File([text], name);

function drag(kind: 'dragenter' | 'dragover' | 'dragleave' | 'drop', dataTransfer: DataTransfer): DragEvent {
  const event = new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
  document.querySelector('main')?.dispatchEvent(event);
  return event;
}

const paste = (target: Element | null, clipboardData: DataTransfer) =>
  target?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));

describe('a drop on the window', () => {
  it('copies the files into the library and says so', async () => {
    const { app } = await show(DropZone, { children });
    drag('drop', transferOf(file('quay.txt', 'Rain over the quay.'), file('nets.md', '# Nets\n\nThey dry.')));
    await vi.waitFor(() => expect(app.library.status?.articles).toBe(10));
    expect(app.notices.shown.map(({ text }) => text)).toEqual(['2 articles added.']);
  });

  it('never overwrites: a name that is taken gets a number', async () => {
    const { app } = await show(DropZone, { children });
    drag('drop', transferOf(file('A letter about letters.txt', 'Another one.')));
    await vi.waitFor(() =>
      expect(app.notices.shown[0]?.text).toBe('“A letter about letters 2.txt” is in the library.'),
    );
  });

  it('says by name what was not added, and why', async () => {
    const { app } = await show(DropZone, { children });
    drag('drop', transferOf(file('photo.png', 'x'), file('quay.txt', 'Rain.')));
    await vi.waitFor(() => expect(app.notices.shown).toHaveLength(2));
    expect(app.notices.shown[1]).toMatchObject({
      tone: 'problem',
      text: '“photo.png” was not added: Seedleaf reads .txt and .md files.',
    });
  });

  it('names every one of many failures in one notice', async () => {
    const { app } = await show(DropZone, { children });
    const names = ['a.png', 'b.png', 'c.png', 'd.png'];
    drag('drop', transferOf(...names.map((name) => file(name, 'x'))));
    await vi.waitFor(() => expect(app.notices.shown).toHaveLength(1));
    for (const name of names) expect(app.notices.shown[0]?.text).toContain(`“${name}”`);
  });

  it('makes an article of text from another program', async () => {
    const { app } = await show(DropZone, { children });
    drag('drop', transferOf('Rain over the quay all day long.'));
    await vi.waitFor(() => expect(app.library.status?.articles).toBe(9));
  });

  it('leaves alone what is dragged within the page', async () => {
    const { app } = await show(DropZone, { children });
    document.querySelector('main')?.dispatchEvent(new DragEvent('dragstart', { bubbles: true }));
    const event = drag('drop', transferOf('A sentence of the article itself.'));
    expect(event.defaultPrevented).toBe(false);
    expect(app.library.status?.articles).toBe(8);
    document.querySelector('main')?.dispatchEvent(new DragEvent('dragend', { bubbles: true }));
    expect(drag('dragover', transferOf('A sentence from elsewhere.')).defaultPrevented).toBe(true);
  });
});

it('says while dragging that a drop would add, and no longer when the drag has left', async () => {
  await show(DropZone, { children });
  const transfer = transferOf(file('quay.txt', 'Rain.'));
  drag('dragenter', transfer);
  await expect.element(page.getByText('Drop to add')).toBeVisible();
  drag('dragleave', transfer);
  await expect.element(page.getByText('Drop to add')).not.toBeInTheDocument();
});

describe('pasting on the window', () => {
  it('makes an article of the text', async () => {
    const { app } = await show(DropZone, { children });
    paste(document.querySelector('main p'), transferOf('Rain over the quay all day long.'));
    await vi.waitFor(() => expect(app.library.status?.articles).toBe(9));
  });

  it('leaves text alone that is pasted into a field, or while a dialog is open', async () => {
    const { app, inputs } = await show(DropZone, { children });
    paste(document.querySelector('input'), transferOf('A word to search.'));
    app.overlay = 'paste';
    paste(document.querySelector('main p'), transferOf('For the dialog.'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(inputs('addText')).toEqual([]);
  });
});
