/** Who an article is, from a folder on disk to the calls of the contract. */
import { cp, mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prose, randomFrom } from '../annotations/fixtures/prose.ts';
import { openReader } from '../reader.ts';
import { folderEngine, type FolderEngine } from './fixtures/folder-engine.ts';
import { askedAbout, expectNotes as expectNotesOf } from './fixtures/where-notes-are.ts';

const RIVER = `The river\n\n${prose(randomFrom(1), 8)}`;
const MOON = `The moon\n\n${prose(randomFrom(2), 8)}`;
const paragraphs = (text: string): string[] => text.split('\n\n');
/** A third of it is other words; the first paragraph stays. */
const heavily = (text: string): string =>
  paragraphs(text)
    .map((paragraph, at) => (at > 1 && at % 3 === 0 ? prose(randomFrom(90 + at), 1) : paragraph))
    .join('\n\n');
const quoteOf = (text: string): string => paragraphs(text)[1]?.slice(0, 40) ?? '';

let engine: FolderEngine;
beforeEach(async () => {
  engine = await folderEngine(openReader);
});
afterEach(() => engine.end());

const at = (path: string): string => join(engine.libraryDir, path);
const move = (from: string, to: string): Promise<void> => rename(at(from), at(to));
const expectNotes = (path: string, title: string, ...notes: string[]): Promise<void> =>
  expectNotesOf(engine, path, title, ...notes);
const questions = () => engine.call('listQuestions', {});
const asked = () => askedAbout(engine);
const dataDir = (): string => join(engine.libraryDir, '..', 'data');

/** Two marked articles; the library is open. */
async function begin(): Promise<void> {
  await engine.write('river.txt', RIVER);
  await engine.write('moon.txt', MOON);
  await engine.open();
  await engine.mark('river.txt', quoteOf(RIVER), 'of the river');
  await engine.mark('moon.txt', quoteOf(MOON), 'of the moon');
}

async function swap(): Promise<void> {
  await move('river.txt', 'aside');
  await move('moon.txt', 'river.txt');
  await move('aside', 'moon.txt');
}

describe('annotations follow their text', () => {
  it('when two files swap their names while the library is open', async () => {
    await begin();
    await swap();
    await expectNotes('river.txt', 'The moon', 'of the moon');
    await expectNotes('moon.txt', 'The river', 'of the river');
  });

  it('when two files swap their names while it is closed', async () => {
    await begin();
    await engine.close();
    await swap();
    await engine.open();
    await expectNotes('river.txt', 'The moon', 'of the moon');
    await expectNotes('moon.txt', 'The river', 'of the river');
  });

  it('when a file is heavily edited and renamed while the library is closed', async () => {
    await begin();
    await engine.close();
    await engine.remove('river.txt');
    await mkdir(at('later'));
    await engine.write('later/stream.txt', heavily(RIVER));
    await engine.open();
    await expectNotes('later/stream.txt', 'The river', 'of the river');
    expect(await questions()).toEqual([]);
  });

  it('when a whole folder is renamed and some of it edited', async () => {
    await mkdir(at('old'));
    for (let n = 0; n < 12; n++)
      await engine.write(`old/${n}.txt`, `Piece ${n}\n\n${prose(randomFrom(20 + n), 5)}`);
    await engine.open();
    for (let n = 0; n < 12; n++) {
      const { text } = await engine.article(`old/${n}.txt`);
      await engine.mark(`old/${n}.txt`, text.slice(20, 60), `of ${n}`);
    }
    await engine.close();
    await move('old', 'new');
    for (const n of [2, 5, 7]) {
      const text = await readFile(at(`new/${n}.txt`), 'utf8');
      await engine.write(`new/${n}.txt`, text.replaceAll(' the ', ' that '));
    }
    await engine.open();
    for (let n = 0; n < 12; n++) await expectNotes(`new/${n}.txt`, `Piece ${n}`, `of ${n}`);
  });

  it('when a file is moved by copying it and deleting the original', async () => {
    await begin();
    await cp(at('river.txt'), at('copy.txt'));
    await expectNotes('copy.txt', 'The river');
    await engine.remove('river.txt');
    await expectNotes('copy.txt', 'The river', 'of the river');
  });

  it('when a deleted file comes back edited under another name, though the catalog was lost meanwhile', async () => {
    await begin();
    await engine.remove('river.txt');
    await engine.close();
    await rm(join(dataDir(), 'libraries'), { recursive: true });
    await engine.open();
    await engine.article('moon.txt');
    await engine.settled();
    await engine.write('stream.txt', heavily(RIVER));
    await expectNotes('stream.txt', 'The river', 'of the river');
  });
});

