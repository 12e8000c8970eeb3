import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Finding, LibraryHealth } from '../../contract/health.ts';
import { show, type Shown } from '../../tests/component/show.ts';
import Health from './Health.svelte';

/** Library health over a library with two refused files and three annotations, one of them without its passage. */
async function healthOf(change: (report: LibraryHealth) => LibraryHealth = (same) => same): Promise<Shown> {
  const text = '# One\n\nThe mill turns by day.\n\nThe ferry waits at night.\n\nNobody counts the stones.';
  const shown = await show(
    Health,
    {},
    {
      width: 900,
      seed: [{ path: 'one.md', text }],
      before: async (app, engine) => {
        const articleId = app.shelf.row(0)?.id ?? '';
        const article = await engine.handlers.openArticle({ articleId });
        for (const words of ['mill turns', 'ferry waits', 'counts the stones']) {
          const start = article.text.indexOf(words);
          await engine.handlers.annotate({
            ...{ annotationId: crypto.randomUUID(), articleId, start, end: start + words.length },
            ...{ textHash: article.textHash, colour: 'leaf', note: '', tags: [] },
          });
        }
        engine.put({ path: 'one.md', text: '# One\n\nThe mill turns by day.\n\nThe ferry waits at night.' });
        engine.refuse({ path: 'scan.txt', reason: 'binary', bytes: 1_204 });
        engine.refuse({ path: 'todo.md', reason: 'empty', bytes: 0 });
        app.reading.visit('health');
      },
    },
  );
  await expect.element(page.getByRole('heading', { name: 'Annotations' })).toBeVisible();
  const { health } = shown.app;
  if (health.report) health.report = change(health.report);
  return shown;
}

/** The value that stands beside a name. */
const valueOf = (name: string): string | null | undefined =>
  [...document.querySelectorAll('dt')]
    .find((each) => each.textContent === name)
    ?.nextElementSibling?.querySelector('span')?.textContent;

const focusOn = (element: Element) => {
  if (element instanceof HTMLElement) element.focus();
};

