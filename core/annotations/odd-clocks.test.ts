/** What other devices stamp with a clock gone wild never keeps what is said here from being the last word. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { annotate, makeLibrary } from './fixtures/library.ts';
import { sealLine } from './journal/line.ts';

const LAST = 8_640_000_000_000_000;
const MOST = Number.MAX_SAFE_INTEGER;

/** A library with one annotation, and a journal of another device that changes its note. */
async function withStranger(stamp: { time: number; count: number }, wallTime: number, v = 1) {
  const library = await makeLibrary();
  const store = await library.open();
  const { id } = await annotate(store, 'from here');
  await store.close();
  const record = { v, stamp, device: 'stranger', wallTime, kind: 'change', id, note: 'from elsewhere' };
  await writeFile(join(library.journalDir, 'stranger.jsonl'), sealLine(JSON.stringify(record)));
  return { library, id };
}

it.each([
  ['at the last moment there is', { time: LAST, count: 0 }],
  ['at any moment, counted to the end', { time: LAST - 1, count: MOST }],
  ['after it', { time: MOST, count: MOST }],
])('keeps what is said after a word that was stamped %s', async (_name, stamp) => {
  for (const version of [1, 2]) {
    const { library, id } = await withStranger(stamp, LAST, version);
    const store = await library.open();
    await store.change({ annotationId: id, note: 'the first word after it' });
    await store.change({ annotationId: id, note: 'the last word' });
    const second = await annotate(store, 'made after it');
    await store.close();
    const reopened = await library.open();
    expect(reopened.find(id)?.note).toBe('the last word');
    expect(reopened.find(second.id)).toEqual(second);
    await reopened.close();
  }
});

it('says that nothing is saved where nothing can come later', async () => {
  const { library, id } = await withStranger({ time: LAST, count: MOST }, 0);
  const store = await library.open();
  await expect(store.change({ annotationId: id, note: 'too late' })).rejects.toMatchObject({
    code: 'save-failed',
  });
  expect(store.find(id)?.note).toBe('from elsewhere');
  await store.close();
});

it('counts a word of no moment that a calendar can say as unreadable, and keeps it', async () => {
  for (const wallTime of [1e300, -1e300, LAST + 1]) {
    const { library, id } = await withStranger({ time: 5, count: 0 }, wallTime);
    const store = await library.open();
    expect(store.find(id)?.note).toBe('from here');
    expect(store.damagedRecords).toBe(1);
    await store.close();
  }
});
