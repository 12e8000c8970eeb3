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
/** Everything a fold says, in an order of its own. */
const told = (records: readonly JournalRecord[]): string => {
  const folded = fold(records);
  const ids = [
    ...new Set(records.flatMap((record) => (record.kind === 'identify' ? [] : [record.id]))),
  ].sort();
  return JSON.stringify({
    ever: ids.map((id) => folded.findEver(id)),
    living: ids.map((id) => folded.find(id)),
    articles: ['article-0', 'article-1'].map((id) => [folded.of(id), folded.count(id), folded.identity(id)]),
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
    for (const id of ['article-0', 'article-1']) expect(folded.count(id)).toBe(folded.of(id).length);
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