describe('Library health', () => {
  it('counts the annotations by state, and shows that they add up', async () => {
    await healthOf();
    const states = ['In their place', 'Moved with the text', 'Edited with the text'];
    const rest = ['Perhaps in their place', 'No longer in the text'];
    const counts = [...states, ...rest].map((name) => Number(valueOf(name)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(Number(valueOf('No longer in the text'))).toBe(1);
    expect(valueOf('All')).toBe('3');
    await expect.element(page.getByText('They add up: none is missing.')).toBeVisible();
  });

  it('says when they do not add up', async () => {
    await healthOf((report) => ({ ...report, annotations: { ...report.annotations, addsUp: false } }));
    await expect.element(page.getByText('They do not add up. Check everything now.')).toBeVisible();
  });

  it('counts the files by what became of them, and leads to those that were refused', async () => {
    const { app } = await healthOf();
    expect(
      ['In the folder', 'Readable', 'Not readable', 'not text', 'empty', 'Searchable'].map(valueOf),
    ).toEqual([...['3', '1', '2', '1', '1', '1']]);
    await page.getByRole('button', { name: 'Which, and why' }).click();
    expect(app.overlay).toBe('refused');
  });

  it('lists what was deleted, and brings it back', async () => {
    const { app, engine } = await healthOf();
    const [one, two] = (
      await engine.handlers.notebook({
        ...{ filter: app.notebook.filter, sort: 'created', descending: false, group: 'none' },
        ...{ from: 0, count: 9 },
      })
    ).rows;
    for (const row of [one, two])
      await engine.handlers.deleteAnnotation({ annotationId: row?.annotationId ?? '' });
    const list = page.getByRole('list', { name: 'Deleted annotations' });
    await expect.element(list.getByRole('listitem').nth(1)).toBeVisible();
    await expect.element(list.getByRole('listitem').nth(0)).toHaveTextContent('ferry waits');
    await expect.element(list.getByRole('listitem').nth(0)).toHaveTextContent('One · deleted on');
    await list.getByRole('button', { name: 'Bring back “ferry waits”' }).click();
    await expect.element(list.getByRole('listitem').nth(1)).not.toBeInTheDocument();
    await expect.element(list.getByRole('button', { name: 'Bring back “mill turns”' })).toHaveFocus();
    await expect.poll(() => valueOf('All')).toBe('2');
  });

  it('names a journal that cannot be read, and says what to do', async () => {
    await healthOf((report) => ({
      ...report,
      journal: { ...report.journal, unreadable: ['/library/.seedleaf/journal/other.jsonl'] },
    }));
    await expect.element(page.getByText(/journal\/other\.jsonl cannot be read\. Check/)).toBeVisible();
  });

  it('leads to the review when something waits there', async () => {
    const { app } = await healthOf();
    await page.getByRole('button', { name: '1 passage to review' }).click();
    expect(app.reading.screen).toBe('review');
  });

  it('says who writes to the journal, and when each was last seen', async () => {
    const devices = [
      { id: 'a1b2c3d4e5f60718', isThisOne: true, lastSeenAt: Date.UTC(2026, 4, 1, 12), records: 1_204 },
      { id: 'ffee0011ddcc2233', isThisOne: false, lastSeenAt: Date.UTC(2026, 3, 1, 12), records: 7 },
    ];
    await healthOf((report) => ({ ...report, devices }));
    await expect.element(page.getByRole('row', { name: /This computer.*May 1, 2026.*1,204/ })).toBeVisible();
    await expect.element(page.getByRole('row', { name: /Computer ffee00.*April 1, 2026.*7/ })).toBeVisible();
  });

  it('says that records vanished and were written again, and nothing when none did', async () => {
    const mended = { records: 12, at: Date.UTC(2026, 4, 1, 12) };
    const { app } = await healthOf((report) => ({ ...report, journal: { ...report.journal, mended } }));
    const line = page.getByText(/12 records had vanished .* written again, on May 1, 2026/);
    await expect.element(line).toBeVisible();
    const { report } = app.health;
    if (report) app.health.report = { ...report, journal: { ...report.journal, mended: null } };
    await expect.element(line).not.toBeInTheDocument();
  });

  it('checks everything on request, and says that nothing is wrong', async () => {
    await healthOf();
    focusOn(page.getByRole('button', { name: 'Check everything now' }).element());
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Nothing is wrong.')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Check everything now' })).toHaveFocus();
    await expect.element(page.getByText(/Passages looked for in these files: 3\./)).toBeVisible();
  });

  it('says what is damaged and what to do about it', async () => {
    const findings: Finding[] = [
      { kind: 'journal-damaged', subject: 'a1b2.jsonl', count: 2 },
      { kind: 'snapshot-damaged', subject: '2026-05-01.gz', count: 1 },
    ];
    const shown = await healthOf();
    const { checkEverything } = shown.engine.handlers;
    const check = await checkEverything({});
    shown.app.health.report &&= { ...shown.app.health.report, lastCheck: { ...check, findings } };
    await expect.element(page.getByText('2 things are wrong.')).toBeVisible();
    await expect.element(page.getByText('2 records of a1b2.jsonl are damaged.')).toBeVisible();
    await expect.element(page.getByText(/It cannot be restored; the others can/)).toBeVisible();
  });

  it('shows how far a check is while it runs', async () => {
    const { engine, inputs } = await healthOf();
    const button = page.getByRole('button', { name: 'Check everything now' });
    focusOn(button.element());
    engine.emit({ name: 'health-progress', payload: { checking: { done: 120, total: 1_200 } } });
    await expect.element(page.getByRole('progressbar', { name: 'Checking: 120 of 1,200' })).toBeVisible();
    await expect.element(button).toHaveAttribute('aria-disabled', 'true');
    await expect.element(button).toHaveAttribute('aria-busy', 'true');
    await expect.element(button).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(inputs('checkEverything')).toEqual([]);
    engine.emit({ name: 'health-progress', payload: { checking: null } });
    await expect.element(button).not.toHaveAttribute('aria-disabled');
  });

  it('shows a snapshot that is written while it is looked at', async () => {
    const { app, engine } = await healthOf();
    await expect.poll(() => app.health.snapshots?.length).toBe(1);
    app.health.snapshots = [];
    await expect.element(page.getByText(/There is none yet/)).toBeVisible();
    engine.emit({ name: 'snapshots-changed', payload: {} });
    await expect.element(page.getByRole('button', { name: /See what the snapshot of/ })).toBeVisible();
  });

  it('shows what a snapshot would bring back and change before it does', async () => {
    const { app, engine, inputs } = await healthOf();
    const [snapshot] = await engine.handlers.listSnapshots({});
    const articleId = app.shelf.row(0)?.id ?? '';
    const [first, second] = await engine.handlers.listAnnotations({ articleId });
    await engine.handlers.deleteAnnotation({ annotationId: first?.id ?? '' });
    await engine.handlers.changeAnnotation({ annotationId: second?.id ?? '', note: 'Written since' });
    await page.getByRole('button', { name: /See what the snapshot of/ }).click();
    const dialog = page.getByRole('dialog');
    await expect.element(dialog.getByText('1 annotation comes back')).toBeVisible();
    await expect.element(dialog.getByText('1 becomes what it was')).toBeVisible();
    await expect.element(dialog.getByText('Written since')).toBeVisible();
    expect(inputs('restoreSnapshot')).toEqual([]);
    await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect
      .poll(() => inputs('restoreSnapshot'))
      .toEqual([{ name: snapshot?.name, removeMadeSince: false }]);
    await expect
      .poll(() => app.notices.shown.map(({ text }) => text))
      .toEqual([
        '1 annotation brought back, 1 made what it was. What was done before cannot be undone step by step any more.',
      ]);
    expect(app.overlay).toBeNull();
    const after = await engine.handlers.listAnnotations({ articleId });
    expect(after.map(({ note }) => note)).toEqual(['', '', '']);
  });

  it('leaves what was made since alone, unless it is asked to go', async () => {
    const { app, engine, inputs } = await healthOf();
    await engine.handlers.listSnapshots({});
    const articleId = app.shelf.row(0)?.id ?? '';
    const { textHash } = await engine.handlers.openArticle({ articleId });
    const made = { annotationId: crypto.randomUUID(), articleId, start: 0, end: 3, textHash };
    await engine.handlers.annotate({ ...made, colour: 'sun', note: '', tags: [] });
    const undo = app.history.add(() => Promise.resolve(true), null);
    app.notices.show({ tone: 'plain', text: 'Marked', action: { label: 'Undo', run: () => void undo() } });
    await page.getByRole('button', { name: /See what the snapshot of/ }).click();
    const dialog = page.getByRole('dialog');
    await expect.element(dialog.getByText('1 was made since and stays')).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Restore', exact: true })).toBeDisabled();
    await dialog.getByRole('checkbox').click();
    await expect.element(dialog.getByText('1 was made since and is deleted')).toBeVisible();
    await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect.poll(() => inputs('restoreSnapshot')).toMatchObject([{ removeMadeSince: true }]);
    // What was done before is not offered for undoing any more, and that is said.
    await expect
      .poll(() => app.notices.shown.map(({ text }) => text))
      .toEqual(['1 deleted. What was done before cannot be undone step by step any more.']);
    expect(app.history.undo()).toBe(false);
  });
});
