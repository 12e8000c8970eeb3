import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { COLOURS } from '../../contract/annotation.ts';
import { show } from '../../tests/component/show.ts';
import type { App } from '../state/app.svelte.ts';
import Notebook from './Notebook.svelte';

const seed = [
  {
    path: 'rivers.md',
    text: '# Rivers\n\nRivers carry the stones that mountains let go.\n\nThe œdicnème returns at dawn.',
  },
  { path: 'tides.md', text: '# Tides\n\nTides remember nothing, and come back.' },
];

const passages = [
  { title: 'Rivers', words: 'Rivers carry the stones', note: 'Heavy', tags: ['stone'] },
  { title: 'Rivers', words: 'The œdicnème returns', note: '', tags: [] },
  { title: 'Tides', words: 'Tides remember nothing', note: 'Lovely', tags: ['sea', 'stone'] },
] as const;

/** Marks the passages above, the first one first, each in a colour of its own. */
async function mark(app: App): Promise<void> {
  for (const [index, { title, words, note, tags }] of passages.entries()) {
    const row = [0, 1].map((at) => app.shelf.row(at)).find((each) => each?.title === title);
    await app.reading.open(row?.id ?? '');
    const { article } = app.reading;
    if (!article) throw new Error('The article does not open.');
    await app.annotations.load(article.id);
    const start = article.text.lastIndexOf(words);
    const id = await app.annotations.mark(
      article,
      { start, end: start + words.length },
      COLOURS[index] ?? 'sun',
    );
    await app.annotations.change(id, { note, tags });
  }
  app.reading.visit('notebook');
}

async function open() {
  const shown = await show(Notebook, {}, { seed, before: mark });
  await expect.element(page.getByRole('grid')).toHaveFocus();
  return shown;
}
const rows = () => page.getByRole('grid').getByRole('row');
const quotes = async (...wanted: readonly string[]) => {
  await expect.element(rows().nth(0)).toBeVisible();
  await expect.poll(() => page.getByRole('grid').element().querySelectorAll('q').length).toBe(wanted.length);
  const shown = [...page.getByRole('grid').element().querySelectorAll('q')].map((q) => q.textContent);
  expect(shown).toEqual(wanted);
};
const [rivers, bird, tides] = [passages[0].words, passages[1].words, passages[2].words];

