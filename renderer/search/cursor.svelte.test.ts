/** The keyboard in the results while the library changes under them. */
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { show } from '../../tests/component/show.ts';
import { focusResults } from './choices.ts';
import SearchResults from './SearchResults.svelte';

const PASSAGES = ['One heron waits.', 'Two herons wait.', 'Three herons wait.', 'Four herons wait.'];
const story = (name: string, ...paragraphs: string[]) => ({
  path: `${name}.md`,
  text: [`# ${name}`, ...paragraphs].join('\n\n'),
});
const seed = Array.from({ length: 6 }, (_, i) =>
  story(`Pond ${String(i)}`, ...PASSAGES.map((words) => `${words} At pond ${String(i)}.`)),
);

const selected = () => document.querySelector('[role="option"][aria-selected="true"]');
const topOf = (element: Element | null) => element?.getBoundingClientRect().top ?? NaN;
/** What scrolls stands at whole pixels of the screen. */
const movedFrom = (top: number) => Math.floor(Math.abs(topOf(selected()) - top));

async function standing(down: number) {
  const shown = await show(SearchResults, {}, { seed, before: (app) => app.search.type('heron') });
  await expect.element(page.getByRole('listbox')).toBeVisible();
  focusResults();
  await userEvent.keyboard('{ArrowDown}'.repeat(down));
  return shown;
}

it('stays on its passage, and that on its place of the screen, when an article comes that ranks first', async () => {
  const { app, engine } = await standing(13);
  const [words, top] = [selected()?.textContent, topOf(selected())];
  expect(words).toContain('Two herons wait. At pond');
  engine.put(story('The heron', 'A heron stands.', 'The heron waits.'));
  await expect.poll(() => app.search.result?.groups[0]?.title).toBe('The heron');
  await expect.poll(() => selected()?.textContent).toBe(words);
  await expect.poll(() => movedFrom(top)).toBe(0);
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => words?.includes(app.reading.article?.title.toLowerCase() ?? '-')).toBe(true);
});

it('stays on its passage when paragraphs are put in before it', async () => {
  const { app, engine } = await standing(1);
  const title = app.search.result?.groups[0]?.title ?? '';
  const [words, top] = [selected()?.textContent ?? '', topOf(selected())];
  const paragraphs = PASSAGES.map((each) => `${each} At ${title.toLowerCase()}.`);
  engine.put(story(title, 'A first heron waits.', ...paragraphs));
  await expect.element(page.getByText('A first heron waits.')).toBeInTheDocument();
  await expect.poll(() => selected()?.textContent).toBe(words);
  await expect.poll(() => movedFrom(top)).toBe(0);
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => app.reading.scroll?.span).not.toBeFalsy();
  const { article, scroll } = app.reading;
  expect(article?.text.slice(scroll?.span?.start).replace(/^herons?/, '')).toMatch(/^ wait\. At/);
});

it('stays where it was when its article goes', async () => {
  const { app, engine } = await standing(5);
  const [, second, third] = app.search.result?.groups ?? [];
  expect(selected()?.textContent).toContain(second?.title.toLowerCase());
  engine.remove(`${second?.title ?? ''}.md`);
  await expect.poll(() => app.search.result?.articles).toBe(5);
  await expect
    .poll(() => selected()?.textContent)
    .toContain(`One heron waits. At ${third?.title.toLowerCase() ?? ''}`);
});

it('is on the best answer to a query that is asked again after another one', async () => {
  const { app } = await standing(5);
  await app.search.type('herons');
  await expect.poll(() => selected()?.textContent).toContain('Two herons');
  await app.search.type('heron');
  await expect.poll(() => selected()?.textContent).toMatch(/One heron waits\./);
  expect(selected()?.id).toBe('search-0');
});

it('is on the best answer while nothing was moved in the list', async () => {
  const { app, engine } = await show(SearchResults, {}, { seed, before: (it) => it.search.type('heron') });
  engine.put(story('The heron', 'A heron stands.'));
  await expect.poll(() => app.search.result?.groups[0]?.title).toBe('The heron');
  await expect.poll(() => selected()?.textContent).toMatch(/^\s*A heron stands\.$/);
});
