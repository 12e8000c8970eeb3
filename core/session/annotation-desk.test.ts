/** What is asked of one annotation is done in the order in which it was asked, however long the text takes. */
import { expect, it } from 'vitest';
import type { InputOf } from '../../contract/calls.ts';
import { ARTICLE, makeLibrary, TEXT } from '../annotations/fixtures/library.ts';
import type { ArticleEntry } from '../library/entries.ts';
import { AnnotationDesk } from './annotation-desk.ts';
import { ORPHANED } from './passage-anchors.ts';

const ASKED: InputOf<'annotate'> = {
  ...{ annotationId: crypto.randomUUID(), articleId: ARTICLE.id, textHash: ARTICLE.textHash },
  ...{ start: 20, end: 26, colour: 'sun', note: '', tags: [] },
};

/** A desk on a store on the disk, which waits for `first` before it has the text for the first time. */
async function openDesk(first: Promise<void>) {
  const store = await (await makeLibrary()).open();
  let isFirst = true;
  const text = { text: TEXT, textHash: ARTICLE.textHash };
  const desk = new AnnotationDesk({
    store,
    library: {
      // Of an entry only what tells the article is asked here.
      entry: () => ARTICLE as ArticleEntry,
      isInDoubt: () => false,
      knownText: () => null,
      textOf: async () => {
        if (isFirst) {
          isFirst = false;
          await first;
        }
        return text;
      },
    },
    anchors: {
      of: () => null,
      place: (annotations) => Promise.resolve(annotations.map(() => ORPHANED)),
      articleRead: () => Promise.resolve(),
    },
    putNotes: () => Promise.resolve(),
  });
  return { store, desk };
}

it('keeps the note that a page said as it went, though its first word of the annotation waits for the text', async () => {
  let hasText = (): void => undefined;
  const { store, desk } = await openDesk(new Promise((resolve) => (hasText = resolve)));
  const mark = desk.annotate(ASKED);
  const note = desk.annotate({ ...ASKED, note: 'Half a sentence' });
  setTimeout(hasText, 20);
  await Promise.all([mark, note]);
  expect(store.find(ASKED.annotationId)?.note).toBe('Half a sentence');
  await store.close();
});

it('changes an annotation that is still being made, and deletes it after that', async () => {
  let hasText = (): void => undefined;
  const { store, desk } = await openDesk(new Promise((resolve) => (hasText = resolve)));
  const mark = desk.annotate(ASKED);
  const change = desk.change({ annotationId: ASKED.annotationId, note: 'Changed' });
  setTimeout(hasText, 20);
  await mark;
  expect((await change).note).toBe('Changed');
  await Promise.all([
    desk.change({ annotationId: ASKED.annotationId, colour: 'rose' }),
    desk.delete(ASKED.annotationId),
  ]);
  expect(store.find(ASKED.annotationId)).toBeNull();
  await store.close();
});

it('goes on after what could not be done', async () => {
  const { store, desk } = await openDesk(Promise.resolve());
  const early = desk.change({ annotationId: ASKED.annotationId, note: 'Too early' });
  const mark = desk.annotate({ ...ASKED, note: 'In time' });
  await expect(early).rejects.toThrow('no such annotation');
  expect((await mark).note).toBe('In time');
  await store.close();
});