describe('the notebook', () => {
  it('lists every annotation, newest first, with its note, its tags and its article', async () => {
    await open();
    await quotes(tides, bird, rivers);
    await expect.element(rows().nth(0)).toHaveTextContent('Lovely');
    await expect.element(rows().nth(0)).toHaveTextContent('#sea');
    await expect.element(rows().nth(0)).toHaveTextContent('Tides');
    await expect.element(page.getByText('3 annotations')).toBeVisible();
    await expect
      .element(rows().nth(0).getByRole('checkbox', { name: 'Select “Tides remember nothing”' }))
      .toBeInTheDocument();
  });

  it('has the buttons of a row beside its words, over none of them', async () => {
    await page.viewport(1280, 800);
    await show(Notebook, {}, { seed, before: mark, width: 1280 });
    await rows().nth(0).hover();
    const boxOf = (name: string) => {
      const box = rows().nth(0).element().querySelector(name)?.getBoundingClientRect();
      if (!box) throw new Error(`There is no ${name}.`);
      return box;
    };
    await expect
      .poll(() => getComputedStyle(rows().nth(0).element().querySelector('.tools') ?? document.body).opacity)
      .toBe('1');
    expect(boxOf('.tools').left).toBeGreaterThanOrEqual(boxOf('.note').right);
    expect(boxOf('.tools').bottom).toBeLessThanOrEqual(boxOf('.row').bottom);
  });

  it('says what of a search it could not read', async () => {
    await open();
    await userEvent.keyboard('/');
    await userEvent.keyboard('"stones');
    await expect.element(page.getByText(/The quote of "stones is not closed|"stones/)).toBeVisible();
    await userEvent.keyboard('"');
    await expect.element(page.getByText(/"stones/)).not.toBeInTheDocument();
  });

  it('says that a search is too long, and searches as far as it goes', async () => {
    const { app } = await open();
    await page.getByRole('searchbox').fill('stone '.repeat(200));
    await expect.element(page.getByText('A search reads a thousand characters at most')).toBeVisible();
    expect(app.notebook.filter.search.length).toBe(1_000);
    await page.getByRole('searchbox').fill('stone');
    await expect
      .element(page.getByText('A search reads a thousand characters at most'))
      .not.toBeInTheDocument();
  });

  it('is searched as one types, marks what it finds, and goes on to the list with the arrow', async () => {
    await open();
    await userEvent.keyboard('/');
    await userEvent.keyboard('OEDIC');
    await quotes(bird);
    await expect.element(page.getByText('œdic')).toBeVisible();
    await expect.element(page.getByText('1 of 3 annotations')).toBeVisible();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(page.getByRole('grid')).toHaveFocus();
    await userEvent.keyboard('/{Escape}');
    await quotes(tides, bird, rivers);
  });

  it('says so when nothing fits, and shows everything again', async () => {
    await open();
    await userEvent.keyboard('/xylophone');
    await expect.element(page.getByRole('heading', { name: 'No annotation fits.' })).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).first().click();
    await quotes(tides, bird, rivers);
  });

  it('leaves the keyboard to who types while the rows come back', async () => {
    const { inputs } = await open();
    await userEvent.keyboard('/zzz');
    await expect.element(page.getByRole('heading', { name: 'No annotation fits.' })).toBeVisible();
    await userEvent.keyboard('{Control>}a{/Control}tides');
    await quotes(tides);
    await expect.element(page.getByRole('searchbox')).toHaveFocus();
    await userEvent.keyboard('{Control>}a{/Control}{Delete}');
    await quotes(tides, bird, rivers);
    await expect.element(page.getByRole('searchbox')).toHaveFocus();
    expect(inputs('deleteAnnotations')).toEqual([]);
  });

  it('teaches how to mark when nothing is marked', async () => {
    await show(Notebook, {}, { seed });
    await expect
      .element(page.getByRole('heading', { name: 'Everything you mark gathers here' }))
      .toBeVisible();
  });

  it('is filtered by colour, under the name the person gave it', async () => {
    const { app } = await open();
    await app.settings.nameColour('leaf', 'Doubt');
    await page.getByRole('button', { name: 'Colour' }).click();
    await page.getByRole('checkbox', { name: /Doubt/ }).click();
    await quotes(bird);
    await expect.element(page.getByRole('button', { name: 'Colour: Doubt' })).toBeVisible();
  });

  it('is filtered by tag and grouped by it', async () => {
    const { app } = await open();
    await app.notebook.narrow({ tags: ['stone'] });
    await quotes(tides, rivers);
    await app.notebook.narrow({ tags: [] });
    await app.notebook.choose({ group: 'tag' });
    await expect.element(page.getByRole('rowheader', { name: '#stone' })).toBeVisible();
    await expect.element(page.getByRole('rowheader', { name: 'Without a tag' })).toBeVisible();
    await quotes(tides, tides, rivers, bird);
  });
});

describe('the keys of the list', () => {
  it('move, select, extend, select all and deselect', async () => {
    const { app } = await open();
    const { selection } = app.notebook;
    const count = () => selection.count(app.notebook.annotations);
    await userEvent.keyboard('{ArrowDown} ');
    expect(count()).toBe(1);
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
    await expect.poll(count).toBe(2);
    await userEvent.keyboard('{Control>}a{/Control}');
    await expect.poll(count).toBe(3);
    await userEvent.keyboard(' ');
    expect(count()).toBe(2);
    await userEvent.keyboard('{Escape}');
    expect(selection.isEmpty).toBe(true);
    await userEvent.keyboard('{Home}{End}');
    expect(app.notebook.current).toBe(2);
  });

  it('recolour and delete what is selected in one call, and take it back', async () => {
    const { app, inputs } = await open();
    await userEvent.keyboard('{Control>}a{/Control}4');
    await expect.poll(() => app.notebook.facets?.colours.rose).toBe(3);
    expect(inputs('changeAnnotations')).toHaveLength(1);
    expect(JSON.stringify(inputs('changeAnnotations')).length).toBeLessThan(400);
    expect(app.history.undo()).toBe(true);
    await expect.poll(() => app.notebook.facets?.colours.rose).toBe(0);
    // What was taken back is not offered to be taken back.
    expect(app.notices.shown).toMatchObject([{ text: 'Undone: 3 annotations coloured Rose.', action: null }]);
    await userEvent.keyboard('{Delete}');
    await expect.poll(() => app.notebook.all).toBe(0);
    const offered = () => app.notices.shown.filter(({ action }) => action !== null);
    await expect.poll(() => offered().length).toBe(1);
    offered()[0]?.action?.run();
    await quotes(tides, bird, rivers);
    expect(app.history.undo()).toBe(false);
  });

  it('act on the row that is pointed out after another one was deleted', async () => {
    const { app } = await open();
    await userEvent.keyboard('{Delete}');
    await quotes(bird, rivers);
    await userEvent.keyboard('{Delete}');
    await quotes(rivers);
    await userEvent.keyboard('5');
    await expect.poll(() => app.notebook.row(0)?.colour).toBe(COLOURS[4]);
    while (app.history.undo());
    await quotes(tides, bird, rivers);
  });

  it('write a note in its place, with tags that complete themselves', async () => {
    const { app } = await open();
    await userEvent.keyboard('{ArrowDown}n');
    await expect.element(page.getByRole('textbox', { name: /Note on “The œdicnème/ })).toHaveFocus();
    await userEvent.keyboard('Heard it twice{Tab}sto');
    await expect.element(page.getByRole('option', { name: '#stone 2 times' })).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('combobox')).toHaveValue('stone, ');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByRole('grid')).toHaveFocus();
    await expect.element(rows().nth(1)).toHaveTextContent('Heard it twice');
    await expect.element(rows().nth(1)).toHaveTextContent('#stone');
    expect(app.notebook.editing).toBeNull();
    while (app.history.undo());
    await expect.element(rows().nth(1)).not.toHaveTextContent('Heard it twice');
    await expect.element(rows().nth(1)).not.toHaveTextContent('#stone');
  });

  it('edit the tags of a row: the field is ready for another, and one that is left as it was says nothing', async () => {
    const { app, inputs } = await open();
    await userEvent.keyboard('t');
    await expect.element(page.getByRole('combobox')).toHaveFocus();
    await expect.element(page.getByRole('combobox')).toHaveValue('sea, stone, ');
    const before = inputs('changeAnnotation').length;
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByRole('grid')).toHaveFocus();
    expect(inputs('changeAnnotation')).toHaveLength(before);
    // Coming from the note by Tab adds as well, and types nothing over.
    await userEvent.keyboard('n{Tab}far{Control>}{Enter}{/Control}');
    await expect.poll(() => app.notebook.row(0)?.tags).toEqual(['sea', 'stone', 'far']);
  });

  it('show the tags that are offered over the rows below', async () => {
    await open();
    await userEvent.keyboard('{ArrowDown}n{Tab}s');
    const offered = page.getByRole('listbox').getByRole('option').nth(1);
    await expect.element(offered).toBeVisible();
    const { left, bottom, width } = page.getByRole('listbox').element().getBoundingClientRect();
    const atFoot = document.elementFromPoint(left + width / 2, bottom - 6);
    expect(atFoot?.closest('[role="listbox"]')).not.toBeNull();
    expect(rows().nth(2).element().getBoundingClientRect().top).toBeLessThan(bottom);
  });

  it('keep a note that cannot be saved in its field, and say why', async () => {
    const { transport, app } = await open();
    await userEvent.keyboard('n');
    transport.failNext('changeAnnotation', 'save-failed');
    await userEvent.keyboard(' indeed{Control>}{Enter}{/Control}');
    await expect.element(page.getByText(/Not saved yet/)).toBeVisible();
    await expect.element(page.getByRole('textbox', { name: /Note on/ })).toHaveValue('Lovely indeed');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => app.notebook.row(0)?.note).toBe('Lovely indeed');
  });

  it('write a note without a word about its tags, and keep what arrives for it meanwhile', async () => {
    const { app, engine, inputs } = await open();
    const id = app.notebook.row(0)?.annotationId ?? '';
    await userEvent.keyboard('n');
    await engine.handlers.changeAnnotation({ annotationId: id, note: 'Lovely', tags: ['sea', 'far'] });
    await expect.element(page.getByRole('combobox')).toHaveValue('sea, far');
    await userEvent.keyboard(' indeed');
    await engine.handlers.changeAnnotation({ annotationId: id, note: 'Written elsewhere' });
    await expect.element(page.getByText(/changed elsewhere meanwhile/)).toBeVisible();
    const before = inputs('changeAnnotation').length;
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => app.notebook.row(0)?.note).toBe('Lovely indeed\n\nWritten elsewhere');
    expect(app.notebook.row(0)?.tags).toEqual(['sea', 'far']);
    const said = inputs('changeAnnotation').slice(before);
    expect(said).toEqual([{ annotationId: id, note: 'Lovely indeed\n\nWritten elsewhere' }]);
  });

  it('open the passage, and coming back is coming back to the same row', async () => {
    const { app } = await open();
    await app.notebook.narrow({ tags: ['stone'] });
    await quotes(tides, rivers);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.poll(() => app.reading.screen).toBe('page');
    await expect.poll(() => app.reading.article?.title).toBe('Rivers');
    await expect.poll(() => app.annotations.activeId).toBe(app.notebook.row(1)?.annotationId);
    await app.reading.back();
    expect(app.reading.screen).toBe('notebook');
    expect(app.notebook.current).toBe(1);
    expect(app.notebook.filter.tags).toEqual(['stone']);
  });
});

