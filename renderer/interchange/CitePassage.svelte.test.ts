import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { show } from '../../tests/component/show.ts';
import CitePassage from './CitePassage.svelte';

const text = '# One\n\nThe mill turns by day.';

/** The dialog's part for one annotation, over a clipboard that takes what it is given or refuses it. */
async function cite(write: (words: string) => Promise<void>) {
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(write);
  const shown = await show(
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
        await app.reading.open(articleId);
        await app.annotations.load(articleId);
        app.annotations.activeId = annotationId;
      },
    },
  );
  await page.getByRole('button', { name: 'BibTeX' }).click();
  return shown;
}

describe('a passage to be cited', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is on the clipboard when it says so', async () => {
    const copied: string[] = [];
    await cite((words) => Promise.resolve(void copied.push(words)));
    await expect.element(page.getByRole('status')).toHaveTextContent('BibTeX copied');
    expect(copied).toHaveLength(1);
  });

  it('says what the text reads today, where it reads otherwise', async () => {
    const { app } = await cite(() => Promise.resolve());
    await expect.element(page.getByText('mill turns', { exact: true })).toBeVisible();
    await expect.element(page.getByText('Reads today:')).not.toBeInTheDocument();
    const { article } = app.reading;
    const start = article?.text.indexOf('turns by') ?? 0;
    app.annotations.all = app.annotations.all.map((each) => ({
      ...each,
      anchor: { state: 'edited', start, end: start + 'turns by day'.length },
    }));
    await expect.element(page.getByText('Reads today: turns by day')).toBeVisible();
    await expect.element(page.getByText('mill turns', { exact: true })).toBeVisible();
  });

  it('says that nothing was copied when the clipboard refuses', async () => {
    await cite(() => Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError')));
    await expect.element(page.getByRole('status')).toHaveTextContent('Nothing was copied');
  });
});
