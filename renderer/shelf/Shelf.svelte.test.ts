import { createRawSnippet } from 'svelte';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { show } from '../../tests/component/show.ts';
import Shelf from './Shelf.svelte';

const words = (text: string) => createRawSnippet(() => ({ render: () => `<p>${text}</p>` }));
const parts = { search: words('the field'), results: words('the results') };
const list = () => page.getByRole('listbox', { name: 'Articles' });
const row = (name: RegExp) => page.getByRole('option', { name });

describe('the rows', () => {
  it('show the title, the first words, the minutes, the language and the day', async () => {
    await show(Shelf, parts);
    await expect
      .element(row(/Small maps/))
      .toHaveTextContent(/Every family used to own a map.*1 min.*English.*Mar 5/);
  });

  it('say what has not been opened, how far one was read, and what was read to the end', async () => {
    await show(Shelf, parts, {
      before: async (app, engine) => {
        const [first, second] = [app.shelf.row(0), app.shelf.row(1)];
        await engine.handlers.saveReading({ articleId: first?.id ?? '', offset: 3, progress: 0.42 });
        await engine.handlers.saveReading({ articleId: second?.id ?? '', offset: 9, progress: 1 });
      },
    });
    await expect.element(row(/A letter about letters/)).toHaveTextContent('42%');
    await expect.element(row(/Les abeilles du toit/)).toHaveTextContent(/Read$/);
    await expect.element(row(/Small maps/)).toHaveTextContent('Not opened yet');
  });

  it('change when the library does, without a reload', async () => {
    const { engine } = await show(Shelf, parts);
    engine.put({ path: 'new.md', text: '# A harbour at four\n\nNets dry on the wall.', language: 'en' });
    await expect.element(row(/A harbour at four/)).toBeVisible();
    await expect.element(page.getByText('9 articles')).toBeVisible();
  });

  it('exist only as far as they are in sight, however many there are', async () => {
    const seed = Array.from({ length: 20_000 }, (_, at) => ({
      path: `${at}.txt`,
      text: `# Letter ${at}\n\nRain.`,
      addedAt: at,
    }));
    const { inputs } = await show(Shelf, parts, { seed });
    await expect.element(row(/Letter 19999/)).toBeVisible();
    expect(document.querySelectorAll('[role=option]').length).toBeLessThan(40);
    list().element().scrollTop = 1e9;
    await expect.element(row(/Letter 0 /)).toBeVisible();
    expect(inputs('shelf').length).toBeLessThan(8);
  });
});

describe('the keyboard', () => {
  it('finds the list as one stop, and moves in it with the arrows, Home and End', async () => {
    await show(Shelf, parts);
    const element = list().element();
    if (element instanceof HTMLElement) element.focus();
    const current = () =>
      document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.textContent;
    expect(current()).toContain('A letter about letters');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(current()).toContain('Why the station clocks disagree');
    await userEvent.keyboard('{End}');
    expect(current()).toContain('Le marais qui se souvient');
    await userEvent.keyboard('{ArrowDown}{Home}');
    expect(current()).toContain('A letter about letters');
    expect(document.activeElement).toBe(element);
  });

  it('opens with Enter the article it stands on, and that one is then the selected one', async () => {
    const { app } = await show(Shelf, parts);
    const element = list().element();
    if (element instanceof HTMLElement) element.focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.poll(() => app.reading.article?.title).toBe('Les abeilles du toit');
    await expect.element(row(/Les abeilles du toit/)).toHaveAttribute('aria-selected', 'true');
  });

  it('stays on its article when the rows before it change', async () => {
    const { engine } = await show(Shelf, parts);
    const element = list().element();
    if (element instanceof HTMLElement) element.focus();
    await userEvent.keyboard('{ArrowDown}');
    engine.put({ path: 'new.md', text: '# A harbour at four\n\nNets dry.' });
    await expect.element(row(/A harbour at four/)).toBeVisible();
    const id = element.getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(id)?.textContent).toContain('Les abeilles du toit');
  });
});

it('opens an article with a click', async () => {
  const { app } = await show(Shelf, parts);
  await row(/Pétrir sans machine/).click();
  await expect.poll(() => app.reading.article?.title).toBe('Pétrir sans machine');
});

