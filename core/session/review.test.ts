import { readdir, rm, rename, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnchorState } from '../../contract/annotation.ts';
import type { Surroundings } from '../../contract/review.ts';
import { openReader } from '../reader.ts';
import { folderEngine, until, type FolderEngine } from './fixtures/folder-engine.ts';

const FERRY = `The Night Ferry

The ferry left the quay a little after ten, when the last of the lorries had been chained to the deck. Nobody stood at the rail.

By midnight the lights of the coast were gone, and the engines had found the note they would keep until morning.

A boy slept across two chairs with his shoes in his lap, as if somebody might ask him for them before the harbour.
`;
/** One mark is left where it is, one moves, one loses a word, one is taken away. */
const EDITED = FERRY.replace('A boy slept', 'Nobody saw it. A boy slept')
  .replace('the engines had found the note', 'the engines had at last found the low note')
  .replace(' Nobody stood at the rail.', '');
const MARKS = {
  quay: 'The ferry left the quay',
  rail: 'Nobody stood at the rail',
  engines: 'the engines had found the note they would keep',
  shoes: 'with his shoes in his lap',
};

let engine: FolderEngine;
beforeEach(async () => {
  engine = await folderEngine(openReader);
  await engine.write('ferry.txt', FERRY);
  await engine.open();
});
afterEach(() => engine.end());

const markAll = async (): Promise<Record<keyof typeof MARKS, string>> => {
  const ids: [string, string][] = [];
  for (const [name, words] of Object.entries(MARKS))
    ids.push([name, (await engine.mark('ferry.txt', words)).id]);
  // The names are those of the table.
  return Object.fromEntries(ids) as Record<keyof typeof MARKS, string>;
};
const editUnderThem = async (): Promise<void> => {
  await engine.write('ferry.txt', EDITED);
  await engine.textWith('ferry.txt', 'at last');
  await engine.settled();
};
const review = (states: AnchorState[], keptOrphans = false) =>
  engine.call('review', { states, keptOrphans, from: 0, count: 100 });
const marked = ({ text, span }: Surroundings): string => text.slice(span.start, span.end);
const ALL: AnchorState[] = ['exact', 'moved', 'edited', 'uncertain', 'orphaned'];