describe('when there is no saying who an article is', () => {
  /** Another text stands where a marked one stood. */
  async function replaceRiver(): Promise<void> {
    await begin();
    await engine.close();
    await engine.write('river.txt', `The wind\n\n${prose(randomFrom(3), 8)}`);
    await engine.open();
  }

  it('the marks are laid on no other text; it is asked, with both texts, and the answer counts', async () => {
    await replaceRiver();
    const question = await asked();
    expect(question).toMatchObject({ title: 'The river', path: 'river.txt', annotations: 1 });
    const [candidate] = question.candidates;
    if (!candidate) throw new Error('There is a candidate.');
    expect(candidate).toMatchObject({ path: 'river.txt', title: 'The wind', likeness: 0 });
    await expectNotes('river.txt', 'The wind');
    const pair = { articleId: question.articleId, candidateId: candidate.articleId };
    const texts = await engine.call('questionTexts', pair);
    expect(texts.before).toContain(quoteOf(RIVER));
    expect(texts.after).toContain('The wind');
    await engine.call('answerQuestion', { ...pair, isSame: true });
    await expectNotes('river.txt', 'The wind', 'of the river');
    expect(await questions()).toEqual([]);
    await engine.call('answerQuestion', { ...pair, isSame: null });
    await expectNotes('river.txt', 'The wind');
    expect(await asked()).toMatchObject({ articleId: question.articleId });
  });

  it('it is asked once: a pair that was answered is not asked again, also after a restart', async () => {
    await replaceRiver();
    const { articleId, candidates } = await asked();
    for (const { articleId: candidateId } of candidates)
      await engine.call('answerQuestion', { articleId, candidateId, isSame: false });
    expect(await questions()).toEqual([]);
    await engine.close();
    await engine.open();
    await engine.article('river.txt');
    await engine.settled();
    expect(await questions()).toEqual([]);
    expect(
      await engine.failure('questionTexts', { articleId: 'a'.repeat(16), candidateId: articleId }),
    ).toMatchObject({
      code: 'text-not-kept',
    });
  });

  it('nothing is lost by not answering: the article comes back, and its marks with it', async () => {
    await replaceRiver();
    await asked();
    await engine.write('stream.txt', RIVER);
    await expectNotes('stream.txt', 'The river', 'of the river');
    await expectNotes('river.txt', 'The wind');
    expect(await questions()).toEqual([]);
  });
});

describe('identical articles', () => {
  it('are separate, and tell of one another', async () => {
    await begin();
    await cp(at('river.txt'), at('copy.txt'));
    const { id } = await engine.article('copy.txt');
    await expectNotes('copy.txt', 'The river');
    const river = await engine.article('river.txt');
    expect(await engine.call('identicalArticles', { articleId: id })).toEqual([
      { articleId: river.id, path: 'river.txt', title: 'The river', annotations: 1, isHere: true },
    ]);
    expect(await engine.call('identicalArticles', { articleId: river.id })).toMatchObject([
      { path: 'copy.txt', annotations: 0, isHere: true },
    ]);
  });

  it('become one when two devices marked the same file at the same path under two ids', async () => {
    const other = await folderEngine(openReader);
    await engine.write('first name.txt', RIVER);
    await engine.open();
    await engine.mark('first name.txt', quoteOf(RIVER), 'made here');
    await move('first name.txt', 'river.txt');
    await expectNotes('river.txt', 'The river', 'made here');
    await engine.close();
    await other.write('river.txt', RIVER);
    await other.open();
    await other.mark('river.txt', quoteOf(RIVER), 'made there');
    await other.close();
    await cp(join(other.libraryDir, '.seedleaf'), at('.seedleaf'), { recursive: true });
    await other.end();
    await engine.open();
    await expectNotes('river.txt', 'The river', 'made here', 'made there');
    expect(await questions()).toEqual([]);
  });
});

describe('a catalog of an older version', () => {
  it('is made again; nothing is lost', async () => {
    await begin();
    await engine.close();
    await utimes(at('river.txt'), 1_000, 1_000);
    await rm(join(dataDir(), 'libraries'), { recursive: true });
    await writeFile(at('third.txt'), 'Something else, and short.');
    await engine.open();
    await expectNotes('river.txt', 'The river', 'of the river');
    await expectNotes('moon.txt', 'The moon', 'of the moon');
  });
});
