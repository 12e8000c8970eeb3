/** What the pictures show, each reached as a person would reach it. */
import type { Page } from 'playwright';
import { MESSAGES, type Language } from '../../contract/messages/index.ts';
import { CLIPPINGS } from './library.ts';

export interface Stage {
  readonly page: Page;
  readonly language: Language;
}

/** Leaves nothing open that the next one would have to close. */
interface Scene {
  readonly name: string;
  readonly play: (stage: Stage) => Promise<void>;
}

const words = ({ language }: Stage) => MESSAGES[language];

/** What is read, what is looked for, and what that is explained by. */
const SHOWN = {
  en: {
    title: 'The patience of seeds',
    at: 'The second room',
    search: 'seed',
    why: 'botanist lamp',
    edited: 'spider',
  },
  fr: {
    title: 'Les graines qui attendent',
    at: 'La banque que',
    search: 'graine',
    why: 'botaniste lumiere',
    edited: 'chiffre',
  },
} as const;

/** Until nothing moves any more: what was asked for came, and what slides has slid. */
const rest = ({ page }: Stage): Promise<void> => page.waitForTimeout(700);

async function read(stage: Stage): Promise<void> {
  const { title, at } = SHOWN[stage.language];
  await stage.page.getByRole('option', { name: title }).first().click();
  await rest(stage);
  const heading = stage.page.locator('.page-text :is(h2, h3)', { hasText: at });
  await heading.evaluate((element) => {
    const page = element.closest('main');
    page?.scrollBy(0, element.getBoundingClientRect().top - page.getBoundingClientRect().top - 250);
  });
  await stage.page.mouse.move(640, 790);
}

async function wear(stage: Stage, theme: 'light' | 'sepia' | 'dark'): Promise<void> {
  const { page } = stage;
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog');
  await dialog.locator('label', { hasText: words(stage).settings.themes[theme] }).click();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

async function search(stage: Stage, query: string): Promise<void> {
  const { page } = stage;
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(query);
  await rest(stage);
}

async function endSearch({ page }: Stage): Promise<void> {
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
}

/** Chooses from the menu of the shelf. */
async function choose(stage: Stage, entry: string): Promise<void> {
  const { page } = stage;
  await page.getByRole('button', { name: words(stage).shelf.more }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

export const SCENES: readonly Scene[] = [
  { name: 'light', play: (stage) => read(stage) },
  {
    name: 'sepia',
    play: async (stage) => {
      await wear(stage, 'sepia');
      await read(stage);
    },
  },
  {
    name: 'dark',
    play: async (stage) => {
      await wear(stage, 'dark');
      await search(stage, SHOWN[stage.language].search);
    },
  },
  {
    name: 'search',
    play: async (stage) => {
      await wear(stage, 'light');
      await search(stage, SHOWN[stage.language].search);
      await stage.page.getByRole('listbox').getByRole('option').first().click();
    },
  },
  {
    name: 'why',
    play: async (stage) => {
      await search(stage, SHOWN[stage.language].why);
      const { page } = stage;
      const first = page.getByRole('listbox').getByRole('group').first();
      await first.hover();
      await first.locator('.ask button').click();
      await page.mouse.move(640, 790);
    },
  },
  {
    name: 'related',
    play: async (stage) => {
      await endSearch(stage);
      await read(stage);
      await stage.page.getByRole('button', { name: words(stage).related.title }).click();
      await stage.page.mouse.move(640, 790);
    },
  },
  {
    name: 'side-by-side',
    play: async (stage) => {
      const { page } = stage;
      await page
        .getByRole('button', { name: words(stage).related.sideBySide })
        .first()
        .click();
    },
  },
  {
    name: 'review',
    play: async (stage) => {
      const { page } = stage;
      await page.keyboard.press('Escape');
      await page.getByRole('main', { name: SHOWN[stage.language].title }).waitFor();
      await page.keyboard.press('r');
      await page.getByText(`${words(stage).review.filters.edited} (`).click();
      await page
        .getByRole('listbox', { name: words(stage).review.list })
        .getByText(SHOWN[stage.language].edited)
        .click();
      await page.mouse.move(640, 790);
    },
  },
  {
    name: 'notebook',
    play: async (stage) => {
      const { page } = stage;
      await page.getByRole('button', { name: words(stage).notebook.title }).click();
      await page.mouse.move(640, 790);
    },
  },
  {
    name: 'health',
    play: async (stage) => {
      await choose(stage, words(stage).health.title);
      await stage.page.mouse.move(640, 790);
    },
  },
  {
    name: 'import',
    play: async (stage) => {
      const { page } = stage;
      await page.keyboard.press('m');
      await choose(stage, words(stage).interchange.import);
      await page.locator('input[type=file]').setInputFiles({
        ...{ name: 'My Clippings.txt', mimeType: 'text/plain', buffer: Buffer.from(CLIPPINGS) },
      });
      await page.getByRole('table').waitFor();
    },
  },
];

export const settle = rest;
