import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SearchDocument } from '../search/functions.ts';
import { SearchFeed } from './search-feed.ts';

const documentOf = (id: string): SearchDocument => ({
  ...{ id, title: id, text: `Text of ${id}.`, language: 'en', version: '1' },
  ...{ author: null, publication: null, tags: [], source: null, blocks: [] },
});

/** A feed into an index that notes what it is given, and what it had each time it was to store all of it. */
function feeding() {
  const found = new Set<string>();
  const kept: string[][] = [];
  const feed: SearchFeed = new SearchFeed({
    index: {
      put: (documents) => {
        for (const { id } of documents) found.add(id);
        return Promise.resolve(false);
      },
      isBehind: () => Promise.resolve(false),
      remove: (ids) => {
        for (const id of ids) found.delete(id);
        return Promise.resolve();
      },
      putFacts: () => Promise.resolve(),
      held: () => Promise.resolve({ articles: [], next: null }),
      keep: () => {
        kept.push([...found]);
        return Promise.resolve(undefined);
      },
    },
    factsOf: () => null,
    // As the library does: what is owed is read, and put again.
    onOwed: (ids) => {
      for (const id of ids) feed.put(documentOf(id), false);
    },
    onProgress: () => undefined,
    report: (error) => {
      throw error;
    },
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
  return { feed, found, kept, settled };
}

describe('indexing that is paused', () => {
  it('waits with what arrives, and goes on with all of it', async () => {
    const { feed, found, settled } = feeding();
    feed.pause(true);
    for (const id of ['a', 'b', 'c']) feed.put(documentOf(id), false);
    await settled();
    expect([...found]).toEqual([]);
    expect(feed.isPaused).toBe(true);
    expect(feed.isIndexed('a')).toBe(false);
    feed.pause(false);
    await settled();
    expect([...found]).toEqual(['a', 'b', 'c']);
    expect(feed.indexed).toBe(3);
    feed.close();
  });

  it('holds no texts meanwhile, so that reading goes on', async () => {
    const { feed, found, settled } = feeding();
    const long = (id: string) => ({ ...documentOf(id), text: 'Many words. '.repeat(400_000) });
    feed.put(long('a'), false);
    feed.put(long('b'), false);
    feed.put(long('c'), false);
    expect(feed.isFull).toBe(true);
    feed.pause(true);
    feed.put(long('d'), false);
    expect(feed.isFull).toBe(false);
    feed.pause(false);
    await settled();
    expect([...found].sort()).toEqual(['a', 'b', 'c', 'd']);
    feed.close();
  });

  it('indexes what a person adds or opens all the same, and takes out what is gone', async () => {
    const { feed, found, settled } = feeding();
    feed.put(documentOf('old'), false);
    await settled();
    feed.pause(true);
    feed.put(documentOf('mass'), false);
    feed.put(documentOf('dropped'), true);
    await feed.putFirst(documentOf('opened'));
    feed.remove('old');
    await settled();
    expect([...found].sort()).toEqual(['dropped', 'opened']);
    feed.close();
  });
});

describe('storing what was indexed', () => {
  afterEach(() => vi.useRealTimers());

  it('waits until nothing came for two seconds, and is done once', async () => {
    vi.useFakeTimers();
    const { feed, kept } = feeding();
    feed.put(documentOf('a'), false);
    await vi.advanceTimersByTimeAsync(1_999);
    feed.put(documentOf('b'), false);
    await vi.advanceTimersByTimeAsync(1_999);
    feed.remove('a');
    await vi.advanceTimersByTimeAsync(1_999);
    expect(kept).toEqual([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(kept).toEqual([['b']]);
    feed.close();
  });
});
