/** Notes that are made by one template are alike without being one: whose marks are whose when they change places. */
import { Buffer } from 'node:buffer';
import { renameSync, writeFileSync } from 'node:fs';
import { cp, mkdir, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prose, randomFrom } from '../annotations/fixtures/prose.ts';
import { openReader } from '../reader.ts';
import { daily } from './fixtures/daily-note.ts';
import { folderEngine, until, type FolderEngine } from './fixtures/folder-engine.ts';
import { askedAbout, expectNotes as expectNotesOf } from './fixtures/where-notes-are.ts';

let engine: FolderEngine;
beforeEach(async () => {
  engine = await folderEngine(openReader);
});
afterEach(() => engine.end());

const at = (path: string): string => join(engine.libraryDir, path);
const move = (from: string, to: string): Promise<void> => rename(at(from), at(to));
const asked = (title: string) => askedAbout(engine, title);
const expectNotes = (path: string, title: string, ...notes: string[]): Promise<void> =>
  expectNotesOf(engine, path, title, ...notes);

const MONDAY = daily('Monday', 11);
const TUESDAY = daily('Tuesday', 12);
const WEDNESDAY = daily('Wednesday', 13);
const TEMPLATE_WORDS = 'Dinner with the others';

/** As a program does that writes what it moves anew: under another inode. */
async function writeAnew(path: string, text: string): Promise<void> {
  // While the other is still there, its inode is not free.
  await engine.write('written anew.tmp', text);
  await move('written anew.tmp', path);
}

/** In one go: seen halfway, the note would be followed to where it is put, and nothing would be asked. */
function putMondayAway(next?: string): void {
  renameSync(at('today.txt'), at('archive/monday.txt'));
  writeFileSync(at('archive/monday.txt'), `${MONDAY}\n\nPut away.`);
  if (next !== undefined) writeFileSync(at('today.txt'), next);
}

/** Monday's note is `today.txt`, and marked on words of the template; the program is closed. */
async function markMonday(): Promise<string> {
  await engine.write('today.txt', MONDAY);
  await engine.open();
  const { articleId } = await engine.mark('today.txt', TEMPLATE_WORDS, 'of Monday');
  await engine.close();
  await mkdir(at('archive'));
  return articleId;
}

/** Monday's marks are on Monday, or asked about with its text among what may be it; Tuesday has none. */
async function expectMondayIsKept(path: string): Promise<void> {
  await expectNotes('today.txt', 'Tuesday');
  const question = await asked('Monday');
  expect(question).toMatchObject({ path: 'today.txt', annotations: 1 });
  const candidate = question.candidates.find((each) => each.path === path);
  expect(candidate).toMatchObject({ title: 'Monday' });
  const pair = { articleId: question.articleId, candidateId: candidate?.articleId ?? '' };
  const { before, after } = await engine.call('questionTexts', pair);
  expect(before).toContain(TEMPLATE_WORDS);
  expect(after).toContain(TEMPLATE_WORDS);
  await engine.call('answerQuestion', { ...pair, isSame: true });
  await expectNotes(path, 'Monday', 'of Monday');
  await expectNotes('today.txt', 'Tuesday');
}

describe('a note that was put away, and whose path the next of its template took', () => {
  it('takes its marks along when its very file was moved while the library was closed', async () => {
    await markMonday();
    await move('today.txt', 'archive/monday.txt');
    await engine.write('today.txt', TUESDAY);
    await engine.open();
    await expectNotes('archive/monday.txt', 'Monday', 'of Monday');
    await expectNotes('today.txt', 'Tuesday');
  });

  it('is asked about when it was added to as well', async () => {
    await markMonday();
    putMondayAway(TUESDAY);
    await engine.open();
    await expectMondayIsKept('archive/monday.txt');
  });

  it('is asked about while the library is open, too', async () => {
    await markMonday();
    await engine.open();
    putMondayAway(TUESDAY);
    await expectMondayIsKept('archive/monday.txt');
  });

  it.each(['open', 'closed'])(
    'is asked about when both files were written anew, the library being %s',
    async (how) => {
      await markMonday();
      if (how === 'open') await engine.open();
      await writeAnew('archive/monday.txt', `${MONDAY}\n\nPut away.`);
      await writeAnew('today.txt', TUESDAY);
      if (how === 'closed') await engine.open();
      await expectMondayIsKept('archive/monday.txt');
    },
  );

  it('is asked about when the catalog was lost', async () => {
    await markMonday();
    await rm(join(engine.libraryDir, '..', 'data', 'libraries'), { recursive: true });
    await writeAnew('archive/monday.txt', `${MONDAY}\n\nPut away.`);
    await writeAnew('today.txt', TUESDAY);
    await engine.open();
    await expectMondayIsKept('archive/monday.txt');
  });

  it('is asked about when the next came only after it had gone', async () => {
    await markMonday();
    await engine.open();
    await writeAnew('wednesday.txt', WEDNESDAY);
    await engine.article('wednesday.txt');
    putMondayAway();
    await asked('Monday');
    await engine.write('today.txt', TUESDAY);
    await expectMondayIsKept('archive/monday.txt');
  });

  it('is known again after days of such notes', async () => {
    await engine.write('today.txt', MONDAY);
    await engine.open();
    await engine.mark('today.txt', TEMPLATE_WORDS, 'of Monday');
    const days = [MONDAY, TUESDAY, WEDNESDAY, daily('Thursday', 14), daily('Friday', 15)];
    for (const [day, text] of days.entries()) {
      if (day === 0) continue;
      await engine.close();
      await move('today.txt', `day ${day - 1}.txt`);
      await engine.write('today.txt', text);
      await engine.open();
      await expectNotes('today.txt', text.split('\n')[0] ?? '');
      await expectNotes('day 0.txt', 'Monday', 'of Monday');
      await engine.mark('today.txt', TEMPLATE_WORDS, `of day ${day}`);
      await engine.settled();
    }
    await expectNotes('day 3.txt', 'Thursday', 'of day 3');
    await expectNotes('today.txt', 'Friday', 'of day 4');
  });
});

