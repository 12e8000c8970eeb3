import { tick } from 'svelte';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { App } from '../state/app.svelte.ts';
import { show } from '../../tests/component/show.ts';
import type { FakeEngine } from '../../tests/fakes/fake-engine.ts';
import SearchField from './SearchField.svelte';
import SearchResults from './SearchResults.svelte';

const field = () => page.getByRole('combobox', { name: 'Search the library' });
const results = () => page.getByRole('listbox', { name: 'Search results' });
const completions = () => page.getByRole('listbox', { name: 'Completions' });
const marks = () => [...document.querySelectorAll('mark')].map((mark) => mark.textContent);
const focusOn = (element: Element) => {
  if (element instanceof HTMLElement) element.focus();
};
const currentOf = (list: Element) =>
  document.getElementById(list.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';
const searching = (query: string) => (app: App) => app.search.type(query);

async function annotated(app: App, engine: FakeEngine) {
  const article = app.shelf.row(4);
  const { text, textHash } = await engine.handlers.openArticle({ articleId: article?.id ?? '' });
  const start = text.indexOf('mushrooms');
  await engine.handlers.annotate({
    annotationId: crypto.randomUUID(),
    articleId: article?.id ?? '',
    start,
    end: start + 9,
    textHash,
    colour: 'sun',
    note: 'Ask Agathe about the clearing.',
    tags: [],
  });
}

describe('the field', () => {
  it('says how many articles it searches, and how to get to it', async () => {
    await show(SearchField, {});
    await expect.element(field()).toHaveAttribute('placeholder', 'Search 8 articles');
    await expect.element(page.getByText('Ctrl ⇧ F')).toBeVisible();
  });

  it('searches as one types', async () => {
    const { app } = await show(SearchField, {});
    await field().fill('mushrooms');
    await expect.poll(() => app.search.result?.passages).toBe(1);
  });

  it('is emptied by Escape and by its cross', async () => {
    const { app } = await show(SearchField, {});
    await field().fill('maps');
    await userEvent.keyboard('{Escape}');
    await expect.element(field()).toHaveValue('');
    expect(app.search.active).toBe(false);
    await field().fill('maps');
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await expect.element(field()).toHaveValue('');
    await expect.element(field()).toHaveFocus();
  });

  it('opens the best passage with Enter', async () => {
    const { app } = await show(SearchField, {});
    await field().fill('mushrooms');
    await expect.poll(() => app.search.result?.passages).toBe(1);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => app.reading.article?.title).toBe('Small maps');
  });
});

