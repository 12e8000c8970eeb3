/** Texts that vanished with the journal are kept again from the articles that still have them. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ExpectedError } from '../../contract/reply.ts';
import { annotate, ARTICLE, makeLibrary, TEXT } from '../annotations/fixtures/library.ts';
import type { ArticleEntry } from '../library/entries.ts';
import { keepTextsAgain } from './keep-texts-again.ts';

// Of an entry only its text's hash is asked here.
const entry = (textHash: string) => ({ textHash }) as ArticleEntry;
const gone = (): never => {
  throw new ExpectedError('source-unreadable', 'It cannot be read.');
};

it('keeps the text of an annotated article again, and passes over what is another by now or unreadable', async () => {
  const library = await makeLibrary();
  const store = await library.open();
  await annotate(store, 'of a text that vanishes');
  await rm(join(library.dir, '.seedleaf'), { recursive: true });
  const textOf = () => Promise.resolve({ text: TEXT, textHash: ARTICLE.textHash });
  expect(await keepTextsAgain(store, { entry: () => entry('another'), textOf })).toBe(0);
  expect(await keepTextsAgain(store, { entry: () => null, textOf })).toBe(0);
  expect(await keepTextsAgain(store, { entry: () => entry(ARTICLE.textHash), textOf: gone })).toBe(0);
  expect(await keepTextsAgain(store, { entry: () => entry(ARTICLE.textHash), textOf })).toBe(1);
  expect(await readdir(library.textsDir)).toEqual([`${ARTICLE.textHash}.gz`]);
  await store.close();
});
