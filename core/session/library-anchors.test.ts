import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../contract/annotation.ts';
import { ExpectedError } from '../../contract/reply.ts';
import { describePassage } from '../annotations/describe.ts';
import { anchorFunctions } from '../annotations/functions.ts';
import type { ArticleEntry } from '../library/entries.ts';
import { LibraryAnchors } from './library-anchors.ts';

const TEXT = 'The miller slept while the wheel turned, and the wheel turned while the miller slept.';
const TODAY = `Once a year the river rose. ${TEXT}`;

const mark = (id: string, words: string, articleId = 'mill'): Annotation => {
  const start = TEXT.indexOf(words);
  return {
    ...{ id, articleId, colour: 'sun', note: '', tags: [], settlement: null, createdAt: 1, updatedAt: 1 },
    passage: describePassage(TEXT, 'then', start, start + words.length),
  };
};

/** A ledger over annotations and texts that a test changes by hand; it must tell the ledger, as the session does. */
function openLedger(all: readonly Annotation[], texts: Readonly<Record<string, string>>) {
  const annotations = new Map(all.map((annotation) => [annotation.id, annotation]));
  const today = new Map(Object.entries(texts));
  const kept = new Map([['then', TEXT]]);
  const reported: unknown[] = [];
  const read: string[] = [];
  const state = { now: 'ready' as 'ready' | 'reading' };
  const ledger = new LibraryAnchors({
    store: {
      all: () => annotations.values(),
      of: (articleId) => [...annotations.values()].filter((each) => each.articleId === articleId),
      find: (id) => annotations.get(id) ?? null,
      keptText: (textHash) => Promise.resolve(kept.get(textHash) ?? null),
    },
    library: {
      status: () => ({
        state: state.now,
        articles: today.size,
        refused: 0,
        reading: null,
        indexing: null,
        isIndexingPaused: false,
      }),
      // The ledger asks an entry for nothing but the hash of its text.
      entry: (id) =>
        today.has(id) ? ({ textHash: today.get(id) === TEXT ? 'then' : 'now' } as ArticleEntry) : null,
      isInDoubt: () => false,
      textInBackground: (id) => {
        read.push(id);
        const text = today.get(id);
        if (text === undefined) throw new ExpectedError('article-not-found', 'Gone.');
        return Promise.resolve({ text, textHash: text === TEXT ? 'then' : 'now' });
      },
    },
    anchorPassages: (request) => Promise.resolve(anchorFunctions.anchorPassages(request)),
    onRecovered: () => undefined,
    report: (error) => reported.push(error),
  });
  return { ledger, annotations, today, state, read, reported };
}

describe('the ledger of anchors', () => {
  it('knows by hashes alone what stands where it was made, and reads nothing for it', async () => {
    const { ledger, read } = openLedger([mark('a', 'the wheel turned'), mark('b', 'The miller')], {
      mill: TEXT,
    });
    await ledger.start();
    expect(ledger.counts()).toMatchObject({ exact: 2, checking: 0 });
    expect(ledger.of('b')).toEqual({ state: 'exact', start: 0, end: 10 });
    expect(read).toEqual([]);
  });

  it('finds the others in the background, and says whose anchors changed', async () => {
    const { ledger } = openLedger([mark('a', 'The miller slept')], { mill: TODAY });
    const told: string[] = [];
    ledger.onChange((articleIds) => told.push(...articleIds));
    await ledger.start();
    expect(ledger.counts()).toMatchObject({ checking: 1 });
    expect(ledger.of('a')).toBeNull();
    await ledger.settled();
    expect(ledger.of('a')).toEqual({ state: 'moved', start: 28, end: 44 });
    expect(told).toContain('mill');
  });

  it('holds nothing for lost before the library is listed', async () => {
    const { ledger, state } = openLedger([mark('a', 'The miller slept')], {});
    state.now = 'reading';
    await ledger.start();
    expect(ledger.counts()).toMatchObject({ checking: 1, orphaned: 0 });
    state.now = 'ready';
    ledger.libraryChanged();
    await ledger.settled();
    expect(ledger.counts()).toMatchObject({ checking: 0, orphaned: 1 });
    expect(ledger.waiting).toBe(0);
  });

  it('follows annotations that come, go, and move to another article', async () => {
    const { ledger, annotations } = openLedger([mark('a', 'The miller')], { mill: TEXT, copy: TODAY });
    await ledger.start();
    annotations.set('b', mark('b', 'while'));
    ledger.annotationsChanged(['mill']);
    expect(ledger.counts()).toMatchObject({ exact: 2 });
    annotations.set('a', mark('a', 'The miller', 'copy'));
    ledger.annotationsChanged(['mill']);
    await ledger.settled();
    expect(ledger.counts()).toMatchObject({ exact: 1, moved: 1, checking: 0 });
    annotations.delete('b');
    ledger.annotationsChanged(['mill']);
    expect(ledger.of('b')).toBeNull();
    expect(await ledger.addsUp()).toBe(true);
  });

  it('reports what does not add up, and takes stock anew', async () => {
    const { ledger, annotations, reported } = openLedger([mark('a', 'The miller')], { mill: TEXT });
    await ledger.start();
    annotations.set('b', mark('b', 'while'));
    expect(await ledger.addsUp()).toBe(false);
    expect(reported).toHaveLength(1);
    expect(await ledger.addsUp()).toBe(true);
    expect(ledger.counts()).toMatchObject({ exact: 2 });
  });
});
