/** The fold: whatever order the records of devices come in, and however often, the annotations are the same. */
import { expect, it } from 'vitest';
import { pick, randomFrom } from './fixtures/prose.ts';
import { randomRecords } from './fixtures/records.ts';
import { times, tried } from './fixtures/scale.ts';
import { createFold } from './fold.ts';
import type { JournalRecord } from './journal/record.ts';

const fold = (records: readonly JournalRecord[]) => {
  const folded = createFold();
  for (const record of records) folded.apply(record);
  return folded;
};
const ARTICLES = ['article-0', 'article-1', 'article-2'];

/** Everything a fold says, in an order of its own. */
const told = (records: readonly JournalRecord[]): string => {
  const folded = fold(records);
  const ids = [...new Set(records.flatMap((record) => ('id' in record ? [record.id] : [])))].sort();
  return JSON.stringify({
    ever: ids.map((id) => folded.findEver(id)),
    living: ids.map((id) => folded.find(id)),
    articles: ARTICLES.map((id) => [folded.of(id), folded.count(id), folded.identity(id)]),
    sames: folded
      .sameArticles()
      .map((said) => JSON.stringify(said))
      .sort(),
    colours: [...folded.colourNames()].sort(),
    searches: folded.savedSearches(),
  });
};

const shuffled = <T>(values: readonly T[], random: () => number): T[] =>
  values
    .map((value) => ({ value, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value);

it('converges whatever the order and the repetitions', () => {
  const orders = times(2_000);
  const random = randomFrom(7);
  for (let order = 0; order < orders;) {
    const records = randomRecords(random, 5 + Math.floor(random() * 35));
    const expected = told(records);
    for (let k = 0; k < 20; k++, order++) {
      const again = Array.from({ length: 8 }, () => structuredClone(pick(random, records)));
      expect(told(shuffled([...records, ...again], random))).toBe(expected);
    }
  }
  tried(`${orders} merge orders of 5 devices, with duplicates and equal stamps`);
});

it('counts as many living annotations as it lists', () => {
  const random = randomFrom(8);
  for (let run = 0; run < 100; run++) {
    const folded = fold(randomRecords(random, 30));
    for (const id of ARTICLES) expect(folded.count(id)).toBe(folded.of(id).length);
  }
});

const at = (time: number, device = 'a') => ({
  v: 1 as const,
  stamp: { time, count: 0 },
  device,
  wallTime: time,
});
const passage = { start: 3, end: 9, exact: 'ledger', prefix: 'A ', suffix: '.', textHash: 'f'.repeat(64) };
const made: JournalRecord = {
  ...at(1),
  kind: 'annotate',
  id: 'one',
  articleId: 'garden',
  passage,
  colour: 'sun',
  note: '',
  tags: [],
};

it('lets each field say what was said of it last', () => {
  const folded = fold([
    { ...at(5, 'b'), kind: 'change', id: 'one', colour: 'leaf' },
    { ...at(4), kind: 'change', id: 'one', colour: 'rose', note: 'Ask Ines about the beans.' },
    made,
  ]);
  expect(folded.find('one')).toEqual({
    id: 'one',
    articleId: 'garden',
    passage,
    colour: 'leaf',
    note: 'Ask Ines about the beans.',
    settlement: null,
    tags: [],
    createdAt: 1,
    updatedAt: 5,
  });
});

it('lets a deletion stand against what was said before it, and give way to what is said after', () => {
  const deleted: JournalRecord = { ...at(5), kind: 'delete', id: 'one' };
  const before: JournalRecord = { ...at(4, 'b'), kind: 'change', id: 'one', note: 'earlier' };
  const after: JournalRecord = { ...at(6, 'b'), kind: 'change', id: 'one', note: 'later' };
  expect(fold([deleted, before, made]).find('one')).toBeNull();
  expect(fold([deleted, before, made]).findEver('one')?.note).toBe('earlier');
  expect(fold([deleted, after, made]).find('one')?.note).toBe('later');
  expect(fold([deleted, made, { ...at(7), kind: 'restore', id: 'one' }]).of('garden')).toHaveLength(1);
});

it('shows nothing of an annotation whose making has not arrived', () => {
  expect(fold([{ ...at(4), kind: 'change', id: 'one', note: 'early' }]).find('one')).toBeNull();
});

it('knows the newest identity of an article', () => {
  const identity = (time: number, path: string): JournalRecord => ({
    ...at(time),
    kind: 'identify',
    article: { id: 'garden', path, bytesHash: 'b', textHash: 't', title: 'The garden' },
  });
  expect(fold([identity(9, 'new.txt'), identity(3, 'old.txt')]).identity('garden')?.path).toBe('new.txt');
});

const passageAt = (start: number) => ({
  ...{ start, end: start + 5, exact: 'river', prefix: '', suffix: '' },
  textHash: 'a'.repeat(64),
});
const marked = (time: number, id: string, articleId: string): JournalRecord => ({
  ...at(time),
  ...{ kind: 'annotate', id, articleId, passage: passageAt(time), colour: 'sun', note: '', tags: [] },
});

it('gives the annotations of an article to the one it is said to be, and takes them back', () => {
  const said = (time: number, isSame: boolean | null): JournalRecord => ({
    ...at(time),
    ...{ kind: 'same', articleId: 'old', other: 'new', isSame },
  });
  const records = [marked(1, 'one', 'old'), marked(2, 'two', 'new'), said(3, true)];
  expect(
    fold(records)
      .of('new')
      .map(({ id }) => id),
  ).toEqual(['one', 'two']);
  expect(fold(records).of('old')).toEqual([]);
  expect(fold(records).find('one')?.articleId).toBe('new');
  // What is marked afterwards in an article of the old id, should its source come back, is its own.
  const later = fold([...records, marked(4, 'three', 'old')]);
  expect(later.of('old').map(({ id }) => id)).toEqual(['three']);
  const takenBack = fold([...records, said(5, null)]);
  expect(takenBack.count('old')).toBe(1);
  expect(takenBack.sameArticles()).toEqual([{ articleId: 'old', other: 'new', isSame: null }]);
});

it('follows articles that are said to be each other without end', () => {
  const pair = (time: number, articleId: string, other: string): JournalRecord => ({
    ...at(time),
    ...{ kind: 'same', articleId, other, isSame: true },
  });
  const folded = fold([marked(1, 'one', 'a'), pair(2, 'a', 'b'), pair(3, 'b', 'a')]);
  expect([...folded.of('a'), ...folded.of('b')]).toHaveLength(1);
});

it('moves with each word what was there until then, and nothing that went on before or came later', () => {
  const pair = (time: number, articleId: string, other: string): JournalRecord => ({
    ...at(time),
    ...{ kind: 'same', articleId, other, isSame: true },
  });
  // The id `a` is made of a path: another article came to it, was marked, and became one with `c`.
  const folded = fold([marked(1, 'one', 'a'), pair(2, 'a', 'b'), marked(3, 'two', 'a'), pair(4, 'a', 'c')]);
  expect(folded.find('one')?.articleId).toBe('b');
  expect(folded.find('two')?.articleId).toBe('c');
  // `a` became `b` when `b` had become `c` already: what stands at `b` now is meant.
  const back = fold([pair(1, 'b', 'c'), marked(2, 'one', 'a'), pair(3, 'a', 'b')]);
  expect(back.find('one')?.articleId).toBe('b');
});

it('tells of every article that a word about two others takes annotations from, or gives some', () => {
  const pair = (time: number, other: string, isSame: boolean | null): JournalRecord => ({
    ...at(time),
    ...{ kind: 'same', articleId: 'a', other, isSame },
  });
  const folded = fold([marked(1, 'one', 'a'), pair(3, 'c', true)]);
  expect(folded.find('one')?.articleId).toBe('c');
  // Another device said so earlier, and is heard later.
  expect([...folded.apply(pair(2, 'b', true))].sort()).toEqual(['a', 'b', 'c']);
  expect(folded.find('one')?.articleId).toBe('b');
  expect([...folded.apply(pair(4, 'b', null))].sort()).toEqual(['a', 'b', 'c']);
  expect(folded.find('one')?.articleId).toBe('c');
});

it('keeps the passage an annotation was made on beside where a person put it', () => {
  const settlement = { textHash: 'b'.repeat(64), passage: passageAt(70) };
  const settled: JournalRecord = { ...at(2), kind: 'settle', id: 'one', settlement };
  const folded = fold([marked(1, 'one', 'a'), settled]);
  expect(folded.find('one')).toMatchObject({ passage: passageAt(1), settlement, updatedAt: 1 });
  folded.apply({ ...at(3), kind: 'settle', id: 'one', settlement: null });
  expect(folded.find('one')?.settlement).toBeNull();
});

it('names a colour until it gets its own name back', () => {
  const named = (time: number, name: string): JournalRecord => ({
    ...at(time),
    ...{ kind: 'name-colour', colour: 'rose', name },
  });
  expect([...fold([named(1, 'doubt')]).colourNames()]).toEqual([['rose', 'doubt']]);
  expect([...fold([named(1, 'doubt'), named(2, '')]).colourNames()]).toEqual([]);
});