describe('choosing what is shown', () => {
  it('keeps the articles of one kind only', async () => {
    const { app } = await show(Shelf, parts, {
      before: (shown, engine) =>
        Promise.resolve(
          engine.handlers.saveReading({ articleId: shown.shelf.row(0)?.id ?? '', offset: 1, progress: 0.5 }),
        ),
    });
    await page.getByRole('radio', { name: 'Reading' }).click();
    await expect.poll(() => app.shelf.total).toBe(1);
    await expect.element(row(/A letter about letters/)).toBeVisible();
    await expect.element(row(/Small maps/)).not.toBeInTheDocument();
  });

  it('says when nothing passes, and offers all articles again', async () => {
    await show(Shelf, parts);
    await page.getByRole('radio', { name: 'Marked' }).click();
    await expect.element(page.getByText('No article is marked yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Show all articles' }).click();
    await expect.element(row(/Small maps/)).toBeVisible();
  });

  it('sorts by title from A to Z, and the other way round', async () => {
    const { app } = await show(Shelf, parts);
    await page.getByRole('button', { name: /Recently added/ }).click();
    await page.getByRole('menuitemradio', { name: 'By title' }).click();
    await expect.poll(() => app.shelf.row(0)?.title).toBe('A letter about letters');
    await page.getByRole('button', { name: /By title/ }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Reversed order' }).click();
    await expect.poll(() => app.shelf.row(7)?.title).toBe('A letter about letters');
  });

  it('keeps one language', async () => {
    const { app } = await show(Shelf, parts);
    await page.getByRole('button', { name: /All languages/ }).click();
    await page.getByRole('menuitemradio', { name: 'French (4)' }).click();
    await expect.poll(() => app.shelf.total).toBe(4);
  });
});

describe('an empty library', () => {
  it('says where its folder is and how to fill it', async () => {
    const { app } = await show(Shelf, parts, { seed: [] });
    await expect.element(page.getByText('Nothing on the shelf yet')).toBeVisible();
    await expect.element(page.getByText('/home/reader/seeds')).toBeVisible();
    await page.getByRole('button', { name: 'Paste text…' }).click();
    expect(app.overlay).toBe('paste');
  });

  it('is not called empty while its folder is being read', async () => {
    await show(Shelf, parts, {
      seed: [],
      before: (_, engine) => engine.setStatus({ state: 'reading', reading: { done: 0, total: 40 } }),
    });
    await expect.element(page.getByText('Articles appear here as they are read.')).toBeVisible();
    await expect.element(page.getByText('Reading 0 of 40 files')).toBeVisible();
  });

  it('says that the folder is away, and that notes are safe', async () => {
    const { engine } = await show(Shelf, parts, { seed: [] });
    engine.setStatus({ state: 'missing' });
    await expect
      .element(page.getByText(/looking for \/home\/reader\/seeds.*Your notes are kept/))
      .toBeVisible();
  });
});

describe('the foot', () => {
  it('counts the files that were not read and opens their list', async () => {
    const { app } = await show(Shelf, parts, {
      before: (_, engine) => engine.refuse({ path: 'plan.txt', reason: 'binary', bytes: 12 }),
    });
    await page.getByRole('button', { name: '1 file not read' }).click();
    expect(app.overlay).toBe('refused');
  });

  it('says how much can be searched, and that notes are kept elsewhere', async () => {
    const { engine } = await show(Shelf, parts);
    engine.setStatus({ indexing: { done: 3, total: 8 }, annotationsKept: 'data-folder' });
    await expect.element(page.getByText('3 of 8 articles searchable')).toBeVisible();
    await expect.element(page.getByText(/Read-only folder/)).toBeVisible();
    await expect.element(page.getByRole('progressbar')).toHaveAttribute('value', '3');
    await expect.element(page.getByRole('button', { name: 'Pause' })).not.toBeInTheDocument();
  });

  it('lets indexing wait and go on, where there is much of it', async () => {
    const { engine } = await show(Shelf, parts);
    // Indexing has kept up so far.
    engine.setStatus({ indexing: null, reading: { done: 300, total: 8_000 } });
    await expect.element(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    engine.setStatus({ indexing: { done: 300, total: 900 }, reading: { done: 900, total: 8_000 } });
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect.element(page.getByText('Paused: 300 of 900')).toBeVisible();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect.element(page.getByText('Reading 900 of 8,000 files')).toBeVisible();
  });
});

it('gives way to the results while a search is on', async () => {
  const { app } = await show(Shelf, parts);
  await expect.element(page.getByText('the field')).toBeVisible();
  await app.search.type('maps');
  await expect.element(page.getByText('the results')).toBeVisible();
  await expect.element(list()).not.toBeInTheDocument();
});

it('speaks French', async () => {
  await show(Shelf, parts, { language: 'fr-CA' });
  await expect.element(page.getByRole('radio', { name: 'À lire' })).toBeInTheDocument();
  await expect.element(row(/Small maps.*1 min.*Anglais.*5 mars/)).toBeVisible();
});
