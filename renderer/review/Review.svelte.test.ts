import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { show, type Shown } from '../../tests/component/show.ts';
import Review from './Review.svelte';

const river = 'The river floods the low meadow every spring, and nobody minds.';
const path = 'river.md';
const written = `# The river\n\nAn opening that stays as it is.\n\nHere it begins. ${river} Here it goes on.\n\nThe bells ring at noon for the ferry, and at night for nobody.\n\nAn end that stays too.`;
const quoted = 'The river floods the low meadow every spring';
const bells = 'The bells ring at noon for the ferry';

/** A review of marks that were made on one text, and whose article is another now. */
async function reviewing(quotes: readonly string[], edit: (text: string) => string): Promise<Shown> {
  const shown = await show(
    Review,
    {},
    {
      width: 900,
      seed: [{ path, text: written, language: 'en' }],
      before: async (app, engine) => {
        const articleId = app.shelf.row(0)?.id ?? '';
        const { text, textHash } = await engine.handlers.openArticle({ articleId });
        for (const words of quotes) {
          const start = text.indexOf(words);
          await engine.handlers.annotate({
            ...{ annotationId: crypto.randomUUID(), articleId, start, end: start + words.length, textHash },
            ...{ colour: 'sun', note: '', tags: [] },
          });
        }
        engine.put({ path, text: edit(written), language: 'en' });
        app.reading.visit('review');
      },
    },
  );
  await expect.poll(() => shown.app.review.list.loaded).toBe(true);
  return shown;
}

const option = (name: RegExp | string) => page.getByRole('option', { name });
const decisions = ({ inputs }: Shown) =>
  inputs('decide').map((input) => (input as { decision: { kind: string } }).decision.kind); // the schema's shape
const rewritten = (text: string): string =>
  text.replace(quoted, 'What was a meadow once drowns when winter ends');
const withoutBells = (text: string): string => text.replace(/The bells[^.]*\.\n\n/, '');