describe('the results', () => {
  it('count passages and articles, and mark the matched words', async () => {
    await show(SearchResults, {}, { before: searching('clock') });
    await expect.element(page.getByText(/^\d passages in 1 article$/)).toBeVisible();
    await expect.element(page.getByRole('group', { name: 'Why the station clocks disagree' })).toBeVisible();
    expect(marks().length).toBeGreaterThan(1);
    expect(new Set(marks().map((mark) => mark.toLowerCase()))).toEqual(new Set(['clock']));
  });

  it('count articles alone when filters point at no passage', async () => {
    const { app } = await show(SearchResults, {}, { before: searching('clock') });
    const { result } = app.search;
    app.search.result = result && { ...result, passages: 0 };
    await expect.element(page.getByText(/^1 article$/)).toBeVisible();
  });

  it('say how a text begins that filters alone found, under its title, which is said once', async () => {
    const { app } = await show(SearchResults, {}, { before: searching('clock') });
    const { result } = app.search;
    const [group] = result?.groups ?? [];
    if (!result || !group) throw new Error('Nothing was answered.');
    const alone = { ...group, titleMarks: [], hits: [], passages: 0 };
    const pieces = [{ text: 'For a month I wrote down every clock.', marks: [] }];
    const beginning = { pieces, cutBefore: false, cutAfter: true };
    app.search.result = { ...result, groups: [{ ...alone, beginning }], passages: 0 };
    const titled = page.getByRole('group', { name: group.title });
    await expect.element(titled.getByRole('option')).toHaveTextContent(/^For a month I wrote .* clock\.\s…$/);
    expect(marks()).toEqual([]);
    await page.getByRole('option').click();
    await expect.poll(() => app.reading.article?.title).toBe(group.title);

    app.search.result = { ...result, groups: [alone], passages: 0 };
    await expect.element(page.getByRole('option', { name: group.title })).toBeVisible();
    await expect.element(titled).not.toBeInTheDocument();
  });

  it.each([
    ['en', 308],
    ['fr', 308],
    ['fr', 264],
  ])(
    'keep what stands under the counts in its place, whatever is counted (%s, %i px)',
    async (language, width) => {
      const options = { language, width, before: searching('clock') };
      const { app } = await show(SearchResults, {}, options);
      const { result } = app.search;
      if (result === null) throw new Error('Nothing was answered.');
      const top = () => page.getByRole('radiogroup').element().getBoundingClientRect().top;
      const before = top();
      const others = [
        { ...result, passages: 12_345, articles: 1_234 },
        {
          ...result,
          groups: [],
          passages: 0,
          articles: 0,
          query: 'words that nobody ever wrote in any article',
        },
      ];
      for (const other of others) {
        app.search.result = other;
        await tick();
        expect(top()).toBe(before);
      }
      app.search.result = result;
      await app.search.saved.keep('clock');
      await tick();
      expect(top(), 'once it is kept').toBe(before);
    },
  );

  it('show the words of a hostile article as words', async () => {
    const seed = [{ path: 'evil.txt', text: '# <img src=x onerror=alert(1)>\n\nA <b>bold</b> clock.' }];
    await show(SearchResults, {}, { seed, before: searching('clock') });
    await expect.element(page.getByText('A <b>bold</b> clock.')).toBeVisible();
    expect(document.querySelector('img')).toBeNull();
  });

  it('are moved through with the arrows and opened with Enter at the exact place', async () => {
    const { app } = await show(SearchResults, {}, { before: searching('clock') });
    focusOn(results().element());
    const first = currentOf(results().element());
    await userEvent.keyboard('{ArrowDown}');
    expect(currentOf(results().element())).not.toBe(first);
    let toPage = 0;
    app.focusPage = () => (toPage += 1);
    await userEvent.keyboard(' ');
    await expect.poll(() => app.reading.article).not.toBeNull();
    expect(toPage, 'looked at from the list').toBe(0);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => toPage).toBe(1);
    // The first hit is the title, which the group says already.
    const target = app.search.result?.groups[0]?.hits[2]?.target;
    await expect.poll(() => app.reading.scroll?.span).toEqual(target);
    expect(app.reading.article?.text.slice(target?.start, target?.end).toLowerCase()).toContain('clock');
  });

  it('open with a click, too', async () => {
    const { app } = await show(SearchResults, {}, { before: searching('mushrooms') });
    await page.getByRole('option').first().click();
    await expect.poll(() => app.reading.article?.title).toBe('Small maps');
  });

  it('tell notes from the text', async () => {
    await show(
      SearchResults,
      {},
      {
        before: async (app, engine) => {
          await annotated(app, engine);
          await app.search.type('agathe');
        },
      },
    );
    await expect
      .element(page.getByRole('option', { name: /^Note Ask Agathe about the clearing/ }))
      .toBeVisible();
  });

  it('point out the annotation whose note is opened', async () => {
    const { app } = await show(
      SearchResults,
      {},
      {
        before: async (shown, engine) => {
          await annotated(shown, engine);
          await shown.search.type('agathe');
        },
      },
    );
    await page.getByRole('option', { name: /Ask Agathe/ }).click();
    await expect
      .poll(() => app.annotations.activeId)
      .toBe(app.search.result?.groups[0]?.hits[0]?.annotationId);
  });

  it('show what is said about an article, which opens where it was left', async () => {
    const { app } = await show(SearchResults, {}, { before: searching('Lescure') });
    await page.getByRole('option', { name: /^About the article Maud Lescure · #géographie/ }).click();
    await expect.poll(() => app.reading.article?.author).toBe('Maud Lescure');
    expect(app.reading.scroll).toMatchObject({ span: null, align: 'place' });
  });

  it('say that there are none, and what to try', async () => {
    await show(SearchResults, {}, { before: searching('xylophone') });
    await expect.element(page.getByText('Nothing found for “xylophone”.')).toBeVisible();
    await expect.element(page.getByText(/Try fewer words/)).toBeVisible();
    await expect.element(results()).not.toBeInTheDocument();
  });

  it('say that the index is behind', async () => {
    const { engine } = await show(SearchResults, {}, { before: searching('clock') });
    engine.setStatus({ indexing: { done: 2, total: 8 } });
    await expect.element(page.getByText('So far 2 of 8 articles can be searched.')).toBeVisible();
  });

  it('stay in sight when a search fails, with a way to try again', async () => {
    const { app, transport } = await show(SearchResults, {}, { before: searching('clock') });
    transport.failNext('search', 'internal');
    await app.search.type('clocks');
    await expect.element(page.getByText('The search could not be made.')).toBeVisible();
    await expect.element(results()).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByText(/passages? in 1 article/)).toBeVisible();
  });
});