describe('two marked notes that changed places and were edited while the library was closed', () => {
  it.each([
    ['of one template', MONDAY, TUESDAY],
    ['of one line', 'Bread, milk and two pounds of apples', 'Call the plumber about the kitchen sink'],
  ])('never take the marks of each other: %s', async (_what, one, other) => {
    await engine.write('one.txt', one);
    await engine.write('other.txt', other);
    await engine.open();
    const titles = [(await engine.article('one.txt')).title, (await engine.article('other.txt')).title];
    await engine.mark('one.txt', one.slice(-12), 'of the one');
    await engine.mark('other.txt', other.slice(-12), 'of the other');
    await engine.close();
    await writeAnew('one.txt', `${other} again`);
    await writeAnew('other.txt', `${one} again`);
    await engine.open();
    const moved = [
      { to: 'other.txt', title: titles[0] ?? '', note: 'of the one' },
      { to: 'one.txt', title: titles[1] ?? '', note: 'of the other' },
    ];
    for (const { to, title, note } of moved) {
      const { articleId, candidates } = await asked(title);
      const candidate = candidates.find(({ path }) => path === to);
      expect(candidates.map(({ path }) => path)).toContain(to);
      await expectNotes(to, candidate?.title ?? '');
      const candidateId = candidate?.articleId ?? '';
      await engine.call('answerQuestion', { articleId, candidateId, isSame: true });
      await expectNotes(to, candidate?.title ?? '', note);
    }
    expect(await engine.call('listQuestions', {})).toEqual([]);
  });
});

describe('a note keeps its path', () => {
  /** Half of its own words are others. */
  const rewritten = MONDAY.replace(/Slept well.*began/, 'Rain all day, and nobody went out of the house');

  it('when it is rewritten and nothing like it came', async () => {
    await markMonday();
    await engine.write('today.txt', rewritten);
    await engine.write('unlike.txt', prose(randomFrom(40), 3));
    await engine.open();
    await expectNotes('today.txt', 'Monday', 'of Monday');
    expect(await engine.call('listQuestions', {})).toEqual([]);
  });

  it('when it is rewritten while another of its template comes', async () => {
    await markMonday();
    await engine.write('today.txt', rewritten);
    await engine.write('tomorrow.txt', TUESDAY);
    await engine.open();
    await expectNotes('today.txt', 'Monday', 'of Monday');
    await expectNotes('tomorrow.txt', 'Tuesday');
    expect(await engine.call('listQuestions', {})).toEqual([]);
  });

  it('when it grows to many times its length while another of its template comes', async () => {
    await markMonday();
    await engine.write('today.txt', `${MONDAY}\n\n${prose(randomFrom(41), 6)}`);
    await engine.write('tomorrow.txt', TUESDAY);
    await engine.open();
    await expectNotes('today.txt', 'Monday', 'of Monday');
    expect(await engine.call('listQuestions', {})).toEqual([]);
  });

  it.each(['open', 'closed'])('when it was saved after a backup was made beside it, %s', async (how) => {
    await markMonday();
    if (how === 'open') await engine.open();
    await cp(at('today.txt'), at('today copy.txt'));
    await cp(at('today.txt'), at('today.txt.bak'));
    await writeAnew('today.txt', `${MONDAY.replace('an hour', 'two hours')}\n\nAnd so to bed.`);
    if (how === 'closed') await engine.open();
    await expectNotes('today copy.txt', 'Monday');
    await expectNotes('today.txt', 'Monday', 'of Monday');
    expect(await engine.call('listQuestions', {})).toEqual([]);
  });

  it('when it was moved to a backup and written anew', async () => {
    await markMonday();
    await move('today.txt', 'today backup.txt');
    await engine.write('today.txt', `${MONDAY.replace('an hour', 'two hours')}\n\nAnd so to bed.`);
    await engine.open();
    await expectNotes('today backup.txt', 'Monday');
    await expectNotes('today.txt', 'Monday', 'of Monday');
  });

  it('when it is rewritten long after a copy of it was made', async () => {
    await engine.write('today.txt', MONDAY);
    await engine.write('copy.txt', MONDAY);
    for (const path of ['today.txt', 'copy.txt']) await utimes(at(path), 1_000, 1_000);
    await engine.open();
    await engine.mark('today.txt', TEMPLATE_WORDS, 'of Monday');
    await engine.article('copy.txt');
    await engine.close();
    await engine.write('today.txt', rewritten);
    await engine.open();
    await engine.textWith('today.txt', 'Rain all day');
    await engine.settled();
    await expectNotes('today.txt', 'Monday', 'of Monday');
    await expectNotes('copy.txt', 'Monday');
  });
});