describe('The review', () => {
  it('is calm when every passage is where it was left', async () => {
    await reviewing([quoted], (text) => text);
    await expect.element(page.getByText('Every passage is where you left it.')).toBeVisible();
    await expect.element(page.getByRole('radio', { name: 'To decide (0)' })).toBeChecked();
  });

  it('does not say so when passages have moved', async () => {
    await reviewing([quoted], (text) => text.replace('\n\n', '\n\nWhat was put before it all.\n\n'));
    await expect.element(page.getByText('No passage waits for a decision.')).toBeVisible();
    await expect.element(page.getByRole('radio', { name: 'Moved (1)' })).toBeVisible();
    await expect.element(page.getByText('Every passage is where you left it.')).not.toBeInTheDocument();
  });

  it('shows an uncertain passage before and after, with what went and what came', async () => {
    await reviewing([quoted], rewritten);
    await expect.element(option(/Perhaps here/)).toHaveAttribute('aria-selected', 'true');
    const detail = page.getByRole('article');
    await expect.poll(() => detail.element().querySelector('del')?.textContent).toContain('river floods');
    await expect.poll(() => detail.element().querySelector('ins')?.textContent).toContain('once drowns');
    const struck = detail.element().querySelector('del');
    expect(struck && getComputedStyle(struck).textDecorationLine).toBe('line-through');
  });

  it('accepts with A and takes it back with Z', async () => {
    const shown = await reviewing([quoted], rewritten);
    await expect.element(option(/river floods/)).toBeVisible();
    await userEvent.keyboard('a');
    await expect.element(page.getByText('Every passage is where you left it.')).toBeVisible();
    await expect.element(page.getByText(`Accepted: “${quoted}”`)).toBeVisible();
    await userEvent.keyboard('z');
    await expect.element(option(/river floods/)).toBeVisible();
    await expect.element(page.getByText(`Undone: accepting “${quoted}”.`)).toBeVisible();
    expect(decisions(shown)).toEqual(['accept']);
    expect(shown.inputs('undecide')).toHaveLength(1);
  });

  it('takes back what is still being taken in, once it was', async () => {
    const shown = await reviewing([quoted], rewritten);
    await expect.element(option(/river floods/)).toBeVisible();
    const { review } = shown.app;
    const entry = review.list.current;
    if (entry?.kind !== 'passage') throw new Error('A passage should be shown.');
    const deciding = review.decide(entry, 'accept');
    for (let turn = 0; turn < 9 && !review.busy; turn++) await Promise.resolve();
    expect(review.busy).toBe(true);
    await Promise.all([deciding, review.undo()]);
    expect(decisions(shown)).toEqual(['accept']);
    expect(shown.inputs('undecide')).toHaveLength(1);
    await expect.element(option(/river floods/)).toBeVisible();
  });

  it('accepts with Enter in the list, and not when Enter is for a button', async () => {
    const shown = await reviewing([quoted], rewritten);
    page.getByRole('button', { name: 'As annotated' }).element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('region', { name: 'The text as it was annotated' })).toBeVisible();
    expect(decisions(shown)).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.element(option(/river floods/)).toBeVisible();
    page.getByRole('listbox').element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => decisions(shown)).toEqual(['accept']);
  });

  it('stays at its entry when others come before it, and goes on to the next one', async () => {
    const shown = await reviewing([quoted, bells], (text) => withoutBells(rewritten(text)));
    await expect.element(option(/The bells/)).toBeVisible();
    await userEvent.keyboard('j');
    await expect.element(option(/The bells/)).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('k');
    await expect.element(option(/river floods/)).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('a');
    await expect.element(option(/The bells/)).toHaveAttribute('aria-selected', 'true');
    expect(shown.app.review.list.total).toBe(1);
  });

  it('keeps an orphan as such with O, shows it on request, and asks about it again', async () => {
    const shown = await reviewing([bells], withoutBells);
    await expect.element(option(/No longer in the text/)).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Accept' })).not.toBeInTheDocument();
    await userEvent.keyboard('a');
    await userEvent.keyboard('o');
    await page.getByRole('button', { name: '1 kept as an orphan' }).click();
    await expect.element(option(/Kept as an orphan/)).toBeVisible();
    await page.getByRole('button', { name: 'Ask about it again' }).click();
    await expect.element(option(/No longer in the text/)).toBeVisible();
    expect(decisions(shown)).toEqual(['orphan']);
    await userEvent.keyboard('z');
    await expect.element(page.getByRole('button', { name: '1 kept as an orphan' })).toBeVisible();
  });

  it('accepts all that moved at once, by their number, and takes all of it back', async () => {
    await reviewing([quoted, bells], (text) => text.replace('An opening', 'A longer opening'));
    await page.getByText('Moved (2)').click();
    await page.getByRole('button', { name: 'Accept all 2 moved passages' }).click();
    await expect.element(page.getByText('No passage has moved.')).toBeVisible();
    await expect.element(page.getByText('2 moved passages accepted')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.element(page.getByRole('radio', { name: 'Moved (2)' })).toBeChecked();
  });

  it('keeps a decision that could not be saved, says so, and saves it by a retry', async () => {
    const shown = await reviewing([quoted], rewritten);
    await expect.element(option(/river floods/)).toBeVisible();
    const freeTheDisk = shown.transport.fail('decide', 'save-failed');
    await userEvent.keyboard('a');
    await expect.element(page.getByText('Not saved yet. Seedleaf keeps trying.')).toBeVisible();
    expect(shown.app.notices.shown.map(({ tone }) => tone)).toEqual(['problem']);
    freeTheDisk();
    await shown.app.unsaved.retry();
    await expect.element(page.getByText('Every passage is where you left it.')).toBeVisible();
    expect(shown.app.notices.shown.map(({ text }) => text)).toEqual(['Everything is saved now.']);
  });

  it('decides nothing about a text that has just changed, and shows the newer one', async () => {
    const shown = await reviewing([quoted], rewritten);
    await expect.element(option(/river floods/)).toBeVisible();
    shown.engine.silently(() => {
      shown.engine.put({ path, text: rewritten(written).replace('An end', 'The end'), language: 'en' });
    });
    await userEvent.keyboard('a');
    await expect
      .poll(() => shown.app.notices.shown.map(({ text }) => text))
      .toEqual(['The article has just changed. The review shows how it stands now.']);
    await expect.element(option(/river floods/)).toBeVisible();
    await userEvent.keyboard('a');
    await expect.element(page.getByText('Every passage is where you left it.')).toBeVisible();
  });

  it('asks whether two articles are one with both texts level, and the answer can be taken back', async () => {
    const shown = await reviewing([quoted], (text) => text);
    const { engine, inputs } = shown;
    const [articleId, candidateId] = [
      shown.app.shelf.row(0)?.id ?? '',
      engine.put({ path: 'stream.md', text: written.replace(/river/g, 'stream'), language: 'en' }),
    ];
    const candidate = { articleId: candidateId, path: 'stream.md', title: 'The stream', likeness: 0.83 };
    engine.ask({
      articleId,
      title: 'The river',
      path,
      isHere: false,
      annotations: 1,
      candidates: [candidate],
    });
    await expect.element(option(/Is this the same article/)).toBeVisible();
    await expect.element(page.getByText('stream.md · 83% the same')).toBeVisible();
    const text = page.getByRole('region', { name: 'Is this the same article?' });
    await expect.poll(() => text.element().querySelectorAll('ins').length).toBe(2);
    await userEvent.keyboard('o');
    await expect.element(page.getByText('Taken for another article: “The river”')).toBeVisible();
    await userEvent.keyboard('z');
    await expect.element(option(/Is this the same article/)).toBeVisible();
    expect(inputs('answerQuestion').map((input) => (input as { isSame: unknown }).isSame)).toEqual([
      false,
      null,
    ]);
  });
});