describe('the language of search', () => {
  it('is shown with examples that can be tried', async () => {
    const { app } = await show(SearchField, {});
    await page.getByRole('button', { name: 'How to search' }).click();
    await page.getByRole('button', { name: 'war OR peace', exact: true }).click();
    await expect.element(field()).toHaveValue('war OR peace');
    expect(app.search.query).toBe('war OR peace');
    await expect.element(field()).toHaveFocus();
  });

  it('is completed with Tab, first the field and then its value', async () => {
    const { app } = await show(SearchField, {});
    await field().click();
    await userEvent.keyboard('-la');
    await expect.element(completions()).toBeVisible();
    await expect.element(page.getByText('↓ Tab completes', { exact: true })).toBeVisible();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(page.getByText('Tab completes', { exact: true })).toBeVisible();
    await userEvent.keyboard('{Tab}');
    await expect.element(field()).toHaveValue('-lang:');
    await userEvent.keyboard('{ArrowDown}{Tab}');
    const [, second] = app.shelf.languages;
    await expect.element(field()).toHaveValue(`-lang:${second?.code ?? ''} `);
  });

  it('tells whoever cannot see it that there is something to choose, and which one is chosen', async () => {
    await show(SearchField, {});
    const chosen = () => currentOf(field().element()).trim();
    await expect.element(field()).toHaveAttribute('aria-autocomplete', 'list');
    await expect.element(field()).toHaveAttribute('aria-expanded', 'false');
    await expect.element(field()).not.toHaveAttribute('aria-controls');
    await field().click();
    await userEvent.keyboard('-la');
    await expect.element(field()).toHaveAttribute('aria-expanded', 'true');
    await expect.element(field()).toHaveAttribute('aria-controls', completions().element().id);
    await expect.element(field()).toHaveAccessibleDescription('↓ Tab completes');
    await expect.element(page.getByRole('option', { name: 'lang:' })).toBeVisible();
    await expect.element(field()).not.toHaveAttribute('aria-activedescendant');
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(page.getByRole('option', { selected: true })).toHaveTextContent('lang:');
    expect(chosen()).toBe('lang:');
    await userEvent.keyboard('{Tab}{ArrowDown}');
    await expect.element(page.getByRole('option', { selected: true })).toHaveTextContent('lang:en');
    expect(chosen()).toBe('lang:en');
    await userEvent.keyboard('{Escape}');
    await expect.element(field()).toHaveAttribute('aria-expanded', 'false');
    await expect.element(field()).not.toHaveAttribute('aria-activedescendant');
  });

  it('is completed by a press, too, and the keyboard stays in the field', async () => {
    await show(SearchField, {});
    await field().click();
    await userEvent.keyboard('is:r');
    await page.getByRole('option', { name: 'is:reading' }).click();
    await expect.element(field()).toHaveValue('is:reading ');
    await expect.element(field()).toHaveFocus();
  });

  it('is completed with the names that people gave to colours', async () => {
    const { app } = await show(SearchField, {});
    await app.settings.nameColour('sky', 'To check');
    await field().click();
    await userEvent.keyboard('colour:to{Tab}');
    await expect.element(field()).toHaveValue('colour:"To check" ');
  });

  it('lets Tab go on where there is nothing to complete', async () => {
    await show(SearchField, {});
    await field().click();
    await userEvent.keyboard('maps{Tab}');
    await expect.element(field()).not.toHaveFocus();
    await expect.element(field()).toHaveValue('maps');
  });

  it('takes a word that begins like a field for a word, unless the field is chosen', async () => {
    await show(SearchField, {});
    await field().click();
    await userEvent.keyboard('l’art is');
    await expect.element(completions()).toBeVisible();
    await userEvent.keyboard('{Tab}');
    await expect.element(field()).toHaveValue('l’art is');
    await expect.element(field()).not.toHaveFocus();
    await field().click();
    await userEvent.keyboard(' is{ArrowDown}{ArrowUp}{Tab}');
    await expect.element(field()).toHaveValue('l’art is is');
  });

  it.each(['is:', 'is'])(
    'offers nothing for %s once Escape was pressed, and keeps the query',
    async (typed) => {
      const { app } = await show(SearchField, {});
      await field().click();
      await userEvent.keyboard(typed);
      expect(app.search.isCompletable).toBe(true);
      await userEvent.keyboard('{Escape}');
      expect(app.search.isCompletable).toBe(false);
      await expect.element(completions()).not.toBeInTheDocument();
      await expect.element(field()).toHaveValue(typed);
      await userEvent.keyboard('{Escape}');
      await expect.element(field()).toHaveValue('');
    },
  );

  it('is explained within a low window, to the last line', async () => {
    await page.viewport(640, 400);
    try {
      await show(SearchField, {});
      await page.getByRole('button', { name: 'How to search' }).click();
      const panel = page.getByRole('dialog', { name: 'How to search' });
      await expect.element(panel).toBeVisible();
      await expect.poll(() => panel.element().getBoundingClientRect().bottom).toBeLessThanOrEqual(400);
      panel.element().scrollTo(0, 10_000);
      const last = page.getByRole('button', { name: 'has:note', exact: true }).element();
      expect(last.getBoundingClientRect().bottom).toBeLessThanOrEqual(400);
      expect(last.getBoundingClientRect().height, 'large enough to be hit').toBeGreaterThanOrEqual(24);
    } finally {
      await page.viewport(1280, 800);
    }
  });

  it('says in French what waits for its value, with one colon', async () => {
    const { app } = await show(SearchResults, {}, { language: 'fr', before: searching('langue:') });
    const { result } = app.search;
    app.search.result = result && { ...result, problems: [{ code: 'value-missing', start: 0, end: 7 }] };
    await expect
      .element(page.getByText('«\u00a0langue:\u00a0» attend une valeur\u00a0: il a été ignoré.'))
      .toBeVisible();
  });

  it('says that what is too long is searched for as far as it goes', async () => {
    const { app, transport } = await show(SearchResults, {}, { before: searching('maps '.repeat(201)) });
    const said = page.getByText('A search reads a thousand characters at most');
    await expect.element(said).toBeVisible();
    expect(transport.calls.filter(({ name }) => name === 'search').at(-1)?.input).toMatchObject({
      query: 'maps '.repeat(200),
    });
    await app.search.type('maps');
    await expect.element(said).not.toBeInTheDocument();
  });

  it('says what it could not read, and what it took a word for', async () => {
    const { app } = await show(SearchResults, {}, { before: searching('"maps') });
    const { result } = app.search;
    app.search.result = result && {
      ...result,
      problems: [{ code: 'quote-not-closed', start: 0, end: 5 }],
      corrections: [{ typed: 'mpas', shown: 'maps' }],
      relaxed: true,
    };
    await expect.element(page.getByText('The quote of "maps is not closed')).toBeVisible();
    await expect.element(page.getByText('Showing “maps”; nothing holds “mpas”.')).toBeVisible();
    await expect.element(page.getByText('Nothing holds all of these words')).toBeVisible();
  });
});

