import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { show } from '../../tests/component/show.ts';
import type { App } from '../state/app.svelte.ts';
import Compare from './Compare.svelte';
import Elsewhere from './Elsewhere.svelte';
import RelatedPanel from './RelatedPanel.svelte';

const lock = {
  path: 'lock.md',
  text: '# The lock\n\nThe storm broke the harbour lock before spring.\n\nNobody saw it. The engineers promise a granite lock.',
};
const seed = [
  lock,
  {
    path: 'wall.md',
    text: '# The wall\n\nPlans change.\n\nThe engineers promise a wooden lock. The storm broke the harbour lock before spring.',
  },
  { path: 'bread.md', text: '# Bread\n\nThe baker is up at four.' },
];

const idOf = (app: App, title: string): string =>
  [0, 1, 2].map((at) => app.shelf.row(at)).find((row) => row?.title === title)?.id ?? '';
const read =
  (title: string) =>
  (app: App): Promise<void> =>
    app.reading.open(idOf(app, title));

describe('what is elsewhere in the library', () => {
  it('stands after the end with the words both share marked, and opens at its passage', async () => {
    let articleId = '';
    const given = {
      get articleId() {
        return articleId;
      },
    };
    const { app, inputs } = await show(Elsewhere, given, {
      seed,
      before: async (it) => {
        articleId = idOf(it, 'The lock');
        await read('The lock')(it);
      },
    });
    await expect.element(page.getByRole('heading', { name: 'Elsewhere in your library' })).toBeVisible();
    expect(inputs('related')).toMatchObject([{ articleId, span: null }]);
    const passage = page.getByRole('button', { name: /The storm broke/ });
    await expect.element(passage.getByText('harbour')).toBeVisible();
    await passage.click();
    await expect.poll(() => app.reading.article?.title).toBe('The wall');
    expect(app.reading.scroll?.span?.start).toBe(app.reading.article?.text.indexOf('The engineers'));
    await app.reading.back();
    expect(app.reading.article?.title).toBe('The lock');
  });

  it('is silent when there is nothing', async () => {
    let articleId = '';
    const given = {
      get articleId() {
        return articleId;
      },
    };
    const { inputs } = await show(Elsewhere, given, {
      seed,
      before: (it) => (articleId = idOf(it, 'Bread')),
    });
    await expect.poll(() => inputs('related')).toHaveLength(1);
    expect(page.getByRole('heading').elements()).toHaveLength(0);
  });

  it('takes in what comes while it is shown, asked for once for many changes', async () => {
    const { app, engine, inputs } = await show(RelatedPanel, {}, { seed, before: read('The lock') });
    app.related.show(null);
    await expect.element(page.getByRole('button', { name: 'The wall', exact: true })).toBeVisible();
    for (const path of ['a.md', 'b.md', 'c.md'])
      engine.put({ path, text: `# ${path}\n\nThe storm broke the harbour lock before spring.` });
    await expect.element(page.getByRole('button', { name: 'c.md', exact: true })).toBeVisible();
    expect(inputs('related').length).toBeLessThanOrEqual(3);
  });

  it('is asked about the selected words alone, and says which they are', async () => {
    const { app, inputs } = await show(RelatedPanel, {}, { seed, before: read('The lock') });
    app.related.show({ start: 10, end: 29 });
    await expect.element(page.getByText('On “The storm broke the”')).toBeVisible();
    expect(inputs('related')).toMatchObject([{ span: { start: 10, end: 29 } }]);
  });

  it('says so when nothing speaks of it', async () => {
    const { app } = await show(RelatedPanel, {}, { seed, before: read('Bread') });
    app.related.show(null);
    await expect.element(page.getByText('Nothing else in your library speaks of this.')).toBeVisible();
  });
});

describe('two articles side by side', () => {
  const open = (language = 'en') =>
    show(
      Compare,
      {},
      {
        ...{ seed, language, width: 900 },
        before: async (app) => {
          await read('The lock')(app);
          app.reading.compare({ articleId: idOf(app, 'The lock'), otherId: idOf(app, 'The wall'), at: null });
        },
      },
    );
  const focused = (): string => document.activeElement?.textContent ?? '';

  it('mark what both say, the words that differ, and what only one says', async () => {
    await open();
    await expect.element(page.getByText('2 sentences in both · 1 with other words')).toBeVisible();
    expect(
      page
        .getByRole('link')
        .elements()
        .map((link) => link.textContent),
    ).toEqual([
      'The storm broke the harbour lock before spring.',
      'The engineers promise a granite lock.',
      'The engineers promise a wooden lock.',
      'The storm broke the harbour lock before spring.',
    ]);
    const words = [...document.querySelectorAll('.compared mark')].map((mark) => mark.textContent);
    expect(words).toEqual(['granite', 'wooden']);
    const only = [...document.querySelectorAll('.only')].map((run) => run.textContent);
    expect(only).toContain('Only here: Nobody saw it.');
    expect(only).toContain('Only here: Plans change.');
  });

  it('are gone through by keyboard, and from one to the other', async () => {
    const { app } = await open();
    await expect.element(page.getByRole('link').first()).toBeVisible();
    await expect.poll(() => (document.activeElement as HTMLElement | null)?.dataset['side']).toBe('here');
    await userEvent.keyboard('j');
    await expect.poll(focused).toBe('The storm broke the harbour lock before spring.');
    await userEvent.keyboard('j');
    await expect.poll(focused).toBe('The engineers promise a granite lock.');
    expect(app.announcement).toMatch(/^In both, \d+% the same$/);
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(focused).toBe('The engineers promise a wooden lock.');
    await userEvent.keyboard('j');
    await expect.poll(focused).toBe('The storm broke the harbour lock before spring.');
    expect(document.activeElement?.closest('[data-side]')?.getAttribute('data-side')).toBe('there');
  });

  it('follow a text that changes under them', async () => {
    const { engine } = await open();
    await expect.element(page.getByText(/2 sentences in both/)).toBeVisible();
    engine.put({ ...lock, text: lock.text.replace('Nobody saw it. ', 'Plans change. ') });
    await expect.element(page.getByText(/3 sentences in both/)).toBeVisible();
  });

  it('say why when one of them is gone', async () => {
    await show(
      Compare,
      {},
      {
        seed,
        before: (app, engine) => {
          const pair = { articleId: idOf(app, 'The lock'), otherId: idOf(app, 'The wall'), at: null };
          engine.remove('wall.md');
          app.reading.compare(pair);
        },
      },
    );
    await expect.element(page.getByText('This article is no longer in the library.')).toBeVisible();
  });

  it('speak French', async () => {
    await open('fr');
    await expect.element(page.getByText('2 phrases communes · 1 avec d’autres mots')).toBeVisible();
    await expect.element(page.getByText('seulement ici', { exact: true })).toBeVisible();
  });
});