describe('until it is judged whose text stands at its path', () => {
  it('no mark is laid on it, and none can be made on it', async () => {
    const articleId = await markMonday();
    await engine.open();
    await writeAnew('archive/monday.txt', `${MONDAY}\n\nPut away.`);
    await writeAnew('today.txt', TUESDAY);
    // What a person opens is read at once.
    const { text, textHash } = await engine.call('openArticle', { articleId });
    expect(text).toContain('Tuesday');
    const [mark] = await engine.call('listAnnotations', { articleId });
    expect(mark?.anchor).toEqual({ state: 'orphaned' });
    const annotation = { annotationId: crypto.randomUUID(), articleId, textHash, start: 0, end: 7 };
    const failure = await engine.failure('annotate', { ...annotation, note: '', colour: 'leaf', tags: [] });
    expect(failure).toMatchObject({ code: 'text-changed' });
    const decision = { kind: 'attach', textHash, start: 0, end: 7 } as const;
    const refused = await engine.failure('decide', { annotationId: mark?.id ?? '', decision });
    expect(refused).toMatchObject({ code: 'text-changed' });
    await expectMondayIsKept('archive/monday.txt');
  });

  it('none can be made on it later either, as one of the article that turned out to be elsewhere', async () => {
    const articleId = await markMonday();
    await engine.open();
    await writeAnew('today.txt', TUESDAY);
    const { text, textHash } = await engine.call('openArticle', { articleId });
    expect(text).toContain('Tuesday');
    await writeAnew('archive/monday.txt', MONDAY);
    await until(async () => (await engine.article('archive/monday.txt')).id === articleId);
    await engine.settled();
    const annotation = { annotationId: crypto.randomUUID(), articleId, textHash, start: 0, end: 7 };
    const failure = await engine.failure('annotate', { ...annotation, note: '', colour: 'leaf', tags: [] });
    expect(failure).toMatchObject({ code: 'text-changed' });
  });

  it('nothing that is imported is described in it', async () => {
    const articleId = await markMonday();
    await engine.open();
    const second = await engine.mark('today.txt', 'coffee on the terrace', 'imported');
    const selection = { kind: 'library' } as const;
    const { base64 } = await engine.call('exportAnnotations', {
      selection,
      format: 'hypothesis',
      language: 'en',
    });
    // As another program would have it: without the text it was made on.
    const exported = Buffer.from(base64, 'base64')
      .toString()
      .replace(/"textHash": ?"[0-9a-f]+",?/g, '');
    await engine.call('deleteAnnotation', { annotationId: second.id });
    // No text is remembered of what was opened before.
    await engine.close();
    await engine.open();
    await writeAnew('archive/monday.txt', `${MONDAY}\n\nPut away.`);
    await writeAnew('today.txt', TUESDAY);
    const { textHash } = await engine.call('openArticle', { articleId });
    const file = { name: 'marks.json', base64: Buffer.from(exported).toString('base64') };
    await engine.call('importAnnotations', file);
    const question = await asked('Monday');
    const candidate = question.candidates.find(({ path }) => path === 'archive/monday.txt');
    const candidateId = candidate?.articleId ?? '';
    await engine.call('answerQuestion', { articleId: question.articleId, candidateId, isSame: true });
    const marks = await until(async () => {
      const all = await engine.call('listAnnotations', { articleId: candidateId });
      return all.length === 2 && all;
    });
    expect(marks.map(({ passage }) => passage.textHash)).not.toContain(textHash);
    expect(marks.find(({ note }) => note === 'imported')?.passage.exact).toBe('coffee on the terrace');
  });
});
