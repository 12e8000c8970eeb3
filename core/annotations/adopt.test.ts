/** Annotations that come from elsewhere, on two devices that do not know of one another yet. */
import { describe, expect, it } from 'vitest';
import { ARTICLE, makeLibrary, TEXT } from './fixtures/library.ts';
import { describePassage } from './describe.ts';
import type { AdoptedAnnotation, AnnotationStore } from './store.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const CREATED = Date.UTC(2020, 0, 1);
const UPDATED = Date.UTC(2021, 0, 1);
const adopted = (facts: Partial<AdoptedAnnotation> = {}): AdoptedAnnotation => ({
  ...{ id: ID, articleId: ARTICLE.id, colour: 'sun', note: 'theirs', tags: [] },
  passage: describePassage(TEXT, ARTICLE.textHash, 20, 26),
  ...{ createdAt: CREATED, updatedAt: UPDATED },
  ...facts,
});

/** Two devices that have not looked at each other's journal yet; `merge` has both look. */
async function twoDevices() {
  const library = await makeLibrary();
  const one = await library.open({ device: 'one' });
  const two = await library.open({ device: 'two' });
  await one.keepText(ARTICLE.textHash, TEXT);
  const adopt = (store: AnnotationStore, facts?: Partial<AdoptedAnnotation>): Promise<void> =>
    store.adopt([adopted(facts)], [ARTICLE]);
  const merge = async () => {
    await Promise.all([one.lookNow(), two.lookNow()]);
    const found = one.find(ID);
    expect(two.find(ID)).toEqual(found);
    await Promise.all([one.close(), two.close()]);
    const again = await library.open({ device: 'three' });
    expect(again.find(ID)).toEqual(found);
    expect(again.damagedRecords).toBe(0);
    await again.close();
    return found;
  };
  return { one, two, adopt, merge };
}

describe('an annotation that two devices adopt', () => {
  it.each([
    ['dated', {}],
    ['dated once', { updatedAt: CREATED }],
    ['of before there was a clock', { createdAt: -5, updatedAt: -3 }],
    ['undated', { createdAt: CREATED + 1, updatedAt: CREATED + 1, isUndated: true }],
  ])('keeps what a person wrote on one of them before it came to the other, %s', async (_name, facts) => {
    const { one, two, adopt, merge } = await twoDevices();
    await adopt(one, facts);
    await one.change({ annotationId: ID, note: 'written on the first device' });
    await adopt(two, facts);
    expect(two.find(ID)?.note).toBe('theirs');
    expect(await merge()).toMatchObject({ note: 'written on the first device' });
  });

  it('has its own times where it comes to', async () => {
    const { one, two, adopt, merge } = await twoDevices();
    await adopt(one);
    await adopt(two);
    expect(await merge()).toMatchObject({ createdAt: CREATED, updatedAt: UPDATED, note: 'theirs' });
  });

  it('says what the later file says, whichever was read first', async () => {
    for (const isLaterFirst of [true, false]) {
      const { one, two, adopt, merge } = await twoDevices();
      const later = { updatedAt: UPDATED + 1_000, note: 'theirs, later' };
      await adopt(one, isLaterFirst ? later : {});
      await adopt(two, isLaterFirst ? {} : later);
      expect(await merge()).toMatchObject(later);
    }
  });

  it('comes back where one of them had deleted it, and goes when it is deleted after that', async () => {
    const { one, two, adopt, merge } = await twoDevices();
    await adopt(one);
    await one.delete(ID);
    await adopt(two);
    expect(await merge()).toMatchObject({ note: 'theirs' });
    const others = await twoDevices();
    await others.adopt(others.one);
    await others.adopt(others.two);
    await others.two.lookNow();
    await others.two.delete(ID);
    expect(await others.merge()).toBeNull();
  });

  it('says all that it says where this device had deleted it', async () => {
    const { one, adopt, merge } = await twoDevices();
    await adopt(one);
    await one.change({ annotationId: ID, note: 'mine' });
    await one.delete(ID);
    await adopt(one);
    expect(one.find(ID)).toMatchObject({ note: 'theirs', updatedAt: UPDATED });
    expect(await merge()).toMatchObject({ note: 'theirs' });
  });
});

describe('a change that is adopted', () => {
  const change = { annotationId: ID, note: 'theirs, later', updatedAt: UPDATED + 1_000 };

  it('counts here, and gives way to what a person wrote elsewhere', async () => {
    const { one, two, adopt, merge } = await twoDevices();
    await adopt(one);
    await two.lookNow();
    await two.change({ annotationId: ID, note: 'written on the second device', tags: ['mine'] });
    await one.adopt([], [], [change]);
    expect(one.find(ID)).toMatchObject({ note: 'theirs, later', updatedAt: UPDATED + 1_000 });
    expect(await merge()).toMatchObject({ note: 'written on the second device', tags: ['mine'] });
  });

  it('counts here also when it is older than what was said', async () => {
    const { one, adopt, merge } = await twoDevices();
    await adopt(one);
    await one.change({ annotationId: ID, note: 'mine' });
    await one.adopt([], [], [{ ...change, updatedAt: UPDATED }]);
    expect(one.find(ID)).toMatchObject({ note: 'theirs, later', updatedAt: UPDATED });
    await one.adopt([], [], [{ annotationId: ID, note: 'undone', updatedAt: CREATED }]);
    expect(await merge()).toMatchObject({ note: 'undone', updatedAt: CREATED });
  });
});
