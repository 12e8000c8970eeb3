import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { show } from '../../tests/component/show.ts';
import CitePassage from './CitePassage.svelte';

const text = '# One\n\nThe mill turns by day.';

/** The dialog's part for one annotation, over a clipboard that takes what it is given or refuses it. */
async function cite(write: (words: string) => Promise<void>) {
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(write);
  await show(
    CitePassage,
    {},
    {
      seed: [{ path: 'one.md', text }],
      before: async (app, engine) => {
        const articleId = app.shelf.row(0)?.id ?? '';
        const { textHash, text: read } = await engine.handlers.openArticle({ articleId });
        const annotationId = crypto.randomUUID();
        const start = read.indexOf('mill turns');
        await engine.handlers.annotate({
          ...{ annotationId, articleId, start, end: start + 10, textHash },
          ...{ colour: 'leaf', note: '', tags: [] },
        });
        await app.annotations.load(articleId);
        app.annotations.activeId = annotationId;
      },
    },
  );
  await page.getByRole('button', { name: 'BibTeX' }).click();
}

describe('a passage to be cited', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is on the clipboard when it says so', async () => {
    const copied: string[] = [];
    await cite((words) => Promise.resolve(void copied.push(words)));
    await expect.element(page.getByRole('status')).toHaveTextContent('BibTeX copied');
    expect(copied).toHaveLength(1);
  });

  it('says that nothing was copied when the clipboard refuses', async () => {
    await cite(() => Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError')));
    await expect.element(page.getByRole('status')).toHaveTextContent('Nothing was copied');
  });
});