describe('the review', () => {
  it('shows what became of every passage, then and today, and what waits', async () => {
    await markAll();
    await editUnderThem();
    const { items, counts, waiting, total } = await review(ALL);
    expect(counts).toEqual({ exact: 1, moved: 1, edited: 1, uncertain: 0, orphaned: 1, checking: 0 });
    expect([total, waiting]).toEqual([4, 1]);
    expect(
      items.map(({ annotation, before, after }) => [
        annotation.anchor.state,
        marked(before),
        after && marked(after),
      ]),
    ).toEqual([
      ['exact', MARKS.quay, MARKS.quay],
      ['orphaned', MARKS.rail, null],
      ['edited', MARKS.engines, 'the engines had at last found the low note they would keep'],
      ['moved', MARKS.shoes, MARKS.shoes],
    ]);
    const orphan = items[1];
    expect(orphan?.before.text).toContain('chained to the deck. Nobody stood at the rail.');
    expect(orphan).toMatchObject({ article: { path: 'ferry.txt', isHere: true }, isTextKept: true });
    expect((await review(['orphaned'])).items).toEqual([orphan]);
    await until(async () => (await engine.call('libraryStatus', {})).reviewWaiting === 1);
    expect(engine.events()).toContainEqual({ name: 'review-changed', payload: { waiting: 1 } });
  });

  it('gives a window of a long list, in the order of the text', async () => {
    const ids = await markAll();
    await editUnderThem();
    const window = await engine.call('review', { states: ALL, keptOrphans: false, from: 1, count: 2 });
    expect(window).toMatchObject({ total: 4, from: 1 });
    expect(window.items.map(({ annotation }) => annotation.id)).toEqual([ids.rail, ids.engines]);
  });

  it('accepts a place, which is exact from then on, also after a restart, until that is taken back', async () => {
    const { engines } = await markAll();
    await editUnderThem();
    const { textHash } = await engine.article('ferry.txt');
    const decision = { kind: 'accept', textHash } as const;
    const decided = await engine.call('decide', { annotationId: engines, decision });
    expect(decided).toEqual({ annotationId: engines, before: null });
    expect((await review(ALL)).counts).toMatchObject({ exact: 2, edited: 0 });

    await engine.close();
    await engine.open();
    expect(await engine.settled()).toMatchObject({ exact: 2, edited: 0 });
    const { items } = await review(['exact']);
    const accepted = items.find(({ annotation }) => annotation.id === engines);
    expect(accepted?.after && marked(accepted.after)).toContain('at last found the low note');
    expect(accepted?.annotation.passage.exact).toBe(MARKS.engines);

    await engine.call('undecide', { decided: [decided] });
    expect(await engine.settled()).toMatchObject({ exact: 1, edited: 1 });
  });

  it('follows an accepted passage into the next text', async () => {
    const { engines } = await markAll();
    await editUnderThem();
    const { textHash } = await engine.article('ferry.txt');
    await engine.call('decide', { annotationId: engines, decision: { kind: 'accept', textHash } });
    await engine.write('ferry.txt', EDITED.replace('The ferry left', 'One more line.\n\nThe ferry left'));
    await engine.textWith('ferry.txt', 'One more line');
    await engine.settled();
    const { items } = await review(['moved']);
    const followed = items.find(({ annotation }) => annotation.id === engines);
    expect(followed && marked(followed.before)).toContain('at last found the low note');
  });

  it('puts a lost passage where the person says', async () => {
    const { rail } = await markAll();
    await editUnderThem();
    const { text, textHash } = await engine.article('ferry.txt');
    const start = text.indexOf('Nobody saw it');
    const decision = { kind: 'attach', start, end: start + 13, textHash } as const;
    await engine.call('decide', { annotationId: rail, decision });
    const { items, waiting } = await review(['exact']);
    const put = items.find(({ annotation }) => annotation.id === rail);
    expect(put?.after && marked(put.after)).toBe('Nobody saw it');
    expect(waiting).toBe(0);
  });

  it('keeps an orphan as such: it waits no more, and is shown when it is asked for', async () => {
    const { rail } = await markAll();
    await editUnderThem();
    const { textHash } = await engine.article('ferry.txt');
    const decided = await engine.call('decide', {
      annotationId: rail,
      decision: { kind: 'orphan', textHash },
    });
    expect(await review(['orphaned'])).toMatchObject({ total: 0, waiting: 0, keptOrphans: 1, items: [] });
    expect((await review(['orphaned'], true)).items).toMatchObject([{ annotation: { id: rail } }]);
    await engine.call('undecide', { decided: [decided] });
    expect(await review(['orphaned'])).toMatchObject({ total: 1, waiting: 1, keptOrphans: 0 });
  });

  it('refuses to decide about a text that is not today’s, and to accept a place that is none', async () => {
    const { rail, engines } = await markAll();
    const { textHash: old } = await engine.article('ferry.txt');
    await editUnderThem();
    const { textHash } = await engine.article('ferry.txt');
    const accept = (annotationId: string, of: string) =>
      engine.failure('decide', { annotationId, decision: { kind: 'accept', textHash: of } });
    expect(await accept(engines, old)).toMatchObject({ code: 'text-changed', subject: 'ferry.txt' });
    expect(await accept(rail, textHash)).toMatchObject({ code: 'invalid-input' });
    expect(await accept(crypto.randomUUID(), textHash)).toMatchObject({ code: 'annotation-not-found' });
    expect((await review(ALL)).counts).toMatchObject({ exact: 1, edited: 1, orphaned: 1 });
  });

  it('accepts all that moved at once, and takes all of it back', async () => {
    const paragraphs = Array.from(
      { length: 100 },
      (_, at) => `In the ${at + 1}th year of the harbour, the keeper wrote ${at * 17 + 3} lines in his book.`,
    );
    const articles = Array.from({ length: 20 }, (_, at) => ({
      path: `book-${at + 1}.txt`,
      text: `The book of pier ${at + 1}\n\n${paragraphs.join('\n\n')}\n`,
    }));
    for (const { path, text } of articles) await engine.write(path, text);
    for (const { path } of articles) {
      const { id, text, textHash } = await engine.article(path);
      await Promise.all(
        paragraphs.map((words) =>
          engine.call('annotate', {
            annotationId: crypto.randomUUID(),
            ...{
              articleId: id,
              textHash,
              start: text.indexOf(words),
              end: text.indexOf(words) + words.length,
            },
            ...{ colour: 'sun', note: '', tags: [] },
          }),
        ),
      );
    }
    expect(await engine.settled()).toMatchObject({ exact: 2000 });
    for (const { path, text } of articles)
      await engine.write(path, text.replace('\n\n', '\n\nA page was bound in here afterwards.\n\n'));
    for (const { path } of articles) await engine.textWith(path, 'bound in here');
    expect(await engine.settled()).toMatchObject({ exact: 0, moved: 2000, checking: 0 });

    const decided = await engine.call('acceptMoved', {});
    expect(decided).toHaveLength(2000);
    expect((await review(ALL)).counts).toMatchObject({ exact: 2000, moved: 0, checking: 0 });
    await engine.call('undecide', { decided: [...decided] });
    expect(await engine.settled()).toMatchObject({ exact: 0, moved: 2000 });
  });

  it('shows the text as it was annotated, and says when that is not kept', async () => {
    const { engines } = await markAll();
    await editUnderThem();
    const then = await engine.call('asAnnotated', { annotationId: engines });
    expect(then.title).toBe('The Night Ferry');
    expect(then.text.slice(then.span.start, then.span.end)).toBe(MARKS.engines);
    expect(then.text).not.toContain('at last');
    await engine.close();
    await rm(join(engine.libraryDir, '.seedleaf', 'texts'), { recursive: true });
    await engine.open();
    await engine.settled();
    const failure = await engine.failure('asAnnotated', { annotationId: engines });
    expect(failure).toMatchObject({ code: 'text-not-kept', subject: 'The Night Ferry' });
    const { items } = await review(ALL);
    const item = items.find(({ annotation }) => annotation.id === engines);
    expect(item).toMatchObject({ isTextKept: false });
    expect(item && marked(item.before)).toBe(MARKS.engines);
  });

  it('asks nothing while a source is gone, and finds everything again when it is back', async () => {
    await markAll();
    await engine.remove('ferry.txt');
    await until(async () => (await engine.call('libraryStatus', {})).articles === 0);
    expect(await engine.settled()).toMatchObject({ exact: 0, orphaned: 4, checking: 0 });
    expect(await review(ALL)).toMatchObject({ total: 0, waiting: 0 });
    await engine.write('crossing.txt', FERRY);
    await until(async () => (await engine.call('libraryStatus', {})).articles === 1);
    expect(await engine.settled()).toMatchObject({ exact: 4, orphaned: 0 });
  });

  it('finds a passage when the text it was made on comes later, as a sync program brings it', async () => {
    const { id: articleId, text, textHash } = await engine.article('ferry.txt');
    // One small word of many alike: only the text it was made on tells which of them it is.
    const start = text.indexOf('the deck');
    const { id } = await engine.call('annotate', {
      annotationId: crypto.randomUUID(),
      ...{ articleId, textHash, start, end: start + 3, colour: 'sky', note: '', tags: [] },
    });
    await engine.close();
    const texts = join(engine.libraryDir, '.seedleaf', 'texts');
    const away = join(engine.libraryDir, '.away');
    await rename(texts, away);
    await mkdir(texts);
    await engine.write(
      'ferry.txt',
      FERRY.replace('chained to the deck. Nobody', 'tied up on the planks. Not one'),
    );
    await engine.open();
    expect(await engine.settled()).toMatchObject({ orphaned: 1 });
    for (const name of await readdir(away)) await rename(join(away, name), join(texts, name));
    const [found] = await engine.call('listAnnotations', { articleId });
    expect(found).toMatchObject({ id, anchor: { state: 'exact', start } });
    expect((await review(ALL)).counts).toMatchObject({ exact: 1, orphaned: 0 });
  });
});

describe('a mark that is made while its text changes', () => {
  it('is kept on the text that was seen, and found in today’s', async () => {
    const seen = await engine.article('ferry.txt');
    await engine.write('ferry.txt', EDITED);
    await engine.textWith('ferry.txt', 'at last');
    const start = seen.text.indexOf(MARKS.engines);
    const made = await engine.call('annotate', {
      annotationId: crypto.randomUUID(),
      ...{ articleId: seen.id, textHash: seen.textHash, start, end: start + MARKS.engines.length },
      ...{ colour: 'rose', note: 'Seen a moment too late.', tags: [] },
    });
    expect(made.passage).toMatchObject({ exact: MARKS.engines, textHash: seen.textHash });
    expect(made.anchor.state).toBe('edited');
    const then = await engine.call('asAnnotated', { annotationId: made.id });
    expect(then.text).toBe(seen.text);
  });
});
