/** What was taken back counts as changed when it was before; an export from between does not bring it back all the same. */
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../contract/annotation.ts';
import { annotate, makeLibrary } from '../annotations/fixtures/library.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import type { ForeignAnnotation } from './foreign.ts';
import { createJudge, type Judged } from './import/judge.ts';

const MINUTE = 60_000;

const present = (store: AnnotationStore, id: string): Annotation => {
  const found = store.find(id);
  if (!found) throw new Error('There is no such annotation.');
  return found;
};

/** An annotation as a file of this moment says it. */
const exported = ({ id, passage, colour, note, tags, createdAt, updatedAt }: Annotation) =>
  ({
    id,
    passage,
    colour,
    note,
    tags,
    createdAt,
    updatedAt,
    settlement: null,
  }) as unknown as ForeignAnnotation; // its article is not asked for

const judgedIn = (store: AnnotationStore, annotation: ForeignAnnotation): Judged =>
  createJudge({
    find: (id) => store.find(id),
    lastSaid: (id) => store.lastSaid(id),
    finder: { findArticle: () => 'article-unknown', findNamesake: () => null },
  })({ kind: 'annotation', annotation });

describe('an export that was made before something was taken back', () => {
  it('does not bring it back', async () => {
    const library = await makeLibrary();
    let now = 1_000_000;
    const store = await library.open({ now: () => now });
    const { id, updatedAt } = await annotate(store, 'first');
    now += MINUTE;
    await store.changeAll([{ annotationId: id, colour: 'rose', tags: ['wrong'] }]);
    const file = exported(present(store, id));
    now += MINUTE;
    await store.changeAll([{ annotationId: id, colour: 'sun', tags: [], updatedAt }]);
    expect(present(store, id)).toMatchObject({ tags: [], updatedAt });
    expect(judgedIn(store, file)).toMatchObject({ kind: 'done', action: { kind: 'newer' } });
    await store.close();
  });

  it('does not write over what another device said meanwhile', async () => {
    const library = await makeLibrary();
    let now = 1_000_000;
    const one = await library.open({ device: 'one', now: () => now });
    const other = await library.open({ device: 'other', now: () => now });
    const { id, updatedAt } = await annotate(one, 'first');
    now += MINUTE;
    await one.changeAll([{ annotationId: id, colour: 'rose' }]);
    await other.lookNow();
    const file = exported(present(other, id));
    now += MINUTE;
    await other.change({ annotationId: id, note: 'written later' });
    now += MINUTE;
    await one.changeAll([{ annotationId: id, colour: 'sun', updatedAt }]);
    await one.lookNow();
    expect(present(one, id)).toMatchObject({ note: 'written later', colour: 'sun' });
    expect(judgedIn(one, file)).toMatchObject({ kind: 'done', action: { kind: 'newer' } });
    await one.close();
    await other.close();
  });
});