describe('the answer', () => {
  /** All that is told, in order, from now on. */
  function listenTo(app: App): string[] {
    const told: string[] = [];
    $effect.root(() => {
      $effect(() => {
        if (app.announcement !== '') told.push(app.announcement);
      });
    });
    return told;
  }

  it('is told as one once nothing more is typed, with what could not be read and what was taken instead', async () => {
    const { app } = await show(SearchResults, {}, { before: searching('"maps') });
    const told = listenTo(app);
    for (const query of ['"map', '"ma', '"maps']) await app.search.type(query);
    const { result } = app.search;
    app.search.result = result && {
      ...result,
      problems: [{ code: 'quote-not-closed', start: 0, end: 5 }],
      relaxed: true,
      corrections: [{ typed: 'mpas', shown: 'maps' }],
      also: [{ typed: 'oqh', shown: 'Quiet Harbours' }],
    };
    await expect.poll(() => told.length).toBe(1);
    expect(told[0]).toBe(
      'Nothing found for “"maps”. The quote of "maps is not closed: it was read to the end. ' +
        'Nothing holds all of these words: here is what holds most of them. ' +
        'Showing “maps”; nothing holds “mpas”. ' +
        '“oqh” also means “Quiet Harbours” in your library: both are found.',
    );
  });

  it('is not told to be nothing while a way to go on is offered, and is once that was sent away', async () => {
    const { app } = await show(SearchResults, {}, { before: (it) => (it.search.isCompletable = true) });
    const told = listenTo(app);
    await app.search.type('in:n');
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(told).toEqual([]);
    app.search.isCompletable = false;
    await expect.poll(() => told).toEqual(['Nothing found for “in:n”.']);
  });
});