describe('tags', () => {
  it('say before that two become one, and do it everywhere', async () => {
    const { app } = await open();
    await page.getByRole('button', { name: 'Tags' }).click();
    await page.getByRole('button', { name: 'Rename and merge tags…' }).click();
    await page.getByRole('button', { name: 'Rename #sea' }).click();
    await userEvent.keyboard('stone');
    await expect.element(page.getByText(/become one tag, #stone\. It changes 1 annotation/)).toBeVisible();
    await page.getByRole('button', { name: 'Merge' }).click();
    await expect.poll(() => app.notebook.facets?.tags).toBe(1);
    await expect.element(page.getByText('#stone', { exact: true }).first()).toBeVisible();
    app.notices.shown.at(-1)?.action?.run();
    await expect.poll(() => app.notebook.facets?.tags).toBe(2);
  });

  it('are one when they differ by capitals only: typed so, and by one click where there are two', async () => {
    const { app, engine } = await open();
    const id = app.notebook.row(1)?.annotationId ?? '';
    await userEvent.keyboard('{ArrowDown}n{Tab}STONE{Control>}{Enter}{/Control}');
    await expect.poll(() => app.notebook.row(1)?.tags).toEqual(['stone']);
    await engine.handlers.changeAnnotation({ annotationId: id, tags: ['Stone'] });
    await page.getByRole('button', { name: 'Tags' }).click();
    await page.getByRole('button', { name: 'Rename and merge tags…' }).click();
    await page.getByRole('button', { name: 'Merge #Stone into #stone' }).click();
    await expect.poll(() => app.notebook.row(1)?.tags).toEqual(['stone']);
    await expect.element(page.getByText('These differ by capitals only')).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Rename #sea' }).click();
    await userEvent.keyboard('STONE');
    await expect.element(page.getByText(/become one tag, #stone\. It changes 1 annotation/)).toBeVisible();
  });

  it('may hold commas: they are offered, shown and renamed as one', async () => {
    const { app, engine } = await open();
    const id = app.notebook.row(0)?.annotationId ?? '';
    await engine.handlers.changeAnnotation({ annotationId: id, tags: ['history, ancient', '#C'] });
    await expect.poll(() => app.notebook.row(0)?.tags).toEqual(['history, ancient', '#C']);
    await userEvent.keyboard('{ArrowDown}n{Tab}anci');
    await expect.element(page.getByRole('option', { name: /history, ancient/ })).toBeVisible();
    await userEvent.keyboard('{Enter}{Control>}{Enter}{/Control}');
    await expect.poll(() => app.notebook.row(1)?.tags).toEqual(['history, ancient']);
    await page.getByRole('button', { name: 'Tags' }).click();
    await page.getByRole('button', { name: 'Rename and merge tags…' }).click();
    await page.getByRole('button', { name: 'Rename #history, ancient' }).click();
    await expect
      .element(page.getByRole('textbox', { name: 'New name of #history, ancient' }))
      .toHaveValue('"history, ancient"');
    await userEvent.keyboard('{Escape}');
    const named = (tag: string) => page.getByRole('button', { name: `Rename #${tag}` });
    await expect.element(named('history, ancient')).toHaveFocus();
    await named('history, ancient').click();
    await userEvent.keyboard('"history, old"{Enter}');
    await expect.element(named('history, old')).toHaveFocus();
    await expect.poll(() => app.notebook.row(1)?.tags).toEqual(['history, old']);
  });

  it('are added to many and taken off many', async () => {
    const { app } = await open();
    await userEvent.keyboard('{Control>}a{/Control}t');
    await page.getByRole('combobox', { name: 'Add' }).fill('read');
    await page.getByRole('combobox', { name: 'Take off' }).fill('sea');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect
      .poll(async () => (await app.notebookActions.tags('', 9)).map(({ tag }) => tag))
      .toEqual(['read', 'stone']);
  });
});

describe('a note that is written in the list', () => {
  it.each(['{Escape}', '{Control>}{Enter}{/Control}'])(
    'is kept when it is left by %s, as one step of undo',
    async (leave) => {
      const { app, engine } = await open();
      const annotationId = app.notebook.row(0)?.annotationId ?? '';
      const now = () => engine.handlers.annotation({ annotationId });
      const { note, updatedAt } = await now();
      const pause = async (typed: string) => {
        await userEvent.keyboard(typed);
        await expect.poll(async () => (await now()).note, { timeout: 3_000 }).toContain(typed);
      };
      await userEvent.keyboard('{Home}n');
      await pause('two');
      await pause('three');
      await userEvent.keyboard(`four${leave}`);
      await expect.poll(() => app.notebook.editing).toBeNull();
      expect((await now()).note).toContain('twothreefour');
      expect(app.history.undo()).toBe(true);
      await expect.poll(now).toMatchObject({ note, updatedAt });
      expect(app.history.undo()).toBe(false);
    },
  );
});

describe('an annotation whose source is gone', () => {
  it('is listed with its quote, and its kept text can be read', async () => {
    const { engine } = await open();
    engine.remove('tides.md');
    await expect.element(page.getByText('Source gone')).toBeVisible();
    await userEvent.keyboard('{Home}{Enter}');
    const dialog = page.getByRole('dialog', { name: 'As it was annotated' });
    await expect.element(dialog).toBeVisible();
    await expect.element(dialog.getByText('Tides remember nothing', { exact: true })).toBeVisible();
  });

  it('hides no word of a quote behind what can be done with it, where there is no room beside', async () => {
    await show(Notebook, {}, { seed, width: 640, before: mark });
    await expect.element(rows().nth(0)).toBeVisible();
    for (const row of rows().elements()) {
      const words = document.createRange();
      words.selectNodeContents(row.querySelector('q') ?? row);
      const lowest = Math.max(...[...words.getClientRects()].map(({ bottom }) => bottom));
      const tools = row.querySelector('.tools')?.getBoundingClientRect();
      expect(tools?.top).toBeGreaterThanOrEqual(lowest - 2);
      expect(tools?.right).toBeLessThanOrEqual(row.getBoundingClientRect().right);
    }
  });
});