describe('a search that very many articles answer', () => {
  const seed = Array.from({ length: 130 }, (_, i) => ({
    path: `paper ${String(i)}.txt`,
    text: `Paper ${String(i)}\n\nA heron stands by the water.`,
  }));

  it('shows the best at once, and the others as one comes near the end', async () => {
    const { app, inputs } = await show(SearchResults, {}, { seed, before: searching('heron') });
    await expect.poll(() => app.search.result?.groups.length).toBe(30);
    expect(inputs('search')).toMatchObject([{ limit: 12 }, { from: 12, limit: 18 }]);
    await expect.element(page.getByText('130 passages in 130 articles')).toBeVisible();
    const list = document.querySelector('.results');
    for (let shown = 30; shown < 130; shown = app.search.result?.groups.length ?? 0) {
      list?.scrollTo(0, list.scrollHeight);
      await expect.poll(() => app.search.result?.groups.length).toBeGreaterThan(shown);
    }
    const ids = app.search.result?.groups.map(({ articleId }) => articleId);
    expect(new Set(ids).size).toBe(130);
    expect(page.getByRole('button', { name: 'More articles' }).query()).toBeNull();
  });

  it('keeps what is shown when the library changes', async () => {
    const { app, engine } = await show(SearchResults, {}, { seed, before: searching('heron') });
    await expect.poll(() => app.search.result?.groups.length).toBe(30);
    await app.search.more();
    const before = app.search.result?.groups.length ?? 0;
    expect(before).toBeGreaterThan(30);
    const options = () => page.getByRole('option').all().length;
    let fewest = options();
    const watching = new MutationObserver(() => (fewest = Math.min(fewest, options())));
    watching.observe(document.body, { childList: true, subtree: true });
    engine.put({ path: 'new.txt', text: 'New\n\nA heron again.' });
    await expect.poll(() => app.search.result?.articles).toBe(131);
    watching.disconnect();
    expect(fewest).toBeGreaterThanOrEqual(before);
  });
});
